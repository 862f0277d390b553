import './environment.ts';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { runIncentiveStep } from '../../functions/incentives/run-incentive-step.ts';
import type { ApplicantId } from '../../events/event.ts';
import { CertificateId } from '../../events/training.ts';
import { beginDays } from '../../shared/deadlines/begin.ts';
import { incentiveTasks } from '../../shared/domain/incentives/days.ts';
import type { Award } from '../../shared/domain/award.ts';
import type { Payout } from '../../shared/domain/payouts/payout.ts';
import { Notice } from '../../shared/domain/notice.ts';
import type { Source } from '../../shared/domain/rule-set.ts';
import type { Certificate } from '../../shared/domain/training/certificate.ts';
import { orderData, type Order } from '../../shared/domain/training/order.ts';
import { givenReview } from '../../shared/domain/training/review.ts';
import { Wave } from '../../shared/domain/wave.ts';
import { personChecking } from '../../shared/ledger/person-books.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { factSourcesOf } from '../../shared/incentives/sources.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { heldByRisk } from '../../shared/risks/holding.ts';
import type { Table } from '../../shared/table/client.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';
import { deadlineTable } from '../../shared/table/deadlines.ts';
import { keys } from '../../shared/table/keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { queryAll } from '../../shared/table/read.ts';
import { reviewTable } from '../../shared/table/reviews.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { surveyAnswerTable } from '../../shared/table/survey-answers.ts';
import { transfersOf } from '../../shared/table/transfers.ts';
import { transact } from '../../shared/table/transaction.ts';
import { anOrder } from './given-orders.ts';
import { testKeys, testRing } from './keys.ts';
import { givenPayoutAccount } from './payout-accounts.ts';
import { delivery } from './queue-event.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from './recipients.ts';
import { Fuse, fusedClient } from './selection.ts';

/** When the trainings of these tests are completed. */
export const completedAt = '2023-03-03T03:00:00.000Z';

/** A wave of the scheme with four instalments, announced on 20 January 2024. */
export const monthlyWave: Wave = Wave.parse({
  ...announcedWave,
  waveId: '2022-23',
  scheme: 'semi-bansos',
  ruleVersion: 'semi-bansos-2020.2',
  announcedAt: '2024-01-20T03:00:00.000Z',
});

const put = (table: Table, item: Readonly<Record<string, unknown>>) =>
  table.client.send(new PutCommand({ TableName: table.name, Item: item }));

const certificateOf = (order: Order, certificateId: CertificateId, issuedAt: string): Certificate => ({
  certificateId,
  holder: 'W*** 1***',
  courseId: order.courseId,
  courseVersion: order.version,
  title: order.title,
  mode: order.mode,
  hours: order.hours,
  institution: { id: order.institutionId, name: 'LP Cendekia' },
  completedAt: issuedAt,
  scores: {},
  issuedAt,
  order: orderData(order),
  signed: 'signed',
  status: 'valid',
});

/** A course that a recipient bought and completed, with its certificate. */
export const givenCompleted = async (
  table: Table,
  { award }: Pick<GivenRecipient, 'award'>,
  { at = completedAt, reference }: { readonly at?: string; readonly reference?: string } = {},
): Promise<Order> => {
  const placedAt = new Date(Date.parse(award.announcedAt) + 86_400_000);
  const parts = reference === undefined ? {} : { reference };
  const placed = anOrder({ award }, { mode: 'self-paced', price: 500_000, at: placedAt, ...parts });
  await purchaseTable(table).place(placed, award);
  const certificateId = CertificateId.parse(placed.orderId.toUpperCase());
  const order: Order = { ...placed, status: 'completed', revision: 2, completedAt: at, certificateId };
  await put(table, { ...keys.order(order.orderId), ...order });
  await put(table, { ...keys.certificate(certificateId), ...certificateOf(order, certificateId, at) });
  return order;
};

/** The rating and review of a completed course. */
export const givenOwnReview = async (table: Table, order: Order, at = '2023-03-04T03:00:00.000Z'): Promise<void> => {
  const words = 'Pengajarnya jelas dan bahannya langsung dapat dipakai.';
  await reviewTable(table).give(givenReview(order, { rating: 5, text: words }, new Date(at)), order);
};

/** Answers to a survey. */
export const givenAnswer = (table: Table, applicantId: ApplicantId, survey: string, answeredAt = completedAt) =>
  surveyAnswerTable(table).enter({ applicantId, survey, surveyVersion: 1, sealedAnswers: 'sealed', answeredAt });

/** The recipient of a number. */
export const givenRecipient = async (table: Table, number = 1): Promise<GivenRecipient> => {
  const [person] = await givenRecipients(table, [number]);
  if (person === undefined) throw new Error('There is nobody.');
  return person;
};

/** Somebody for whom all is there that the incentive after the training takes. */
export const givenGraduate = async (table: Table, number = 1): Promise<GivenRecipient> => {
  const person = await givenRecipient(table, number);
  await givenOwnReview(table, await givenCompleted(table, person));
  await givenPayoutAccount(table, person);
  return person;
};

