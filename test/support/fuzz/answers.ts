import * as z from 'zod';
import { isProblemCode, problems } from '../../../shared/domain/problems/index.ts';
import { statusOf } from '../../../shared/domain/problems/problem.ts';
import { securityHeaders } from '../../../shared/http/security-headers.ts';
import type { RawAnswer } from '../raw-request.ts';
import type { FuzzedRequest } from './requests.ts';

const Fault = z.strictObject({ field: z.string().max(200), code: z.string(), detail: z.string() });

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(Fault).min(1).max(50).optional(),
  reasons: z.array(z.unknown()).optional(),
});

/** What the institutions' API refuses with. */
const OwnForm = z.strictObject({
  success: z.literal(false),
  message: z.string().min(1),
  data: z.object({ code: z.string(), request_id: z.string(), errors: z.array(Fault).optional() }),
});

const Language = z.enum(['id', 'en']);

/** What an HTTP API refuses with before any function is asked: its fixed bodies, byte for byte. */
const fixed = new Map([
  [400, '{"message":"Bad Request"}'],
  [404, '{"message":"Not Found"}'],
  [413, '{"message":"Request Entity Too Large"}'],
  [429, '{"message":"Too Many Requests"}'],
]);

/** What nobody outside may ever read: where in our code something happened, and what others' engines say. */
const insides =
  /node_modules|\.[jt]s:\d+|\bat [\w.<>]+ \(|ZodError|DynamoDB|ValidationException|ConditionalCheck|ECONN|[A-Z][a-z]+Error\b/;

/** Fields that hold personal data: what was sent in them is not sent back by a refusal. */
const personal = new Set([
  ...['nik', 'kk', 'name', 'phone', 'email', 'birthDate', 'address', 'number', 'cardNumber', 'statement', 'reason'],
  ...['sample', 'text', 'remark', 'notes'],
]);

const personalTexts = (value: unknown, name = '', depth = 0): string[] => {
  if (typeof value === 'string') return personal.has(name) && value.trim().length > 7 ? [value] : [];
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.entries(value)
    .slice(0, 100)
    .flatMap(([own, one]) => personalTexts(one, Array.isArray(value) ? name : own, depth + 1));
};

const sentIn = ({ body }: FuzzedRequest): unknown => {
  try {
    return typeof body === 'string' && body.length < 70_000 ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
};

const sentenceFits = (code: string, language: 'id' | 'en', text: string): boolean => {
  if (!isProblemCode(code)) return false;
  const literal = problems[code][language].replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{\w+\}/g, '.+')}$`, 's').test(text);
};

const problemFaults = (answer: RawAnswer, language: 'id' | 'en'): string[] => {
  const { data: problem, error } = Problem.safeParse(jsonIn(answer.text));
  if (problem === undefined) return [`is no problem of ours: ${error.message}`];
  const { code, status, title, type, errors = [] } = problem;
  if (!isProblemCode(code)) return [`has a code that is not known: ${code}`];
  return [
    ...(status === answer.status && statusOf[problems[code].kind] === status ? [] : [`has status ${answer.status}`]),
    ...(type === `urn:prakerja:problem:${code}` ? [] : [`has type ${type}`]),
    ...(sentenceFits(code, language, title) ? [] : [`has another sentence than ${code} in ${language}: ${title}`]),
    ...(code.startsWith('field-') && errors.length === 0 ? ['names no field'] : []),
    ...errors.flatMap((fault) =>
      sentenceFits(fault.code, language, fault.detail) ? [] : [`has another sentence than ${fault.code}`],
    ),
  ];
};

const ownFormFaults = ({ text }: RawAnswer, language: 'id' | 'en'): string[] => {
  const { data: refusal, error } = OwnForm.safeParse(jsonIn(text));
  if (refusal === undefined) return [`is no refusal in the form of its clients: ${error.message}`];
  const { message, data } = refusal;
  return sentenceFits(data.code, language, message) ? [] : [`has another sentence than ${data.code}: ${message}`];
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const Busy = z.union([
  z.object({ code: z.literal('busy-try-again') }),
  z.object({ data: z.object({ code: z.literal('busy-try-again') }) }),
]);

/** Whether others were writing the same: the one fault of ours that passes. */
export const isBusy = ({ status, text }: RawAnswer): boolean => status === 503 && Busy.safeParse(jsonIn(text)).success;

const Closed = z.object({ code: z.literal('feature-off') });

/** Whether an operator has closed what was asked for, as the trial of the switches does: no fault, though it is a 503. */
const isClosed = ({ status, text }: RawAnswer): boolean => status === 503 && Closed.safeParse(jsonIn(text)).success;

/** What is wrong with an answer, whatever was asked; nothing where it is as it should be. */
export const faultsOf = (request: FuzzedRequest, answer: RawAnswer, isOwnForm: boolean): string[] => {
  const { status, headers, text } = answer;
  const type = String(headers['content-type'] ?? '');
  if (status < 500 && type === 'application/json' && fixed.get(status) === text) return [];
  const refused = status >= 400;
  const language = Language.safeParse(headers['content-language']).data;
  const asked = Language.safeParse(request.headers['accept-language']).data;
  const isPage = type.startsWith('text/html');
  return [
    ...(status >= 500 && !isClosed(answer) ? [`is ${status}`] : []),
    ...(insides.test(text) && refused ? ['tells what our code is made of'] : []),
    ...Object.entries(securityHeaders).flatMap(([name, value]) => (headers[name] === value ? [] : [`lacks ${name}`])),
    ...(language === undefined ? ['is in no language'] : []),
    ...(asked !== undefined && language !== asked && !isPage ? [`is in ${String(language)} and not in ${asked}`] : []),
    ...(headers['cache-control'] === undefined ? ['does not say how long it may be kept'] : []),
    ...(refused && !isPage && !isOwnForm && type !== 'application/problem+json; charset=utf-8'
      ? [`is of type ${type}`]
      : []),
    ...(!refused && !isPage && text !== '' && type !== 'application/json; charset=utf-8' ? [`is of type ${type}`] : []),
    ...(refused && !isPage
      ? isOwnForm
        ? ownFormFaults(answer, language ?? 'id')
        : problemFaults(answer, language ?? 'id')
      : []),
    ...(refused
      ? personalTexts(sentIn(request)).flatMap((sent) => (text.includes(sent) ? ['sends personal data back'] : []))
      : []),
  ];
};
