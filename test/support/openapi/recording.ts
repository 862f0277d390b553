import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { format } from 'prettier';
import { expect, inject } from 'vitest';
import * as z from 'zod';
import { examplesFile, examplesOf, type RecordedExample } from '../../../local/openapi/examples.ts';
import type { Invocation } from '../../../local/stack/stack.ts';
import { isRoute, type RouteKey } from '../../../shared/domain/access/index.ts';
import { recordedElsewhere } from './recorded-elsewhere.ts';
import { shownValue } from './shown.ts';

const texts = z.record(z.string(), z.string());
const Request = z.object({
  routeKey: z.string().refine(isRoute),
  pathParameters: texts.optional(),
  queryStringParameters: texts.optional(),
  body: z.string().optional(),
});
const Answer = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.unknown()).default({}),
  body: z.string().default(''),
});

const isJson = (text: string): boolean => text.startsWith('{') || text.startsWith('[');

/** What a function was asked and answered, as an example shows it; undefined where no route was asked. */
export const exampleIn = ({ event, result }: Invocation, startedAt: number) => {
  const request = Request.safeParse(event).data;
  if (request === undefined || !result.ok) return undefined;
  const { routeKey: key, pathParameters: parameters, queryStringParameters: query, body = '' } = request;
  const answer = Answer.parse(JSON.parse(result.answer));
  const { statusCode: status } = answer;
  const shown = (text: string): unknown => shownValue(JSON.parse(text), startedAt);
  const example: RecordedExample = {
    ...(parameters && { parameters }),
    ...(query && { query }),
    ...(isJson(body) && { body: shown(body) }),
    status,
    // What is refused shows how to ask, and not what is answered.
    ...(status < 400 && isJson(answer.body) && { answer: shown(answer.body) }),
  };
  return { key, example };
};

/** Whether examples are to be recorded anew, and not only executed. */
export const isRecording = process.env['RECORD_EXAMPLES'] !== undefined;

/** Keeps the examples of a test, by its name. */
export const keepExamples = async (
  name: string,
  examples: Readonly<Partial<Record<RouteKey, RecordedExample>>>,
): Promise<void> => {
  writeFileSync(examplesFile(name), await format(JSON.stringify(examples), { parser: 'json', printWidth: 120 }));
};

/** The test that is running, by the name of its file. */
const testName = (): string => basename(expect.getState().testPath ?? '', '.test.ts');

const lengthOf = ({ answer }: RecordedExample): number => JSON.stringify(answer ?? '').length;

/**
 * Records the examples that the running test is to make (`recorded-elsewhere.ts`), as its stack's `onInvocation`: of several
 * good answers of an operation the one that tells most. Otherwise sees to it that each is executed anew.
 */
export const exampleRecorder = () => {
  const startedAt = Date.now();
  const name = testName();
  const keys = Object.entries(recordedElsewhere).flatMap(([key, own]) => (own === name && isRoute(key) ? [key] : []));
  const found = new Map<RouteKey, RecordedExample>();
  const statuses = new Map<RouteKey, Set<number>>();

  return {
    onInvocation: (invocation: Invocation): void => {
      if (keys.length === 0) return;
      const { key, example } = exampleIn(invocation, startedAt) ?? {};
      if (key === undefined || example === undefined || !keys.includes(key) || example.status >= 400) return;
      statuses.set(key, (statuses.get(key) ?? new Set()).add(example.status));
      const before = found.get(key);
      if (before === undefined || lengthOf(before) < lengthOf(example)) found.set(key, example);
    },
    /** @throws Error with the operations of which the kept example is not answered as it was. */
    mustBeWhole: async (): Promise<void> => {
      // A part of a test makes a part of its examples.
      if (keys.length === 0 || inject('isFiltered')) return;
      const missing = (kept: Readonly<Partial<Record<RouteKey, RecordedExample>>>) =>
        keys.filter((key) => !statuses.get(key)?.has(kept[key]?.status ?? 0));
      const all = Object.fromEntries(keys.map((key) => [key, found.get(key)]));
      if (isRecording) await keepExamples(name, all);
      const missed = missing(isRecording ? all : examplesOf(name));
      if (missed.length > 0) throw new Error(`${name} does not execute the examples of ${missed.join(', ')}.`);
    },
  };
};
