import type { Answer, Group, Operation, Overview, Parameter, Problem, Schema } from '../source/reference/document.ts';

interface Written {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly 'x-roles'?: readonly string[];
  readonly 'x-opens-person'?: boolean;
  readonly 'x-problems': Readonly<Record<string, readonly string[]>>;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Answer['content'] };
  readonly responses: Readonly<Record<string, Answer & { readonly $ref?: string }>>;
}

/** The document of the API, as far as the pages read it. */
export interface ReferenceDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: Overview['groups'];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Written>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Answer>>;
    readonly headers: Readonly<Record<string, { readonly description?: string }>>;
    readonly securitySchemes: Readonly<Record<string, { readonly description: string }>>;
  };
}

const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** The names of the schemas that a value refers to, and of those that these refer to. */
const namesOf = (value: unknown, schemas: Readonly<Record<string, Schema>>, found = new Set<string>()): Set<string> => {
  for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    namesOf(schemas[name], schemas, found);
  }
  return found;
};

interface Sentences extends Schema {
  readonly 'x-sentences'?: Readonly<Record<string, Pick<Problem, 'id' | 'en'>>>;
}

/** The codes of an operation with what each says. */
const problemsOf = ({ 'x-problems': codes }: Written, { 'x-sentences': sentences = {} }: Sentences): Problem[] =>
  Object.entries(codes).flatMap(([status, own]) =>
    own.map((code) => ({ code, status, id: sentences[code]?.id ?? '', en: sentences[code]?.en ?? '' })),
  );

/** Statuses of refusals stand with their codes: all have the form that is told once, as `default`. */
const isShown = ([status, { $ref }]: readonly [string, { readonly $ref?: string }]): boolean =>
  status === 'default' || $ref === undefined;

const operationsOf = ({ paths, components }: ReferenceDocument): Operation[] => {
  const answerOf = (answer: Answer & { readonly $ref?: string }): Answer => {
    const whole = answer.$ref === undefined ? answer : components.responses[nameIn(answer.$ref)];
    const headers = Object.keys(whole?.headers ?? {}).map((name) => [name, components.headers[name] ?? {}] as const);
    return {
      description: whole?.description ?? '',
      ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
      ...(whole?.content && { content: whole.content }),
    };
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, written]) => ({
      operationId: written.operationId,
      method: method.toUpperCase(),
      path,
      tag: written.tags[0] ?? '',
      summary: written.summary,
      description: written.description,
      door: Object.keys(written.security?.[0] ?? {})[0],
      roles: written['x-roles'] ?? [],
      opensPerson: written['x-opens-person'] === true,
      parameters: written.parameters ?? [],
      body: written.requestBody?.content?.['application/json'],
      answers: Object.fromEntries(
        Object.entries(written.responses)
          .filter(isShown)
          .map(([status, answer]) => [status, answerOf(answer)]),
      ),
      problems: problemsOf(written, components.schemas['ProblemCode'] ?? {}),
    })),
  );
};

/** Splits the document into what every page needs, and a part for each group of operations, which is loaded when it is read. */
export const referenceParts = (document: ReferenceDocument) => {
  const operations = operationsOf(document);
  const { schemas, securitySchemes } = document.components;
  const overview: Overview = {
    ...document.info,
    doors: Object.fromEntries(Object.entries(securitySchemes).map(([name, { description }]) => [name, description])),
    groups: document.tags,
    operations: operations.map(({ operationId, method, path, tag, summary }) => ({
      ...{ operationId, method, path, tag, summary },
    })),
  };
  const groupNamed = (name: string): Group => {
    const own = operations.filter(({ tag }) => tag === name);
    const named = [...namesOf(own, schemas)].sort();
    return { operations: own, schemas: Object.fromEntries(named.map((one) => [one, schemas[one] ?? {}])) };
  };
  return { overview, groupNamed };
};
