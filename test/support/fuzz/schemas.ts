import fc from 'fast-check';
import * as z from 'zod';
import {
  changedAt,
  isFields,
  jsonText,
  placesIn,
  Raw,
  valueAt,
  type Odd,
  type OddFields,
  type Place,
} from './json-text.ts';
import { oddTexts, oddValues } from './odd-values.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** Right values that are known for a field by its name: ids of things that are there, and what an example has. */
export type Hints = (place: Place) => readonly Odd[];

/** What a contract takes, as JSON Schema: of a schema that changes what it takes, what comes in. */
export const schemaOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const isSchema = (schema: unknown): schema is Schema => typeof schema === 'object' && schema !== null;

const alternatives = (schema: Schema): Schema[] => [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(isSchema);

const patternsOf = (schema: Schema): string[] =>
  [schema.pattern, ...(schema.allOf ?? []).filter(isSchema).map(({ pattern }) => pattern)].filter(
    (pattern) => pattern !== undefined,
  );

const isoDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

const matching = (pattern: string): fc.Arbitrary<string> => {
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    // Of an expression that looks ahead no text is made: the odd ones will do.
    return fc.constantFrom(...oddTexts);
  }
};

const textOf = (schema: Schema): fc.Arbitrary<string> => {
  const { format, minLength = 0, maxLength = 200 } = schema;
  if (format === 'date') return isoDay.map((text) => text.slice(0, 10));
  if (format === 'date-time') return isoDay;
  if (format === 'email') return fc.constantFrom('ani@contoh.id', 'a+b@sub.contoh.co.id');
  if (format === 'uri')
    return fc.constantFrom('https://contoh.id/a?b=c', 'http://127.0.0.1/', 'https://contoh.id:8443/#x');
  const [pattern] = patternsOf(schema);
  if (pattern !== undefined) return matching(pattern);
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 200)), unit: 'grapheme' });
};

const numberOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): fc.Arbitrary<number> => {
  const above = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : -1_000;
  const below = typeof exclusiveMaximum === 'number' ? exclusiveMaximum - 1 : 2_000_000;
  const min = Math.ceil(minimum ?? above);
  return fc.integer({ min, max: Math.max(min, Math.floor(maximum ?? below)) });
};

/** Values that keep to a schema, as far as JSON Schema can say; those that are known where they are. */
export const rightValues = (schema: Schema, hints: Hints, place: Place = []): fc.Arbitrary<Odd> => {
  const known = hints(place);
  const made = madeFor(schema, hints, place);
  if (known.length === 0) return made;
  // What is made of parts is taken as a whole now and then; else its parts are taken from what is known of them.
  const weight = known.some((one) => isFields(one) && Object.keys(one).length > 0) ? 1 : 9;
  return fc.oneof({ weight, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made });
};

const madeFor = (schema: Schema, hints: Hints, place: Place): fc.Arbitrary<Odd> => {
  const options = alternatives(schema);
  if (options.length > 0) return fc.oneof(...options.map((option) => rightValues(option, hints, place)));
  if (schema.const !== undefined) return fc.constant<Odd>(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...(schema.enum as Odd[]));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(isSchema(schema.items) ? rightValues(schema.items, hints, [...place, 0]) : fc.constant('x'), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
      });
    case 'object':
      return fieldsFor(schema, hints, place);
    default:
      return fc.constantFrom<Odd>('x', 1, null, { a: ['b'] });
  }
};

const fieldsFor = (schema: Schema, hints: Hints, place: Place): fc.Arbitrary<Odd> => {
  const named = Object.entries(schema.properties ?? {}).filter((entry): entry is [string, Schema] =>
    isSchema(entry[1]),
  );
  const requiredKeys = schema.required ?? [];
  const fixed = fc.record<Record<string, Odd>, string>(
    Object.fromEntries(named.map(([name, field]) => [name, rightValues(field, hints, [...place, name])])),
    { requiredKeys },
  );
  const more = schema.additionalProperties;
  if (!isSchema(more)) return fixed;
  const names = isSchema(schema.propertyNames) ? textOf(schema.propertyNames) : fc.string({ minLength: 1 });
  const others = fc.dictionary(names, rightValues(more, hints, [...place, '*']), { maxKeys: 3 });
  return fc.tuple(fixed, others).map(([one, other]): Odd => ({ ...other, ...(isFields(one) ? one : {}) }));
};

/** The part of a schema that is about a place; undefined where it says nothing of it. */
const schemaAt = (schema: Schema, [step, ...further]: Place): Schema | undefined => {
  if (step === undefined) return schema;
  const options = alternatives(schema);
  if (options.length > 0) return options.map((option) => schemaAt(option, [step, ...further])).find(Boolean);
  const next = typeof step === 'number' ? schema.items : (schema.properties?.[step] ?? schema.additionalProperties);
  return isSchema(next) ? schemaAt(next, further) : undefined;
};

