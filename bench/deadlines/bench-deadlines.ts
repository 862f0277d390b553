import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LocalStack } from '../../local/stack/stack.ts';
import { Award } from '../../shared/domain/award.ts';
import { Transfer } from '../../shared/domain/ledger/transfer.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';
import type { Table } from '../../shared/table/client.ts';
import { deadlineTable } from '../../shared/table/deadlines.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { getItems } from '../../shared/table/read.ts';
import { startBenchStack } from '../stack.ts';
import { cardAt, isUsedCard, lastDayOf, loadCards, waveOf } from './cards.ts';

const usage = `npm run bench:deadlines -- [OPTIONS]
  --cards N    cards whose last day was yesterday (150000)
  --unused S   the share of them that nobody used (0.2)
  --killing    ends all workers every ten seconds
  --workers N  environments of run-deadline-step at once (two a core)`;

const { values } = parseArgs({
  options: {
    cards: { type: 'string', default: '150000' },
    unused: { type: 'string', default: '0.2' },
    killing: { type: 'boolean', default: false },
    workers: { type: 'string' },
  },
});
const cards = Number(values.cards);
const unused = Number(values.unused);
const workers = Number(values.workers ?? 2 * availableParallelism());

const say = (line: string): void => {
  console.log(line);
};

const worker = 'run-deadline-step';

/**
 * Waits until every shard of the day is done and no message is left. What was killed five times waits for a person, who
 * sends it back. Gives how often workers were killed, and how many messages were sent back.
 */
const untilDone = async (stack: LocalStack, table: Table, day: string) => {
  let [kills, redriven] = [0, 0];
  for (let round = 1; ; round += 1) {
    await pause(500);
    if (values.killing && round % 20 === 0) kills += await stack.kill(worker);
    const { ready, delayed, inFlight, dead } = stack.queueDepth('Deadlines');
    if (dead > 0 && !values.killing) throw new Error(`${dead} messages were given up.`);
    if (dead > 0) redriven += await stack.redrive('Deadlines');
    const units = await deadlineTable(table).units(day, 'revoke');
    const isDone = units.length > 0 && units.every(({ doneAt }) => doneAt !== undefined);
    if (isDone && ready + delayed + inFlight + dead === 0) return { kills, redriven };
  }
};

/** Reads every card and its entry of the ledger, and counts what is not as it must be. */
const counted = async (table: Table, wave: ReturnType<typeof waveOf>) => {
  const count = { revoked: 0, kept: 0, wrong: 0 };
  const numbers = Array.from({ length: Math.ceil(cards / 50) }, (_, call) => call * 50);
  await forEachAtOnce(numbers, 16, async (from) => {
    const some = Array.from({ length: Math.min(50, cards - from) }, (_, position) => from + position);
    const of = some.map((number) => ({ number, card: cardAt(wave, number) }));
    const awards = new Map(
      (
        await getItems(
          table,
          of.map(({ card }) => keys.award(card.applicantId, card.waveId)),
        )
      ).map((item) => {
        const award = Award.parse(item);
        return [award.applicantId, award];
      }),
    );
    const entries = new Set(
      (
        await getItems(
          table,
          of.map(({ card: { applicantId, waveId, ticket } }) =>
            moneyKeys.transfer(applicantId, `revocation-${waveId}-${ticket}`),
          ),
        )
      ).map((item) => Transfer.parse(item).transferId),
    );
    for (const { number, card } of of) {
      const award = awards.get(card.applicantId);
      const hasEntry = entries.has(`revocation-${card.waveId}-${card.ticket}`);
      const isKept = award?.state === 'active' && award.purchases === 1 && !hasEntry;
      const isRevoked = award?.endedBecause === 'revoked' && award.balance === 0 && hasEntry;
      if (isUsedCard(number, unused) ? !isKept : !isRevoked) count.wrong += 1;
      else if (isKept) count.kept += 1;
      else count.revoked += 1;
    }
  });
  return count;
};

const bench = async (): Promise<boolean> => {
  const { stack, table, stop } = await startBenchStack('bench-deadlines', {
    outside: false,
    maxEnvironments: workers,
    longestVisibilitySeconds: 10,
  });
  try {
    // Who is told, and whose family is settled anew, is the work of other functions.
    await stack.pauseSource('route-events');
    const wave = waveOf(new Date());
    const day = lastDayOf(wave);
    say(`${cards} cards whose last day was ${day}, ${unused * 100} % of them unused, are put on record …`);
    await loadCards(table, { wave, cards, unused });
    say('The day is over.');
    const since = performance.now();
    await stack.invoke('tick-deadlines', {});
    const { kills, redriven } = await untilDone(stack, table, day);
    const seconds = (performance.now() - since) / 1_000;
    const count = await counted(table, wave);
    say(`All done after ${seconds.toFixed(0)} s: ${(count.revoked / seconds).toFixed(0)} cards revoked a second.`);
    if (values.killing)
      say(
        `Workers killed in the middle of their work: ${kills}; messages sent back from the dead letters: ${redriven}.`,
      );
    say(
      `Counted one by one: ${count.revoked} revoked, ${count.kept} kept, ${count.wrong} otherwise than they must be.`,
    );
    return count.wrong === 0;
  } finally {
    await stop();
  }
};

if (![cards, workers].every((number) => Number.isInteger(number) && number > 0) || !(unused >= 0 && unused <= 1)) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else if (!(await bench())) {
  process.exitCode = 1;
}
