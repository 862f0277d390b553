import './environment.ts';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { PayoutChannel } from '../../events/money.ts';
import { stoppedAward } from '../../shared/domain/debts/stopping.ts';
import { accountName } from '../../shared/domain/ledger/account.ts';
import { Transfer } from '../../shared/domain/ledger/transfer.ts';
import { Envelope } from '../../shared/domain/payouts/envelope.ts';
import { Payout } from '../../shared/domain/payouts/payout.ts';
import { awardTable } from '../../shared/table/awards.ts';
import type { Table } from '../../shared/table/client.ts';
import { givenPayouts, payoutWorld, type PaidPerson, type PayoutWorld } from './payouts.ts';
import { seeded } from './selection.ts';

/** How often a message is delivered at once: a queue delivers some twice, and sometimes it goes mad. */
const copiesOf = (chance: number): number => (chance < 0.01 ? 10 : chance < 0.05 ? 2 : 1);

/** How many messages a worker has in hand. */
const lanes = 24;

type Item = Record<string, unknown>;

/** Everything that is in the table: what a test may do, and a function may not. */
const everything = async ({ client, name }: Table): Promise<Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: name, ExclusiveStartKey: from, ConsistentRead: true }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
};

/** Three workers that share a queue; each is killed again and again, and what it had in hand comes back. */
const workforce = (world: PayoutWorld, chance: () => number, meanwhile: () => Promise<void>) => {
  const workers = [world.process(), world.process(), world.process()];
  const counted = { killed: 0, deliveries: 0 };

  const live = async (worker: (typeof workers)[number]): Promise<void> => {
    const queue = world.queue();
    worker.fuse.arm(80 + Math.floor(chance() * 800));
    const lane = async (): Promise<void> => {
      while (queue.length > 0 && !worker.fuse.isSpent()) {
        // Any order, as a queue has it.
        if (chance() < 0.05) await meanwhile();
        const [message] = queue.splice(Math.floor(chance() * queue.length), 1);
        const copies = copiesOf(chance());
        counted.deliveries += copies;
        // A delivery that lasts too long is cut off, as a queue's is, and comes back.
        const copy = () => world.deliver(message?.body, worker).catch(() => ['cut off']);
        const outcomes = await Promise.all(Array.from({ length: copies }, copy));
        if (message !== undefined && outcomes.some((failed) => failed.length > 0)) queue.push({ body: message.body });
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    if (worker.fuse.isSpent()) counted.killed += 1;
    worker.fuse.disarm();
  };

  const work = async (): Promise<void> => {
    const one = async (worker: (typeof workers)[number]): Promise<void> => {
      while (world.queue().length > 0) await live(worker);
    };
    while (world.queue().length > 0) await Promise.all(workers.map(one));
  };
  return { work, counted };
};

const sumOf = (of: readonly { readonly amount: number }[]): number => of.reduce((sum, { amount }) => sum + amount, 0);

/** Whatever does not agree between the banks' books and ours, in words; nothing where they do to the rupiah. */
export const differencesOf = (
  { books }: Pick<PayoutWorld, 'books'>,
  items: readonly Item[],
  expected: readonly Payout[],
): string[] => {
  const found: string[] = [];
  const same = (what: string, ours: unknown, theirs: unknown): void => {
    if (ours !== theirs) found.push(`${what}: ${String(ours)} of ours, ${String(theirs)} of theirs`);
  };
  const ours = items.filter(({ sk }) => sk === 'PAYOUT').map((item) => Payout.parse(item));
  const theirs = new Map(books.payments().map((payment) => [payment.payoutId, payment]));
  const inOurTerms = { paid: 'paid', rejected: 'bounced', pending: 'under way', withdrawn: 'withdrawn' } as const;

  // Payout by payout: none twice, none lost, none otherwise.
  same('payouts', ours.length, expected.length);
  for (const { payoutId, status, amount } of ours) {
    const payment = theirs.get(payoutId);
    same(`status of ${payoutId}`, status, inOurTerms[payment?.status ?? 'withdrawn']);
    if (payment !== undefined) same(`amount of ${payoutId}`, amount, payment.amount);
  }
  const totals = books.totals();
  const paid = ours.filter(({ status }) => status === 'paid');
  same('count of what was paid', paid.length, totals.count);
  same('sum of what was paid', sumOf(paid), totals.sum);
  same('conflicting instructions', 0, totals.conflicts);

  // The ledger: each channel to the rupiah, nothing blocked any more, each balance the sum of its entries.
  const accounts = new Map<string, number>();
  for (const item of items.filter(({ sk }) => String(sk).startsWith('TRANSFER'))) {
    for (const { account, amount } of Transfer.parse(item).entries)
      accounts.set(accountName(account), (accounts.get(accountName(account)) ?? 0) + amount);
  }
  for (const channel of PayoutChannel.options)
    same(`paid over ${channel}`, accounts.get(`paid#${channel}`) ?? 0, totals.byChannel[channel]?.sum ?? 0);
  for (const [name, sum] of accounts) if (name.startsWith('blocked#')) same(name, sum, 0);
  for (const { pk, kind, waveId, balance } of items.filter(({ sk }) => String(sk).startsWith('BALANCE#'))) {
    const name = `${String(kind)}#${String(pk).slice('APPLICANT#'.length)}#${String(waveId)}`;
    same(`balance of ${name}`, balance, accounts.get(name) ?? 0);
  }

  // Nothing was left for people, nothing is looked after any more, and each end was told once.
  const prefixed = (prefix: string) => items.filter(({ pk }) => String(pk).startsWith(prefix)).length;
  same('entries for people', prefixed('PAYOUTS#UNMATCHED'), 0);
  same('payouts looked after', prefixed('PAYOUTS#WAITING'), 0);
  same('payouts ready', prefixed('PAYOUTS#READY'), 0);
  const ends = items.filter(({ event }) => event === 'payout.settled.v1').length;
  same('ends told', ends, ours.filter(({ status }) => status === 'paid' || status === 'bounced').length);
  return found;
};

export interface Storm {
  readonly people: number;
  readonly payoutsEach: number;
  readonly seed: number;
}

/**
 * Pays so many people under everything that goes wrong: banks that fail, that lose answers, that settle later and tell it
 * twice and in any order; messages delivered ten times; workers killed in the middle; two envelopes that race for the same
 * payouts; accounts that turn out faulty, and cards that are stopped at the last moment, or in the middle of it.
 */
export const payoutStorm = async (table: Table, { people, payoutsEach, seed }: Storm) => {
  const chance = seeded(seed);
  const world = payoutWorld(table, chance);
  const given = await givenPayouts(table, people, payoutsEach);
  const payouts = given.flatMap((person) => person.payouts);
  const faulty = given.filter((_, place) => place % 40 === 7);
  for (const { number } of faulty) world.faults.set(number, 'inactive');
  const stopped = given.filter((_, place) => place % 100 === 13);
  const stop = async ({ award, registration }: PaidPerson): Promise<void> => {
    const listed = { reason: 'listed', listVersion: '1', source: 'police', rule: 'occupation' };
    const after = stoppedAward(award, { listed, registration, at: world.now().toISOString() });
    if (!(await awardTable(table).stop(award, after))) throw new Error('A card was not stopped.');
  };
  // Others are stopped while theirs is being shipped: what the bank may have by then is paid all the same.
  const stoppedLate = given.filter((_, place) => place % 5 === 2).values();
  let isShipping = false;
  const meanwhile = async (): Promise<void> => {
    const next = isShipping ? stoppedLate.next().value : undefined;
    if (next !== undefined) await stop(next);
  };
  world.misbehave({ faults: 0.05, lost: 0.05, open: 0.02, later: 0.3 });
  const { work, counted } = workforce(world, chance, meanwhile);
  const startedAt = performance.now();

  const opened = [
    await world.open('operator-1'),
    await world.open('operator-2', { until: '2023-03-10T03:30:00.000Z' }),
  ].map(({ body }) => Envelope.parse(body));
  await work();
  for (const person of stopped) await stop(person);
  const envelopes = await Promise.all(opened.map(({ envelopeId }) => world.envelopes.get(envelopeId)));
  const filled = envelopes.flatMap((envelope) => (envelope?.status === 'proposed' ? [envelope] : []));
  for (const envelope of filled) await world.approve(envelope);
  isShipping = true;
  await work();

  // What is pending is settled; half of it is told by callbacks, each twice and in any order, the rest is asked about.
  const told = world.books
    .settle()
    .filter((_, place) => place % 2 === 0)
    .flatMap((payment) => [payment, payment])
    .map((payment) => ({ payment, at: chance() }))
    .toSorted((one, other) => one.at - other.at);
  for (const [place, { payment }] of told.entries()) {
    const { payoutId, status, reference, amount, reason, at } = payment;
    const said = { payoutId, status, reference, amount, ...(reason === undefined ? {} : { reason }), at };
    await world.callBack(said, { nonce: String(place).padStart(20, '0') });
  }
  for (let round = 0; round < 200; round += 1) {
    await work();
    if ((await world.underWay()).length === 0) break;
    world.pass(30);
    world.books.settle();
    await world.tick();
  }
  const seconds = (performance.now() - startedAt) / 1_000;

  const items = await everything(table);
  const ours = items.filter(({ sk }) => sk === 'PAYOUT').map((item) => Payout.parse(item));
  const idsOf = (of: readonly Pick<PaidPerson, 'applicantId'>[]) => new Set(of.map(({ applicantId }) => applicantId));
  const withdrawnFor = (because: string) =>
    idsOf(ours.filter((payout) => payout.status === 'withdrawn' && payout.because === because));
  return {
    ...counted,
    seconds,
    calls: world.calls,
    totals: world.books.totals(),
    expected: { count: payouts.length, sum: sumOf(payouts) },
    declared: {
      count: filled.reduce((count, { declared }) => count + (declared?.count ?? 0), 0),
      sum: filled.reduce((sum, { declared }) => sum + (declared?.sum ?? 0), 0),
    },
    differences: differencesOf(world, items, payouts),
    bounced: ours.filter(({ status }) => status === 'bounced').length,
    /** Whose cards were stopped, and who was withdrawn for it; and those with faulty accounts. */
    stopped: idsOf(stopped),
    faulty: idsOf(faulty),
    withdrawnAsStopped: withdrawnFor('listed'),
    withdrawnAsFaulty: withdrawnFor('account-not-payable'),
  };
};
