import * as z from 'zod';
import type { Schemas } from '../../shared/http/endpoint.ts';
import type { Schema } from './type-schemas.ts';

/** A parameter of an operation (OpenAPI 3.1.1, section 4.8.12). */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: unknown;
}

/** What a contract takes, as JSON Schema: of a schema that changes what it takes, what comes in. */
export const inputSchema = (schema: z.ZodType): Schema => {
  const whole: Schema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const named = Object.entries(whole).filter(([key]) => key !== '$schema' && key !== '~standard');
  return withoutEmptyLimits(Object.fromEntries(named)) as Schema;
};

/** Zod writes the safe integers as limits of every integer: they say nothing, and hide the limits that do. */
const saysNothing = (key: string, value: unknown): boolean =>
  (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) || (key === 'minimum' && value === Number.MIN_SAFE_INTEGER);

const withoutEmptyLimits = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmptyLimits);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !saysNothing(key, part))
      .map(([key, part]) => [key, withoutEmptyLimits(part)]),
  );
};

interface Fields {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const fieldsOf = (schema: z.ZodType | undefined): Fields => (schema === undefined ? {} : inputSchema(schema));

/** The parameters of a route: those of its path, whether its contract names them or not, and those of its query. */
export const parametersOf = (path: string, { path: pathSchema, query }: Schemas): Parameter[] => {
  const inPath = fieldsOf(pathSchema).properties ?? {};
  const { properties: inQuery = {}, required = [] } = fieldsOf(query);
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      name,
      in: 'path' as const,
      required: true,
      schema: inPath[name] ?? { type: 'string' },
    })),
    ...Object.entries(inQuery).map(([name, schema]) => ({
      name,
      in: 'query' as const,
      required: required.includes(name),
      schema,
    })),
  ];
};
