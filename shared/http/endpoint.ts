import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import { rowOf, type RouteKey } from '../domain/access/index.ts';
import { Refusal } from '../errors.ts';
import { log } from '../platform/log.ts';
import { publishCounts } from '../platform/metrics.ts';
import { applicantOf, confinedTo, groupsOf, membershipsOf, rolesOf, type Caller, type Claims } from './caller.ts';
import { correlatedAnswer } from './correlated-answer.ts';
import { mustComeThroughEdge } from './edge-proof.ts';
import { parsed } from './parse.ts';
import { languageOf, problemDetails, type Language } from './problem.ts';
import { refusalOf, tooLateMilliseconds } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';

/** The longest body that a route takes, unless its contract says otherwise. */
const usualBytes = 65_536;

type Inferred<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined;

export interface Contract<Path, Query, Body> {
  /** The line of the table of access that says who may call. */
  readonly route: RouteKey;
  readonly path?: Path;
  readonly query?: Query;
  readonly body?: Body;
  /** The longest body that is taken; 64 KiB unless told. An HTTP API lets 10 MB through, of which Lambda takes 6 MB. */
  readonly maximumBytes?: number;
}

/** What a served route takes, as its contract has it: from these its documents and its bad input are made. */
export interface Schemas {
  readonly path?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
}

/** What a route answers, as a type and nothing else: the API's document is made from it. */
export type Answers<One> = One | undefined;

/** A route's function as {@link endpoint} makes it, and as what is put around it takes and gives it. */
export interface Endpoint<Answered> {
  (event: GatewayEvent, context: Context): Promise<APIGatewayProxyStructuredResultV2>;
  readonly route: RouteKey;
  readonly schemas: Schemas;
  readonly answers: Answers<Answered>;
}

const schemasOf = ({ path, query, body }: Schemas): Schemas => ({ path, query, body });

export interface Request<Path, Query, Body> {
  readonly path: Inferred<Path>;
  readonly query: Inferred<Query>;
  readonly body: Inferred<Body>;
  /** The body as it was sent, which a signature is over. */
  readonly text: string;
  readonly caller: Caller;
  /** The regencies to which this caller is confined here; undefined for who is not. */
  readonly confinedTo: readonly string[] | undefined;
  /** The instant at which the gateway received the request: it decides, not the clock of the function. */
  readonly at: Date;
  readonly language: Language;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The gateway's own number of this request. */
  readonly requestId: string;
}

export interface Answer<Status extends number = number, Body = unknown, Header extends string = string> {
  readonly status: Status;
  readonly body?: Body | undefined;
  /** HTML, in the place of a body. */
  readonly page?: string;
  readonly headers?: Readonly<Partial<Record<Header, string>>>;
}

export type GatewayEvent = APIGatewayProxyEventV2 & {
  readonly requestContext: { readonly authorizer?: { readonly jwt?: { readonly claims: Claims } } };
};

const textOf = ({ body = '', isBase64Encoded }: GatewayEvent): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

const bodyOf = (event: GatewayEvent, maximumBytes = usualBytes): unknown => {
  const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const text = textOf(event);
  if (text === '') throw new Refusal('body-missing');
  if (Buffer.byteLength(text) > maximumBytes) throw new Refusal('body-too-large', { values: { maximumBytes } });
  if (type !== 'application/json') throw new Refusal('media-type-unsupported');
  const parsedBody = jsonIn(text);
  if (isDeeper(parsedBody, deepestBody)) throw new Refusal('body-malformed');
  return parsedBody;
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('body-malformed');
  }
};

/** No contract goes so deep; what reads or writes a body level by level would run out of stack far below. */
const deepestBody = 64;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1)));

/** Where nothing is to be sent an empty object is taken for nothing; anything else is refused rather than left unread. */
const NoBody = z.strictObject({});

const answered = ({ status, body, page, headers }: Answer, language: Language, type = 'application/json') => {
  const text = page ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    statusCode: status,
    headers: {
      'content-type': `${page === undefined ? type : 'text/html'}; charset=utf-8`,
      'content-language': language,
      'cache-control': 'no-store',
      ...securityHeaders,
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  } satisfies APIGatewayProxyStructuredResultV2;
};

