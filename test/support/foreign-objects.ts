import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { WaveId, type ApplicantId } from '../../events/event.ts';
import { EnvelopeId, SettlementId } from '../../events/money.ts';
import type { RouteKey } from '../../shared/domain/access/index.ts';
import { Debt } from '../../shared/domain/debts/debt.ts';
import { Envelope } from '../../shared/domain/payouts/envelope.ts';
import { Hold } from '../../shared/domain/settlements/hold.ts';
import { Settlement } from '../../shared/domain/settlements/settlement.ts';
import { BatchId } from '../../shared/domain/training/completion.ts';
import { CompletionBatch } from '../../shared/domain/training/completion-batch.ts';
import type { Enrollment } from '../../shared/domain/enrollment.ts';
import { drawRunOf, Wave } from '../../shared/domain/wave.ts';
import { factNames, PublishedCommitmentFact } from '../../shared/selection/facts.ts';
import { WaveDecision } from '../../shared/domain/wave-decision.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { regionKeys } from '../../shared/table/region-keys.ts';
import { catalogueDesk, courseProposal } from './courses.ts';
import { givenForeignTrust, type Openings } from './foreign-trust.ts';
import { givenCourses } from './given-courses.ts';
import { givenOrder } from './given-orders.ts';
import { enroll, enrolledPerson } from './enrolled-people.ts';
import { givenPayoutAccount } from './payout-accounts.ts';
import { announcedWave, givenRecipients } from './recipients.ts';
import { closedWave } from './selection.ts';
import { nobodyYet, other, own, type ForeignCase, type Stranger } from './strangers.ts';

const { waveId } = announcedWave;
const wave = { waveId };

/** A wave that can be joined and left, and one that is being selected, in which places can be objected to. */
const openWave: Wave = Wave.parse({
  ...closedWave,
  waveId: '2023-60',
  closesAt: '2099-02-20T16:59:59.999Z',
  cutoffAt: '2099-02-20T17:30:00.000Z',
  drawAt: '2099-02-20T18:30:00.000Z',
});
const selectingWave: Wave = Wave.parse({
  ...closedWave,
  waveId: '2023-61',
  progress: 'selecting',
  drawAt: '2099-02-20T18:30:00.000Z',
});

/** Waves that are to be created beforehand, with keys of the system's own; what is here stands in their place then. */
export const foreignWaves = [announcedWave, openWave, selectingWave].map(({ waveId: id }) => id);

/** A participant who has a card and an order of their own. */
const participant: Stranger = { pool: 'Citizens', sub: 'budi' };
const platform: Stranger = { pool: 'Partners', sub: 'machine', client: 'Platform' };
const institution: Stranger = { pool: 'Partners', sub: 'machine', client: 'Institution' };
const ofRegency: Stranger = { pool: 'Staff', sub: 'wati', groups: ['local-government', 'regency-32.04'] };
const ofRegencyElsewhere: Stranger = { pool: 'Staff', sub: 'nyoman', groups: ['local-government', 'regency-51.04'] };
const ofProvince: Stranger = { pool: 'Staff', sub: 'made', groups: ['local-government', 'province-51'] };
const proposer: Stranger = { pool: 'Staff', sub: 'putri', groups: ['approver', 'operator'] };
const interested: Stranger = { pool: 'Staff', sub: 'indra', groups: ['assessor', 'institution-lp-lain'] };

const proposedAt = '2023-03-01T02:00:00.000Z';
const proposed = { proposedBy: proposer.sub, proposedAt, approvals: [] };
const reason = 'Diputuskan oleh rapat komite.';
const numbers = {
  envelopeId: EnvelopeId.parse('e1'.repeat(12)),
  settlementId: SettlementId.parse('5e'.repeat(12)),
  decisionId: 'de'.repeat(12),
  batchId: BatchId.parse('ba'.repeat(12)),
};

