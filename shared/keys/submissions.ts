import type { ApplicantId } from '../../events/event.ts';
import type { SealedSubmission } from '../domain/registering.ts';
import { fingerprintText, type Submission } from '../domain/submission.ts';
import { keyedHashes, sealIdentity } from './fields.ts';
import type { KeyRing } from './ring.ts';

/**
 * A submission as it is stored: the identity encrypted, its look-ups as keyed hashes under every live key. Of the number of
 * the device that it came from only the hashes stay.
 */
export const sealSubmission = (
  ring: KeyRing,
  applicantId: ApplicantId,
  submission: Submission,
  device?: string,
): SealedSubmission => ({
  ...(device === undefined ? {} : { deviceHashes: keyedHashes(ring, 'device', device) }),
  identity: sealIdentity(ring, applicantId, submission),
  nikHashes: keyedHashes(ring, 'nik', submission.nik),
  kkHashes: keyedHashes(ring, 'kk', submission.kk),
  fingerprints: keyedHashes(ring, 'submission', fingerprintText(submission)).map(({ hash }) => hash),
  profile: {
    education: submission.education,
    occupation: submission.occupation,
    employment: submission.employment,
    priorityGroups: submission.priorityGroups,
  },
  consentVersion: submission.consent.version,
});
