import '../environment.ts';
import { acceptCallback } from '../../../functions/payouts/accept-callback.ts';
import { tickPayouts } from '../../../functions/payouts/tick-payouts.ts';
import { bankBooks, type Payment } from '../../../local/sandboxes/bank-books.ts';
import type { Table } from '../../../shared/table/client.ts';
import { PaymentState, type Bank } from '../../../shared/outside/bank.ts';
import { OutsideUnavailable } from '../../../shared/outside/unavailable.ts';
import { beginPayouts } from '../../../shared/payouts/begin.ts';
import { envelopeTable } from '../../../shared/table/envelopes.ts';
import { payoutTable } from '../../../shared/table/payouts.ts';
import { call as request } from '../citizens.ts';
import { callbackKey, callbackRequest, payoutWorker, type PayoutWorkerParts } from '../payout-worker.ts';
import { givenPayouts, proposedAt, type PaidPerson } from '../payouts.ts';
import { seeded } from '../selection.ts';
import type { RunEnd } from './explore.ts';
import { kernel, type Call, type Kernel } from './kernel.ts';
import { memoryTable, type MemoryTable } from './memory-table.ts';
import { bellOf, sendThrough, workerOf } from './messages.ts';
import { isAtEnd, wrongInPayouts } from './payout-rules.ts';
import { deskOf } from './payout-desk.ts';
import { virtually } from './process.ts';
import type { Schedule } from './schedule.ts';
import { streamOf, tableThrough } from './table-calls.ts';

interface Prepared {
  readonly memory: MemoryTable;
  readonly people: readonly PaidPerson[];
}

let prepared: Promise<Prepared> | undefined;

/** A table with people whose payouts are ready, made once. */
const preparedTable = (): Promise<Prepared> =>
  (prepared ??= (async () => {
    const memory = memoryTable(20);
    const people = await givenPayouts(
      tableThrough(memory, async (_kind, _what, work) => await work()),
      5,
      2,
    );
    return { memory, people };
  })());

/** Something put in the place of a real part, to see that what is wrong is found. */
export interface Wrongly {
  readonly table?: (table: Table) => Table;
  readonly bank?: (bank: PayoutWorkerParts['bank']) => PayoutWorkerParts['bank'];
}

const unavailable = (reason: 'fault' | 'timeout' | 'circuit-open') => new OutsideUnavailable('bank', reason, 10);

/** Banks with books of their own, whose answers the schedule chooses: 0 is paid at once, and told. */
const banksOf = (simulation: () => Kernel, faultOf: (number: string) => 'inactive' | undefined) => {
  const books = bankBooks({ faultOf: (_, number) => faultOf(number), now: () => simulation().now() });
  const answered = (payment: Payment | undefined): PaymentState => {
    if (payment === undefined) throw new Error('A number was told for another payment.');
    return PaymentState.parse(payment);
  };
  const through = (call: Call): Pick<Bank, 'pay' | 'stateOf'> => ({
    pay: (instruction) =>
      call(
        'outside',
        () => `tells the bank to pay ${instruction.payoutId}`,
        () => {
          const how = simulation().answerOutside();
          if (how === 2) throw unavailable('fault');
          if (how === 5) throw unavailable('circuit-open');
          // Odd numbers settle later.
          const answer = answered(books.pay(instruction, how % 2 === 0));
          if (how === 3 || how === 4) throw unavailable('timeout');
          return answer;
        },
      ),
    stateOf: (channel, payoutId) =>
      call(
        'outside',
        () => `asks the bank about ${payoutId}`,
        () => {
          const how = simulation().answerOutside();
          if (how === 2 || how === 5) throw unavailable(how === 2 ? 'timeout' : 'circuit-open');
          const payment = books.stateOf(channel, payoutId);
          return payment === undefined ? undefined : answered(payment);
        },
      ),
  });
  return { books, through };
};

interface Told {
  readonly kind: string;
  readonly payoutId?: string;
  readonly envelopeId?: string;
  readonly part?: number;
  readonly news?: { readonly payoutId: string };
}

const tellStep = (body: string): string => {
  const { kind, payoutId, envelopeId, part, news } = JSON.parse(body) as Told;
  return `${kind} ${payoutId ?? envelopeId ?? news?.payoutId ?? ''}${part === undefined ? '' : `, part ${part}`}`;
};

