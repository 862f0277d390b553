import type { Schema } from './type-schemas.ts';

/**
 * `breaking`: a caller who did all right with the document before may fail with the one after. `told`: a caller who keeps
 * to the rules of docs/openapi.md does not, but may want to know.
 */
export interface Change {
  readonly level: 'breaking' | 'told';
  readonly where: string;
  readonly what: string;
}

/** A schema of a document, and where its references lead. */
export interface Placed {
  readonly schema: Schema;
  readonly resolve: (reference: string) => Schema;
}

type Values = ReadonlySet<unknown> | undefined;

/** What a schema lets through, with alternatives laid over each other: the fields of any, required where all require them. */
interface Shape {
  /** Undefined where anything goes. */
  readonly kinds: ReadonlySet<string> | undefined;
  /** Undefined where any text or number of its kind goes. */
  readonly values: Values;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  readonly isClosed: boolean;
  readonly items: Schema | undefined;
  readonly others: Schema | undefined;
  readonly limits: Readonly<Record<string, unknown>>;
}

const asSchema = (value: unknown): Schema | undefined =>
  typeof value === 'object' && value !== null ? (value as Schema) : undefined;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

const schemasIn = (values: readonly unknown[]): Schema[] => values.map(asSchema).filter((one) => one !== undefined);

const alternativesOf = ({ schema, resolve }: Placed, depth = 0): Schema[] => {
  // References that lead to themselves without a field between them do not come out of types.
  if (depth > 20) return [schema];
  const { $ref, anyOf, oneOf } = schema;
  if (typeof $ref === 'string') return alternativesOf({ schema: resolve($ref), resolve }, depth + 1);
  const parts = schemasIn([...asList(anyOf), ...asList(oneOf)]);
  return parts.length === 0 ? [schema] : parts.flatMap((part) => alternativesOf({ schema: part, resolve }, depth + 1));
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

const valuesOf = (schema: Schema): readonly unknown[] | undefined =>
  'const' in schema ? [schema['const']] : Array.isArray(schema['enum']) ? asList(schema['enum']) : undefined;

const kindsOf = (schema: Schema): readonly string[] | undefined => {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return asList(type).map(String);
  return valuesOf(schema)?.map(kindOf);
};

const together = (schemas: readonly Schema[]): Schema | undefined => {
  const unique = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()];
  return unique.length > 1 ? { anyOf: unique } : unique[0];
};

const partsNamed = (all: readonly Schema[], name: string): Schema[] => schemasIn(all.map((one) => one[name]));

const limitNames = [
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'],
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'multipleOf', 'pattern', 'format'],
] as const;

const propertiesOf = (objects: readonly Schema[]): ReadonlyMap<string, Schema> => {
  const named = objects.flatMap(({ properties }) => Object.entries(asSchema(properties) ?? {}));
  return new Map(
    [...new Set(named.map(([name]) => name))].map((name) => [
      name,
      together(schemasIn(named.filter(([own]) => own === name).map(([, schema]) => schema))) ?? {},
    ]),
  );
};

const shapeOf = (placed: Placed): Shape => {
  const all = alternativesOf(placed);
  const kinds = all.map(kindsOf);
  const values = all.map(valuesOf);
  const objects = all.filter((one) => kindsOf(one)?.includes('object'));
  const required = objects.map((one) => new Set(asList(one['required']).map(String)));
  const lists = schemasIn(all.flatMap(({ prefixItems }) => asList(prefixItems)));
  const [first] = all;
  return {
    kinds: kinds.includes(undefined) ? undefined : new Set(kinds.flatMap((one) => one ?? [])),
    // Alternatives that are objects or lists have no values, and leave those of texts as they are.
    values: all.every((one, at) => values[at] !== undefined || !/string|number|integer/.test(String(kindsOf(one))))
      ? new Set(values.flatMap((one) => one ?? []))
      : undefined,
    properties: propertiesOf(objects),
    required: new Set([...(required[0] ?? [])].filter((name) => required.every((one) => one.has(name)))),
    isClosed: objects.length > 0 && objects.every((one) => one['additionalProperties'] === false),
    items: together([...partsNamed(all, 'items'), ...lists]),
    others: together(partsNamed(objects, 'additionalProperties')),
    limits:
      all.length === 1 && first !== undefined
        ? Object.fromEntries(limitNames.flatMap((name) => (name in first ? [[name, first[name]]] : [])))
        : {},
  };
};

const includesKind = (kinds: ReadonlySet<string> | undefined, kind: string): boolean =>
  kinds === undefined || kinds.has(kind) || (kind === 'integer' && kinds.has('number'));

