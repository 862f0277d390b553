import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import type { SelectionStep } from '../../shared/domain/selection.ts';
import { keys } from '../../shared/table/keys.ts';
import { waveRun } from './population.ts';
import type { Setting } from './setting.ts';

/** What one unit took in a process of its own. Megabytes are of a million bytes. */
const UnitCost = z.object({ seconds: z.number(), peakMegabytes: z.number(), idleMegabytes: z.number() });
export type UnitCost = z.infer<typeof UnitCost>;

/**
 * Has a unit worked by the real bundle in a process of its own. If it was done, its record is taken away first; what it
 * writes is there already with the same bytes then, or the unit fails.
 */
export const unitAgain = async (
  { table, worker }: Setting,
  stage: 'freeze' | 'draw',
  unit: string,
): Promise<UnitCost> => {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.unit(waveRun, stage, unit) }));
  const step: SelectionStep = { ...waveRun, stage, unit };
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'one-unit.ts'),
      ...['--file', worker.file, '--exported', worker.exported, '--step', JSON.stringify(step)],
    ],
    { env: { ...worker.variables }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log: Buffer[] = [];
  const told: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => log.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
  const [code] = (await once(child, 'close')) as unknown[];
  const lines = Buffer.concat(told).toString();
  if (code !== 0) throw new Error(`The unit ${unit} of ${stage} failed.\n${Buffer.concat(log).toString()}\n${lines}`);
  return UnitCost.parse(JSON.parse(lines.trim().split('\n').at(-1) ?? ''));
};
