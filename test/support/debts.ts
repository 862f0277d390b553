import './environment.ts';
import { chooseDebtPlan } from '../../functions/debts/choose-debt-plan.ts';
import { enterRepayment } from '../../functions/debts/enter-repayment.ts';
import { listOwnDebts } from '../../functions/debts/list-own-debts.ts';
import { runDebtStep } from '../../functions/debts/run-debt-step.ts';
import type { ApplicantId } from '../../events/event.ts';
import { approvedIncentive } from '../../shared/domain/incentives/deciding.ts';
import { between } from '../../shared/domain/ledger/transfer.ts';
import { EnvelopeId } from '../../events/money.ts';
import type { Payout } from '../../shared/domain/payouts/payout.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { awardTable } from '../../shared/table/awards.ts';
import type { Table } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { keys } from '../../shared/table/keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { queryAll } from '../../shared/table/read.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { transact } from '../../shared/table/transaction.ts';
import { transfersOf, transferWrites } from '../../shared/table/transfers.ts';
import { raiseWorkOrder } from '../../shared/table/work-orders.ts';
import { routed } from '../../shared/queue/router.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { checkedLedger } from './ledger.ts';
import { givenPayoutAccount } from './payout-accounts.ts';
import { delivery } from './queue-event.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from './recipients.ts';
import { Fuse, fusedClient } from './selection.ts';
import { settlingOn } from './settling.ts';

const { waveId } = announcedWave;

/** All of a test's money moves on one day (in WIB); the purchases are made in its morning. */
export const moneyDay = '2023-02-24';
export const moments = {
  morning: '2023-02-24T03:00:00.000Z',
  noon: '2023-02-24T05:00:00.000Z',
  later: '2023-02-24T07:00:00.000Z',
  evening: '2023-02-24T12:00:00.000Z',
} as const;

/** The subject of the token with which the recipient of a number signs in. */
export const subjectOf = (number: number): string => `citizen-${number}`;

interface Citizen {
  readonly subject: string;
}

/** A recipient who can sign in. */
export const givenDebtor = async (table: Table, number: number): Promise<GivenRecipient & Citizen> => {
  const [person] = await givenRecipients(table, [number], announcedWave, subjectOf);
  if (person === undefined) throw new Error('There is nobody.');
  return { ...person, subject: subjectOf(number) };
};

