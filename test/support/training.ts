import { createHash } from 'node:crypto';
import { CourseId, InstitutionId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { RedeemCode } from '../../events/training.ts';
import type { Schedule } from '../../shared/domain/catalogue/schedule.ts';
import { base32Of } from '../../shared/domain/training/base32.ts';
import { Order, orderIdOf } from '../../shared/domain/training/order.ts';

const hex = (text: string, length: number): string => createHash('sha256').update(text).digest('hex').slice(0, length);

/** A redeem code for each text, always the same. */
export const redeemCodeFor = (text: string): RedeemCode =>
  RedeemCode.parse(base32Of(createHash('sha256').update(`code ${text}`).digest().subarray(0, 16)));

/** Two sessions on one day in WIB: 09.00 to 11.00 and 12.00 to 14.00 on 4 March 2023. */
export const sessions: Schedule['sessions'] = [
  { sequence: 1, startsAt: '2023-03-04T02:00:00.000Z', endsAt: '2023-03-04T04:00:00.000Z' },
  { sequence: 2, startsAt: '2023-03-04T05:00:00.000Z', endsAt: '2023-03-04T07:00:00.000Z' },
];

const courseId = CourseId.parse('c'.repeat(24));
const scheduleId = ScheduleId.parse('e'.repeat(24));

/** The run of the course that {@link orderOf} buys a seat of. */
export const scheduleOfTests: Schedule = {
  scheduleId,
  courseId,
  version: 1,
  code: 'BATCH-1',
  sessions,
  seats: 30,
  status: 'open',
  addedBy: 'olga',
  addedAt: '2023-02-20T00:00:00.000Z',
};

/** A purchase of a webinar of two sessions, whose code was redeemed on its day. Each name is an order of its own. */
export const orderOf = (name: string, fields: { readonly [Field in keyof Order]?: unknown } = {}): Order => {
  const platformId = PlatformId.parse('pasar-ilmu');
  return Order.parse({
    orderId: orderIdOf(platformId, name),
    reference: name,
    platformId,
    institutionId: InstitutionId.parse('lp-cendekia'),
    courseId,
    version: 1,
    courseCode: 'WEB-1',
    title: 'Dasar Pemasaran Digital',
    mode: 'webinar',
    hours: 16,
    scheduleId,
    scheduleCode: 'BATCH-1',
    startsAt: sessions[0]?.startsAt,
    endsAt: sessions.at(-1)?.endsAt,
    seat: 1,
    applicantId: ApplicantId.parse(hex(`applicant ${name}`, 32)),
    waveId: WaveId.parse('2023-48'),
    scheme: 'normal',
    ruleVersion: 'normal-2023.1',
    price: 600_000,
    redeemCode: redeemCodeFor(name),
    invoiceCode: 'INV-1',
    placedAt: '2023-03-01T02:00:00.000Z',
    status: 'redeemed',
    revision: 2,
    redeemedAt: '2023-03-04T01:30:00.000Z',
    commits: [{ sequence: 1, at: '2023-03-04T01:30:00.000Z' }],
    ...fields,
  });
};

/** What a self-paced course has otherwise: no schedule, and a code that can be redeemed for half a year. */
export const selfPaced = {
  mode: 'self-paced',
  scheduleId: undefined,
  scheduleCode: undefined,
  startsAt: undefined,
  endsAt: undefined,
  seat: undefined,
  redeemableUntil: '2023-08-28T02:00:00.000Z',
  commits: [{ sequence: 0, at: '2023-03-04T01:30:00.000Z' }],
} as const satisfies { readonly [Field in keyof Order]?: unknown };
