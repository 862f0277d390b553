import './environment.ts';
import { acceptCallback } from '../../functions/payouts/accept-callback.ts';
import { decideEnvelope } from '../../functions/payouts/decide-envelope.ts';
import { openEnvelope } from '../../functions/payouts/open-envelope.ts';
import { bankBooks } from '../../local/sandboxes/bank-books.ts';
import type { ApplicantId } from '../../events/event.ts';
import { PayoutChannel, type EnvelopeId, type PayoutId } from '../../events/money.ts';
import { makeAward, type Award } from '../../shared/domain/award.ts';
import { nextAttempt } from '../../shared/domain/incentives/deciding.ts';
import { incentiveIdOf, type Incentive } from '../../shared/domain/incentives/incentive.ts';
import { incentiveTransfer } from '../../shared/domain/ledger/incentive-transfers.ts';
import type { Transfer } from '../../shared/domain/ledger/transfer.ts';
import type { AccountFault, PayoutAccount } from '../../shared/domain/payouts/account.ts';
import { Envelope } from '../../shared/domain/payouts/envelope.ts';
import type { Payout } from '../../shared/domain/payouts/payout.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import { keyedHashes, seal } from '../../shared/keys/fields.ts';
import type { Bank, PaymentState } from '../../shared/outside/bank.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { beginPayouts } from '../../shared/payouts/begin.ts';
import { routed } from '../../shared/queue/router.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { putAll } from '../../shared/table/batch-write.ts';
import type { Table } from '../../shared/table/client.ts';
import { envelopeTable } from '../../shared/table/envelopes.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { queryAll } from '../../shared/table/read.ts';
import { transfersOf } from '../../shared/table/transfers.ts';
import { statementTable } from '../../shared/table/statements.ts';
import type { Uploads } from '../../shared/uploads/store.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { enrolledPerson } from './enrolled-people.ts';
import { testRing } from './keys.ts';
import { accountNumberOf } from './payout-accounts.ts';
import { callbackKey, callbackRequest, payoutWorker, staffRequest } from './payout-worker.ts';
import { delivery } from './queue-event.ts';
import { announcedWave, nothingFound } from './recipients.ts';
import { Fuse, fusedClient } from './selection.ts';

/** When the payouts of these tests are ready, and when their envelope is proposed. */
const readyAt = '2023-03-10T03:00:00.000Z';
export const proposedAt = '2023-03-10T04:00:00.000Z';

/** Somebody with a card, an account, and payouts that are ready, as approving leaves them. */
export interface PaidPerson {
  readonly applicantId: ApplicantId;
  readonly registration: Registration;
  readonly award: Award;
  readonly account: PayoutAccount;
  readonly number: string;
  readonly payouts: readonly Payout[];
}

const accountOf = (
  applicantId: ApplicantId,
  nikHashes: PayoutAccount['nikHashes'],
  channel: PayoutChannel,
  number: string,
): PayoutAccount => ({
  applicantId,
  version: 1,
  channel,
  sealedNumber: seal(testRing, applicantId, 'payoutAccount', number),
  maskedNumber: '******0000',
  accountHashes: keyedHashes(testRing, 'account', `${channel}\0${number}`),
  nikHashes,
  linkedAt: '2023-02-22T03:00:00.000Z',
  usableFrom: '2023-02-22T03:00:00.000Z',
});

const payableOf = (award: Award, account: PayoutAccount, part: string) => {
  const { applicantId, waveId, regency, ruleVersion } = award;
  const isFirst = part === '0';
  const kind = isFirst ? ('post-training' as const) : ('survey' as const);
  const standing: Incentive = {
    incentiveId: incentiveIdOf({ applicantId, waveId, kind, part }),
    applicantId,
    waveId,
    regency,
    kind,
    part,
    amount: isFirst ? 600_000 : 50_000,
    ruleVersion,
    outcome: 'approved',
    decidedAt: readyAt,
    approvedAt: readyAt,
    reasons: [],
    listVersions: {},
    attempt: 0,
    revision: 0,
  };
  return nextAttempt(standing, account, readyAt);
};

