import * as z from 'zod';
import { CourseId, InstitutionId } from '../../../events/catalogue.ts';
import { RevocationKind, type CertificateRevoked } from '../../../events/certificate-revoked.ts';
import { Instant } from '../../../events/event.ts';
import { CertificateId, OrderData } from '../../../events/training.ts';
import { Mode } from '../catalogue/mode.ts';
import { StatementFault, verifiedStatement, type NamedKey } from '../statement.ts';

/** Points of a hundred in the tests of a course, where the institution told them. */
export const Scores = z.strictObject({
  preTest: z.number().min(0).max(100).optional(),
  postTest: z.number().min(0).max(100).optional(),
  final: z.number().min(0).max(100).optional(),
});
export type Scores = z.infer<typeof Scores>;

/**
 * What a certificate (sertifikat) states. The holder's name is masked, since whoever has the number sees it: it is enough
 * to compare with a name that one is told, and too little to learn one.
 */
export const CertificateStatement = z.strictObject({
  certificateId: CertificateId,
  holder: z.string(),
  courseId: CourseId,
  courseVersion: z.int().positive(),
  title: z.string(),
  mode: Mode,
  /** Of the syllabus. */
  hours: z.number().positive(),
  institution: z.strictObject({ id: InstitutionId, name: z.string() }),
  /** When the training was completed, as its institution told. */
  completedAt: Instant,
  scores: Scores,
  issuedAt: Instant,
});
export type CertificateStatement = z.infer<typeof CertificateStatement>;

/** A certificate as it is kept: what it states, its signed form, and what became of it. */
export const Certificate = z.object({
  ...CertificateStatement.shape,
  institution: CertificateStatement.shape.institution.strip(),
  scores: Scores.strip(),
  order: OrderData,
  signed: z.string(),
  status: z.enum(['valid', 'revoked']),
  revocation: z
    .object({
      at: Instant,
      kind: RevocationKind,
      /** For the record, encrypted. */
      reason: z.string(),
      by: z.string(),
    })
    .optional(),
});
export type Certificate = z.infer<typeof Certificate>;

/** A name of which only the first letter of each word is left: `S*** A***`. The stars do not tell the length. */
export const maskedName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => `${/^./u.exec(word)?.[0] ?? ''}***`)
    .join(' ');

/**
 * What a signed certificate states, under one of the published root keys, looked at `at` an instant. It tells that the
 * programme issued it; whether it was revoked since, only its page tells.
 * @throws StatementFault saying what is wrong with it.
 */
export const verifyCertificate = (
  signed: string,
  roots: NamedKey | readonly NamedKey[],
  at: Date,
): CertificateStatement => {
  const statement = verifiedStatement(signed, { use: 'certificate', payload: CertificateStatement }, { roots, at });
  if (statement.completedAt > statement.issuedAt)
    throw new StatementFault('The certificate tells of what came after it.');
  return statement;
};

/** Who revokes a certificate, when and why; the reason is encrypted. */
export interface Revoking {
  readonly kind: RevocationKind;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** A certificate once it is revoked, and the event; undefined where it is already, for good and for the first reason. */
export const revokedCertificate = (
  certificate: Certificate,
  { kind, reason, by, at }: Revoking,
): { readonly certificate: Certificate; readonly event: CertificateRevoked } | undefined => {
  if (certificate.status === 'revoked') return undefined;
  const { certificateId, order } = certificate;
  const instant = at.toISOString();
  return {
    certificate: { ...certificate, status: 'revoked', revocation: { at: instant, kind, reason, by } },
    event: {
      event: 'certificate.revoked.v1',
      occurredAt: instant,
      data: { ...order, certificateId, kind, by },
    },
  };
};

const Shown = z.object(CertificateStatement.shape);

/** What anybody may see of a certificate: what it states, its signed form, and whether it was revoked. */
export const certificateView = ({ status, signed, revocation, ...certificate }: Certificate) => ({
  ...Shown.parse(certificate),
  status,
  ...(revocation === undefined ? {} : { revokedAt: revocation.at, revokedBecause: revocation.kind }),
  signed,
});
