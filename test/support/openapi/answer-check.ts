import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as z from 'zod';
import type { ApiDocument } from '../../../local/openapi/document.ts';
import type { Schema } from '../../../local/openapi/type-schemas.ts';
import type { Invocation } from '../../../local/stack/stack.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'openapi.json');

/** The document of the API, as it is kept. */
export const keptDocument = (): ApiDocument => JSON.parse(readFileSync(file, 'utf8')) as ApiDocument;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema of an answer that takes no field which it does not name: such a field would be a leak. */
const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed);
  if (!isSchema(value)) return value;
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  return value['type'] === 'object' && !('additionalProperties' in value)
    ? { ...parts, additionalProperties: false }
    : parts;
};

const Request = z.object({ routeKey: z.string(), requestContext: z.object({ http: z.object({}) }) });
const Answer = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.unknown()).default({}),
  body: z.string().optional(),
});

/** Headers that every answer has, whatever was asked: the document tells of them once, in its introduction. */
const ofEveryAnswer = new Set([
  ...['content-type', 'content-language', 'cache-control', 'vary'],
  ...['strict-transport-security', 'x-content-type-options', 'referrer-policy', 'content-security-policy'],
]);

interface Documented {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

const Refused = z.union([
  z.object({ code: z.string() }),
  z.object({ data: z.object({ code: z.string() }) }).transform(({ data }) => data),
]);

/** What is wrong with the code of a refusal: the operation must list it, or its status where a page was shown. */
const codeFaults = (
  operation: Schema,
  { statusCode: status, headers, body = '' }: z.infer<typeof Answer>,
): string[] => {
  const codes = (operation['x-problems'] as Readonly<Record<string, readonly string[]>>)[String(status)];
  if (codes === undefined) return [`is refused with the status ${status}, which its document does not list`];
  if (!String(headers['content-type']).includes('json')) return [];
  const code = Refused.safeParse(JSON.parse(body)).data?.code ?? '';
  return codes.includes(code) ? [] : [`is refused as ${code}, which its document does not list`];
};

const escaped = (step: string): string => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Where in a body something is wrong, and what: never the value, which may be somebody's. */
const faultOf = ({ instancePath, keyword, params }: ErrorObject): string =>
  `${instancePath === '' ? 'the body' : instancePath} ${keyword} ${JSON.stringify(params)}`;

/** Whether an answer of a route is as the document says. */
type AnswerFaults = (routeKey: string, answer: unknown) => string[];

/** Reads the document once, and compiles of it what is asked for. */
export const answerFaults = (document: ApiDocument): AnswerFaults => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  formats.default(ajv);
  ajv.addSchema(closed(document) as Schema, 'api');
  const compiled = new Map<string, ValidateFunction>();

  const validatorOf = (steps: readonly string[]): ValidateFunction => {
    const pointer = `api#/${steps.map(escaped).join('/')}`;
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: pointer });
    compiled.set(pointer, validate);
    return validate;
  };

  /** An answer of the document, and the steps that lead to it. */
  const found = (
    steps: readonly string[],
    one: Schema,
  ): { readonly steps: readonly string[]; readonly one: Schema } => {
    const { $ref } = one;
    if (typeof $ref !== 'string') return { steps, one };
    const name = $ref.slice('#/components/responses/'.length);
    return { steps: ['components', 'responses', name], one: document.components['responses']?.[name] ?? {} };
  };

  const bodyFaults = (steps: readonly string[], { content = {} }: Documented, answer: z.infer<typeof Answer>) => {
    const type = String(answer.headers['content-type']).split(';')[0] ?? '';
    const { body = '' } = answer;
    if (body === '') return Object.keys(content).length === 0 ? [] : ['has no body'];
    if (content[type] === undefined) return [`is of type ${type}`];
    if (!type.endsWith('json')) return [];
    const validate = validatorOf([...steps, 'content', type, 'schema']);
    return validate(JSON.parse(body)) ? [] : [...new Set((validate.errors ?? []).map(faultOf))].slice(0, 12);
  };

  return (routeKey, given) => {
    const [method = '', path = ''] = routeKey.split(' ');
    const operation = document.paths[path]?.[method.toLowerCase()];
    if (operation === undefined) return ['is not in the document'];
    const answer = Answer.parse(given);
    const { statusCode: status, headers } = answer;
    const responses = operation['responses'] as Readonly<Record<string, Schema>>;
    const name = String(status) in responses ? String(status) : 'default';
    if (status < 400 && name === 'default') return [`has the status ${status}, of which the document does not know`];
    const { steps, one } = found(['paths', path, method.toLowerCase(), 'responses', name], responses[name] ?? {});
    const documented: Documented = one;
    const named = new Set(Object.keys(documented.headers ?? {}));
    return [
      ...(status < 400 ? [] : codeFaults(operation, answer)),
      ...Object.keys(headers)
        .filter((header) => !named.has(header) && !ofEveryAnswer.has(header))
        .map((header) => `has the header ${header}`),
      ...bodyFaults(steps, documented, answer),
    ];
  };
};

let faultsOfKept: AnswerFaults | undefined;

/**
 * Looks at every answer of every function of a stack, as its `onInvocation`, and remembers what is not as the document
 * of the API says: a field that it does not name, too.
 */
export const documentedAnswers = () => {
  const wrong = new Map<string, number>();
  return {
    onInvocation: ({ event, result }: Invocation): void => {
      const request = Request.safeParse(event).data;
      if (request === undefined || !result.ok) return;
      faultsOfKept ??= answerFaults(keptDocument());
      for (const fault of faultsOfKept(request.routeKey, JSON.parse(result.answer))) {
        const line = `${request.routeKey}: ${fault}`;
        wrong.set(line, (wrong.get(line) ?? 0) + 1);
      }
    },
    /** @throws Error with a line for each kind of fault. */
    mustBeRight: (): void => {
      if (wrong.size === 0) return;
      const lines = [...wrong].map(([line, count]) => `${line} (${count} times)`).sort();
      throw new Error(`Answers that are not as docs/openapi.json says:\n${lines.join('\n')}`);
    },
  };
};
