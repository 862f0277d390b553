import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { functions } from '../../../infra/functions.ts';
import { problems } from '../../../shared/domain/problems/index.ts';
import { reasons } from '../../../shared/domain/reasons.ts';

const reference = readFileSync(join(import.meta.dirname, '../../../docs/api.md'), 'utf8');

const written = [...reference.matchAll(/^\| `([^`]+)`\s+\|/gm)].flatMap(([, code]) => code ?? []);

test('the reference names every route, every code of a refusal and every reason, and no other', () => {
  const routes = functions.flatMap(({ trigger }) => ('route' in trigger ? [trigger.route] : []));
  const known = [...routes, ...Object.keys(problems), ...Object.keys(reasons)];

  expect(known.filter((code) => !written.includes(code))).toEqual([]);
  expect(written.filter((code) => !known.includes(code))).toEqual([]);
});

const sentences = [...Object.values(problems), ...Object.values(reasons)].flatMap(({ id, en }) => [id, en]);

test('no sentence sends a person to a path of the API', () => {
  expect(sentences.filter((sentence) => /\/v\d|\/me\b|\b(?:GET|POST|PUT|DELETE)\b/.test(sentence))).toEqual([]);
});

test('every sentence of the reference is the one that the API answers', () => {
  for (const sentence of sentences) {
    expect(reference).toContain(sentence);
  }
});
