import { access, doorOf, rolesAllowed, rowOf, type RouteKey } from '../../shared/domain/access/index.ts';
import type { Schemas } from '../../shared/http/endpoint.ts';
import type { AnswerTypes, Answered } from './answer-types.ts';
import { contentShown, parameterShown, type RecordedExample, type RecordedExamples } from './examples.ts';
import { answerHeaders, headersNamed, pageHeaders } from './headers.ts';
import { problemsByStatus, refusalAnswers, refusalSchemas, refusedAs, type ProblemsByStatus } from './refusals.ts';
import { requestHeaders } from './request-headers.ts';
import { inputSchema, parametersOf } from './requests.ts';
import { tagsNamed } from './tags.ts';
import type { Schema } from './type-schemas.ts';

/** A route of the service as its function has it. */
export interface ServedRoute {
  readonly key: RouteKey;
  /** The function's file within `functions`, without its ending. */
  readonly file: string;
  readonly schemas: Schemas;
}

interface DocumentParts {
  readonly version: string;
  readonly routes: readonly ServedRoute[];
  readonly answers: AnswerTypes;
  readonly examples: RecordedExamples;
}

/** An OpenAPI 3.1 document. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: Schema;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
  readonly [field: string]: unknown;
}

const isIntegration = (key: string): boolean => key.startsWith('POST /api/v1/integration/');

const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const securityOf = (key: RouteKey): Schema[] => {
  const door = doorOf(key);
  return door === 'anyone' ? [] : [{ [door]: [] }];
};

const statusTexts: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken in: what is to come of it follows.',
  204: 'Done; there is nothing to say.',
  302: 'Found elsewhere.',
  303: 'Found elsewhere.',
  304: 'What the caller has is what there is.',
  404: 'A page that says so.',
};

const page: Schema = { 'text/html': { schema: { type: 'string' } } };

/** A route answers with a page where it has nothing else, or where a browser asks: its types name a page's headers then. */
const contentOf = (status: number, { body, headers }: Answered): Schema => {
  if (status === 204 || (status >= 300 && status < 400)) return {};
  const json: Schema = body === undefined ? {} : { 'application/json': { schema: body } };
  const hasPage = pageHeaders.every((name) => headers.includes(name));
  return { content: { ...json, ...(hasPage && page) } };
};

/** A refusal that a browser is shown as a page, and a program told as any other. */
const pageOfRefusal = (refusal: Schema = {}, description = refusal['description']): Schema => ({
  description,
  headers: { ...(refusal['headers'] as Schema), ...headersNamed(pageHeaders) },
  content: { ...page, ...(refusal['content'] as Schema) },
});

/** The content of one of an operation's answers, with the example that has its status. */
const shownContent = (status: number, answered: Answered, example: RecordedExample | undefined): Schema => {
  const found = contentOf(status, answered);
  const { content } = found;
  if (content === undefined || example?.status !== status) return found;
  return { content: contentShown(content as Schema, example.answer) };
};

const answersOf = (
  key: RouteKey,
  answered: Answered,
  codes: ProblemsByStatus,
  example: RecordedExample | undefined,
): Readonly<Record<string, Schema>> => {
  const { statuses, headers } = answered;
  const known = statuses.length > 0 ? statuses : [200];
  const told = headers.length > 0 ? { headers: headersNamed(headers) } : {};
  const refused = isIntegration(key) ? 'IntegrationRefusal' : 'Refusal';
  const written = known.map((status): [string, Schema] => [
    String(status),
    status < 400
      ? { description: statusTexts[status] ?? 'Answered.', ...told, ...shownContent(status, answered, example) }
      : pageOfRefusal(refusalAnswers[refused], statusTexts[status]),
  ]);
  const reference = { $ref: `#/components/responses/${refused}` };
  // A function that leaves its statuses open shows its refusals as pages too.
  const asPage = statuses.length > 0 ? undefined : pageOfRefusal(refusalAnswers[refused]);
  const refusals = Object.entries(codes).map(([status, own]): [string, Schema] => [
    status,
    { ...(asPage ?? reference), description: refusedAs(own) },
  ]);
  return { ...Object.fromEntries([...refusals, ...written]), default: asPage ?? reference };
};

