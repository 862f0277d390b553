import { setTimeout as pause } from 'node:timers/promises';
import { functions } from '../../infra/functions.ts';
import { applicantsOf } from '../../local/demo/people.ts';
import { forEachOf } from '../../local/demo/progress.ts';
import { pointInTimeOf, restore, type PointInTime } from '../../local/recovery/point-in-time.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { consumersOfService } from '../../test/support/fuzz/messages.ts';
import { evidenceOf, itemsOf } from '../../test/support/traces.ts';
import { untilThere } from '../chaos/calls.ts';
import { findingsOf, type Finding } from '../chaos/invariants.ts';
import { enter, isPaid, isSelected, payOut, train } from '../chaos/life.ts';
import { untilQuiet } from '../chaos/run.ts';
import { makeWave, openWorld, untilPublished, weightsOf, type Life, type World } from '../chaos/world.ts';
import { commandsOf } from './commands.ts';
import { differencesBetween } from './differences.ts';

interface RecoverySettings {
  readonly stack: LocalStack;
  readonly seed: number;
  /** How many join the wave that is over at the point in time. */
  readonly people: number;
  readonly openSeconds: number;
  /** For how long the second wave is open: the table is lost and restored meanwhile. */
  readonly laterOpenSeconds: number;
  readonly say: (line: string) => void;
}

/** How often something is there, by its name. */
type Counts = Readonly<Record<string, number>>;

/** What the bank and the institution have in their own books. */
interface Outside {
  readonly paid: number;
  /** Whole rupiah. */
  readonly sum: number;
  /** How often a payment was told that was known. */
  readonly repeated: number;
  readonly conflicts: number;
}

/** What a rehearsal came to. */
export interface RecoveryReport {
  /** Items at the point in time, and when the table was lost. */
  readonly items: { readonly then: number; readonly lost: number };
  readonly seconds: Readonly<Record<'betweenThem' | 'restoring' | 'untilAllIsDone', number>>;
  /** Records of the stream that no reader will ever see. */
  readonly unseen: number;
  /** Events that the trail holds and the restored table does not, by kind: at once, and when all was done again. */
  readonly lost: Counts;
  readonly lostInTheEnd: Counts;
  /** Messages that were sent again from the table, by queue, as the command tells. */
  readonly sentAgain: readonly string[];
  readonly bank: Readonly<Record<'then' | 'lost' | 'end', Outside>>;
  /** What has to hold whenever a table is restored. */
  readonly findings: readonly Finding[];
  /** What a restore costs: effects outside that nobody can take back. */
  readonly costs: readonly Finding[];
}

const secondWave = '2023-61';
const atOnce = 6;

/** Findings of which a restore is the reason, and not a fault: the trail knows more than the table, and people are told again. */
const costly = ['messages that went out', 'events of the audit trail'];

const outsideOf = async ({ admins }: World): Promise<Outside> => {
  const { count, sum, repeated, conflicts } = await admins.bank.books();
  return { paid: count, sum, repeated, conflicts };
};

const countsOf = (names: readonly string[]): Counts =>
  Object.fromEntries(
    [...Map.groupBy(names.toSorted(), (name) => name)].map(([name, all]) => [name, all.length] as const),
  );

const nameOf = (file: string): string => file.slice(file.indexOf('/') + 1);
const streamed = functions.filter(({ trigger }) => 'stream' in trigger).map(({ file }) => nameOf(file));
const fed = functions
  .filter(({ trigger }) => 'stream' in trigger || 'queue' in trigger)
  .map(({ file }) => nameOf(file));

/** Nothing runs any more: no request, message, record or schedule reaches a function. */
const halt = async (stack: LocalStack): Promise<void> => {
  stack.misbehave({ functions: { throttledRate: 1 } });
  await Promise.all(fed.map((name) => stack.pauseSource(name)));
  await untilThere('that nothing runs any more', () =>
    Promise.resolve(stack.concurrency().now === 0 ? true : undefined),
  );
};

/** Everything runs again, in environments that remember nothing of what is gone. */
const resume = async (stack: LocalStack): Promise<void> => {
  for (const { file } of functions) await stack.kill(nameOf(file));
  stack.misbehave();
  for (const name of fed) stack.resumeSource(name);
};

const drawnOf = async (world: World, lives: readonly Life[]): Promise<Life[]> => {
  const drawn: Life[] = [];
  await forEachOf(
    lives.filter(({ ticket }) => ticket !== undefined),
    atOnce,
    async (life) => {
      if (await isSelected(world, life)) drawn.push(life);
    },
  );
  return drawn;
};

const untilPaid = (world: World, lives: readonly Life[]): Promise<true> =>
  untilThere('that everybody is paid', async () => {
    await payOut(world);
    const paid = await Promise.all(lives.map((life) => isPaid(world, life)));
    return paid.every(Boolean) ? true : undefined;
  });

/** Whoever would join twice gets the same ticket, or it is a finding. */
const sameTickets = (before: ReadonlyMap<Life, string>): Finding => ({
  what: 'tickets of people who joined after the point in time, and again',
  compared: before.size,
  violations: [...before].flatMap(([life, ticket]) => (life.ticket === ticket ? [] : [`another ticket: ${ticket}`])),
});