const personItems = (number: number, payoutsEach: number) => {
  const { applicantId, registration, enrollment } = enrolledPerson({ number, wave: announcedWave, regency: '32.01' });
  const rules = ruleSetOf(announcedWave.scheme, announcedWave.ruleVersion);
  const award = makeAward(
    { applicantId, ticket: enrollment.ticket, regency: '32.01', rank: number + 1 },
    {
      wave: announcedWave,
      rules,
      announcedAt: readyAt,
      cardNumber: String(8_000_000_000_000_000 + number),
      found: nothingFound,
    },
  );
  const channel = PayoutChannel.options[number % PayoutChannel.options.length] ?? 'BNI';
  const accountNumber = accountNumberOf(applicantId);
  const account = accountOf(applicantId, registration.nikHashes, channel, accountNumber);
  const payables = Array.from({ length: payoutsEach }, (_, part) => payableOf(award, account, String(part)));
  const balances = Map.groupBy(payables, ({ payout }) => payout.kind);
  const items = [
    { ...keys.registration(applicantId), ...registration },
    { ...keys.award(applicantId, award.waveId), ...award },
    { ...moneyKeys.payoutAccount(applicantId), applicantId, version: 1, newest: 1, revision: 1 },
    { ...moneyKeys.payoutAccountVersion(applicantId, 1), ...account },
    ...[...balances].map(([kind, of]) => ({
      ...moneyKeys.balance(applicantId, kind, award.waveId),
      kind,
      waveId: award.waveId,
      balance: of.reduce((sum, { payout }) => sum + payout.amount, 0),
    })),
    ...payables.flatMap(({ incentive, payout }) => {
      const transfer = incentiveTransfer(incentive, readyAt);
      const { payoutId } = payout;
      return [
        { ...moneyKeys.incentive(applicantId, award.waveId, incentive.incentiveId), ...incentive },
        { ...moneyKeys.transfer(applicantId, transfer.transferId), ...transfer },
        { ...moneyKeys.payout(payoutId), ...payout },
        { ...moneyKeys.ownPayout(applicantId, readyAt, payoutId), payoutId },
        { ...moneyKeys.readyPayout(readyAt, payoutId), payoutId },
      ];
    }),
  ];
  const person: PaidPerson = {
    applicantId,
    registration,
    award,
    account,
    number: accountNumber,
    payouts: payables.map(({ payout }) => payout),
  };
  return { person, items };
};

/** So many people with payouts that are ready: the first of each of Rp600,000, the others of Rp50,000. */
export const givenPayouts = async (table: Table, people: number, payoutsEach = 1): Promise<PaidPerson[]> => {
  const made = Array.from({ length: people }, (_, number) => personItems(number, payoutsEach));
  await putAll(
    table,
    made.flatMap(({ items }) => items),
  );
  return made.map(({ person }) => person);
};

/** How often the banks misbehave: shares of their calls. */
export interface Misbehaviour {
  /** They fail, and have done nothing. */
  readonly faults: number;
  /** They have done it, and the answer is lost. */
  readonly lost: number;
  /** They are left alone, because they failed too often. */
  readonly open: number;
  /** They take a payment, and settle it later. */
  readonly later: number;
}

const wellBehaved: Misbehaviour = { faults: 0, lost: 0, open: 0, later: 0 };

