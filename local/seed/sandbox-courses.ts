import { told } from '../../shared/api-client/client.ts';
import { apiOf } from '../api.ts';
import type { LocalStack } from '../stack/stack.ts';
import { publishCourse } from './catalogue.ts';

/** Who teaches and sells in the sandbox of partners. */
export const sandboxParties = {
  institution: 'lp-sandbox',
  otherInstitution: 'lp-sandbox-lain',
  platform: 'platform-sandbox',
} as const;

/** The tokens of those who bring a course into the catalogue. */
export type StaffTokens = Readonly<Record<'operator' | 'assessor' | 'otherAssessor', string>>;

/** One session an hour for a day: whenever somebody tries a code, the window of one of them is open. */
const sessionCount = 24;
const sessionMilliseconds = 3_600_000;

/** A schedule must lie ahead when it is added. */
const leadMilliseconds = 20_000;

const sessionsFrom = (start: number) =>
  Array.from({ length: sessionCount }, (_, position) => {
    const instant = (hours: number): string => new Date(start + hours * sessionMilliseconds).toISOString();
    return { sequence: position + 1, startsAt: instant(position), endsAt: instant(position + 1) };
  });

/**
 * Brings the sandbox's courses into the catalogue of a stack, as staff do it: two webinars whose first session begins in
 * some seconds, of two institutions, and a self-paced course of the first. All stand on one platform.
 */
export const seedCourses = async (stack: LocalStack, tokens: StaffTokens): Promise<void> => {
  const { institution, otherInstitution, platform } = sandboxParties;
  const api = apiOf(stack, tokens.operator);
  const party = (nib: string, name: string) => ({
    name,
    nib,
    owners: [{ nib: nib.replace('9', '8'), name: 'Pemilik' }],
  });
  // One after the other: two at once would start two environments of a function, which takes longer than the second call.
  const teach = [
    [institution, party('9100000000001', 'LP Sandbox')],
    [otherInstitution, party('9100000000002', 'LP Sandbox Lain')],
  ] as const;
  for (const [institutionId, body] of teach)
    await told(api.PUT('/v1/institutions/{institutionId}', { params: { path: { institutionId } }, body }));
  const sells = party('9200000000001', 'Platform Sandbox');
  await told(api.PUT('/v1/platforms/{platformId}', { params: { path: { platformId: platform } }, body: sells }));

  const staff = { operator: tokens.operator, assessors: [tokens.assessor, tokens.otherAssessor] };
  const published = (institutionId: string, code: string, mode: 'self-paced' | 'webinar'): Promise<string> => {
    const title = mode === 'webinar' ? 'Pemasaran Digital Langsung' : 'Pemasaran Digital Mandiri';
    return publishCourse(stack, staff, { institutionId, platformId: platform, code, title, mode, price: 600_000 });
  };
  await published(institution, 'SANDBOX-SPL', 'self-paced');
  const webinars = [
    await published(institution, 'SANDBOX-WEB', 'webinar'),
    await published(otherInstitution, 'SANDBOX-WEB', 'webinar'),
  ];
  const body = { code: 'SANDBOX-1', sessions: sessionsFrom(Date.now() + leadMilliseconds), seats: 500 };
  for (const courseId of webinars)
    await told(api.POST('/v1/courses/{courseId}/schedules', { params: { path: { courseId } }, body }));
};
