import { decodeJwt } from 'jose';
import * as z from 'zod';
import { callApi } from '../demo/citizen.ts';
import type { LocalStack } from '../stack/stack.ts';

const Course = z.object({ courseId: z.string() });

/** The client id of a token of our own: the code under which its machine is registered as a partner. */
export const clientIdIn = (token: string): string => z.string().parse(decodeJwt(token)['client_id']);

/** Asks the API of a stack for something that must go well. @throws Error when it is refused. */
export const accepted = async (
  stack: LocalStack,
  token: string,
  [method, path]: readonly ['PUT' | 'POST', string],
  body: unknown,
): Promise<unknown> => {
  const reply = await callApi(stack, { method, path, token, body });
  if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
};

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

/** Proposes, assesses, publishes and offers a course, as staff do it. Gives its number. */
export const publishCourse = async (
  stack: LocalStack,
  { operator, assessors }: { readonly operator: string; readonly assessors: readonly string[] },
  { platformId, title, ...course }: NewCourse,
): Promise<string> => {
  const proposal = {
    ...course,
    title,
    syllabus: [{ title, hours: 16 }],
    level: 'beginner',
    occupation: '2431',
    language: 'id',
    schemes: ['normal'],
    regencies: [],
  };
  const { courseId } = Course.parse(await accepted(stack, operator, ['POST', '/v1/courses'], proposal));
  const version = `/v1/courses/${courseId}/versions/1`;
  const verdict = { verdict: 'approve', reasons: 'Silabus sesuai standar.', conflictOfInterest: 'none' };
  for (const assessor of assessors) await accepted(stack, assessor, ['POST', `${version}/assessments`], verdict);
  await accepted(stack, operator, ['POST', `${version}/publication`], {});
  await accepted(stack, operator, ['POST', `/v1/courses/${courseId}/offerings`], { platformId });
  return courseId;
};
