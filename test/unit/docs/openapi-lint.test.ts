import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ApiDocument } from '../../../local/openapi/document.ts';
import { lintFaults } from '../../../local/openapi/lint.ts';

const source = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'openapi.json'), 'utf8');

test('the document of the API keeps to the rules of good documents', async () => {
  expect(await lintFaults(source)).toEqual([]);
});

test('every operation has a group and a good answer', () => {
  const { paths } = JSON.parse(source) as ApiDocument;
  const lacking = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses, tags }]) => {
      const isGood = Object.keys(responses as object).some((status) => /^[23]/.test(status));
      return isGood && Array.isArray(tags) && tags.length === 1 ? [] : [`${method} ${path}`];
    }),
  );

  expect(lacking).toEqual([]);
});

test('a document that keeps to none of them is told of', async () => {
  const poor = {
    openapi: '3.1.1',
    info: { title: 'Poor', version: '1' },
    paths: { '/things/{id}': { get: { responses: { default: { description: 'Something.' } } } } },
  };

  const faults = await lintFaults(JSON.stringify(poor));

  const rules = new Set(faults.map((fault) => fault.split(' ')[0]));
  expect([...rules]).toEqual(
    expect.arrayContaining(['operation-summary', 'operation-operationId', 'operation-description', 'no-empty-servers']),
  );
});