const shown = (kinds: ReadonlySet<string> | undefined): string =>
  kinds === undefined ? 'anything' : [...kinds].sort().join(' or ');

/** Whether a limit lets less through than before. */
const isNarrower = (name: string, before: unknown, after: unknown): boolean => {
  if (after === undefined || JSON.stringify(before) === JSON.stringify(after)) return false;
  if (before === undefined) return true;
  if (typeof before !== 'number' || typeof after !== 'number') return true;
  if (/min/i.test(name)) return after > before;
  return /max/i.test(name) ? after < before : true;
};

/**
 * What changed between two schemas for a caller: of a request (`in`) who sends it, of an answer (`out`) who reads it.
 * Limits of answers are no promise.
 */
export const schemaChanges = (direction: 'in' | 'out', where: string, before: Placed, after: Placed): Change[] => {
  const seen = new Set<string>();

  const compare = (at: string, old: Schema | undefined, now: Schema | undefined): Change[] => {
    if (old === undefined || now === undefined) return [];
    const [one, other] = [JSON.stringify(old), JSON.stringify(now)];
    const pair = `${one}\n${other}`;
    // A type that holds itself is compared once.
    if (seen.has(pair)) return [];
    seen.add(pair);
    const [was, is] = [shapeOf({ ...before, schema: old }), shapeOf({ ...after, schema: now })];
    const changes = direction === 'in' ? inChanges(at, was, is) : outChanges(at, was, is);
    return [
      ...changes,
      ...[...was.properties].flatMap(([name, schema]) => compare(`${at}.${name}`, schema, is.properties.get(name))),
      ...compare(`${at}[]`, was.items, is.items),
      ...compare(`${at}.*`, was.others, is.others),
    ];
  };

  return compare(where, before.schema, after.schema);
};

const missing = (from: Iterable<unknown>, among: ReadonlySet<unknown>): unknown[] =>
  [...from].filter((one) => !among.has(one));

const breaking = (where: string, what: string): Change => ({ level: 'breaking', where, what });
const told = (where: string, what: string): Change => ({ level: 'told', where, what });

const outChanges = (at: string, was: Shape, is: Shape): Change[] => {
  const retyped =
    was.kinds !== undefined && (is.kinds === undefined || [...is.kinds].some((kind) => !includesKind(was.kinds, kind)));
  const news = was.values === undefined ? [] : missing(is.values ?? [], was.values);
  const isFreed = was.values !== undefined && was.values.size > 0 && is.values === undefined;
  return [
    ...(retyped ? [breaking(at, `is ${shown(is.kinds)} and was ${shown(was.kinds)}`)] : []),
    ...[...was.properties.keys()].flatMap((name) =>
      is.properties.has(name) ? [] : [breaking(`${at}.${name}`, 'is answered no more')],
    ),
    ...missing(was.required, is.required)
      .filter((name) => is.properties.has(String(name)))
      .map((name) => breaking(`${at}.${String(name)}`, 'may be left out, and was always there')),
    ...news.map((value) => told(at, `may be ${JSON.stringify(value)} too`)),
    ...(isFreed && !retyped ? [told(at, 'may be any value of its kind, and was one of a few')] : []),
  ];
};

const inChanges = (at: string, was: Shape, is: Shape): Change[] => {
  const refused =
    is.kinds !== undefined && (was.kinds === undefined || [...was.kinds].some((kind) => !includesKind(is.kinds, kind)));
  const gone = is.values === undefined || was.values === undefined ? [] : missing(was.values, is.values);
  const isBound = was.values === undefined && is.values !== undefined && is.values.size > 0;
  const limits = Object.keys(is.limits).filter((name) => isNarrower(name, was.limits[name], is.limits[name]));
  return [
    ...(refused ? [breaking(at, `must be ${shown(is.kinds)} and could be ${shown(was.kinds)}`)] : []),
    ...missing(is.required, was.required).map((name) => breaking(`${at}.${String(name)}`, 'must be sent')),
    ...[...was.properties.keys()].flatMap((name) => {
      if (is.properties.has(name)) return [];
      return [is.isClosed ? breaking(`${at}.${name}`, 'is taken no more') : told(`${at}.${name}`, 'is read no more')];
    }),
    ...(is.isClosed && !was.isClosed && was.properties.size > 0
      ? [breaking(at, 'takes no other fields than those named')]
      : []),
    ...gone.map((value) => breaking(at, `cannot be ${JSON.stringify(value)} any more`)),
    ...(isBound && !refused ? [breaking(at, 'must be one of a few values, and could be any')] : []),
    ...limits.map((name) => breaking(at, `has a narrower ${name}: ${JSON.stringify(is.limits[name])}`)),
  ];
};
