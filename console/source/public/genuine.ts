import type { CertificateStatement } from '../proof/index.ts';
import type { Certificate } from './answers.ts';

/** What a signed certificate states, of all that is shown of it. */
const stated = [
  'certificateId',
  'holder',
  'courseId',
  'courseVersion',
  'title',
  'mode',
  'hours',
  'completedAt',
  'issuedAt',
] as const;

/** Whether what is shown of a certificate is what its signed form states. */
export const isAsSigned = (shown: Certificate, statement: CertificateStatement): boolean =>
  stated.every((name) => shown[name] === statement[name]) &&
  shown.institution.id === statement.institution.id &&
  shown.institution.name === statement.institution.name &&
  (['preTest', 'postTest', 'final'] as const).every((name) => shown.scores[name] === statement.scores[name]);
