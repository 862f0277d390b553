import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, listen, type LocalServer } from '../emulators/http.ts';
import type { TokenIssuer } from '../emulators/token-issuer.ts';
import { authorize, type Authorizer } from './authorizer.ts';
import { answerOf, eventOf, type HttpAnswer } from './gateway-payload.ts';
import { isThrottled } from './function-faults.ts';
import type { InvocationResult } from './lambda-environment.ts';
import { routeOf, type Route } from './routes.ts';
import type { Throttle } from './throttle.ts';

/** Where a route leads, and who may take it. */
export interface RouteTarget {
  readonly functionArn: string;
  readonly timeoutMilliseconds: number;
  readonly authorizer: Authorizer | undefined;
  readonly throttle: Throttle;
}

/** Cross-origin settings of the API. */
export interface Cors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds: number | undefined;
}

interface GatewayOptions {
  readonly port: number;
  readonly routes: readonly Route<RouteTarget>[];
  readonly cors: Cors | undefined;
  readonly issuers: Pick<TokenIssuer, 'keysOf'>;
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvocationResult>;
  /** Answers what no route takes, as the edge does beside the API; nothing for what is the API's. */
  readonly beside?: ((request: IncomingMessage) => HttpAnswer | undefined) | undefined;
}

// The quota of an HTTP API's request payload.
const LONGEST_BODY_BYTES = 10 * 1024 * 1024;

/** The bodies with which an HTTP API itself refuses, byte for byte. */
const refusals = {
  400: '{"message":"Bad Request"}',
  401: '{"message":"Unauthorized"}',
  403: '{"message":"Forbidden"}',
  404: '{"message":"Not Found"}',
  413: '{"message":"Request Entity Too Large"}',
  429: '{"message":"Too Many Requests"}',
  500: '{"message":"Internal Server Error"}',
  503: '{"message":"Service Unavailable"}',
} as const;

const refusal = (status: keyof typeof refusals, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(refusals[status]),
});

/** Serves the HTTP API of the template on this machine. */
export const startApiGateway = ({
  port,
  routes,
  cors,
  issuers,
  invoke,
  beside,
}: GatewayOptions): Promise<LocalServer> => {
  const answer = async (request: IncomingMessage, requestId: string): Promise<HttpAnswer> => {
    const receivedAt = new Date();
    const { path, query } = targetOf(request.url);
    if (cors && request.method === 'OPTIONS' && request.headers['access-control-request-method']) {
      return { status: 204, headers: {}, body: Buffer.alloc(0) };
    }
    const match = matchOf(routes, request.method ?? '', path);
    if (match === 'malformed') return refusal(400);
    if (!match) return beside?.(request) ?? refusal(404);
    const { authorizer, throttle, functionArn, timeoutMilliseconds } = match.route.target;
    const authorization = authorizer && (await authorize(authorizer, issuers, request.headers.authorization));
    if (authorization && 'status' in authorization) {
      return refusal(authorization.status, { 'www-authenticate': authorization.challenge });
    }
    if (!throttle()) return refusal(429);
    const body = await bodyOf(request, LONGEST_BODY_BYTES);
    if (!body) return refusal(413);
    const event = eventOf({
      request,
      path,
      query,
      body,
      routeKey: match.route.key,
      parameters: match.parameters,
      requestId,
      receivedAt,
      authorization,
    });
    const result = await within(timeoutMilliseconds, invoke(functionArn, event));
    if (!result || isThrottled(result)) return refusal(503);
    return (result.ok ? answerOf(result.answer) : undefined) ?? refusal(500);
  };

  return listen(async (request, response) => {
    const requestId = randomUUID();
    const { status, headers, body } = await answer(request, requestId);
    // What was not read of the body must be, or the connection cannot be used again.
    request.resume();
    send(request, response, {
      status,
      headers: { ...headers, ...corsOf(cors, request), 'apigw-requestid': requestId },
      body,
    });
  }, port);
};

/** Path and query as they were sent: no step of the path is taken back, whatever its dots say. */
const targetOf = (target = '/'): { path: string; query: string } => {
  const end = target.indexOf('?');
  return end < 0 ? { path: target, query: '' } : { path: target.slice(0, end), query: target.slice(end + 1) };
};

const matchOf = (routes: readonly Route<RouteTarget>[], method: string, path: string) => {
  try {
    return routeOf(routes, method, path);
  } catch (fault) {
    if (fault instanceof URIError) return 'malformed';
    throw fault;
  }
};

const send = ({ method }: IncomingMessage, response: ServerResponse, { status, headers, body }: HttpAnswer) => {
  response.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': body.length });
  response.end(method === 'HEAD' || status === 204 ? undefined : body);
};

const within = async <Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
};

const corsOf = (cors: Cors | undefined, { headers, method }: IncomingMessage): Record<string, string> => {
  const origin = headers.origin;
  if (!cors || origin === undefined) return {};
  const allowed = cors.origins.includes('*') ? '*' : cors.origins.includes(origin) ? origin : undefined;
  if (allowed === undefined) return {};
  return {
    'access-control-allow-origin': allowed,
    ...(cors.exposed.length && { 'access-control-expose-headers': cors.exposed.join(',') }),
    ...(method === 'OPTIONS' && {
      'access-control-allow-methods': cors.methods.join(','),
      'access-control-allow-headers': cors.headers.join(','),
      ...(cors.maxAgeSeconds !== undefined && { 'access-control-max-age': String(cors.maxAgeSeconds) }),
    }),
  };
};
