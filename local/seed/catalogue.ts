import { decodeJwt } from 'jose';
import * as z from 'zod';
import { told } from '../../shared/api-client/client.ts';
import { apiOf } from '../api.ts';
import type { LocalStack } from '../stack/stack.ts';

/** The client id of a token of our own: the code under which its machine is registered as a partner. */
export const clientIdIn = (token: string): string => z.string().parse(decodeJwt(token)['client_id']);

/** A course to be brought into the catalogue: sixteen hours under the normal scheme. */
export interface NewCourse {
  readonly institutionId: string;
  readonly platformId: string;
  readonly code: string;
  readonly title: string;
  readonly mode: 'self-paced' | 'webinar';
  /** Whole rupiah. */
  readonly price: number;
}

/** Proposes, assesses, publishes and offers a course, as staff do it. Gives its number. @throws ApiRefused when something is refused. */
export const publishCourse = async (
  stack: LocalStack,
  { operator, assessors }: { readonly operator: string; readonly assessors: readonly string[] },
  { platformId, title, ...course }: NewCourse,
): Promise<string> => {
  const proposal = {
    ...course,
    title,
    syllabus: [{ title, hours: 16 }],
    level: 'beginner' as const,
    occupation: '2431',
    language: 'id',
    schemes: ['normal' as const],
    regencies: [],
  };
  const api = apiOf(stack, operator);
  const { courseId } = await told(api.POST('/v1/courses', { body: proposal }));
  const params = { path: { courseId, version: '1' } };
  const body = { verdict: 'approve', reasons: 'Silabus sesuai standar.', conflictOfInterest: 'none' } as const;
  for (const assessor of assessors)
    await told(apiOf(stack, assessor).POST('/v1/courses/{courseId}/versions/{version}/assessments', { params, body }));
  await told(api.POST('/v1/courses/{courseId}/versions/{version}/publication', { params }));
  await told(api.POST('/v1/courses/{courseId}/offerings', { params: { path: { courseId } }, body: { platformId } }));
  return courseId;
};
