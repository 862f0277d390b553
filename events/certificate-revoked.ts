import * as z from 'zod';
import { event } from './event.ts';
import { CertificateId, OrderData } from './training.ts';

/** Why a certificate is worth nothing any more. */
export const RevocationKind = z.enum(['issued-in-error', 'evidence-false', 'holder-not-participant']);
export type RevocationKind = z.infer<typeof RevocationKind>;

/** Staff revoked a certificate. Nobody reads it yet; it is the record. */
export const CertificateRevoked = event(
  'certificate.revoked.v1',
  OrderData.extend({ certificateId: CertificateId, kind: RevocationKind, by: z.string() }),
);
export type CertificateRevoked = z.infer<typeof CertificateRevoked>;