/** People who are found not entitled: lists, the queues that follow them, and what is paid back, on one table. */
export const debtWorld = (table: Table, startsAt = moments.morning) => {
  const fuse = new Fuse();
  const fused: Table = { ...table, client: fusedClient(table.client, fuse) };
  let clock = new Date(startsAt);
  let waiting: Outgoing[] = [];
  const lookedAt: unknown[] = [];
  const now = () => clock;
  const debts = debtTable(fused);
  const registrations = registrationTable(fused);
  const standing = settlingOn(fused, now);
  const worker = runDebtStep({
    awards: awardTable(fused),
    purchases: purchaseTable(fused),
    incentives: incentiveTable(fused),
    payouts: payoutTable(fused),
    debts,
    again: (messages) => fuse.call(() => Promise.resolve(void waiting.push(...messages))),
    lookAtIncentives: (messages) => fuse.call(() => Promise.resolve(void lookedAt.push(...messages))),
    now,
  });
  const operator = { sub: 'olga', 'cognito:groups': 'operator' };

  /** What the table's stream says of cards that were stopped and more, as messages of the queue. */
  const occasions = async ({ award: { applicantId } }: GivenRecipient): Promise<unknown[]> => {
    const items = await queryAll(table, { pk: keys.registration(applicantId).pk, prefix: 'DEBT-OCCASION#' });
    return items.flatMap((item) => routed(item).messages.map(({ body }) => body));
  };

  const world = {
    fuse,
    waiting: () => waiting,
    lookedAt,
    at: (instant: string) => {
      clock = new Date(instant);
    },

    /** A version of a ministry's list names a person, or names them no more, and the person is to be settled. */
    async list(
      { registration, award: { applicantId } }: GivenRecipient,
      change: 'added' | 'removed',
      {
        listVersion = 'polri-8',
        source = 'police',
      }: { listVersion?: string; source?: 'police' | 'social-aid' | 'students' } = {},
    ) {
      const since = clock.toISOString();
      const line = { nikHashes: registration.nikHashes, source, listVersion, since, change } as const;
      await transact(table, (name) => [
        ...listTable(table).listingWrites(line),
        raiseWorkOrder(applicantId, since)(name),
      ]);
    },
    /** Follows what is on record of a person, so many times at once. @returns the messages that failed. */
    async settle({ award: { applicantId } }: GivenRecipient, copies = 1): Promise<string[]> {
      const messages = Array.from({ length: copies }, () => delivery(standing, { applicantId }));
      return (await Promise.all(messages)).flat();
    },
    /** Reckons for every event that says so, each so many times at once. @returns the messages that failed. */
    async reckon(person: GivenRecipient, copies = 1): Promise<string[]> {
      const bodies = await occasions(person);
      const all = bodies.flatMap((body) => Array.from({ length: copies }, () => body));
      return (await Promise.all(all.map((body) => delivery(worker, body)))).flat();
    },
    /** Delivers what waits in the queue of debts, once each. */
    async deliverWaiting(): Promise<void> {
      const messages = waiting;
      waiting = [];
      for (const { body } of messages) await delivery(worker, body);
    },

    /** What is on an account of the ledger by all of a person's transfers, in whole rupiah. */
    moved: async (kind: string, { award: { applicantId } }: GivenRecipient): Promise<number> =>
      (await transfersOf(table, applicantId))
        .flatMap(({ entries }) => entries)
        .filter(({ account }) => account.kind === kind)
        .reduce((sum, { amount }) => sum + amount, 0),
    causes: async ({ award: { applicantId } }: GivenRecipient): Promise<string[]> =>
      (await transfersOf(table, applicantId)).map(({ cause }) => cause.kind).toSorted(),
    /** What is wrong about the day's ledger, held against cards, orders, incentives, payouts and debts. */
    differences: async (): Promise<unknown> => (await checkedLedger(table, moneyDay))?.findings.differences,

    debt: ({ award: { applicantId } }: GivenRecipient) => debtTable(table).get(applicantId, waveId),
    card: ({ award: { applicantId } }: GivenRecipient) => awardTable(table).get(applicantId, waveId),
    eventsOf: async ({ award: { applicantId } }: GivenRecipient) =>
      (await queryAll(table, { pk: keys.registration(applicantId).pk, prefix: 'DEBT-EVENT#' })).map(({ data }) => data),

    /** An incentive of a person is approved, and its payout waits for an envelope. */
    async approve(person: GivenRecipient, part = '1'): Promise<Payout> {
      const { registration, award } = person;
      const account = await givenPayoutAccount(table, { applicantId: award.applicantId });
      const standingAward = await awardTable(table).get(award.applicantId, waveId);
      const current = await registrationTable(table).get(award.applicantId);
      const payable = approvedIncentive(
        standingAward ?? award,
        { kind: 'post-training', part, amount: 600_000 },
        { before: undefined, account, listVersions: { police: 'polri-7' }, at: clock.toISOString() },
      );
      const isApproved = await incentiveTable(table).approve(payable, {
        award,
        registration: current ?? registration,
        certificateId: undefined,
        laterDays: [],
      });
      if (!isApproved) throw new Error('The incentive was not approved.');
      return payable.payout;
    },

    /** A payout comes into an envelope and leaves, and perhaps arrives or comes back. */
    async send(payout: Payout, ...way: readonly ('enveloped' | 'sent' | 'paid' | 'bounced')[]): Promise<void> {
      const { applicantId, kind, amount, payoutId, channel, readyAt } = payout;
      const own = { kind, applicantId, waveId } as const;
      const blocked = { kind: 'blocked', envelopeId: EnvelopeId.parse('e'.repeat(24)) } as const;
      const at = clock.toISOString();
      for (const status of way) {
        const of = payoutId;
        const transfers =
          status === 'sent'
            ? [between(own, blocked, { amount, at, cause: { kind: 'payout-block', of } })]
            : status === 'paid'
              ? [between(blocked, { kind: 'paid', channel }, { amount, at, cause: { kind: 'payout-payment', of } })]
              : status === 'bounced'
                ? [between(blocked, own, { amount, at, cause: { kind: 'payout-bounce', of } })]
                : [];
        const before = await payoutTable(table).get(payoutId);
        const item = { ...payout, status, revision: (before?.revision ?? 1) + 1, settledAt: at };
        await transact(table, (TableName) => [
          { Put: { TableName, Item: { ...moneyKeys.payout(payoutId), ...item } } },
          ...(status === 'enveloped' ? [{ Delete: { TableName, Key: moneyKeys.readyPayout(readyAt, payoutId) } }] : []),
          ...transfers.flatMap((transfer) => transferWrites(transfer)(TableName)),
        ]);
      }
    },
    payout: (payout: Payout) => payoutTable(table).get(payout.payoutId),
    incentives: (applicantId: ApplicantId) => incentiveTable(table).ofPerson(applicantId),

    /** An operator enters a payment. */
    repay: (
      { award: { applicantId } }: GivenRecipient,
      body: { readonly reference: string; readonly amount: number; readonly paidOn?: string },
      claims: Readonly<Record<string, string>> = operator,
    ): Promise<HttpAnswer> =>
      call(enterRepayment({ debts, registrations, accesses: personAccessTable(table) }), {
        method: 'POST',
        claims,
        at: clock,
        pathParameters: { applicantId, waveId },
        body: JSON.stringify({ paidOn: '2023-03-20', ...body }),
      }),
    plan: ({ subject }: Citizen, months: number): Promise<HttpAnswer> =>
      call(chooseDebtPlan({ debts, registrations }), {
        method: 'PUT',
        claims: { sub: subject },
        at: clock,
        pathParameters: { waveId },
        body: JSON.stringify({ months }),
      }),
    own: ({ subject }: Citizen): Promise<HttpAnswer> =>
      call(listOwnDebts({ debts, registrations }), { method: 'GET', claims: { sub: subject }, at: clock }),
  };

  const followed = async (person: GivenRecipient, copies: number): Promise<void> => {
    const failed = [...(await world.settle(person, copies)), ...(await world.reckon(person, copies))];
    if (failed.length > 0) throw new Error('A message failed.');
  };
  return {
    ...world,
    /** A list names a person, and everybody follows it, so many times at once. */
    async named(person: GivenRecipient, { copies = 1, ...list }: { copies?: number; listVersion?: string } = {}) {
      await world.list(person, 'added', list);
      await followed(person, copies);
    },
    /** The list names a person no more, and everybody follows it. */
    async cleared(person: GivenRecipient) {
      await world.list(person, 'removed');
      await followed(person, 1);
    },
  };
};
