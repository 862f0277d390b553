import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InstitutionId } from '../../../../events/catalogue.ts';
import { assessed } from '../../../../shared/domain/catalogue/assessing.ts';
import { outcomeOf } from '../../../../shared/domain/catalogue/assessment.ts';
import {
  decidedVersion,
  publishedVersion,
  supersededVersion,
  versionMoves,
  VersionStatus,
  withdrawnVersion,
  type CourseVersion,
} from '../../../../shared/domain/catalogue/course-version.ts';
import { courseIdOf } from '../../../../shared/domain/catalogue/course.ts';
import { Refusal } from '../../../../shared/errors.ts';

const institutionId = InstitutionId.parse('lp-cendekia');
const at = new Date('2023-03-01T02:00:00.000Z');

const aVersion = (fields: Partial<CourseVersion> = {}): CourseVersion => ({
  courseId: courseIdOf(institutionId, 'WEB-1'),
  version: 1,
  content: {
    title: 'Pemasaran Digital',
    syllabus: [{ title: 'Pengantar', hours: 15 }],
    price: 600_000,
    mode: 'webinar',
    level: 'beginner',
    occupation: '2431',
    language: 'id',
    schemes: ['normal'],
    regencies: [],
  },
  status: 'in-assessment',
  proposedBy: 'olga',
  proposedAt: at.toISOString(),
  ruleVersions: ['normal-2023.1'],
  assessments: [],
  ...fields,
});

/** The status after a move, or the code with which it is refused. */
const outcome = (move: () => CourseVersion | undefined): string => {
  try {
    return move()?.status ?? 'unchanged';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const made = {
  approve: (version: CourseVersion) => decidedVersion(version, 'approved', at),
  reject: (version: CourseVersion) => decidedVersion(version, 'rejected', at),
  supersede: supersededVersion,
  publish: (version: CourseVersion) =>
    publishedVersion(version, { by: 'olga', at, terms: [], ruleVersions: [], replaces: undefined }),
  withdraw: (version: CourseVersion) => withdrawnVersion(version, { by: 'olga', at, reason: 'Tidak diadakan lagi.' }),
};
const refusedAs = {
  approve: 'version-not-in-assessment',
  reject: 'version-not-in-assessment',
  supersede: 'version-not-approved',
  publish: 'version-not-approved',
  withdraw: 'course-not-published',
};
const moves = ['approve', 'reject', 'supersede', 'publish', 'withdraw'] as const;

describe.each(VersionStatus.options)('a version that is %s', (status) => {
  test.each(moves)('meets the move %s as the table says', (move) => {
    expect(outcome(() => made[move](aVersion({ status })))).toBe(versionMoves[status][move] ?? refusedAs[move]);
  });
});

test('nobody leaves what is rejected, superseded or withdrawn', () => {
  expect([versionMoves.rejected, versionMoves.superseded, versionMoves.withdrawn]).toEqual([{}, {}, {}]);
});

test('a version is approved exactly when two assessors approve, and decided with the second', () => {
  const verdict = fc.constantFrom('approve' as const, 'reject' as const);
  fc.assert(
    fc.property(fc.array(verdict, { maxLength: 2 }), (verdicts) => {
      const both = verdicts.length === 2;
      const expected = both ? (verdicts.includes('reject') ? 'rejected' : 'approved') : undefined;

      expect(outcomeOf(verdicts.map((one) => ({ verdict: one })))).toBe(expected);
    }),
  );
});

test('whoever assesses in whatever order, only two different people who belong elsewhere and proposed nothing approve', () => {
  const assessor = fc.record({
    assessorId: fc.constantFrom('olga', 'asri', 'anto', 'ayu'),
    institutions: fc.constantFrom<string[]>([], ['lp-lain'], ['lp-cendekia']),
    verdict: fc.constantFrom('approve' as const, 'reject' as const),
  });
  fc.assert(
    fc.property(fc.array(assessor, { maxLength: 6 }), (given) => {
      let version = aVersion();
      for (const { assessorId, institutions, verdict } of given) {
        const before = version;
        outcome(() => {
          const after = assessed({ institutionId }, before, {
            assessor: { assessorId, institutions },
            verdict,
            reasons: 'Silabus sesuai standar.',
            at,
          });
          version = after ?? before;
          return after;
        });
      }

      const people = version.assessments.map(({ assessorId }) => assessorId);
      expect(new Set(people).size).toBe(people.length);
      expect(people).not.toContain('olga');
      expect(people.length).toBeLessThanOrEqual(2);
      const isDecided = people.length === 2;
      const isApproved = isDecided && version.assessments.every(({ verdict }) => verdict === 'approve');
      expect(version.status).toBe(isDecided ? (isApproved ? 'approved' : 'rejected') : 'in-assessment');
    }),
  );
});
