import * as z from 'zod';
import { CourseId, VersionNumber } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';
import { Assessment } from './assessment.ts';
import { CourseContent } from './course-content.ts';

/** The number of a version as a part of a path. */
export const VersionPath = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'version-not-found')
  .transform(Number);

export const VersionStatus = z.enum(['in-assessment', 'approved', 'rejected', 'published', 'superseded', 'withdrawn']);
export type VersionStatus = z.infer<typeof VersionStatus>;

type Move = 'approve' | 'reject' | 'publish' | 'supersede' | 'withdraw';

/** The whole life of a version. A move that is not listed is refused; what is withdrawn comes back as a version of its own. */
export const versionMoves: Readonly<Record<VersionStatus, Partial<Record<Move, VersionStatus>>>> = {
  'in-assessment': { approve: 'approved', reject: 'rejected', supersede: 'superseded' },
  approved: { publish: 'published' },
  rejected: {},
  published: { supersede: 'superseded', withdraw: 'withdrawn' },
  superseded: {},
  withdrawn: {},
};

/** One version of a course. Its content never changes: whatever is taught otherwise is proposed, and assessed, anew. */
export const CourseVersion = z.object({
  courseId: CourseId,
  version: VersionNumber,
  content: CourseContent,
  status: VersionStatus,
  /** Staff, by the numbers under which they are known here. */
  proposedBy: z.string(),
  proposedAt: Instant,
  /** The versions of the schemes' rules that it kept when it was proposed or, later, published. */
  ruleVersions: z.array(z.string()),
  assessments: z.array(Assessment),
  decidedAt: Instant.optional(),
  publishedBy: z.string().optional(),
  publishedAt: Instant.optional(),
  /** The words under which it is found, since it stands in the catalogue. */
  terms: z.array(z.string()).optional(),
  /** The version that stood in the catalogue before this one. */
  replaces: VersionNumber.optional(),
  withdrawnBy: z.string().optional(),
  withdrawnAt: Instant.optional(),
  withdrawalReason: z.string().optional(),
});
export type CourseVersion = z.infer<typeof CourseVersion>;

const refusals = {
  approve: 'version-not-in-assessment',
  reject: 'version-not-in-assessment',
  publish: 'version-not-approved',
  supersede: 'version-not-approved',
  withdraw: 'course-not-published',
} as const satisfies Record<Move, string>;

/** @throws Refusal version-not-in-assessment, version-not-approved, course-not-published: by what the move asks for. */
const advanced = (version: CourseVersion, move: Move): CourseVersion => {
  const status = versionMoves[version.status][move];
  if (status === undefined) throw new Refusal(refusals[move]);
  return { ...version, status };
};

/**
 * A version to which the outcome of its assessment is put down, or as it was while there is none.
 * @throws Refusal version-not-in-assessment.
 */
export const decidedVersion = (
  version: CourseVersion,
  outcome: 'approved' | 'rejected' | undefined,
  at: Date,
): CourseVersion => {
  if (outcome === undefined) return version;
  return { ...advanced(version, outcome === 'approved' ? 'approve' : 'reject'), decidedAt: at.toISOString() };
};

/** A version that a later one takes the place of. @throws Refusal version-not-approved when it stands nowhere. */
export const supersededVersion = (version: CourseVersion): CourseVersion => advanced(version, 'supersede');

/** @throws Refusal version-not-approved when the version cannot be put into the catalogue. */
export const mustBeApproved = (version: CourseVersion): void => {
  advanced(version, 'publish');
};

/** A version that stands in the catalogue from now on. @throws Refusal version-not-approved. */
export const publishedVersion = (
  version: CourseVersion,
  published: {
    readonly by: string;
    readonly at: Date;
    readonly terms: string[];
    readonly ruleVersions: string[];
    readonly replaces: number | undefined;
  },
): CourseVersion => ({
  ...advanced(version, 'publish'),
  publishedBy: published.by,
  publishedAt: published.at.toISOString(),
  terms: published.terms,
  ruleVersions: published.ruleVersions,
  ...(published.replaces === undefined ? {} : { replaces: published.replaces }),
});

/** A version that is taken out of the catalogue. @throws Refusal course-not-published. */
export const withdrawnVersion = (
  version: CourseVersion,
  withdrawn: { readonly by: string; readonly at: Date; readonly reason: string },
): CourseVersion => ({
  ...advanced(version, 'withdraw'),
  withdrawnBy: withdrawn.by,
  withdrawnAt: withdrawn.at.toISOString(),
  withdrawalReason: withdrawn.reason,
});
