import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isRoute, type RouteKey } from '../../shared/domain/access/index.ts';
import type { Parameter } from './requests.ts';
import type { Schema } from './type-schemas.ts';

/** A request of an operation and what it was answered with on a local stack, as the document shows them. */
export interface RecordedExample {
  /** Of the path. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
  /** The body of the answer, where it is JSON. */
  readonly answer?: unknown;
}

export type RecordedExamples = Readonly<Partial<Record<RouteKey, RecordedExample>>>;

const folder = join(import.meta.dirname, 'examples');

/** Where the examples of a test are kept. They are recorded by `npm run openapi:examples`, and never changed by hand. */
export const examplesFile = (test: string): string => join(folder, `${test}.json`);

/** The examples of a test as they were recorded last; of routes that are there no more none. */
export const examplesOf = (test: string): RecordedExamples => {
  const file = examplesFile(test);
  const found = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as RecordedExamples;
  return Object.fromEntries(Object.entries(found).filter(([key]) => isRoute(key)));
};

/** The examples of all tests. */
export const recordedExamples = (): RecordedExamples =>
  Object.fromEntries(
    globSync('*.json', { cwd: folder }).flatMap((file) => Object.entries(examplesOf(basename(file, '.json')))),
  );

/** A parameter with its value in an example. Numbers come as texts in an address. */
export const parameterShown = (parameter: Parameter, { parameters = {}, query = {} }: RecordedExample): Parameter => {
  const text = parameter.in === 'path' ? parameters[parameter.name] : query[parameter.name];
  if (text === undefined) return parameter;
  const { type } = parameter.schema;
  return { ...parameter, example: type === 'integer' || type === 'number' ? Number(text) : text };
};

/** The content of a message with an example of it. */
export const contentShown = (content: Schema, example: unknown): Schema => {
  const json = content['application/json'];
  if (example === undefined || typeof json !== 'object') return content;
  return { ...content, 'application/json': { ...json, example } };
};
