import { compactForms } from './json-forms.ts';
import type { Finding } from './signature-findings.ts';

/** A part of what may have been signed, and what is to be said of it; undefined where it is as it must be. */
export interface Variant<Value> {
  readonly value: Value;
  readonly finding?: Finding;
}

/** The calls of the institutions' API: a client that tests itself may sign the path of any of them. */
export const integrationPaths = [
  '/api/v1/integration/self-test',
  '/api/v1/integration/settings',
  '/api/v1/integration/payment/redeem-code/status',
  '/api/v1/integration/payment/redeem-code/commit',
  '/api/v1/integration/oauth/url-generate',
  '/api/v1/integration/tpm/submission',
  '/api/v1/integration/tpm/feedback/submission',
  '/api/v1/integration/tpm/submission/status',
] as const;

const unique = <Value>(variants: readonly Variant<Value>[]): Variant<Value>[] =>
  variants.filter(({ value }, position) => variants.findIndex((other) => other.value === value) === position);

/** As Python writes JSON unless told otherwise: `{"a": 1, "b": 2}`. */
const spaced = (compact: string): string =>
  compact.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[:,]/g, (token) => (token.length === 1 ? `${token} ` : token));

const sortedKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const formEncoded = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, field]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(field))}`)
        .join('&')
    : '';

const otherBody = (value: string, written: string): Variant<string> => ({
  value,
  finding: { code: 'other-body-signed', values: { written } },
});

/** Other ways of writing the same JSON. */
const rewritten = (body: string, [plain = body, ...others]: readonly string[]): Variant<string>[] => {
  const json: unknown = JSON.parse(body);
  return [
    ...[plain, ...others].map((value): Variant<string> => ({ value, finding: { code: 'compact-signed' } })),
    otherBody(spaced(plain), '{"a": 1, "b": 2}'),
    otherBody(JSON.stringify(json, undefined, 2), 'indent 2'),
    otherBody(JSON.stringify(json, undefined, 4), 'indent 4'),
    otherBody(JSON.stringify(sortedKeys(json)), '{"a":1,"b":2} (sorted)'),
    otherBody(plain.replaceAll('/', '\\/'), '\\/'),
    otherBody(`${plain}\n`, '…\\n'),
    otherBody(formEncoded(json), 'a=1&b=2'),
  ];
};

/** What may have been signed as the body. */
export const bodiesOf = (body: string): Variant<string>[] => {
  const compact = compactForms(body);
  return unique([
    { value: body },
    ...(compact.length === 0 ? [] : rewritten(body, compact)),
    { value: '', finding: { code: 'body-not-signed' } },
    otherBody(`${body}\n`, '…\\n'),
    otherBody(JSON.stringify(body), '"{\\"a\\":1}"'),
    otherBody('{}', '{}'),
    otherBody('[object Object]', '[object Object]'),
  ]);
};

/** What may have been signed as the path. `hosts` are names under which the service is or was known. */
export const pathsOf = (hosts: readonly string[], query: string): Variant<string>[] =>
  unique([
    ...integrationPaths.map((value) => ({ value })),
    ...integrationPaths.flatMap((path) => {
      const as = (value: string, written: string): Variant<string> => ({
        value,
        finding: { code: 'other-path-signed', values: { path, written } },
      });
      return [
        as(`${path}/`, `${path}/`),
        as(path.slice(1), path.slice(1)),
        as(`/${path}`, `/${path}`),
        as(path.replace('/api/v1', ''), path.replace('/api/v1', '')),
        ...(query === '' ? [] : [as(`${path}?${query}`, `${path}?…`)]),
        ...hosts.flatMap((host) => [
          as(`https://${host}${path}`, `https://${host}${path}`),
          as(`http://${host}${path}`, `http://${host}${path}`),
          as(`${host}${path}`, `${host}${path}`),
        ]),
      ];
    }),
    { value: '', finding: { code: 'other-path-signed', values: { path: integrationPaths[0], written: '""' } } },
  ]);

/** What may have been signed as the method. */
export const methodsOf = (): Variant<string>[] => [
  { value: 'POST' },
  ...['', 'post', 'Post', 'GET', 'PUT'].map((value): Variant<string> => ({
    value,
    finding: { code: 'other-method-signed', values: { written: value === '' ? '""' : value } },
  })),
];

/** A client that reads its clock twice signs another second than it sends. */
const secondsApart = [-2, -1, 1, 2];

/** What may have been signed as the timestamp. */
export const timestampsOf = (timestamp: string): Variant<string>[] => {
  const as = (value: string, written: string): Variant<string> => ({
    value,
    finding: { code: 'other-timestamp-signed', values: { written } },
  });
  const number = Number(timestamp);
  return unique([
    { value: timestamp },
    as('', '""'),
    ...(Number.isSafeInteger(number)
      ? [
          ...secondsApart.map((apart) => as(String(number + apart), `${apart > 0 ? '+' : ''}${String(apart)} s`)),
          as(String(Math.floor(number / 1_000)), '/ 1000'),
          as(String(Math.round(number / 1_000)), '/ 1000'),
          as(`${String(number)}000`, '× 1000'),
        ]
      : []),
  ]);
};

/** What may have been used as the key. A key is given as text, and its text is used. */
export const keysOf = (signKey: string): Variant<Buffer>[] => {
  const as = (value: Buffer, written: string): Variant<Buffer> => ({
    value,
    finding: { code: 'key-written-otherwise', values: { written } },
  });
  return [
    { value: Buffer.from(signKey) },
    as(Buffer.from(signKey, 'hex'), 'hex → bytes'),
    as(Buffer.from(signKey, 'base64'), 'Base64 → bytes'),
    as(Buffer.from(Buffer.from(signKey).toString('base64')), 'Base64'),
    as(Buffer.from(signKey.toUpperCase()), 'A–F'),
    as(Buffer.from(`${signKey}\n`), '…\\n'),
    as(Buffer.from(` ${signKey}`), '" …"'),
    as(Buffer.from(`${signKey} `), '"… "'),
    as(Buffer.from(`"${signKey}"`), '"\\"…\\""'),
  ];
};

/** What may have been put between the parts. */
export const separators = ['\n', '|', ':', '.', ',', ' ', '&', '-', '+', ';'] as const;

const permutations = <Item>(items: readonly Item[]): Item[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, position) =>
        permutations(items.filter((_, other) => other !== position)).map((rest) => [item, ...rest]),
      );

/** Every order of the five parts but the right one, by their places. */
export const wrongOrders: readonly (readonly number[])[] = permutations([0, 1, 2, 3, 4]).slice(1);