/** What is answered to a request that something was thrown over: problem details, and a line in the log. */
export const refusedAnswer = (error: unknown, language: Language, requestId: string) => {
  const refusal = refusalOf(error);
  const { status, body } = problemDetails(refusal, language, requestId);
  if (error instanceof Refusal) log.info('Request refused.', { code: error.code, status });
  const { maxAgeSeconds, retryAfterSeconds } = refusal.detail;
  const headers = {
    ...(maxAgeSeconds === undefined
      ? {}
      : { 'cache-control': `public, max-age=${maxAgeSeconds}`, vary: 'accept-language' }),
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  };
  return answered({ status, body, headers }, language, 'application/problem+json');
};

const callerOf = (claims: Claims): Caller => ({
  applicantId: applicantOf(claims),
  staffId: claims['sub'],
  groups: groupsOf(claims),
  roles: rolesOf(claims),
  ...membershipsOf(claims),
  clientCode: claims['client_id'],
});

/**
 * The gateway has looked at who issued the token, and at its scope; this looks at the role.
 * @throws Refusal role-missing
 */
const mustBeAllowed = ({ roles }: Caller, route: RouteKey): void => {
  const row = rowOf(route);
  if ('staff' in row && !roles.some((role) => row.staff[role] !== undefined)) throw new Refusal('role-missing');
};

/**
 * A route's function: parses what comes in, checks the caller's role, and maps every refusal to problem details
 * (RFC 9457). A fault answers 503 with a sentence and no more; it is logged with its stack. So does what has not come to its
 * end shortly before Lambda would end it, to whom the gateway would answer a bare 500.
 */
export const endpoint = <
  Path extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  const Status extends number = number,
  Shown = never,
  const Header extends string = never,
>(
  contract: Contract<Path, Query, Body>,
  handle: (request: Request<Path, Query, Body>) => Promise<Answer<Status, Shown, Header>>,
) =>
  Object.assign(
    middy<GatewayEvent, APIGatewayProxyStructuredResultV2>({ timeoutEarlyInMillis: tooLateMilliseconds })
      .use(injectLambdaContext(log, { resetKeys: true }))
      .use(publishCounts)
      .onError((request) => {
        const { headers, requestContext } = request.event;
        request.response = refusedAnswer(
          request.error,
          languageOf(headers['accept-language']),
          requestContext.requestId,
        );
      })
      .handler(
        correlatedAnswer<GatewayEvent>(async (event) => {
          const language = languageOf(event.headers['accept-language']);
          const { requestId } = event.requestContext;
          try {
            mustComeThroughEdge(event.headers);
            const claims = event.requestContext.authorizer?.jwt?.claims ?? {};
            const caller = callerOf(claims);
            mustBeAllowed(caller, contract.route);
            const part = <Schema extends z.ZodType | undefined>(schema: Schema, input: () => unknown) =>
              // A part without a schema is undefined by the type of Inferred, which TypeScript does not follow into here.
              (schema === undefined ? undefined : parsed(schema, input())) as Inferred<Schema>;
            if (contract.body === undefined && textOf(event) !== '') parsed(NoBody, bodyOf(event));
            const answer = await handle({
              path: part<Path>(contract.path as Path, () => event.pathParameters ?? {}),
              query: part<Query>(contract.query as Query, () => event.queryStringParameters ?? {}),
              body: part<Body>(contract.body as Body, () => bodyOf(event, contract.maximumBytes)),
              text: textOf(event),
              caller,
              confinedTo: confinedTo(caller, contract.route),
              at: new Date(event.requestContext.timeEpoch),
              language,
              headers: event.headers,
              requestId,
            });
            return answered(answer, language);
          } catch (error) {
            return refusedAnswer(error, language, requestId);
          }
        }),
      ),
    {
      route: contract.route,
      schemas: schemasOf(contract),
      answers: undefined as Answers<Answer<Status, Shown, Header>>,
    },
  );
