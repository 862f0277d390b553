import { access, doorOf, rolesAllowed, rowOf, type RouteKey } from '../../shared/domain/access/index.ts';
import type { Schemas } from '../../shared/http/endpoint.ts';
import type { AnswerTypes, Answered } from './answer-types.ts';
import { refusalAnswers, refusalSchemas } from './refusals.ts';
import { inputSchema, parametersOf, type Parameter } from './requests.ts';
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

/** Headers that an institution signs its calls with (docs/partner-api.md). */
const signedHeaders: readonly Parameter[] = [
  { name: 'client_code', in: 'header', required: true, schema: { type: 'string' } },
  { name: 'timestamp', in: 'header', required: true, description: 'Seconds since 1970.', schema: { type: 'string' } },
  {
    name: 'signature',
    in: 'header',
    required: false,
    description: 'HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place.',
    schema: { type: 'string' },
  },
];

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

const contentOf = (status: number, body: Schema | undefined): Schema => {
  if (status === 204 || status === 304 || (status >= 300 && status < 400)) return {};
  if (body === undefined || status >= 400) return { content: { 'text/html': { schema: { type: 'string' } } } };
  return { content: { 'application/json': { schema: body } } };
};

const answersOf = (key: RouteKey, { statuses, body }: Answered): Readonly<Record<string, Schema>> => {
  const known = statuses.length > 0 ? statuses : [200];
  const good = known.map((status): [string, Schema] => [
    String(status),
    { description: statusTexts[status] ?? 'Answered.', ...contentOf(status, body) },
  ]);
  const refused = isIntegration(key) ? 'IntegrationRefusal' : 'Refusal';
  return { ...Object.fromEntries(good), default: { $ref: `#/components/responses/${refused}` } };
};

const bodyOf = ({ body }: Schemas): Schema =>
  body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: inputSchema(body) } } } };

const firstSentence = (text: string): string => /^.*?[.:;](?=\s|$)/s.exec(text)?.[0].replace(/[.:;]$/, '') ?? text;

const wordsOf = (key: RouteKey, comment: string): Schema => {
  const text = comment.replace(/^[A-Z]+ \S+:?\s*/, '').replaceAll(/\s+/g, ' ');
  const description = text.slice(0, 1).toUpperCase() + text.slice(1);
  const summary = rowOf(key).action.replaceAll('-', ' ');
  return {
    summary: summary.slice(0, 1).toUpperCase() + summary.slice(1),
    description: description === '' ? firstSentence(summary) : description,
  };
};

const operationOf = ({ key, file, schemas }: ServedRoute, answered: Answered): Schema => {
  const [folder = '', name = ''] = file.split('/');
  const path = key.slice(key.indexOf(' ') + 1);
  const parameters = [...parametersOf(path, schemas), ...(isIntegration(key) ? signedHeaders : [])];
  const { opensPerson, overrides } = rowOf(key);
  const roles = rolesAllowed(key);
  return {
    operationId: camelCase(name),
    tags: [folder],
    ...wordsOf(key, answered.comment),
    security: securityOf(key),
    ...(roles.length > 0 && { 'x-roles': roles }),
    ...(opensPerson && { 'x-opens-person': true }),
    ...(overrides && { 'x-overrides': true }),
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(schemas),
    responses: answersOf(key, answered),
  };
};

const bearer = (description: string): Schema => ({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description });

/**
 * The document of the whole API (OpenAPI 3.1.1): requests from the schemas that check them, answers from the types that
 * functions are written in, callers from the table of access. It is made, never written by hand.
 */
export const apiDocument = ({ version, routes, answers }: DocumentParts): ApiDocument => {
  const order = Object.keys(access);
  const sorted = routes.toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of sorted) {
    const [method = '', path = ''] = route.key.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(route, answers.of(route.file));
  }
  const tags = [...new Set(sorted.map(({ file }) => file.split('/')[0] ?? ''))].toSorted();
  return {
    openapi: '3.1.1',
    info: {
      title: 'Kartu Prakerja',
      version,
      summary: 'Registration, waves, the public draw, training and money of the programme.',
      description:
        'All bodies are JSON. Instants are ISO 8601 in UTC with milliseconds; money is integer rupiah. Refusals are problem details (RFC 9457) with a stable code and a sentence in the language of `accept-language`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'Where these pages are served from.' }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...refusalSchemas, ...answers.components() },
      responses: refusalAnswers,
      securitySchemes: {
        citizen: bearer('A person’s own token: `citizen/self`.'),
        partner: bearer('A machine of a platform or an institution: `partner/write`.'),
        'staff-read': bearer('A member of staff who may read: `staff/read`, and one of the roles named.'),
        'staff-write': bearer('A member of staff who may write: `staff/write`, and one of the roles named.'),
      },
    },
  };
};
