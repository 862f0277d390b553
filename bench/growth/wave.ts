import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { WaveId } from '../../events/event.ts';
import { told } from '../../shared/api-client/client.ts';
import { regencies } from '../../shared/domain/regions.ts';
import { keys } from '../../shared/table/keys.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { regencyOfWinners } from './persons.ts';
import type { Setting } from './setting.ts';

const operatorOf = ({ world }: Setting) => world.staffAs('operator-growth', 'operator');

const patienceMilliseconds = 1_500_000;
const lookEveryMilliseconds = 1_000;

/** Makes a wave as an operator does, open until it is closed, with a place for each who is to win and none elsewhere. */
export const openWave = async (setting: Setting, name: string, places: number): Promise<WaveId> => {
  const waveId = WaveId.parse(name);
  const at = (plus: number): string => new Date(Date.now() + 1_000 * plus).toISOString();
  const weights = Object.fromEntries(regencies.map(({ code }) => [code, code === regencyOfWinners ? 1 : 0]));
  const body = {
    waveId,
    scheme: 'normal' as const,
    opensAt: at(1),
    closesAt: at(86_400),
    cutoffAt: at(86_410),
    drawAt: at(86_420),
    objectionWindowSeconds: 3,
    reservePercent: 10,
    reservedGroups: ['laid-off' as const, 'migrant-workers' as const, 'disability' as const],
    quota: { total: places, weights },
  };
  await told(operatorOf(setting).POST('/v1/waves', { body }));
  await pause(2_000);
  return waveId;
};

/** Closes a wave, and waits until its result is published and its recipients are told. */
export const drawWave = async (setting: Setting, waveId: WaveId): Promise<void> => {
  const { table, world } = setting;
  const wave = await waveTable(table).get(waveId);
  if (wave === undefined) throw new Error(`There is no wave ${waveId}.`);
  const closesAt = new Date(Date.now() - 60_000).toISOString();
  const closed = { ...wave, closesAt, cutoffAt: closesAt, drawAt: closesAt };
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...keys.wave(waveId), ...closed } }));
  await world.stack.runSchedule('tick-waves');
  const params = { path: { waveId } };
  for (const until = Date.now() + patienceMilliseconds; Date.now() < until;) {
    const { data } = await operatorOf(setting).GET('/v1/waves/{waveId}/selection', { params });
    if (data?.stages.some(({ stage, state }) => stage === 'notify' && state === 'done') === true) return;
    await pause(lookEveryMilliseconds);
  }
  throw new Error(`The wave ${waveId} was not published.`);
};