const EventItem = z.object({ data: z.object({ outcome: z.string() }) });

/** The outcomes that the events of a person's incentives tell of, each incentive's first first. */
export const decisionEvents = async (table: Table, applicantId: ApplicantId): Promise<string[]> =>
  (await queryAll(table, { pk: `APPLICANT#${applicantId}`, prefix: 'INCENTIVE-EVENT#' })).map(
    (item) => EventItem.parse(item).data.outcome,
  );

/** What caused the transfers of a person's incentives. */
export const incentiveCauses = async (table: Table, applicantId: ApplicantId): Promise<string[]> =>
  (await transfersOf(table, applicantId)).map(({ cause }) => cause.kind).filter((kind) => kind.startsWith('incentive'));

/** What does not agree between a person's records and their accounts. */
export const bookDifferences = async (table: Table, applicantId: ApplicantId) =>
  (await personChecking(table, () => Promise.resolve())(applicantId)).differences;

/** A line by which a ministry's list names a person, or names them no more. */
export const givenLine = async (
  table: Table,
  { identity }: Pick<GivenRecipient, 'identity'>,
  line: { readonly source?: Source; readonly listVersion: string; readonly since: string; readonly change?: 'removed' },
): Promise<void> => {
  const { source = 'officials', ...change } = line;
  const nikHashes = keyedHashes(testRing, 'nik', identity.nik);
  await transact(table, () => listTable(table).listingWrites({ nikHashes, source, ...change }));
};

/** A payout that the bank gave back, as the payouts leave it: its money is on the participant’s account, which is at fault. */
export const givenBounced = async (table: Table, { payoutId, applicantId, accountVersion }: Payout, at: string) => {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: moneyKeys.payout(payoutId),
      UpdateExpression: 'SET #status = :bounced, because = :because, settledAt = :at',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':bounced': 'bounced', ':because': 'inactive', ':at': at },
    }),
  );
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: moneyKeys.payoutAccountVersion(applicantId, accountVersion),
      UpdateExpression: 'SET faultyAt = :at, faultyBecause = :because',
      ExpressionAttributeValues: { ':because': 'inactive', ':at': at },
    }),
  );
};

/** Puts another state on a card. */
export const givenAwardState = (table: Table, { applicantId, waveId }: Award, state: Award['state']) =>
  table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.award(applicantId, waveId),
      UpdateExpression: 'SET #state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': state },
    }),
  );

/** All that deciding incentives reads and writes, on one table. */
const partsOn = (table: Table) => ({
  ...factSourcesOf(table),
  screenings: screeningTable(table, 0),
  deadlines: deadlineTable(table),
  keys: testKeys(),
  isHeld: heldByRisk({ signals: signalTable(table), risks: riskTable(table) }),
});

/** The queue Incentives over a real table: its worker, whose calls can be cut off, its schedule, and a clock that a test sets. */
export const incentiveWorld = (table: Table) => {
  const fuse = new Fuse();
  const fused: Table = { ...table, client: fusedClient(table.client, fuse) };
  let clock = new Date('2023-03-05T03:00:00.000Z');
  const queue: Outgoing[] = [];
  const notices: Notice[] = [];
  const ports = {
    notices: (messages: readonly Outgoing[]) =>
      fuse.call(() => Promise.resolve(void notices.push(...messages.map(({ body }) => Notice.parse(body))))),
    steps: (messages: readonly Outgoing[]) => fuse.call(() => Promise.resolve(void queue.push(...messages))),
    now: () => clock,
  };
  const parts = partsOn(table);

  const world = {
    fuse,
    notices,
    queue,
    parts,
    setClock(at: string): void {
      clock = new Date(at);
    },
    /** A worker's environment that has just started. */
    worker: () =>
      runIncentiveStep({
        ...partsOn(fused),
        ...ports,
      }),
    /** Has a person's incentives looked at, so many times at once. @returns how many of the messages failed. */
    async look(applicantId: ApplicantId, times = 1): Promise<number> {
      const failed = await Promise.all(Array.from({ length: times }, () => delivery(world.worker(), { applicantId })));
      return failed.flat().length;
    },
    async tick(at: string): Promise<number> {
      world.setClock(at);
      return beginDays({
        deadlines: parts.deadlines,
        steps: (messages) => Promise.resolve(void queue.push(...messages)),
        tasks: (instant) => incentiveTasks(instant, 30),
        now: () => clock,
      })();
    },
    /** Delivers every message until none is left. */
    async drain(): Promise<void> {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const failed = await delivery(world.worker(), next.body);
        if (failed.length > 0) throw new Error('A message failed.');
      }
    },
    incentivesOf: (applicantId: ApplicantId) => parts.incentives.ofPerson(applicantId),
    payoutsOf: (applicantId: ApplicantId) => parts.payouts.ofPerson(applicantId),
  };
  return world;
};
export type IncentiveWorld = ReturnType<typeof incentiveWorld>;
