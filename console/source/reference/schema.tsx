import type { ComponentChildren } from 'preact';
import type { Group, Schema } from './document.ts';
import { Text } from './text.tsx';

type Schemas = Group['schemas'];

const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

const shownValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const limits: Readonly<Record<string, string>> = {
  minimum: 'at least',
  maximum: 'at most',
  exclusiveMinimum: 'more than',
  exclusiveMaximum: 'less than',
  minLength: 'characters, at least',
  maxLength: 'characters, at most',
  minItems: 'items, at least',
  maxItems: 'items, at most',
  pattern: 'matches',
  default: 'unless told',
};

const alternativesOf = ({ anyOf, oneOf }: Schema): readonly Schema[] | undefined => anyOf ?? oneOf;

/** What kind of value a schema takes, in a word or two. */
const kindOf = (schema: Schema): string => {
  if (schema.$ref !== undefined) return nameIn(schema.$ref);
  if ('const' in schema) return `always ${shownValue(schema.const)}`;
  if (schema.enum !== undefined) return 'one of';
  const alternatives = alternativesOf(schema);
  if (alternatives !== undefined) return [...new Set(alternatives.map(kindOf))].join(' or ');
  if (schema.type === 'array') return schema.items ? `list of ${kindOf(schema.items)}` : 'list';
  const type = typeof schema.type === 'string' ? schema.type : (schema.type ?? ['anything']).join(' or ');
  return schema.format === 'date-time' ? 'instant (ISO 8601, UTC)' : type === 'string' ? 'text' : type;
};

const LimitsOf = ({ schema }: { readonly schema: Schema }) => {
  const told = Object.entries(limits).filter(([name]) => schema[name] !== undefined && schema[name] !== '');
  if (told.length === 0) return null;
  return (
    <span class="limits">
      {told.map(([name, words]) => (
        <span key={name}>
          {' '}
          {words} <code>{shownValue(schema[name])}</code>
        </span>
      ))}
    </span>
  );
};

/** The parts of a schema that have fields of their own. */
const innerOf = (schema: Schema): readonly Schema[] => {
  const inner = [
    ...(alternativesOf(schema) ?? []),
    ...(schema.items ? [schema.items] : []),
    ...(schema.prefixItems ?? []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ];
  return inner.filter(
    (one) =>
      one.properties !== undefined || one.enum !== undefined || one.$ref !== undefined || innerOf(one).length > 0,
  );
};

/** Named schemas lead back to themselves, and nobody reads further down at once. */
const deepest = 6;

interface Shown {
  readonly schema: Schema;
  readonly schemas: Schemas;
  readonly depth?: number;
}

const Folded = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <details>
    <summary>{title}</summary>
    {children}
  </details>
);

/** A schema as a list of its fields, each with its kind, limits and meaning; what lies deeper is folded. */
export const SchemaView = ({ schema, schemas, depth = 0 }: Shown) => {
  if (depth > deepest) return null;
  if (schema.$ref !== undefined) {
    const named = schemas[nameIn(schema.$ref)];
    return named === undefined ? null : <SchemaView schema={named} schemas={schemas} depth={depth + 1} />;
  }
  const { properties = {}, required = [], enum: values } = schema;
  const names = Object.keys(properties);
  return (
    <>
      {values === undefined ? null : (
        <p class="values">
          {values.map((value) => (
            <code key={shownValue(value)}>{shownValue(value)}</code>
          ))}
        </p>
      )}
      {names.length === 0 ? null : (
        <dl class="fields">
          {names.map((name) => {
            const field = properties[name] ?? {};
            return (
              <div key={name}>
                <dt>
                  <code>{name}</code> <span class="kind">{kindOf(field)}</span>{' '}
                  {required.includes(name) ? null : <span class="optional">may be left out</span>}
                </dt>
                <dd>
                  {field.description === undefined ? null : (
                    <p>
                      <Text>{field.description}</Text>
                    </p>
                  )}
                  <LimitsOf schema={field} />
                  <Inner schema={field} schemas={schemas} depth={depth} name={name} />
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {innerOf(schema).map((inner, at) => (
        <Folded key={at} title={`${kindOf(inner)}${innerOf(schema).length > 1 ? `, form ${at + 1}` : ''}`}>
          <SchemaView schema={inner} schemas={schemas} depth={depth + 1} />
        </Folded>
      ))}
    </>
  );
};

const Inner = ({ schema, schemas, depth = 0, name }: Shown & { readonly name: string }) => {
  const isFlat = schema.$ref === undefined && schema.properties === undefined && innerOf(schema).length === 0;
  if (isFlat) return schema.enum === undefined ? null : <SchemaView schema={schema} schemas={schemas} depth={depth} />;
  return (
    <Folded title={`Fields of ${name}`}>
      <SchemaView schema={schema} schemas={schemas} depth={depth + 1} />
    </Folded>
  );
};

/** What a whole body or parameter is, in one line. */
export const SchemaKind = ({ schema }: { readonly schema: Schema }) => (
  <>
    <span class="kind">{kindOf(schema)}</span>
    <LimitsOf schema={schema} />
  </>
);
