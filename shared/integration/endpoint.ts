import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { InstitutionId } from '../../events/catalogue.ts';
import type { Partner } from '../domain/training/partner.ts';
import { Refusal } from '../errors.ts';
import { correlatedAnswer } from '../http/correlated-answer.ts';
import type { Answer, Answers, Schemas } from '../http/endpoint.ts';
import { mustComeThroughEdge } from '../http/edge-proof.ts';
import { parsed } from '../http/parse.ts';
import { languageOf, problemDetails, type Language } from '../http/problem.ts';
import { refusalOf, tooLateMilliseconds } from '../http/refusal.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { log } from '../platform/log.ts';
import { publishCounts } from '../platform/metrics.ts';
import type { RequestWindows } from '../table/request-windows.ts';
import { signingPartner, type Authentication } from './authentication.ts';
import { presentedIn, type Presented } from './request.ts';

/** The longest body of a call. */
const usualBytes = 65_536;

/** What every call of the institutions' API needs beside what it is about. */
export interface IntegrationEdge extends Authentication {
  readonly windows: Pick<RequestWindows, 'count'>;
}

export interface IntegrationRequest<Body> {
  readonly body: Body;
  readonly partner: Partner;
  readonly institutionId: InstitutionId;
  /** The instant at which the gateway received the request. */
  readonly at: Date;
  readonly language: Language;
  /** What was signed, and how. */
  readonly presented: Presented;
}

/** What a call answers: a sentence that clients show, and what it is about. */
export interface IntegrationAnswer<Data = Readonly<Record<string, unknown>>> {
  readonly message: Readonly<Record<Language, string>>;
  readonly data: Data;
}

/** The form of a good answer: what the document of the API says of it. */
type Told<Data> = Answers<Answer<200, { readonly success: boolean; readonly message: string; readonly data: Data }>>;

const answered = (
  status: number,
  language: Language,
  body: { readonly success: boolean; readonly message: string; readonly data: Readonly<Record<string, unknown>> },
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    ...securityHeaders,
    ...headers,
  },
  body: JSON.stringify(body),
});

const bodyIn = ({ body }: Presented): unknown => {
  if (body === '') throw new Refusal('body-missing');
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal('body-malformed');
  }
};

/** What a refusal is in this API: the same codes, sentences and statuses as in the other, in the form that its clients know. */
const refused = (refusal: Refusal, language: Language, requestId: string): APIGatewayProxyStructuredResultV2 => {
  const { status, body } = problemDetails(refusal, language, requestId);
  const { retryAfterSeconds = status === 503 ? 5 : undefined } = refusal.detail;
  return answered(
    status,
    language,
    {
      success: false,
      message: String(body['detail']),
      data: { code: refusal.code, request_id: requestId, ...(body['errors'] ? { errors: body['errors'] } : {}) },
    },
    {
      ...(status === 401 ? { 'www-authenticate': 'Signature realm="partners"' } : {}),
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
  );
};

/** A function of this API before its request is looked at: log context, metrics, and the one map from refusal to answer. */
export const integrationFunction = <Data extends Readonly<Record<string, unknown>>>(
  handle: (
    event: APIGatewayProxyEventV2,
    context: { readonly at: Date; readonly language: Language },
  ) => Promise<{
    readonly isGood: boolean;
    readonly answer: IntegrationAnswer<Data>;
  }>,
) => {
  const serve = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
    timeoutEarlyInMillis: tooLateMilliseconds,
  })
    .use(injectLambdaContext(log, { resetKeys: true }))
    .use(publishCounts)
    .onError((request) => {
      const { headers, requestContext } = request.event;
      const language = languageOf(headers['accept-language']);
      request.response = refused(refusalOf(request.error), language, requestContext.requestId);
    })
    .handler(
      correlatedAnswer(async (event) => {
        const language = languageOf(event.headers['accept-language']);
        try {
          mustComeThroughEdge(event.headers);
          const at = new Date(event.requestContext.timeEpoch);
          const { isGood, answer } = await handle(event, { at, language });
          return answered(200, language, { success: isGood, message: answer.message[language], data: answer.data });
        } catch (error) {
          const refusal = refusalOf(error);
          if (error instanceof Refusal) log.info('Request refused.', { code: error.code });
          return refused(refusal, language, event.requestContext.requestId);
        }
      }),
    );
  return Object.assign(serve, { answers: undefined as Told<Data> });
};

/** Too many requests of one partner; the next are taken in some seconds. */
export const rateExceeded = (seconds: number): Refusal =>
  new Refusal('rate-exceeded', { values: { seconds }, retryAfterSeconds: seconds });

/** @throws Refusal body-too-large. */
export const presentedWithin = (event: APIGatewayProxyEventV2, maximumBytes = usualBytes): Presented => {
  const presented = presentedIn(event);
  if (Buffer.byteLength(presented.body) > maximumBytes)
    throw new Refusal('body-too-large', { values: { maximumBytes } });
  return presented;
};

/**
 * A call of the API that training institutions already speak. Asks in this order: is the request complete, is the partner
 * known, is its clock right, is the signature good, is it within the partner's rate, is it an institution, does the body
 * keep to its schema. Fields of the body that the schema does not name are left unread, since clients differ.
 */
export const integration = <Body extends z.ZodType, Data extends Readonly<Record<string, unknown>>>(
  { body: schema }: { readonly body: Body },
  edge: IntegrationEdge,
  call: (request: IntegrationRequest<z.infer<Body>>) => Promise<IntegrationAnswer<Data>>,
) => {
  const serve = integrationFunction(async (event, { at, language }) => {
    const presented = presentedWithin(event);
    const partner = await signingPartner(edge, presented, at);
    const { clientCode, requestsPerSecond: requests, party } = partner;
    log.appendKeys({ clientCode });
    const seconds = await edge.windows.count(clientCode, { of: 'CALLS', requests, seconds: 1 }, at);
    if (seconds !== undefined) throw rateExceeded(seconds);
    if (party.kind !== 'institution') throw new Refusal('partner-not-institution');
    const body = parsed(schema, bodyIn(presented));
    const { institutionId } = party;
    const answer = await call({ body, partner, institutionId, at, language, presented });
    return { isGood: true, answer };
  });
  const schemas: Schemas = { body: schema };
  return Object.assign(serve, { schemas });
};
