import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type * as z from 'zod';
import type { Schemas } from '../../../shared/http/endpoint.ts';
import { isFields, jsonText, type Odd, type Place } from './json-text.ts';
import { brokenTexts, oddTexts, oddValues } from './odd-values.ts';
import { almostRight, rightValues, schemaOf, type Hints } from './schemas.ts';

/** A route that is tried, with what its contract takes. */
export interface FuzzedRoute {
  /** Such as `POST /v1/waves/{waveId}/enrollments`. */
  readonly key: string;
  /** Of its function, such as `enrollments/join-wave`. */
  readonly file: string;
  readonly schemas: Schemas;
  /** A right request, as `test/journeys/routes.ts` has it. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Odd | undefined;
}

/** Right values by the name of the field that takes them: numbers of things that are there. */
export type Known = Readonly<Record<string, readonly Odd[]>>;

/** A request as it goes over the wire, but for what proves who asks. */
export interface FuzzedRequest {
  /** `right` is as the contract has it, as far as a schema can tell; of `almost` one thing is wrong; `garbage` is anything. */
  readonly kind: 'right' | 'almost' | 'garbage';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

const lastName = (place: Place): string => String(place.findLast((step) => typeof step === 'string' && step !== '*'));

/** What an example has at a place; of a list, what its first item has. */
const inExample = (example: Odd | undefined, place: Place): readonly Odd[] => {
  let found = example;
  for (const step of place) {
    if (Array.isArray(found)) found = (found as readonly Odd[])[Number(step)];
    else if (isFields(found)) found = found[step];
    else return [];
  }
  return found === undefined ? [] : [found];
};

/** What is known to be there goes before what an example has, which is mostly of things that are not. */
const hintsOf =
  (known: Known, example: Odd | undefined): Hints =>
  (place) => {
    const named = place.length === 0 ? [] : (known[lastName(place)] ?? []);
    return named.length > 0 ? named : inExample(example, place);
  };

/** A text as a step of a path or as a part of a query: each byte that means something there is written as a number. */
const encoded = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .slice(0, 2_500)
    .replaceAll(/[^\w.~-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);

const steps = [
  '%',
  '%zz',
  '%ff',
  '%C0%80',
  '%E0%80',
  '..',
  '%2e%2e',
  '%2F',
  '%252F',
  '%00',
  '%F0%9F%98%80',
  '*',
  '{x}',
  ';a=b',
];

const textOfValue = (value: Odd): string => (typeof value === 'string' ? value : jsonText(value));

const pathsOf = ({ key, schemas, parameters }: FuzzedRoute, known: Known, spoilt: boolean): fc.Arbitrary<string> => {
  const template = key.slice(key.indexOf(' ') + 1);
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const schema = schemas.path === undefined ? {} : schemaOf(schemas.path);
  const example = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.replace('+', ''), value]));
  const right = rightValues(schema, hintsOf(known, example)).map((value): Record<string, string> => {
    const fields = isFields(value) ? value : {};
    return Object.fromEntries(
      names.map((name) => {
        const plain = name.replace('+', '');
        return [name, encoded(textOfValue(fields[plain] ?? example[plain] ?? 'x'))];
      }),
    );
  });
  const filled = (values: Readonly<Record<string, string>>): string =>
    template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? '');
  if (!spoilt || names.length === 0) return right.map(filled);
  const odd = fc.oneof(fc.constantFrom(...oddTexts).map(encoded), fc.constantFrom(...steps));
  return fc
    .tuple(right, fc.constantFrom(...names), odd)
    .map(([values, name, value]) => filled({ ...values, [name]: value }));
};

const cursors = [
  'null',
  '[]',
  '{}',
  '7',
  '"x"',
  '{"pk":"WAVES","sk":"WAVE#2023-50"}',
  '{"pk":"","sk":""}',
  '{"pk":"","sk":"","gsi1pk":"CASES#open","gsi1sk":""}',
  '{"pk":"x","sk":"CASE","gsi1pk":"CASES#open","gsi1sk":"x"}',
  `{"pk":"${'x'.repeat(1_800)}","sk":"x","gsi1pk":"CASES#open","gsi1sk":"x"}`,
  '{"pk":{"S":"x"},"sk":1}',
  '{"pk":"CASES","sk":"\\u0000","gsi1pk":"CASES#open","gsi1sk":"x"}',
  'PRICE#000600000#c0c0c0c0c0c0c0c0c0c0c0c0',
  'all PRICE#000600000#x',
  'in-36-online PRICE#999999999#~',
  'AT#2023-03-01T00:00:00.000Z#x#',
  '2023-03-01T00:00:00.000Z#aaaaaaaaaaaaaaaaaaaaaaaa',
  '\u0000',
  '\ud800',
].map((position) => Buffer.from(position).toString('base64url'));

