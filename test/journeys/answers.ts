import { expect } from 'vitest';
import * as z from 'zod';
import { isProblemCode, problems } from '../../shared/domain/problems/index.ts';
import type { RawAnswer } from '../support/raw-request.ts';

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  reasons: z.array(z.unknown()).optional(),
});

/** The sentence of a code with whatever its values are. */
const sentence = (code: string, language: 'id' | 'en'): RegExp => {
  if (!isProblemCode(code)) throw new Error(`There is no code ${code}.`);
  const literal = problems[code][language].replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{\w+\}/g, '.+')}$`);
};

/** Expects problem details from a function, in the language asked for. */
export const expectProblem = (
  { status, headers, text }: RawAnswer,
  language: 'id' | 'en' = 'id',
): z.infer<typeof Problem> => {
  expect(headers['content-type'], text).toBe('application/problem+json; charset=utf-8');
  expect(headers['content-language']).toBe(language);
  const problem = Problem.parse(JSON.parse(text));
  expect(problem.status).toBe(status);
  expect(problem.type).toBe(`urn:prakerja:problem:${problem.code}`);
  expect(problem.title).toMatch(sentence(problem.code, language));
  for (const fault of problem.errors ?? []) expect(fault.detail).toMatch(sentence(fault.code, language));
  return problem;
};

/** What an HTTP API itself refuses with, byte for byte. */
const fixedBodies: Readonly<Record<number, string>> = {
  400: '{"message":"Bad Request"}',
  401: '{"message":"Unauthorized"}',
  403: '{"message":"Forbidden"}',
  404: '{"message":"Not Found"}',
  413: '{"message":"Request Entity Too Large"}',
};
export const expectFixed = ({ status, headers, text }: RawAnswer, expected: number): void => {
  expect([status, text]).toEqual([expected, fixedBodies[expected]]);
  expect(headers['content-type']).toBe('application/json');
};

/** Refused by whoever it reached: a function with problem details, or the API with its fixed body. */
export const expectRefused = (answer: RawAnswer): void => {
  expect([400, 404], answer.text).toContain(answer.status);
  if (answer.headers['content-type'] === 'application/json') expectFixed(answer, answer.status);
  else expectProblem(answer);
};
