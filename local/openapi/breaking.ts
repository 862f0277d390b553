import type { ApiDocument } from './document.ts';
import { schemaChanges, type Change, type Placed } from './schema-changes.ts';
import type { Schema } from './type-schemas.ts';

const schemaIn = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {});

const partOf = (document: ApiDocument, reference: string): Schema =>
  reference
    .replace('#/', '')
    .split('/')
    .reduce<Schema>((found, step) => schemaIn(found[step]), document);

const placed = (document: ApiDocument, schema: unknown): Placed => ({
  schema: schemaIn(schema),
  resolve: (reference) => partOf(document, reference),
});

interface Pair {
  readonly before: ApiDocument;
  readonly after: ApiDocument;
}

const breaking = (where: string, what: string): Change => ({ level: 'breaking', where, what });
const told = (where: string, what: string): Change => ({ level: 'told', where, what });

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);
const namesIn = (value: unknown): string[] => Object.keys(schemaIn(value));

/** Who may call: the kinds of token that open an operation, and the roles of staff. Nobody may lose the right. */
const callerChanges = (where: string, was: Schema, is: Schema): Change[] => {
  const doors = (one: Schema) => listOf(one['security']).flatMap(namesIn);
  const [before, after] = [doors(was), doors(is)];
  const isTighter = after.length > 0 && (before.length === 0 || before.some((door) => !after.includes(door)));
  const roles = listOf(is['x-roles']);
  return [
    ...(isTighter ? [breaking(where, `asks for ${after.join(' or ')}`)] : []),
    ...listOf(was['x-roles'])
      .filter((role) => after.length > 0 && !roles.includes(role))
      .map((role) => breaking(where, `may be called by the role ${String(role)} no more`)),
  ];
};

const parameterChanges = (where: string, was: Schema, is: Schema, { before, after }: Pair): Change[] => {
  const named = (one: Schema) =>
    new Map(
      listOf(one['parameters'])
        .map(schemaIn)
        .map((parameter) => [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter] as const),
    );
  const [old, now] = [named(was), named(is)];
  const added = [...now].filter(([name, { required }]) => required === true && old.get(name)?.['required'] !== true);
  return [
    ...added.map(([name]) => breaking(`${where} ${name}`, 'must be sent')),
    ...[...old].flatMap(([name, parameter]) => {
      const next = now.get(name);
      if (next !== undefined) {
        const [one, other] = [placed(before, parameter['schema']), placed(after, next['schema'])];
        return schemaChanges('in', `${where} ${name}`, one, other);
      }
      return [
        name.startsWith('header ')
          ? told(`${where} ${name}`, 'is read no more')
          : breaking(`${where} ${name}`, 'is taken no more'),
      ];
    }),
  ];
};

const contentOf = (one: unknown): Readonly<Record<string, Schema>> => {
  const content = schemaIn(schemaIn(one)['content']);
  return Object.fromEntries(Object.entries(content).map(([type, media]) => [type, schemaIn(media)]));
};

const bodyChanges = (where: string, was: Schema, is: Schema, { before, after }: Pair): Change[] => {
  const [old, now] = [contentOf(was['requestBody']), contentOf(is['requestBody'])];
  const at = `${where} body`;
  if (namesIn(old).length === 0) {
    return namesIn(now).length > 0 && schemaIn(is['requestBody'])['required'] === true
      ? [breaking(at, 'must be sent')]
      : [];
  }
  return Object.entries(old).flatMap(([type, media]) => {
    const next = now[type];
    if (next === undefined) return [breaking(at, `is taken as ${type} no more`)];
    return schemaChanges('in', at, placed(before, media['schema']), placed(after, next['schema']));
  });
};

const answerChanges = (where: string, old: Schema, now: Schema, { before, after }: Pair): Change[] => {
  const content = contentOf(now);
  const headers = namesIn(now['headers']);
  return [
    ...namesIn(old['headers'])
      .filter((name) => !headers.includes(name))
      .map((name) => breaking(`${where} header ${name}`, 'is answered no more')),
    ...Object.entries(contentOf(old)).flatMap(([type, media]) => {
      const next = content[type];
      if (next === undefined) return [breaking(where, `is answered as ${type} no more`)];
      return schemaChanges('out', where, placed(before, media['schema']), placed(after, next['schema']));
    }),
  ];
};

const answersChanges = (where: string, was: Schema, is: Schema, pair: Pair): Change[] => {
  const [old, now] = [schemaIn(was['responses']), schemaIn(is['responses'])];
  return [
    ...Object.entries(old).flatMap(([status, answer]) => {
      const at = `${where} ${status}`;
      if (!(status in now)) return [breaking(at, 'is answered no more')];
      // Refusals are one for all operations, and compared once.
      if ('$ref' in schemaIn(answer)) return [];
      return answerChanges(at, schemaIn(answer), schemaIn(now[status]), pair);
    }),
    ...namesIn(now)
      .filter((status) => !(status in old))
      .map((status) => told(`${where} ${status}`, 'may be answered too')),
  ];
};

/** Codes that may be answered now and might not before: callers take one that they do not know for its status. */
const problemChanges = (where: string, was: Schema, is: Schema): Change[] => {
  const codesOf = (one: Schema) => Object.values(schemaIn(one['x-problems'])).flatMap(listOf);
  const before = codesOf(was);
  return codesOf(is)
    .filter((code) => !before.includes(code))
    .map((code) => told(where, `may be refused as ${String(code)}`));
};

/** What changed between two documents of the API for those who call it. */
export const changesBetween = (before: ApiDocument, after: ApiDocument): Change[] => {
  const pair = { before, after };
  const operations = Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, was]) => {
      const where = `${method.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[method];
      if (is === undefined) return [breaking(where, 'is there no more')];
      return [
        ...callerChanges(where, was, is),
        ...parameterChanges(where, was, is, pair),
        ...bodyChanges(where, was, is, pair),
        ...answersChanges(where, was, is, pair),
        ...problemChanges(where, was, is),
      ];
    }),
  );
  const refusals = Object.entries(before.components['responses'] ?? {}).flatMap(([name, answer]) =>
    answerChanges(name, answer, after.components['responses']?.[name] ?? {}, pair),
  );
  return [...operations, ...refusals];
};

const numbersOf = (version: unknown): readonly number[] => String(version).split('.').map(Number);

/**
 * Whether the version of a document says that it may break what the one before promised (Semantic Versioning 2.0.0): its
 * first number is another, or below 1.0.0 its second.
 */
export const mayBreak = (before: ApiDocument, after: ApiDocument): boolean => {
  const [[major = 0, minor = 0], [nextMajor = 0, nextMinor = 0]] = [
    numbersOf(before.info['version']),
    numbersOf(after.info['version']),
  ];
  return nextMajor > major || (major === 0 && nextMajor === 0 && nextMinor > minor);
};