/** What the participant of whom others know nothing has, and what must not stand in any answer to another. */
export interface Foreign {
  readonly cases: Readonly<Partial<Record<RouteKey, readonly ForeignCase[]>>>;
  /** Numbers that are the other participant's, or another partner's. */
  readonly secrets: readonly string[];
  /** A citizen with a card and an order of their own, who is still to register and then looks at their own lists. */
  readonly participant: Stranger;
  readonly partners: readonly Stranger[];
  /** The participant of whom others know nothing, and how staff open that person's data. */
  readonly applicantId: ApplicantId;
  readonly openings: Openings;
}

/** Two participants, two platforms, two institutions, courses of two regencies, and what waits for its approval. */
export const givenForeignObjects = async (table: Table): Promise<Foreign> => {
  const put = async (Item: Record<string, unknown>): Promise<void> => {
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  };

  for (const one of [announcedWave, openWave, selectingWave]) {
    await put({ ...keys.wave(one.waveId), ...one });
    await put({ ...keys.quota(one.waveId), quota: { '32.01': 10 } });
  }
  await put({
    ...keys.fact(drawRunOf(selectingWave), factNames.commitment),
    value: PublishedCommitmentFact.parse({
      attempt: 1,
      committedAt: proposedAt,
      chain: 'local',
      round: 9_999_999,
      roundAt: '2099-02-20T18:30:00.000Z',
      root: 'a'.repeat(64),
    }),
  });
  const [ani, budi] = await givenRecipients(table, [1, 2], announcedWave, (number) =>
    number === 2 ? participant.sub : 'ani',
  );
  if (ani === undefined || budi === undefined) throw new Error('There is nobody.');
  const cici = enrolledPerson({ number: 3, wave: openWave, regency: '32.01', subject: 'cici' });
  const dedi = enrolledPerson({
    ...{ number: 4, wave: selectingWave, regency: '32.01', subject: 'dedi' },
    standing: { state: 'excluded', asOf: proposedAt, regency: '32.01', reason: 'student', listVersion: 'emis-7' },
  });
  await enroll(table, [cici, dedi]);
  const order = await givenOrder(table, ani, { institutionId: other.institutionId });
  await put({ ...keys.order(order.orderId), ...order, platformId: other.platformId });
  await givenOrder(table, budi, { institutionId: own.institutionId });
  // The participant registers anew, with a sign-in and keys of the system's own.
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.registration(budi.award.applicantId) }));
  await givenPayoutAccount(table, { applicantId: ani.award.applicantId });
  const debt = Debt.parse({
    applicantId: ani.award.applicantId,
    waveId,
    scheme: 'normal',
    ruleVersion: ani.award.ruleVersion,
    revision: 1,
    amount: 600_000,
    repaid: 0,
    items: [],
    stoppedAt: proposedAt,
    reason: 'police-officer',
    source: 'police',
    listVersion: 'polri-8',
    recordedAt: proposedAt,
    dueAt: '2023-04-01T16:59:59.999Z',
    history: [],
  });
  await put({ ...moneyKeys.debt(debt.applicantId, waveId), ...debt });

  await put({ ...regionKeys.counts('32.01', undefined), registered: 4_711_471_147 });

  await put({
    ...moneyKeys.envelope(numbers.envelopeId),
    ...Envelope.parse({
      envelopeId: numbers.envelopeId,
      until: proposedAt,
      status: 'proposed',
      declared: { count: 1, sum: 600_000, channels: { BNI: { count: 1, sum: 600_000 } } },
      ...proposed,
    }),
  });
  const none = { count: 0, sum: 0 };
  await put({
    ...moneyKeys.settlement(other.platformId, numbers.settlementId),
    ...Settlement.parse({
      settlementId: numbers.settlementId,
      platformId: other.platformId,
      day: '2023-03-01',
      until: proposedAt,
      status: 'proposed',
      round: 1,
      sums: { pay: { count: 1, sum: 600_000 }, held: none, setOff: none, leftOut: none },
      ...proposed,
    }),
  });
  await put({
    ...moneyKeys.hold(order.orderId),
    ...Hold.parse({
      orderId: order.orderId,
      platformId: other.platformId,
      waveId: WaveId.parse(waveId),
      amount: 600_000,
      reasons: ['audit'],
      heldBy: 'olga',
      heldAt: proposedAt,
      revision: 1,
      status: 'open',
      proposal: { outcome: 'release', reason, by: proposer.sub, at: proposedAt },
    }),
  });
  await put({
    ...keys.waveDecision(waveId, numbers.decisionId),
    ...WaveDecision.parse({
      decisionId: numbers.decisionId,
      waveId,
      kind: 'redraw',
      run: 1,
      reason,
      proposedBy: proposer.sub,
      proposedAt,
      status: 'open',
    }),
  });
  await put({
    ...keys.completionBatch(numbers.batchId),
    ...CompletionBatch.parse({
      batchId: numbers.batchId,
      institutionId: other.institutionId,
      kind: 'file',
      status: 'open',
      receivedAt: proposedAt,
      lines: 1,
      broken: 0,
    }),
  });

  const { applicantId } = ani.award;
  const trust = await givenForeignTrust(table, {
    applicantId,
    enrollment: ani.enrollment,
    ...{ order, proposer, participant },
  });

  const desk = catalogueDesk(table);
  await desk.institution(other.institutionId, { nib: '1234567890123' });
  await desk.institution(own.institutionId, { nib: '1234567890124' });
  await desk.platform(other.platformId, { nib: '3210987654321' });
  await desk.platform(own.platformId, { nib: '3210987654322' });
  const courses = givenCourses(desk);
  const sold = await courses.published({ institutionId: other.institutionId, mode: 'self-paced' });
  await desk.offer(sold.courseId, other.platformId);
  const place = { institutionId: other.institutionId, mode: 'offline', regencies: ['32.01'] };
  const atPlace = await courses.proposed(place);

  const { orderId } = order;
  const { cardNumber } = ani.award;
  const version = { courseId: atPlace.courseId, version: '1' };
  const amount = { verdict: 'approve', count: 1, sum: 600_000 };
  const purchase = { cardNumber, courseId: sold.courseId };
  const orders = { thing: `ORDER#${orderId}`, parameters: { orderId } };
  const uploads = { by: institution, thing: other.institutionId, code: 'upload-not-found' };
  const elsewhere = (thing: string, parts: Omit<ForeignCase, 'by' | 'thing' | 'code'>): ForeignCase[] =>
    [ofRegency, ofProvince].map((by) => ({ by, thing, code: 'regency-not-own', ...parts }));
  /** Figures of an area, for local governments of others: those of a province are for its regencies too. */
  const figures = (parameters: Readonly<Record<string, string>>, strangers: readonly Stranger[]): ForeignCase[] =>
    strangers.map((by) => ({ by, thing: 'REGION#32.01', code: 'figures-not-own', parameters }));
  const inWave = (code: string, { waveId: own, ticket }: Pick<Enrollment, 'waveId' | 'ticket'>): ForeignCase[] => [
    { by: nobodyYet, thing: `TICKET#${ticket}`, code, parameters: { waveId: own } },
  ];

  return {
    participant,
    applicantId,
    openings: trust.openings,
    partners: [platform, institution],
    secrets: [
      ani.award.applicantId,
      cardNumber,
      ...[ani.award.ticket, cici.enrollment.ticket, dedi.enrollment.ticket, cici.applicantId, dedi.applicantId],
      orderId,
      order.redeemCode,
      other.institutionId,
      other.platformId,
      '4711471147',
      ...Object.values(numbers),
      ...trust.secrets,
    ],
    cases: {
      ...trust.cases,
      'POST /v1/registrations/me/orders/{orderId}/cancellation': [
        { ...orders, by: participant, code: 'order-not-found' },
      ],
      'POST /v1/registrations/me/orders/{orderId}/review': [{ ...orders, by: participant, code: 'order-not-found' }],
      'PUT /v1/registrations/me/debts/{waveId}/plan': [
        { by: participant, thing: `DEBT#${waveId}`, code: 'debt-not-found', parameters: wave },
      ],
      'POST /v1/registrations/me/surveys/{survey}/answers': [
        { by: nobodyYet, thing: ani.award.applicantId, code: 'survey-not-open', parameters: { survey: 'normal-1' } },
      ],
      'POST /v1/waves/{waveId}/enrollments': inWave('registration-required', cici.enrollment),
      'DELETE /v1/waves/{waveId}/enrollments/me': inWave('enrollment-not-found', cici.enrollment),
      'GET /v1/waves/{waveId}/enrollments/me': [
        ...inWave('enrollment-not-found', cici.enrollment),
        ...inWave('enrollment-not-found', dedi.enrollment),
      ],
      'POST /v1/waves/{waveId}/enrollments/me/objections': inWave('enrollment-not-found', dedi.enrollment),
      'DELETE /v1/waves/{waveId}/enrollments/me/award': [
        { by: nobodyYet, thing: ani.award.ticket, code: 'award-not-found', parameters: wave },
      ],

      'POST /v1/purchase-codes': [
        { by: platform, thing: sold.courseId, body: purchase, code: 'course-not-sold-here' },
        { by: platform, thing: ani.award.cardNumber, body: purchase, code: 'course-not-sold-here' },
      ],
      'POST /v1/orders': [
        {
          by: platform,
          thing: sold.courseId,
          body: { reference: 'INV-1', code: '123456', ...purchase },
          code: 'course-not-sold-here',
        },
      ],
      'GET /v1/orders/{orderId}': [{ ...orders, by: platform, code: 'order-not-found' }],
      'POST /v1/orders/{orderId}/cancellation': [{ ...orders, by: platform, code: 'order-not-found' }],
      'POST /v1/training-completions': [
        {
          by: institution,
          thing: `REDEEM#${order.redeemCode}`,
          body: { notices: [{ redeemCode: order.redeemCode, completedAt: '2023-03-06T03:00:00.000Z', hours: 16 }] },
          code: undefined,
        },
      ],
      'POST /v1/training-completions/uploads/{uploadId}/submission': [
        { ...uploads, parameters: { uploadId: numbers.batchId } },
      ],
      'GET /v1/training-completions/uploads/{uploadId}': [{ ...uploads, parameters: { uploadId: numbers.batchId } }],
      'GET /v1/training-completions/{noticeId}': [
        { ...uploads, code: 'completion-not-found', parameters: { noticeId: `${numbers.batchId}.0` } },
      ],

      'POST /v1/courses': elsewhere(atPlace.courseId, { body: courseProposal({ ...place, code: 'C-99' }) }),
      'GET /v1/courses/{courseId}/versions': elsewhere(atPlace.courseId, {
        parameters: { courseId: atPlace.courseId },
      }),
      'GET /v1/regencies/{regency}/courses': elsewhere(atPlace.courseId, { parameters: { regency: '32.01' } }),
      'GET /v1/regencies/{regency}/figures': figures({ regency: '32.01' }, [ofRegency, ofProvince]),
      'GET /v1/provinces/{province}/figures': figures({ province: '32' }, [ofRegencyElsewhere, ofProvince]),
      'POST /v1/courses/{courseId}/versions/{version}/assessments': [
        { by: interested, thing: atPlace.courseId, code: 'assessor-not-independent', parameters: version },
      ],
      'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict': [
        {
          by: proposer,
          thing: numbers.decisionId,
          code: 'decision-own',
          parameters: { ...wave, decisionId: numbers.decisionId },
          body: { verdict: 'approve' },
        },
      ],
      'POST /v1/payout-envelopes/{envelopeId}/verdict': [
        {
          by: proposer,
          thing: numbers.envelopeId,
          code: 'approval-own',
          parameters: { envelopeId: numbers.envelopeId },
          body: amount,
        },
      ],
      'POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict': [
        {
          by: proposer,
          thing: numbers.settlementId,
          code: 'approval-own',
          parameters: { platformId: other.platformId, settlementId: numbers.settlementId },
          body: amount,
        },
      ],
      'POST /v1/orders/{orderId}/hold/verdict': [
        { ...orders, by: proposer, code: 'approval-own', body: { outcome: 'release' } },
      ],
    },
  };
};
