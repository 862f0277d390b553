import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceParts, type ReferenceDocument } from '../../../console/build/reference-groups.ts';
import { curlOf } from '../../../console/source/reference/curl.ts';
import { found } from '../../../console/source/reference/search.ts';
import { problems, type ProblemCode } from '../../../shared/domain/problems/index.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'openapi.json');
const { overview, groupNamed } = referenceParts(JSON.parse(readFileSync(file, 'utf8')) as ReferenceDocument);
const sentencesOf = (code: ProblemCode) => ({ id: problems[code].id, en: problems[code].en });
const groups = overview.groups.map(({ name }) => groupNamed(name));

test('every operation is in one group, which has every schema that it names', () => {
  const operations = groups.flatMap((group) => group.operations);
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    overview.operations.map(({ operationId }) => operationId).sort(),
  );
  for (const { operations: own, schemas } of groups) {
    const named = JSON.stringify([own, schemas]).matchAll(/#\/components\/schemas\/([^"]+)"/g);
    for (const [, name = ''] of named) expect(schemas).toHaveProperty([name]);
    expect(JSON.stringify(own)).not.toMatch(/#\/components\/(responses|headers)/);
  }
});

test('an operation has the codes with which it refuses, each with its sentences', () => {
  const operation = groups.flatMap((group) => group.operations).find(({ operationId }) => operationId === 'joinWave');

  expect(operation?.problems).toContainEqual({ code: 'wave-closed', status: '409', ...sentencesOf('wave-closed') });
  expect(operation?.problems.map(({ code }) => code)).not.toContain('case-not-found');
  for (const { en, id } of groups.flatMap((group) => group.operations).flatMap(({ problems }) => problems))
    expect([en, id]).not.toContain('');
});

test('operations are found by words in any order', () => {
  const names = (text: string) => found(overview.operations, text).map(({ operationId }) => operationId);

  expect(names('WAVE join')).toContain('joinWave');
  expect(names('delete enrollments/me')).toContain('leaveWave');
  expect(names('')).toHaveLength(overview.operations.length);
  expect(names('nothing like it')).toEqual([]);
});

test('a line for a shell says what the example says', () => {
  const operation = groups.flatMap((group) => group.operations).find(({ operationId }) => operationId === 'createWave');
  if (operation === undefined) throw new Error('There is no such operation.');
  const line = curlOf('https://api.example', { ...operation, body: { example: { name: "Jum'at" } } });

  expect(line).toContain('curl -sS -X POST');
  expect(line).toContain('authorization: Bearer $TOKEN');
  expect(line).toContain(String.raw`-d '{"name":"Jum'\''at"}'`);
  expect(line).toContain(`'https://api.example/v1/waves'`);
});