/** Just outside what a schema allows, and just inside. */
const boundaries = (schema: Schema | undefined): Odd[] => {
  if (schema === undefined) return [];
  const { minLength, maxLength, minimum, maximum, maxItems, minItems } = schema;
  const filled = (length: number) =>
    length < 0 ? [] : ['x'.repeat(length), '1'.repeat(length), '\u{1f600}'.repeat(length)];
  return [
    ...(minLength === undefined ? [] : [...filled(minLength - 1), ...filled(minLength)]),
    ...(maxLength === undefined ? [] : [...filled(maxLength), ...filled(maxLength + 1)]),
    ...(minimum === undefined ? [] : [minimum - 1, minimum]),
    ...(maximum === undefined ? [] : [maximum, maximum + 1]),
    ...(typeof schema.exclusiveMinimum === 'number' ? [schema.exclusiveMinimum] : []),
    ...(minItems === undefined ? [] : [Array.from({ length: Math.max(0, minItems - 1) }, () => 'x')]),
    ...(maxItems === undefined ? [] : [Array.from({ length: Math.min(maxItems, 3_000) + 1 }, () => 'x')]),
    ...((schema.enum ?? []) as Odd[]).flatMap((one): Odd[] =>
      typeof one === 'string' ? [one.toUpperCase(), ` ${one} `, `${one}\u0000`, one.slice(1)] : [],
    ),
    ...alternatives(schema).flatMap(boundaries),
  ];
};

/** A right value a little twisted. */
const twisted = (value: Odd): Odd[] => {
  if (typeof value === 'string')
    return [
      value.toUpperCase(),
      value.toLowerCase(),
      ` ${value}`,
      `${value}\n`,
      `${value}\u0000`,
      `\u200b${value}`,
      value.slice(0, -1),
      `${value}x`,
      `${value}\ud800`,
      value.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      Array.from(value).reverse().join(''),
      value.repeat(50).slice(0, 5_000),
      `${value}#${value}`,
      Number.isFinite(Number(value)) && value.trim() !== '' ? Number(value) : value,
    ];
  if (typeof value === 'number')
    return [
      value + 1,
      value - 1,
      -value,
      value / 3,
      value * 1e9,
      String(value),
      new Raw(`${value}.0`),
      new Raw(`${value}e2`),
    ];
  if (Array.isArray(value))
    return [
      [],
      [...(value as readonly Odd[]), ...(value as readonly Odd[])],
      Array.from({ length: 300 }, () => (value[0] as Odd | undefined) ?? 'x'),
      Object.fromEntries(Object.entries(value as readonly Odd[])),
    ];
  if (isFields(value))
    return [Object.values(value), { ...value, surprise: 1 }, { ...value, applicantId: 'a'.repeat(32) }];
  return [];
};

/** How a right value is spoilt at one place: which place, in which way, and with which of the odd values. */
const Spoiling = fc.record({
  place: fc.nat(),
  way: fc.constantFrom('replace', 'edge', 'twist', 'remove', 'add', 'repeat'),
  pick: fc.nat(),
});

const picked = <Value>(values: readonly Value[], pick: number): Value | undefined =>
  values.length === 0 ? undefined : values[pick % values.length];

/** Values of which one thing is wrong, or just not. */
export const almostRight = (schema: Schema, hints: Hints): fc.Arbitrary<Odd> =>
  fc.tuple(rightValues(schema, hints), Spoiling).map(([value, { place: number, way, pick }]): Odd => {
    const place = picked(placesIn(value), number) ?? [];
    const old = valueAt(value, place) ?? null;
    const odd = picked(oddValues, pick) ?? null;
    const changed = (to: Odd | undefined): Odd => changedAt(value, place, () => to) ?? null;
    switch (way) {
      case 'replace':
        return changed(odd);
      case 'edge':
        return changed(picked(boundaries(schemaAt(schema, place)), pick) ?? odd);
      case 'twist':
        return changed(picked(twisted(old), pick) ?? odd);
      case 'remove':
        return place.length === 0 ? odd : changed(undefined);
      case 'add':
        return isFields(old) ? changed({ ...old, [picked(oddTexts, pick) ?? '']: odd }) : changed([old, odd]);
      case 'repeat':
        return isFields(value) ? withNameTwice(value, place, odd) : changed(odd);
    }
  });

/** JSON text that has one name twice: the last one counts, in some parsers the first. */
const withNameTwice = (value: OddFields, [name = 'a']: Place, odd: Odd): Odd => {
  const [text, twice] = [jsonText(value), `${JSON.stringify(String(name))}:${jsonText(odd)}`];
  return new Raw(text === '{}' ? `{${twice},${twice}}` : `{${twice},${text.slice(1)}`);
};
