import * as z from 'zod';
import { CourseId, InstitutionId, PlatformId, ScheduleId } from './catalogue.ts';
import { ApplicantId, WaveId } from './event.ts';

/** A purchase (pembelian): 24 hexadecimal digits that follow from its platform and the platform's own reference. */
export const OrderId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'order-not-found')
  .brand<'OrderId'>();
export type OrderId = z.infer<typeof OrderId>;

/** What a participant hands to the institution: 16 digits and letters (Crockford's base 32), not to be guessed. */
export const RedeemCode = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{16}$/)
  .brand<'RedeemCode'>();
export type RedeemCode = z.infer<typeof RedeemCode>;

/**
 * The name under which a partner's machine is known: its `client_code`, or the client id of its tokens. What a program
 * says of a variable that nobody set is none.
 */
export const ClientCode = z
  .string()
  .regex(/^(?!(undefined|null|constructor)$)[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/)
  .brand<'ClientCode'>();
export type ClientCode = z.infer<typeof ClientCode>;

/** A certificate: 24 digits and letters that are not to be guessed, for it shows that somebody took part. */
export const CertificateId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{24}$/, 'certificate-not-found')
  .brand<'CertificateId'>();
export type CertificateId = z.infer<typeof CertificateId>;

/** Whose training an event is about, and what was bought. */
export const OrderData = z.object({
  orderId: OrderId,
  applicantId: ApplicantId,
  waveId: WaveId,
  courseId: CourseId,
  scheduleId: ScheduleId.optional(),
  institutionId: InstitutionId,
  platformId: PlatformId,
});
