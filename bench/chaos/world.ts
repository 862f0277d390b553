import { setTimeout as pause } from 'node:timers/promises';
import type { Applicant } from '../../local/demo/people.ts';
import { openSchool, type School } from '../../local/demo/school.ts';
import { clockOf, type Clock } from '../../local/demo/clock.ts';
import { sandboxAdmin } from '../../local/sandboxes/admin.ts';
import { regencies } from '../../shared/domain/regions.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { told } from '../../shared/api-client/client.ts';
import { callersOf, untilThere, type Callers } from './calls.ts';

/** What became of one person, as the person and the partners know it: their own books. */
export interface Life {
  readonly applicant: Applicant;
  readonly waveId: string;
  ticket?: string;
  cardNumber?: string;
  /** What the platform sold, under the platform's own number. */
  orderId?: string;
  reference?: string;
  /** What was paid back after it was taken back. */
  isTakenBack?: boolean;
  certificateId?: string;
  account?: string;
}

/** A stack with everybody who lives on it. */
export interface World {
  readonly stack: LocalStack;
  readonly callers: Callers;
  readonly school: School;
  readonly clock: Clock;
  readonly lives: Life[];
  /** Waves that were drawn. */
  readonly waves: Set<string>;
  readonly admins: Readonly<Record<'registry' | 'bank' | 'beacon' | 'messages', ReturnType<typeof sandboxAdmin>>>;
  readonly staffAs: (sub: string, group: string) => ReturnType<Callers['apiAs']>;
}

/** Somebody's token, asked for once. */
const tokenOnce = (ask: () => Promise<string>): (() => Promise<string>) => {
  let token: Promise<string> | undefined;
  return () => (token ??= ask());
};

/** Opens a school on a stack that is well, and has everybody know where it is. */
export const openWorld = async (stack: LocalStack): Promise<World> => {
  const { sandboxes } = stack;
  if (sandboxes === undefined) throw new Error('The stack was started without the outside world.');
  const callers = callersOf(stack);
  const { registry, bank, beacon, messages } = sandboxes;
  return {
    stack,
    callers,
    school: await openSchool(stack),
    clock: clockOf(stack),
    lives: [],
    waves: new Set(),
    admins: {
      registry: sandboxAdmin(registry.url),
      bank: sandboxAdmin(bank.url),
      beacon: sandboxAdmin(beacon.url),
      messages: sandboxAdmin(messages.url),
    },
    staffAs: (sub, group) =>
      callers.apiAs(tokenOnce(() => stack.tokenFor({ pool: 'staff', sub, groups: [group], expiresInSeconds: 86_400 }))),
  };
};

/** The API in a person's own name. */
export const citizenApi = ({ stack, callers }: World, { subject }: Applicant): ReturnType<Callers['apiAs']> =>
  callers.apiAs(tokenOnce(() => stack.tokenFor({ pool: 'citizens', sub: subject, expiresInSeconds: 86_400 })));

/** The platform and the institution, which do not give up either. */
export const partnerApis = ({ stack, callers }: World) => {
  const machine = (client: string) =>
    callers.apiAs(tokenOnce(() => stack.tokenFor({ pool: 'Partners', client, sub: client, expiresInSeconds: 86_400 })));
  return { platform: machine('PlatformClient'), institution: machine('InstitutionClient') };
};

const operatorOf = (world: World) => world.staffAs('operator-chaos', 'operator');

/** Weights of all regencies by how many of these people live there, so that there is a place for every second one. */
export const weightsOf = (lives: readonly Life[]): Record<string, number> => {
  const weights = Object.fromEntries(regencies.map(({ code }) => [code, 0]));
  for (const { applicant } of lives) {
    const { regency } = applicant.person.registered;
    weights[regency] = (weights[regency] ?? 0) + 1;
  }
  return weights;
};

/** Makes a wave that is open for so long. */
export const makeWave = async (world: World, waveId: string, seconds: number, weights: Record<string, number>) => {
  const at = (plus: number): string => new Date(Date.now() + 1_000 * plus).toISOString();
  const api = operatorOf(world);
  const params = { path: { waveId } };
  await untilThere(`the wave ${waveId}`, async () => {
    const total = Math.max(1, Math.ceil(Object.values(weights).reduce((sum, weight) => sum + weight, 0) / 2));
    const times = { opensAt: at(1), closesAt: at(1 + seconds), cutoffAt: at(seconds + 9), drawAt: at(seconds + 19) };
    const plan = { waveId, scheme: 'normal' as const, ...times, objectionWindowSeconds: 3, reservePercent: 10 };
    const reservedGroups = ['laid-off' as const, 'migrant-workers' as const, 'disability' as const];
    await api.POST('/v1/waves', { body: { ...plan, reservedGroups, quota: { total, weights } } });
    // Sent twice it is refused: what stands is looked at, and not what was answered.
    const { data } = await api.GET('/v1/waves/{waveId}', { params });
    return data;
  });
  world.waves.add(waveId);
};

/** Waits until a wave's result is published and its recipients are told. */
export const untilPublished = (world: World, waveId: string): Promise<true> =>
  untilThere(`the result of ${waveId}`, async () => {
    const params = { path: { waveId } };
    const { stages } = await told(operatorOf(world).GET('/v1/waves/{waveId}/selection', { params }));
    const isOver = stages.some(({ stage, state }) => stage === 'notify' && state === 'done');
    if (!isOver) await pause(500);
    return isOver ? true : undefined;
  });
