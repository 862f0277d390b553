import * as z from 'zod';
import { Instant } from '../../../events/event.ts';

export const AssessmentVerdict = z.enum(['approve', 'reject']);
export type AssessmentVerdict = z.infer<typeof AssessmentVerdict>;

/** What one assessor says of a version of a course, and why. */
export const Assessment = z.object({
  /** Staff, by the number under which they are known here. */
  assessorId: z.string(),
  verdict: AssessmentVerdict,
  reasons: z.string(),
  /** What the assessor stated; who has one does not assess. */
  conflictOfInterest: z.literal('none'),
  assessedAt: Instant,
});
export type Assessment = z.infer<typeof Assessment>;

/** A version is decided by so many assessors, each without knowing what the other says. */
const assessorsNeeded = 2;

/** What the assessments given so far come to: approved when all who are needed approve, rejected when one of them does not. */
export const outcomeOf = (assessments: readonly Pick<Assessment, 'verdict'>[]): 'approved' | 'rejected' | undefined => {
  if (assessments.length < assessorsNeeded) return undefined;
  return assessments.every(({ verdict }) => verdict === 'approve') ? 'approved' : 'rejected';
};
