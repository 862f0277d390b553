import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The examples are recorded by `npm run openapi:examples`, and never changed by hand. */
export const examplesFile = join(import.meta.dirname, 'examples.json');

/** The examples as they were recorded last; of routes that are there no more none. */
export const recordedExamples = (): RecordedExamples => {
  const found = JSON.parse(readFileSync(examplesFile, 'utf8')) as RecordedExamples;
  return Object.fromEntries(Object.entries(found).filter(([key]) => isRoute(key)));
};

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
