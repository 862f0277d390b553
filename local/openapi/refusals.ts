import { problems, type ProblemCode } from '../../shared/domain/problems/index.ts';
import { statusOf } from '../../shared/domain/problems/problem.ts';
import { reasons } from '../../shared/domain/reasons.ts';
import { headersNamed } from './headers.ts';
import type { Schema } from './type-schemas.ts';

const text = { type: 'string' } as const;
const codes = Object.entries(problems)
  .map(([code, { id, en }]) => ({ code, id, en }))
  .toSorted((one, other) => (one.code < other.code ? -1 : 1));

const fault = {
  type: 'object',
  properties: { field: text, code: { $ref: '#/components/schemas/ProblemCode' }, detail: text },
  required: ['field', 'code', 'detail'],
} as const;

/** What every refusal looks like: RFC 9457, with a stable code and sentences to show. */
export const refusalSchemas: Readonly<Record<string, Schema>> = {
  ProblemCode: {
    type: 'string',
    enum: codes.map(({ code }) => code),
    description: 'Stable: a program may decide by it. The sentences beside it are for people, and may change.',
    'x-sentences': Object.fromEntries(codes.map(({ code, id, en }) => [code, { id, en }])),
  },
  ReasonCode: { type: 'string', enum: Object.keys(reasons).toSorted() },
  Problem: {
    type: 'object',
    description: 'Why a request was refused (RFC 9457).',
    properties: {
      type: { ...text, description: '`urn:prakerja:problem:` and the code.' },
      title: text,
      status: { type: 'integer' },
      code: { $ref: '#/components/schemas/ProblemCode' },
      detail: { ...text, description: 'A sentence in the language of `accept-language`: Indonesian, or English.' },
      instance: { ...text, description: 'The number of the request, for whoever asks about it.' },
      errors: { type: 'array', items: fault, description: 'The fields at fault.' },
      reasons: {
        type: 'array',
        description: 'The reasons of the rules, where rules decided.',
        items: {
          type: 'object',
          properties: {
            code: { $ref: '#/components/schemas/ReasonCode' },
            id: text,
            en: text,
            detail: { ...text, description: 'The sentence in the language of `accept-language`.' },
            remedy: { $ref: '#/components/schemas/Remedy' },
            source: { ...text, description: 'Where the fact comes from.' },
            listVersion: { ...text, description: 'The version of the list that decided, where one did.' },
          },
          required: ['code', 'id', 'en', 'detail', 'remedy', 'source'],
        },
      },
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  },
  GatewayRefusal: {
    type: 'object',
    description: 'What the gateway itself refuses: no token or a wrong one, no such route, too many requests.',
    properties: { message: text },
    required: ['message'],
  },
  IntegrationRefusal: {
    type: 'object',
    description: 'Why a call of an institution was refused, in the form that its clients know.',
    properties: {
      success: { const: false },
      message: { ...text, description: 'A sentence to show.' },
      data: {
        type: 'object',
        properties: {
          code: { $ref: '#/components/schemas/ProblemCode' },
          request_id: text,
          errors: { type: 'array', items: fault },
        },
        required: ['code', 'request_id'],
      },
    },
    required: ['success', 'message', 'data'],
  },
};

const json = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

/** The answers of every operation that are none of its good ones. */
export const refusalAnswers: Readonly<Record<string, Schema>> = {
  Refusal: {
    description: 'Refused: the status says of which kind, `code` why.',
    headers: headersNamed(['cache-control', 'retry-after', 'vary', 'www-authenticate']),
    content: { 'application/problem+json': json('Problem'), 'application/json': json('GatewayRefusal') },
  },
  IntegrationRefusal: {
    description: 'Refused: `data.code` says why.',
    headers: headersNamed(['retry-after', 'www-authenticate']),
    content: {
      'application/json': { schema: { anyOf: [json('IntegrationRefusal').schema, json('GatewayRefusal').schema] } },
    },
  },
};

/** Codes of problems by the status that they are answered with. */
export type ProblemsByStatus = Readonly<Record<string, readonly ProblemCode[]>>;

/** Sorts codes by their statuses. */
export const problemsByStatus = (own: readonly ProblemCode[]): ProblemsByStatus => {
  const sorted = own.toSorted();
  const statuses = [...new Set(sorted.map((code) => statusOf[problems[code].kind]))];
  return Object.fromEntries(
    statuses.map((status) => [status, sorted.filter((code) => statusOf[problems[code].kind] === status)]),
  );
};

/** What an operation says of one of the statuses of its refusals. */
export const refusedAs = (own: readonly ProblemCode[]): string =>
  `Refused as ${own.map((code) => `\`${code}\``).join(', ')}.`;