const queriesOf = ({ query }: Schemas, known: Known, spoilt: boolean): fc.Arbitrary<string> => {
  const withCursors = { ...known, cursor: cursors };
  const named = (value: Odd): string =>
    Object.entries(isFields(value) ? value : { q: value })
      .map(([name, one]) => `${encoded(name)}=${encoded(textOfValue(one))}`)
      .join('&');
  if (query === undefined)
    return spoilt
      ? fc.constantFrom('a=1&a=2', '%00=%00', 'x=%zz', '=&=', `q=${'x'.repeat(3_000)}`, '__proto__=1')
      : fc.constant('');
  const schema = schemaOf(query);
  const hints = hintsOf(withCursors, undefined);
  return (spoilt ? almostRight(schema, hints) : rightValues(schema, hints))
    .map(named)
    .map((text) => text.slice(0, 7_000));
};

const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'accept-language': 'en;q=0.0000000001,id;q=NaN,*;q=1e999' },
  { 'accept-language': `${'en-GB,'.repeat(900)}id` },
  { 'accept-language': ';;;=,,q' },
  { 'accept-language': 'en;q=1.1.1.1' },
  { 'accept-language': 'e'.repeat(6_000) },
  { 'if-none-match': '*' },
  { 'if-none-match': `W/"${'x'.repeat(5_000)}` },
  { 'if-none-match': `${'"a",'.repeat(1_000)}"b"` },
  { 'if-modified-since': 'yesterday' },
  { accept: 'text/html' },
  { accept: 'application/xml;q=0.9, */*;q=NaN' },
  { accept: ','.repeat(3_000) },
  { range: 'bytes=99999999999-1,-' },
  { cookie: `__proto__=1; a=${'b'.repeat(2_000)}` },
  { 'x-forwarded-for': "1.1.1.1, '; DROP TABLE" },
  { 'x-amz-date': '00000000T000000Z' },
  { 'x-http-method-override': 'DELETE' },
  { 'idempotency-key': 'x'.repeat(4_000) },
  { 'user-agent': '\u00ff\u00fe'.repeat(100) },
];

const contentTypes = [
  'text/plain',
  'application/json; charset=utf-16',
  'application/json;charset="',
  'APPLICATION/JSON',
  'application/json, text/html',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/xml',
  ';',
  'x'.repeat(3_000),
];

const json = { 'content-type': 'application/json' };

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

const textsOf = (bodies: fc.Arbitrary<Odd>): fc.Arbitrary<Sent> =>
  bodies.map((body) => ({ headers: json, body: jsonText(body) }));

/** Bytes that are no JSON, or that hide it. */
const garbageOf = (bodies: fc.Arbitrary<Odd>): fc.Arbitrary<Sent> => {
  const texts = bodies.map(jsonText);
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }).map((some) => Buffer.from(some)),
    texts.map((text) => Buffer.from(text, 'utf16le')),
    texts.map((text) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])),
    texts.map((text) => gzipSync(text)),
    texts.map((text) => Buffer.from(`${text.slice(0, 2)}\u00ff\u00fe${text.slice(2)}`, 'latin1')),
    texts.map((text) => Buffer.from(Buffer.from(text).toString('base64'))),
  );
  return fc.oneof(
    fc.constantFrom(...brokenTexts).map((body) => ({ headers: json, body })),
    fc
      .tuple(texts, fc.nat())
      .map(([text, cut]) => ({ headers: json, body: text.slice(0, cut % Math.max(1, text.length)) })),
    fc
      .tuple(bytes, fc.constantFrom('application/json', 'application/octet-stream', 'application/gzip'))
      .map(([body, type]) => ({ headers: { 'content-type': type }, body })),
    texts.map((body) => ({ headers: { ...json, 'content-encoding': 'gzip' }, body })),
    fc
      .tuple(texts, fc.constantFrom(...contentTypes))
      .map(([body, type]) => ({ headers: { 'content-type': type }, body })),
    texts.map((body) => ({ headers: {}, body })),
    fc.constant({ headers: json, body: undefined }),
  );
};