/** How long after the clock's ring a bank tells of what it settled, in seconds, by what the schedule says; none: never. */
const toldAfter: readonly (readonly number[])[] = [[0], [0, 0], [], [600], [0, 900], [30], [60, 60], [0]];

/** Two envelopes of the same payouts from their opening to their payment, in the order that a schedule says. */
export const simulatePayouts = async (schedule: Schedule, wrongly: Wrongly = {}): Promise<RunEnd> => {
  const { memory: original, people } = await preparedTable();
  const memory = original.copy();
  const faulty = people[1]?.number;
  const banks = banksOf(
    () => simulation,
    (number) => (number === faulty ? 'inactive' : undefined),
  );
  const stream = streamOf(memory, () => simulation);
  const desk = deskOf({ people, banks, now: () => simulation.now() });
  const through = (call: Call): Table => {
    const table = tableThrough(memory, call);
    return wrongly.table?.(table) ?? table;
  };
  const simulation: Kernel = kernel({
    schedule,
    startsAt: proposedAt,
    isOver: () => stream.isRouted() && isAtEnd(memory),
    clock: { queue: 'Clock', everySeconds: 300 },
    queues: {
      Stream: stream.queue,
      Payouts: {
        visibilitySeconds: 360,
        tell: tellStep,
        worker: (call) => {
          const bank = banks.through(call);
          return workerOf(
            payoutWorker({
              table: through(call),
              bank: wrongly.bank?.(bank) ?? bank,
              uploads: desk.uploads,
              steps: sendThrough(() => simulation, call, 'Payouts'),
              now: () => simulation.now(),
            }),
          );
        },
      },
      Callbacks: {
        visibilitySeconds: 60,
        mostDeliveries: Infinity,
        tell: (body) => `the bank tells of ${(JSON.parse(body) as { payoutId: string }).payoutId}`,
        worker: (call) => {
          const handler = acceptCallback({
            payouts: payoutTable(tableThrough(memory, call)),
            key: { read: () => Promise.resolve(callbackKey) },
            queue: (message) => sendThrough(() => simulation, call, 'Payouts')([message]),
          });
          return async (body) => {
            const said = JSON.parse(body) as Readonly<Record<string, unknown>>;
            const nonce = `${String(said['payoutId'])}${String(said['status'])}`.slice(0, 32);
            const { status } = await request(handler, callbackRequest(said, { nonce, at: simulation.now() }));
            return status === 200;
          };
        },
      },
      People: {
        visibilitySeconds: 60,
        mostDeliveries: Infinity,
        tell: (body) => body,
        worker: (call) =>
          desk.worker(
            tableThrough(memory, call),
            sendThrough(() => simulation, call, 'Payouts'),
          ),
      },
      Clock: {
        visibilitySeconds: 60,
        isBell: true,
        tell: () => 'tick-payouts',
        worker: (call) => {
          const table = tableThrough(memory, call);
          const tick = bellOf(
            tickPayouts(
              beginPayouts({
                envelopes: envelopeTable(table),
                payouts: payoutTable(table),
                steps: sendThrough(() => simulation, call, 'Payouts'),
                now: () => simulation.now(),
              }),
            ),
          );
          return async (body) => {
            for (const { payoutId, status, reference, amount, reason, at } of banks.books.settle()) {
              const said = { payoutId, status, reference, amount, ...(reason === undefined ? {} : { reason }), at };
              const times = toldAfter[simulation.answerOutside()] ?? [0];
              for (const seconds of times) simulation.send('Callbacks', said, seconds);
            }
            return tick(body);
          };
        },
      },
    },
  });
  for (const [delaySeconds, body] of desk.script) simulation.send('People', body, delaySeconds);
  await virtually({ now: () => simulation.now().getTime(), chance: seeded(1) }, () => simulation.run());
  const left = { memory, people, books: banks.books, notices: simulation.sentTo('Notices') };
  const wrong = simulation.faults.length > 0 ? simulation.faults : wrongInPayouts(left);
  return { wrong, story: simulation.story.lines(wrong), places: simulation.places() };
};
