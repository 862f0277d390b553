import { AwsError } from './aws-json.ts';
import { bodyOf, listen, respond, type LocalServer } from './http.ts';
import type { JsonObject } from './json.ts';

/** The operations of one service, by name; each answers or throws an AwsError. */
type Operations = Readonly<Record<string, (input: JsonObject) => JsonObject>>;

/**
 * One endpoint for the small AWS services (JSON protocol), by the prefix of `x-amz-target`. It is also where the SDK of
 * every other service is pointed to: a call that is not imitated is refused with status 501 and its name.
 */
export const startAwsCalls = (services: Readonly<Record<string, Operations>>): Promise<LocalServer> =>
  listen(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? `${request.method ?? ''} ${request.url ?? ''}`);
    const [service = '', name = ''] = target.split('.');
    const body = await bodyOf(request);
    const operation = services[service]?.[name];
    if (!operation) {
      const message = `The local stack does not imitate the call ${target}.`;
      respond(response, 501, { __type: 'UnknownOperationException', message }, amzJson);
      return;
    }
    try {
      respond(response, 200, operation(JSON.parse(body?.toString() ?? '{}') as JsonObject), amzJson);
    } catch (fault) {
      if (!(fault instanceof AwsError)) throw fault;
      respond(
        response,
        400,
        { __type: fault.type, message: fault.message },
        { ...amzJson, 'x-amzn-errortype': fault.type },
      );
    }
  });

const amzJson = { 'content-type': 'application/x-amz-json-1.1' };
