import type { ApplicantId } from '../../events/event.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import type { Registration, Screening, VerificationStep } from '../../shared/domain/registration.ts';
import { submitted } from '../../shared/domain/registering.ts';
import { Submission } from '../../shared/domain/submission.ts';
import { sealSubmission } from '../../shared/keys/submissions.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import { testRing } from './keys.ts';

/** The applicant behind a token's subject. */
export const applicant = (subject: string): ApplicantId => {
  const found = applicantOf({ sub: subject });
  if (found === undefined) throw new Error('A subject has an applicant.');
  return found;
};

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** A well-formed NIK of a man born on 1 May 1995 in Kabupaten Bogor; `serial` from 1 to 9999 makes it another one. */
export const nikNumber = (serial: number): string => `320101010595${padded(serial, 4)}`;
/** A well-formed family-card number. */
export const kkNumber = (serial: number): string => `320101010110${padded(serial, 4)}`;

/** What a person sends to register, valid but for the fields that a test names. */
export const submissionBody = (fields: Partial<Record<keyof Submission, unknown>> = {}): Record<string, unknown> => ({
  nik: nikNumber(1),
  kk: kkNumber(1),
  name: 'Budi Santoso',
  birthDate: '1995-05-01',
  phone: '081234567890',
  email: 'budi@example.id',
  education: 'senior-secondary',
  occupation: 'none',
  employment: 'job-seeker',
  priorityGroups: [],
  consent: { version: '2023-1', accepted: true },
  ...fields,
});

export interface RegistrationParts {
  readonly subject?: string;
  readonly body?: Partial<Record<keyof Submission, unknown>>;
  readonly submittedAt?: string;
  /** After the pending step of the submission. */
  readonly steps?: readonly VerificationStep[];
  readonly screening?: Partial<Screening>;
  readonly ring?: KeyRing;
}

/** A registration as it is stored; verified in Kabupaten Bogor unless told. */
export const aRegistration = ({
  subject = 'budi',
  body = {},
  submittedAt = '2023-02-18T02:00:00.000Z',
  steps = [{ at: '2023-02-18T02:01:00.000Z', outcome: 'matched', regency: '32.01' }],
  screening = {},
  ring = testRing,
}: RegistrationParts = {}): Registration => {
  const applicantId = applicant(subject);
  const submission = Submission.parse(submissionBody(body));
  const registration = submitted(applicantId, sealSubmission(ring, applicantId, submission), new Date(submittedAt));
  const last = steps.at(-1);
  return {
    ...registration,
    status: last === undefined ? 'verifying' : last.outcome === 'matched' ? 'verified' : 'refused',
    verification: [...registration.verification, ...steps],
    screening: { ...registration.screening, ...screening },
  };
};