/** Payouts on one table: workers that can be killed, a queue, a clock, and banks with books of their own. */
export const payoutWorld = (table: Table, chance: () => number = () => 0.5) => {
  const faults = new Map<string, AccountFault>();
  let clock = Date.parse(proposedAt);
  const now = () => new Date(clock);
  const books = bankBooks({ faultOf: (_, number) => faults.get(number), now });
  let misbehaviour = wellBehaved;
  const calls = { pay: 0, stateOf: 0 };
  let queue: Outgoing[] = [];
  const files = new Map<string, Buffer>();
  const uploads: Pick<Uploads, 'read'> = {
    read: (file, { offset, length }) => Promise.resolve(files.get(file)?.subarray(offset, offset + length)),
  };

  const misbehaving = async <Answer>(work: () => Answer): Promise<Answer> => {
    const { faults: failing, lost, open } = misbehaviour;
    const at = chance();
    // As the network does: others have their turn before there is an answer.
    await Promise.resolve();
    if (at < open) throw new OutsideUnavailable('bank', 'circuit-open', 10);
    if (at < open + failing) throw new OutsideUnavailable('bank', 'fault', 10);
    const answer = work();
    if (at < open + failing + lost) throw new OutsideUnavailable('bank', 'timeout', 10);
    return answer;
  };
  const bank: Pick<Bank, 'pay' | 'stateOf'> = {
    pay: (instruction) => {
      calls.pay += 1;
      return misbehaving(() => {
        const payment = books.pay(instruction, chance() >= misbehaviour.later);
        if (payment === undefined) throw new Error('A number was told for another payment.');
        return payment;
      });
    },
    stateOf: (channel, payoutId) => {
      calls.stateOf += 1;
      return misbehaving(() => books.stateOf(channel, payoutId) as PaymentState | undefined);
    },
  };

  /** A process of its own: killed, it does nothing more until it is started again. */
  const process = () => {
    const fuse = new Fuse();
    const worker = payoutWorker({
      table: { client: fusedClient(table.client, fuse), name: table.name },
      bank: {
        pay: (instruction) => fuse.call(() => bank.pay(instruction)),
        stateOf: (channel, payoutId) => fuse.call(() => bank.stateOf(channel, payoutId)),
      },
      uploads,
      steps: (messages) => fuse.call(() => Promise.resolve(void queue.push(...messages))),
      now,
    });
    return { fuse, worker };
  };
  const main = process();
  const payouts = payoutTable(table);
  const envelopes = envelopeTable(table);
  const send = (messages: readonly Outgoing[]) => Promise.resolve(void queue.push(...messages));
  const tick = beginPayouts({ envelopes, payouts, steps: send, now });

  const staff = (sub: string, role: string, body: unknown) => staffRequest({ sub, role, body, at: now() });
  /** The events of an envelope reach the queue, as the stream brings them. */
  const stream = async (envelopeId: EnvelopeId): Promise<void> => {
    const items = await queryAll(table, { pk: `ENVELOPE#${envelopeId}`, prefix: 'EVENT#' });
    queue.push(...items.flatMap((item) => routed(item).messages));
  };
  const callback = acceptCallback({
    payouts,
    key: { read: () => Promise.resolve(callbackKey) },
    queue: (message) => send([message]),
  });

  const world = {
    table,
    payouts,
    envelopes,
    statements: statementTable(table),
    books,
    calls,
    faults,
    files,
    fuse: main.fuse,
    process,
    now,
    queue: () => queue,
    loseMessages: (): void => {
      queue = [];
    },
    /** Has the banks misbehave so from now on. */
    misbehave: (how: Partial<Misbehaviour> = {}): void => {
      misbehaviour = { ...wellBehaved, ...how };
    },
    pass: (minutes: number): void => {
      clock += minutes * 60_000;
    },
    tick,
    deliver: (body: unknown, { worker } = main) => delivery(worker, body),

    /** Delivers messages until none is left, so many at once. @returns how many deliveries failed. */
    drain: async ({ atOnce = 16 } = {}): Promise<number> => {
      let failed = 0;
      while (queue.length > 0) {
        const some = queue.splice(0, atOnce);
        const outcomes = await Promise.all(some.map(({ body }) => delivery(main.worker, body)));
        failed += outcomes.flat().length;
      }
      return failed;
    },

    /** Looks after payouts every ten minutes until nothing is under way. */
    settleDown: async (rounds = 100): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) {
        await world.drain();
        if ((await world.underWay()).length === 0) return;
        world.pass(10);
        await tick();
      }
      throw new Error('Payouts are under way still.');
    },

    /** Those that are blocked, told, or taken, and have not come to their end. */
    underWay: async (): Promise<PayoutId[]> => {
      const shards = Array.from({ length: 16 }, (_, shard) =>
        payouts.waiting(shard, '9999-01-01T00:00:00.000Z', 1_000),
      );
      return (await Promise.all(shards)).flat();
    },

    open: async (by = 'operator-1', body: Readonly<Record<string, unknown>> = {}): Promise<HttpAnswer> => {
      const answer = await call(openEnvelope({ envelopes }), staff(by, 'operator', body));
      if (answer.status === 201) await stream(Envelope.parse(answer.body).envelopeId);
      return answer;
    },
    decide: async (envelopeId: EnvelopeId, by: string, body: unknown): Promise<HttpAnswer> => {
      const answer = await call(decideEnvelope({ envelopes }), {
        ...staff(by, 'approver', body),
        pathParameters: { envelopeId },
      });
      const status = answer.status === 200 ? Envelope.parse(answer.body).status : undefined;
      if (status === 'approved' || status === 'rejected') await stream(envelopeId);
      return answer;
    },

    /** An envelope of all that is ready, proposed. */
    proposed: async (): Promise<Envelope> => {
      const { envelopeId } = Envelope.parse((await world.open()).body);
      await world.drain();
      const envelope = await envelopes.get(envelopeId);
      if (envelope === undefined) throw new Error('There is no envelope.');
      return envelope;
    },
    approve: async ({ envelopeId, declared }: Envelope): Promise<void> => {
      const verdict = { verdict: 'approve', count: declared?.count, sum: declared?.sum };
      await world.decide(envelopeId, 'approver-1', verdict);
      await world.decide(envelopeId, 'approver-2', verdict);
    },

    /** A bank tells of a payment by itself. */
    callBack: (
      said: Readonly<Record<string, unknown>>,
      { nonce = 'n'.repeat(32), key = callbackKey, timestamp = now().toISOString() } = {},
    ): Promise<HttpAnswer> => call(callback, callbackRequest(said, { nonce, key, timestamp, at: now() })),

    transfersOf: (applicantId: ApplicantId): Promise<Transfer[]> => transfersOf(table, applicantId),
  };
  return world;
};
export type PayoutWorld = ReturnType<typeof payoutWorld>;