/** Has people live on a table that is lost and restored, does what the plan says, and counts. @throws Error where the second wave closed too early. */
export const runRecovery = async (settings: RecoverySettings): Promise<RecoveryReport> => {
  const { stack, seed, people, openSeconds, laterOpenSeconds, say } = settings;
  const world = await openWorld(stack);
  const table = tableOf(stack);
  const commands = commandsOf(stack);
  const queues = new Map((await consumersOfService()).map(({ queue }) => [queue as string, 0]));
  const crowd = applicantsOf(seed, 2 * people);
  const livesIn = (waveId: string): Life[] => crowd.splice(0, people).map((applicant): Life => ({ applicant, waveId }));
  const [first, second] = [livesIn('2023-60'), livesIn(secondWave)];
  world.lives.push(...first, ...second);

  say('People register, join and are drawn.');
  await makeWave(world, '2023-60', openSeconds, weightsOf(first));
  await forEachOf(first, atOnce, (life) => enter(world, life));
  await untilPublished(world, '2023-60');
  const drawn = await drawnOf(world, first);
  const [late, ...early] = drawn;
  if (late === undefined) throw new Error('Nobody was drawn: more people are needed.');
  say(`${drawn.length} were drawn; all but one of them buy, and who completes comes to the incentive.`);
  await forEachOf([...early.entries()], atOnce, ([place, life]) => train(world, life, place));
  const closesAt = Date.now() + 1_000 * laterOpenSeconds;
  await makeWave(world, secondWave, laterOpenSeconds, weightsOf(second));
  const half = Math.floor(people / 2);
  await forEachOf(second.slice(0, half), atOnce, (life) => enter(world, life));
  await untilQuiet(world, queues);
  const then: PointInTime = await pointInTimeOf(table);
  const bankThen = await outsideOf(world);
  say(`${then.at} is the point in time, of ${then.items.length} items. What follows will be lost.`);

  await untilPaid(world, early);
  await train(world, late, 0);
  await forEachOf(second.slice(half, -1), atOnce, (life) => enter(world, life));
  await untilQuiet(world, queues);
  // The message of whoever comes last stays on its queue: it will be about somebody whom the table does not know.
  await stack.pauseSource('verify-registration');
  for (const life of second.slice(-1)) await enter(world, life);
  await untilThere('that the last registration waits', () =>
    Promise.resolve(stack.queueDepth('Verification').ready > 0 ? true : undefined),
  );
  const oldTickets = new Map(
    second.slice(half).flatMap((life) => (life.ticket === undefined ? [] : [[life, life.ticket]])),
  );
  const [bankLost, oldCertificate] = [await outsideOf(world), late.certificateId];
  // The trail is put away in batches of a second: what is younger would be lost with the stream, as in the cloud.
  await pause(3_000);

  say('The table is lost. Everything is halted.');
  const [startedAt, lostAt] = [performance.now(), Date.now()];
  await halt(stack);
  let unseen = 0;
  for (const name of streamed) unseen += await stack.skipStream(name);
  const itemsLost = await restore(table, then);
  // That it was emptied and filled in its place is this machine's way, of which no stream in the cloud would tell.
  for (const name of streamed) await stack.skipStream(name);
  const restored = differencesBetween(then.items, await itemsOf(stack));
  await resume(stack);
  const restoredAt = performance.now();
  if (Date.now() > closesAt)
    throw new Error('The second wave closed before the table was restored: leave it open longer.');
  say('It is restored, and everything runs again. The plan is followed.');

  const missing = await commands.lost(then.at);
  const ledger = await commands.ledger();
  const evidence = await evidenceOf(stack, '2023-60');
  const sentAgain = await commands.replay(new Date(Date.parse(then.at) - 300_000).toISOString());
  await forEachOf(second, atOnce, (life) => enter(world, life));
  await Promise.all([train(world, late, 0), untilPaid(world, early)]);
  await untilPaid(world, drawn);
  await untilPublished(world, secondWave);
  await untilQuiet(world, queues);
  const doneAt = performance.now();
  say('Counting who and what is there.');
  const stillMissing = await commands.lost(then.at);
  const [findings, bankEnd] = [await findingsOf(world, queues), await outsideOf(world)];
  world.clock.stop();
  table.client.destroy();

  const yes = (what: string, violations: readonly string[], compared = 1): Finding => ({ what, compared, violations });
  const due = drawn.filter(({ account }) => account !== undefined).length;
  return {
    items: { then: then.items.length, lost: itemsLost },
    seconds: {
      betweenThem: (lostAt - Date.parse(then.at)) / 1_000,
      restoring: (restoredAt - startedAt) / 1_000,
      untilAllIsDone: (doneAt - restoredAt) / 1_000,
    },
    unseen,
    lost: countsOf(missing.map(({ kind, event }) => `${kind} ${event}`)),
    lostInTheEnd: countsOf(stillMissing.map(({ kind, event }) => `${kind} ${event}`)),
    sentAgain,
    bank: { then: bankThen, lost: bankLost, end: bankEnd },
    findings: [
      yes('items that are as they were at the point in time', restored, then.items.length),
      yes('ledger, proved at once after the restore', ledger),
      yes(
        'evidence of 2023-60, verified after the restore',
        evidence.report.ok ? [] : [String(evidence.report.difference)],
      ),
      sameTickets(oldTickets),
      yes(
        'payments of the bank, of which none is made twice',
        [
          ...(bankEnd.conflicts === 0 ? [] : [`${bankEnd.conflicts} contradicted each other`]),
          ...(bankEnd.paid === due ? [] : [`${bankEnd.paid} payments for ${due} people`]),
        ],
        bankEnd.paid,
      ),
      ...findings.filter(({ what }) => !costly.includes(what)),
    ],
    costs: [
      yes(
        'certificate that the institution was told of and nobody knows any more',
        oldCertificate === late.certificateId ? [] : ['another number'],
      ),
      ...findings.filter(({ what }) => costly.includes(what)),
    ],
  };
};