const bodyOf = ({ body }: Schemas, example: RecordedExample | undefined): Schema => {
  if (body === undefined) return {};
  const content = contentShown({ 'application/json': { schema: inputSchema(body) } }, example?.body);
  return { requestBody: { required: true, content } };
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Shorter says nothing; longer is no line of a list. */
const summaryLength = { least: 15, most: 80 };

const isSummary = (part: string): boolean =>
  part.length >= summaryLength.least && part.length <= summaryLength.most && part.includes('(') === part.includes(')');

/** The first of what a text says that can stand alone and is short enough for a list. */
const summaryOf = (text: string, otherwise: string): string => {
  const ends = [/[.:;](?=\s|$)/, /[.:;,](?=\s|$)/].map((end) => text.split(end)[0] ?? '');
  return ends.find(isSummary) ?? otherwise;
};

/** In the words of the comment above the function, after its method and path. */
const wordsOf = (key: RouteKey, comment: string): Schema => {
  const action = capital(rowOf(key).action.replaceAll('-', ' '));
  const description = capital(comment.replace(/^[A-Z]+ \S+:?\s*/, '').replaceAll(/\s+/g, ' '));
  return { summary: summaryOf(description, action), description: description === '' ? action : description };
};

const operationOf = (
  { key, file, schemas }: ServedRoute,
  answered: Answered,
  example: RecordedExample | undefined,
): Schema => {
  const [folder = '', name = ''] = file.split('/');
  const path = key.slice(key.indexOf(' ') + 1);
  const parameters = [...parametersOf(path, schemas), ...requestHeaders(key, answered.headers)].map((one) =>
    example === undefined ? one : parameterShown(one, example),
  );
  const { opensPerson, overrides } = rowOf(key);
  const roles = rolesAllowed(key);
  // Who is asked for no role is not refused for want of one.
  const codes = problemsByStatus([...answered.codes].filter((code) => roles.length > 0 || code !== 'role-missing'));
  return {
    operationId: camelCase(name),
    tags: [folder],
    ...wordsOf(key, answered.comment),
    security: securityOf(key),
    ...(roles.length > 0 && { 'x-roles': roles }),
    ...(opensPerson && { 'x-opens-person': true }),
    ...(overrides && { 'x-overrides': true }),
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(schemas, example),
    'x-problems': codes,
    responses: answersOf(key, answered, codes, example),
  };
};

const bearer = (description: string): Schema => ({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description });

/**
 * The document of the whole API (OpenAPI 3.1.1): requests from the schemas that check them, answers from the types that
 * functions are written in, callers from the table of access. It is made, never written by hand.
 */
export const apiDocument = ({ version, routes, answers, examples }: DocumentParts): ApiDocument => {
  const order = Object.keys(access);
  const sorted = routes.toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of sorted) {
    const [method = '', path = ''] = route.key.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(route, answers.of(route.file), examples[route.key]);
  }
  const tags = [...new Set(sorted.map(({ file }) => file.split('/')[0] ?? ''))].toSorted();
  return {
    openapi: '3.1.1',
    info: {
      title: 'Kartu Prakerja',
      version,
      summary: 'Registration, waves, the public draw, training and money of the programme.',
      description:
        'All bodies are JSON. Instants are ISO 8601 in UTC with milliseconds; money is integer rupiah. Refusals are problem details (RFC 9457) with a stable code and a sentence in the language of `accept-language`. Nobody keeps an answer (`cache-control: no-store`) unless its operation says so. Callers ignore fields that they do not know.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'Where these pages are served from.' }],
    tags: tagsNamed(tags),
    paths,
    components: {
      schemas: { ...refusalSchemas, ...answers.components() },
      responses: refusalAnswers,
      headers: answerHeaders,
      securitySchemes: {
        citizen: bearer('A person’s own token: `citizen/self`.'),
        partner: bearer('A machine of a platform or an institution: `partner/write`.'),
        'staff-read': bearer('A member of staff who may read: `staff/read`, and one of the roles named.'),
        'staff-write': bearer('A member of staff who may write: `staff/write`, and one of the roles named.'),
      },
    },
  };
};
