import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changesBetween, mayBreak } from '../../../local/openapi/breaking.ts';
import type { ApiDocument } from '../../../local/openapi/document.ts';
import { lastRelease } from '../../../local/openapi/releases.ts';
import type { Schema } from '../../../local/openapi/type-schemas.ts';
import { releasedCode } from '../../support/last-release.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const kept = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')) as ApiDocument;

const breaksIn = (before: ApiDocument, after: ApiDocument): string[] =>
  changesBetween(before, after).flatMap(({ level, where, what }) => (level === 'breaking' ? [`${where} ${what}`] : []));

test('nothing breaks those who call what was released last, unless the version says so', () => {
  const released = lastRelease(root);

  expect(mayBreak(released, kept) ? [] : breaksIn(released, kept)).toEqual([]);
});

test('the code of the last release is that of its document', () => {
  expect(lastRelease(root).info['version']).toBe(releasedCode.version);
});

test('a document beside itself has not changed', () => {
  expect(changesBetween(kept, kept)).toEqual([]);
});

interface Thing {
  readonly request?: Schema;
  readonly answer?: Schema;
  readonly parameters?: readonly Schema[];
  readonly operation?: Schema;
  readonly version?: string;
}

const request = {
  type: 'object',
  properties: { name: { type: 'string', maxLength: 20 }, colour: { enum: ['red', 'blue'] }, size: { type: 'integer' } },
  required: ['name'],
  additionalProperties: false,
};
const answer = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    state: { enum: ['new', 'old'] },
    parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
  },
  required: ['id', 'state', 'parts'],
};
const part = { type: 'object', properties: { count: { type: 'number' } }, required: ['count'] };
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });

/** A document of one operation, with some of its parts other than usual. */
const documentOf = ({ version = '0.1.0', operation = {}, ...parts }: Thing = {}, Part: Schema = part): ApiDocument => ({
  openapi: '3.1.1',
  info: { title: 'Things', version },
  paths: {
    '/things': {
      post: {
        security: [{ staff: [] }],
        'x-roles': ['operator', 'auditor'],
        parameters: parts.parameters ?? [{ name: 'page', in: 'query', required: false, schema: { type: 'string' } }],
        requestBody: { required: true, ...json(parts.request ?? request) },
        responses: { 201: { headers: { location: {} }, ...json(parts.answer ?? answer) } },
        ...operation,
      },
    },
  },
  components: { schemas: { Part } },
});

const withField = (schema: typeof request | typeof answer, name: string, field: Schema): Schema => ({
  ...schema,
  properties: { ...schema.properties, [name]: field },
});
const without = (schema: typeof request | typeof answer, gone: string): Schema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties).filter(([name]) => name !== gone)),
  required: schema.required.filter((name) => name !== gone),
});
const page = (changes: Schema) => ({
  parameters: [{ name: 'page', in: 'query', required: false, schema: { type: 'string' }, ...changes }],
});