/** Requests to a route of every kind: more of them almost right than anything else, since these get furthest. */
export const requestsTo = (route: FuzzedRoute, known: Known): fc.Arbitrary<FuzzedRequest> => {
  const { schemas, key, body: example } = route;
  const method = key.slice(0, key.indexOf(' '));
  const hints = hintsOf(known, example);
  const bodyOf = (schema: z.ZodType | undefined) => (schema === undefined ? undefined : schemaOf(schema));
  const schema = bodyOf(schemas.body);
  const none: Sent = { headers: {}, body: undefined };
  const rightBody =
    schema === undefined
      ? fc.constantFrom(none, ...(method === 'GET' ? [] : [{ headers: json, body: '{}' }]))
      : textsOf(rightValues(schema, hints));
  const almostBody =
    schema === undefined ? textsOf(fc.constantFrom(...oddValues)) : textsOf(almostRight(schema, hints));
  const garbageBody = garbageOf(schema === undefined ? fc.constantFrom<Odd>({}, { a: 1 }) : rightValues(schema, hints));

  const request = (
    kind: FuzzedRequest['kind'],
    path: fc.Arbitrary<string>,
    query: fc.Arbitrary<string>,
    sent: fc.Arbitrary<Sent>,
    headers: fc.Arbitrary<Readonly<Record<string, string>>>,
  ): fc.Arbitrary<FuzzedRequest> =>
    fc.tuple(path, query, sent, headers).map(([to, asked, { headers: own, body }, odd]) => ({
      kind,
      method,
      path: asked === '' ? to : `${to}?${asked}`,
      headers: { ...own, ...odd },
      body,
    }));
  const [rightPath, oddPath] = [pathsOf(route, known, false), pathsOf(route, known, true)];
  const [rightQuery, oddQuery] = [queriesOf(schemas, known, false), queriesOf(schemas, known, true)];
  const languages = fc.constantFrom<Readonly<Record<string, string>>>({}, { 'accept-language': 'en' });
  const strange = fc.constantFrom(...oddHeaders);
  const almost = [
    ...(schema === undefined
      ? []
      : [{ weight: 6, arbitrary: request('almost', rightPath, rightQuery, almostBody, languages) }]),
    ...(key.includes('{')
      ? [{ weight: 2, arbitrary: request('almost', oddPath, rightQuery, rightBody, languages) }]
      : []),
    {
      weight: schemas.query === undefined ? 1 : 5,
      arbitrary: request('almost', rightPath, oddQuery, rightBody, languages),
    },
    { weight: 1, arbitrary: request('almost', rightPath, rightQuery, rightBody, strange) },
  ];
  return fc.oneof(
    { weight: 2, arbitrary: request('right', rightPath, rightQuery, rightBody, languages) },
    { weight: 5, arbitrary: fc.oneof(...almost) },
    {
      weight: 1,
      arbitrary: request('garbage', rightPath, rightQuery, schema === undefined ? almostBody : garbageBody, languages),
    },
    { weight: 1, arbitrary: request('garbage', oddPath, oddQuery, garbageBody, strange) },
  );
};

/** A request as a line for a shell; bytes and long bodies by a file of their own are left to whoever tries it. */
export const curlOf = (apiUrl: string, { method, path, headers, body }: FuzzedRequest): string => {
  const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const asText = typeof body === 'string' && !body.includes('\u0000');
  const input = body === undefined || asText ? '' : `printf %s ${Buffer.from(body).toString('base64')} | base64 -d | `;
  const data = body === undefined ? '' : ` --data-binary ${asText ? quoted(body) : '@-'}`;
  const given = Object.entries({ authorization: 'Bearer $TOKEN', ...headers }).map(([name, value]) =>
    name === 'authorization' ? ` -H "authorization: ${value}"` : ` -H ${quoted(`${name}: ${value}`)}`,
  );
  return `${input}curl -sS -i --path-as-is -X ${method}${given.join('')}${data} ${quoted(`${apiUrl}${path}`)}`;
};
