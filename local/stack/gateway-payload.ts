import type { IncomingMessage } from 'node:http';
import { isObject, type Json, type JsonObject, textOf } from '../emulators/json.ts';
import { LOCAL_ACCOUNT } from './intrinsics.ts';

interface RequestParts {
  readonly request: IncomingMessage;
  /** As they were sent, encoded; the query without its question mark. */
  readonly path: string;
  readonly query: string;
  readonly body: Buffer;
  readonly routeKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly receivedAt: Date;
  readonly authorization: { readonly claims: Record<string, string>; readonly scopes: string[] | null } | undefined;
}

/** The event that an HTTP API hands to a function, in payload format 2.0. */
export const eventOf = ({
  request,
  path: encodedPath,
  query: rawQuery,
  body,
  routeKey,
  parameters,
  requestId,
  receivedAt,
  authorization,
}: RequestParts): JsonObject => {
  const { cookie, ...headers } = headersOf(request);
  const path = decodeURIComponent(encodedPath);
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQuery))
    query[name] = name in query ? `${query[name] ?? ''},${value}` : value;
  const isText = isTextual(request.headers['content-type']);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: rawQuery,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers,
    ...(rawQuery !== '' && { queryStringParameters: query }),
    ...(Object.keys(parameters).length && { pathParameters: { ...parameters } }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: 'local',
      ...(authorization && { authorizer: { jwt: { claims: authorization.claims, scopes: authorization.scopes } } }),
      domainName: request.headers.host ?? '',
      domainPrefix: 'local',
      http: {
        method: request.method ?? '',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: commonLogTime(receivedAt),
      timeEpoch: receivedAt.getTime(),
    },
    ...(body.length && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

/** Names in lower case; a header that was sent several times is one text with commas. */
const headersOf = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]));

const isTextual = (contentType = ''): boolean =>
  contentType === '' || /^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml))\b)/i.test(contentType);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Such as `12/Mar/2020:19:03:58 +0000`. */
const commonLogTime = (instant: Date): string => {
  const [date = '', time = ''] = instant.toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1] ?? ''}/${year}:${time.slice(0, 8)} +0000`;
};

/** An answer as it goes back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** What a function's answer means in payload format 2.0; undefined when it is malformed, which the API answers with 500. */
export const answerOf = (text: string): HttpAnswer | undefined => {
  const answer = JSON.parse(text) as Json;
  // Without a status the whole answer is the body of a 200.
  if (!isObject(answer) || !('statusCode' in answer)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(typeof answer === 'string' ? answer : text),
    };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer;
  const status = Number(statusCode);
  const isFormed =
    Number.isInteger(status) && status >= 100 && status <= 599 && (headers === undefined || isObject(headers));
  if (!isFormed || (body !== undefined && typeof body !== 'string')) return undefined;
  const named = Object.entries(headers ?? {}).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    textOf(value),
  ]);
  return {
    status,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(named),
      ...(Array.isArray(cookies) && { 'set-cookie': cookies.map(String) }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
};