describe('what breaks callers is found', () => {
  const cases: Readonly<Record<string, readonly [Thing, string, Schema?]>> = {
    'an answer loses a field': [{ answer: without(answer, 'id') }, '201.id is answered no more'],
    'a field may be left out': [{ answer: { ...answer, required: ['id', 'parts'] } }, '201.state may be left out'],
    'a field is of another type': [{ answer: withField(answer, 'id', { type: 'integer' }) }, '201.id is integer'],
    'a field may be null': [{ answer: withField(answer, 'id', { type: ['string', 'null'] }) }, 'is null or string'],
    'a field may be anything': [{ answer: withField(answer, 'id', {}) }, '201.id is anything'],
    'a field deep inside goes': [{}, '201.parts[].count is answered no more', { type: 'object', properties: {} }],
    'a status goes': [{ operation: { responses: { 200: json(answer) } } }, '201 is answered no more'],
    'a header goes': [{ operation: { responses: { 201: json(answer) } } }, 'header location is answered no more'],
    'a type of content goes': [
      { operation: { responses: { 201: { headers: { location: {} }, content: { 'text/html': {} } } } } },
      'is answered as application/json no more',
    ],
    'a field must be sent': [{ request: { ...request, required: ['name', 'size'] } }, 'body.size must be sent'],
    'a field is taken no more': [{ request: without(request, 'size') }, 'body.size is taken no more'],
    'a text may be less long': [
      { request: withField(request, 'name', { type: 'string', maxLength: 10 }) },
      'narrower maxLength: 10',
    ],
    'a text must match': [
      { request: withField(request, 'name', { type: 'string', maxLength: 20, pattern: '^a' }) },
      'narrower pattern',
    ],
    'a number has a bound': [
      { request: withField(request, 'size', { type: 'integer', minimum: 1 }) },
      'narrower minimum: 1',
    ],
    'a choice goes': [{ request: withField(request, 'colour', { enum: ['red'] }) }, 'cannot be "blue" any more'],
    'a text becomes a choice': [
      { request: withField(request, 'name', { enum: ['a'], maxLength: 20 }) },
      'must be one of a few values',
    ],
    'a field takes another type': [
      { request: withField(request, 'size', { type: 'string' }) },
      'body.size must be string',
    ],
    'a parameter must be sent': [page({ required: true }), 'query page must be sent'],
    'a parameter goes': [{ parameters: [] }, 'query page is taken no more'],
    'a parameter is narrower': [page({ schema: { type: 'string', maxLength: 3 } }), 'narrower maxLength: 3'],
    'a role loses the right': [{ operation: { 'x-roles': ['operator'] } }, 'by the role auditor no more'],
    'another token is asked for': [{ operation: { security: [{ other: [] }] } }, 'asks for other'],
  };

  test.each(Object.entries(cases))('%s', (_, [change, expected, Part]) => {
    const found = breaksIn(documentOf(), documentOf(change, Part ?? part));

    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test('an operation that is gone, or takes another method', () => {
    const document = documentOf();
    const { '/things': methods = {} } = document.paths;

    expect(breaksIn(document, { ...document, paths: {} })).toEqual(['POST /things is there no more']);
    expect(breaksIn(document, { ...document, paths: { '/things': { put: methods['post'] ?? {} } } })).toHaveLength(1);
  });

  test('whatever field an answer of the service loses', () => {
    const { schemas = {} } = kept.components;
    for (const [name, schema] of Object.entries(schemas)) {
      const { properties } = schema as { properties?: Schema };
      if (properties === undefined || !JSON.stringify(kept.paths).includes(`schemas/${name}"`)) continue;
      const [gone] = Object.keys(properties);
      const rest = Object.fromEntries(Object.entries(properties).filter(([field]) => field !== gone));
      const changed = { ...schemas, [name]: { ...schema, properties: rest } };

      const found = breaksIn(kept, { ...kept, components: { ...kept.components, schemas: changed } });

      expect(
        found.filter((line) => line.includes(`${gone ?? ''} is answered no more`)),
        name,
      ).not.toEqual([]);
    }
  });
});

describe('what does not break callers passes', () => {
  const cases: Readonly<Record<string, Thing>> = {
    'an answer has another field': { answer: withField(answer, 'more', { type: 'string' }) },
    'an answer is always there': { answer: withField(answer, 'id', { type: 'string', minLength: 3 }) },
    'a number is an integer': { answer: withField(answer, 'parts', { type: 'array', items: part }) },
    'a request may have another field': { request: withField(request, 'more', { type: 'string' }) },
    'a request may leave a field out': { request: { ...request, required: [] } },
    'a request may be longer': { request: withField(request, 'name', { type: 'string', maxLength: 50 }) },
    'another choice': { request: withField(request, 'colour', { enum: ['red', 'blue', 'green'] }) },
    'another parameter that may be sent': {
      parameters: ['page', 'size'].map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    },
    'another role may': { operation: { 'x-roles': ['operator', 'auditor', 'approver'] } },
    'no token is asked for': { operation: { security: [], 'x-roles': [] } },
  };

  test.each(Object.entries(cases))('%s', (_, change) => {
    expect(breaksIn(documentOf(), documentOf(change))).toEqual([]);
  });

  test('another value of an answer is told of', () => {
    const after = documentOf({ answer: withField(answer, 'state', { enum: ['new', 'old', 'ancient'] }) });

    expect(changesBetween(documentOf(), after)).toEqual([
      { level: 'told', where: 'POST /things 201.state', what: 'may be "ancient" too' },
    ]);
  });
});

test.each([
  ['0.1.0', '0.1.1', false],
  ['0.1.0', '0.2.0', true],
  ['0.9.0', '0.10.0', true],
  ['0.9.0', '1.0.0', true],
  ['1.2.0', '1.3.0', false],
  ['1.2.0', '2.0.0', true],
])('after %s the version %s may break callers: %s', (before, after, expected) => {
  expect(mayBreak(documentOf({ version: before }), documentOf({ version: after }))).toBe(expected);
});
