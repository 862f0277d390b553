import { createHash } from 'node:crypto';
import { CourseId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import { PayoutId } from '../../events/money.ts';
import { CertificateId, OrderId, RedeemCode } from '../../events/training.ts';
import type { KeyedHash } from '../../shared/table/keys.ts';

/** Whoever and whatever the loads are about: made up from numbers, the same at every run, and spread as real ones are. */

/** Hexadecimal digits that stand for something with a number. */
const hex = (kind: string, number: number, digits: number): string =>
  createHash('sha256').update(`${kind}#${number}`).digest('hex').slice(0, digits);

const upper = (kind: string, number: number, digits: number): string => hex(kind, number, digits).toUpperCase();

export const applicant = (number: number): ApplicantId => ApplicantId.parse(hex('applicant', number, 32));
export const ticket = (number: number): Ticket => Ticket.parse(hex('ticket', number, 32));
export const nikHash = (number: number): KeyedHash => ({ version: 1, hash: hex('nik', number, 64) });
export const signalHash = (kind: string, number: number): KeyedHash => ({ version: 1, hash: hex(kind, number, 64) });
/** Families have 1.7 members who apply: seven people share a card with the one before them. */
export const familyHash = (number: number): KeyedHash => ({
  version: 1,
  hash: hex('family', number - (number % 10 < 7 ? number % 2 : 0), 64),
});
export const order = (number: number): OrderId => OrderId.parse(hex('order', number, 24));
export const redeemCode = (number: number): RedeemCode => RedeemCode.parse(upper('redeem', number, 16));
export const certificate = (number: number): CertificateId => CertificateId.parse(upper('certificate', number, 24));
export const payout = (number: number): PayoutId => PayoutId.parse(hex('payout', number, 24));
export const cardNumber = (number: number): string => String(10 ** 15 + number);
/** Some request, message or line. */
export const nonce = (kind: string, number: number): string => hex(kind, number, 32);

/** One of six thousand courses; every fifth purchase is of the one that everybody speaks of. */
export const course = (number: number): CourseId =>
  CourseId.parse(hex('course', number % 5 === 0 ? 0 : number % 6_000, 24));
/** Schedules have some hundred seats, so that a hundred purchases share one. */
export const schedule = (number: number): ScheduleId => ScheduleId.parse(hex('schedule', Math.floor(number / 100), 24));

export const wave = WaveId.parse('2023-48');
export const platform = PlatformId.parse('pasar-ilmu');
