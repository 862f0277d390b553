import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { createHash } from 'node:crypto';
import { CourseId, InstitutionId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { RedeemCode } from '../../events/training.ts';
import { Schedule } from '../../shared/domain/catalogue/schedule.ts';
import { base32Of } from '../../shared/domain/training/base32.ts';
import { Order, orderIdOf } from '../../shared/domain/training/order.ts';
import { sealIdentity } from '../../shared/keys/fields.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';

/** Trainings that are as good as completed, the same at every run: a webinar of four sessions, all attended, the task passed. */

export const institutionId = InstitutionId.parse('lp-cendekia');
const platformId = PlatformId.parse('pasar-ilmu');
const courseId = CourseId.parse('c'.repeat(24));

export const schedule: Schedule = Schedule.parse({
  scheduleId: ScheduleId.parse('e'.repeat(24)),
  courseId,
  version: 1,
  code: 'BATCH-1',
  sessions: [1, 2, 3, 4].map((sequence) => ({
    sequence,
    startsAt: `2023-03-0${sequence}T02:00:00.000Z`,
    endsAt: `2023-03-0${sequence}T06:00:00.000Z`,
  })),
  seats: 5_000,
  status: 'open',
  addedBy: 'bench',
  addedAt: '2023-02-01T00:00:00.000Z',
});

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A redeemed purchase for each name, always the same. */
export const orderNamed = (name: string): Order =>
  Order.parse({
    orderId: orderIdOf(platformId, name),
    reference: name,
    platformId,
    institutionId,
    courseId,
    version: 1,
    courseCode: 'WEB-1',
    title: 'Dasar Pemasaran Digital untuk Usaha Kecil',
    mode: 'webinar',
    hours: 16,
    scheduleId: schedule.scheduleId,
    scheduleCode: schedule.code,
    startsAt: schedule.sessions[0]?.startsAt,
    endsAt: schedule.sessions.at(-1)?.endsAt,
    seat: 1,
    applicantId: ApplicantId.parse(hashOf(`applicant ${name}`).toString('hex').slice(0, 32)),
    waveId: WaveId.parse('2023-48'),
    scheme: 'normal',
    ruleVersion: 'normal-2023.1',
    price: 600_000,
    redeemCode: RedeemCode.parse(base32Of(hashOf(`code ${name}`).subarray(0, 16))),
    invoiceCode: 'INV-1',
    placedAt: '2023-02-25T02:00:00.000Z',
    status: 'redeemed',
    revision: 5,
    redeemedAt: '2023-03-01T01:30:00.000Z',
    commits: [1, 2, 3, 4].map((sequence) => ({ sequence, at: `2023-03-0${sequence}T01:30:00.000Z` })),
  });

/** What the institution tells of a training. */
export const noticeOf = ({ redeemCode }: Order) => ({
  redeemCode,
  completedAt: '2023-03-06T03:00:00.000Z',
  modulesCompletedAt: '2023-03-05T03:00:00.000Z',
  hours: 16,
  preTest: 45,
  postTest: 85,
});

/** What purchase, redeeming, attendance and assessment leave in the table. */
export const itemsOf = (ring: KeyRing, order: Order): Record<string, unknown>[] => {
  const { orderId, applicantId, redeemCode, commits } = order;
  const text = 'x'.repeat(16);
  const identity = { nik: text, kk: text, name: 'Siti Aminah', birthDate: text, phone: text, email: text };
  return [
    { ...keys.order(orderId), ...order },
    { ...keys.redeemCode(redeemCode), orderId },
    {
      ...keys.registration(applicantId),
      applicantId,
      identity: sealIdentity(ring, applicantId, identity),
      // As long as a registration is.
      rest: 'x'.repeat(1_500),
    },
    ...commits.map(({ sequence, at }) => ({ ...keys.presence(orderId, sequence), sequence, at, how: 'liveness' })),
    {
      ...keys.skillsTask(orderId, 'uk', 1),
      orderId,
      scope: 'uk',
      sequence: 1,
      status: 'passed',
      revision: 2,
      file: 'x'.repeat(120),
      submittedAt: '2023-03-05T02:00:00.000Z',
      assessment: { notes: 'x'.repeat(60), at: '2023-03-05T02:30:00.000Z' },
    },
  ];
};

/** What DynamoDB takes in one call, and how many calls are made at once. */
const itemsACall = 25;
const callsAtOnce = 16;

/** Writes items, many at once. */
export const load = async ({ client, name }: Table, items: readonly Record<string, unknown>[]): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(items.length / itemsACall) }, (_, place) =>
    items.slice(place * itemsACall, (place + 1) * itemsACall),
  );
  await forEachAtOnce(batches, callsAtOnce, async (batch) => {
    const RequestItems = { [name]: batch.map((Item) => ({ PutRequest: { Item } })) };
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('The engine left items out.');
  });
};
