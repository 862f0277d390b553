import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Forms that may not grow, each with the reason. Whoever meets a field that they do not know fails, and what they were to
 * do comes again until code that knows it does it.
 */
const closedForGood: Readonly<Record<string, string>> = {
  'shared/domain/audit/day.ts LaneResult': 'the root of the day is a hash over all of it, in a format with a number',
};

const sourceOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Where items are read, and messages: events are both. */
const readers = [
  ...globSync(['events/*.ts', 'shared/table/*.ts', 'shared/queue/*.ts'], { cwd: root }),
  ...globSync('functions/*/*.ts', { cwd: root }).filter((file) => /\bworker\(/.test(sourceOf(file))),
].sort();

/** The files from which a file takes something, itself among them, with the names of what it takes: of itself all. */
const takenBy = (file: string): (readonly [string, ReadonlySet<string> | undefined])[] => [
  ...(file.startsWith('events/') ? ([[file, undefined]] as const) : []),
  ...[...sourceOf(file).matchAll(/^import \{([^}]*)\} from '(\.[^']*)'/gm)].map(
    ([, names = '', path = '']) =>
      [join(dirname(file), path), new Set(names.split(',').map((name) => name.trim().replace(/ as .*/, '')))] as const,
  ),
];

/** Where a schema refuses a field that it does not know, as paths of its JSON Schema. */
const closedIn = (schema: unknown, path = ''): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const isClosed = 'additionalProperties' in schema && schema.additionalProperties === false;
  return [
    ...(isClosed ? [path === '' ? '/' : path] : []),
    ...Object.entries(schema).flatMap(([key, part]) => closedIn(part, `${path}/${key}`)),
  ];
};

const places = (schema: z.ZodType): string[] =>
  closedIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

/** The schemas of what other code wrote, by where they are. */
const schemas = new Map<string, z.ZodType>();
beforeAll(async () => {
  for (const [file, names] of readers.flatMap(takenBy)) {
    const module = (await import(pathToFileURL(join(root, file)).href)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(module)) {
      if (value instanceof z.ZodType && names?.has(name) !== false) schemas.set(`${file} ${name}`, value);
    }
  }
});

test('items, events and messages may hold fields that this code does not know', () => {
  const refusing = [...schemas].flatMap(([name, schema]) => {
    const found = places(schema);
    return found.length === 0 || name in closedForGood ? [] : [`${name}: ${found.join(' ')}`];
  });
  expect(refusing).toEqual([]);
  // What is found of its own accord is found: of each kind one.
  expect([...schemas.keys()]).toEqual(
    expect.arrayContaining([
      'events/award-made.ts AwardMade',
      'shared/domain/registration.ts Registration',
      'shared/lists/messages.ts ListMessage',
    ]),
  );
});

test('no reader makes a closed schema of its own', () => {
  expect(readers.filter((file) => /\bstrictObject\(|\.strict\(/.test(sourceOf(file)))).toEqual([]);
});

test('what may not grow still does not, and is named for a reason', () => {
  const open = Object.keys(closedForGood).filter((name) => {
    const schema = schemas.get(name);
    return schema === undefined || places(schema).length === 0;
  });
  expect(open).toEqual([]);
});
