import { randomUUID } from 'node:crypto';
import { routeOf } from '../../../local/stack/routes.ts';
import { functionContext, gatewayEvent } from '../gateway-event.ts';
import type { RawAnswer } from '../raw-request.ts';
import type { FuzzedRequest } from './requests.ts';

/** The function of a route, called in this process. */
export type Invocable = (event: unknown, context: unknown) => Promise<unknown>;

interface FunctionAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const isTextual = (type = ''): boolean => type === '' || /^(text\/|application\/([\w.-]+\+)?(json|xml)\b)/i.test(type);

/**
 * Calls a route's function as the gateway does, without a network between. Undefined for a request that the gateway answers
 * itself, since its path is none.
 */
export const invokeRoute = async (
  handler: Invocable,
  key: string,
  request: FuzzedRequest,
  caller: { readonly claims: Readonly<Record<string, string>>; readonly headers: Readonly<Record<string, string>> },
): Promise<RawAnswer | undefined> => {
  const { method, body } = request;
  const end = request.path.indexOf('?');
  const [path, query] = end < 0 ? [request.path, ''] : [request.path.slice(0, end), request.path.slice(end + 1)];
  const parameters = parametersOf(key, method, path);
  if (parameters === undefined) return undefined;
  const headers = { ...request.headers, ...caller.headers };
  const isText = isTextual(request.headers['content-type']);
  const at = new Date();
  const event = {
    ...gatewayEvent({ method, path: decodeURIComponent(path), headers, claims: caller.claims, at }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    ...(query === '' ? {} : { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    rawQueryString: query,
    ...(body === undefined ? {} : { body: Buffer.from(body).toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body !== undefined && !isText,
  };
  event.requestContext.requestId = randomUUID();
  const answer = (await handler(event, functionContext())) as FunctionAnswer;
  const named = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { status: answer.statusCode, headers: Object.fromEntries(named), text: answer.body ?? '' };
};

const parametersOf = (key: string, method: string, path: string): Record<string, string> | undefined => {
  try {
    const match = routeOf([{ key, target: undefined }], method, path);
    return match && { ...match.parameters };
  } catch {
    return undefined;
  }
};
