import { AwsError } from './aws-json.ts';
import { bodyOf, listen, respond, type LocalServer } from './http.ts';
import { isObject, textOf, type JsonObject } from './json.ts';
import { mustHave, signerOf, type AskedRight, type Rights } from './rights.ts';

/** The operations of one service, by name; each answers or throws an AwsError. */
type Operations = Readonly<Record<string, (input: JsonObject) => JsonObject>>;

/**
 * One endpoint for the small AWS services (JSON protocol), by the prefix of `x-amz-target`. It is also where the SDK of
 * every other service is pointed to: a call that is not imitated is refused with status 501 and its name.
 */
export const startAwsCalls = (
  services: Readonly<Record<string, Operations>>,
  rights: Rights = () => true,
): Promise<LocalServer> =>
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
      const input = JSON.parse(body?.toString() ?? '{}') as JsonObject;
      mustHave(rights, signerOf(request.headers), [rightAsked(name, input)]);
      respond(response, 200, operation(input), amzJson);
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

/** The right that a call asks for. KMS and Secrets Manager name what they are on by its ARN; metrics have none. */
const rightAsked = (name: string, input: JsonObject): AskedRight => {
  const { KeyId, SecretId, EncryptionContext, SigningAlgorithm, MetricDataQueries } = input;
  if (MetricDataQueries !== undefined) return { action: `cloudwatch:${name}`, resource: '*' };
  if (SecretId !== undefined) return { action: `secretsmanager:${name}`, resource: textOf(SecretId) };
  const bound = isObject(EncryptionContext) ? Object.entries(EncryptionContext) : [];
  return {
    action: `kms:${name}`,
    resource: textOf(KeyId),
    context: {
      ...Object.fromEntries(bound.map(([key, value]) => [`kms:EncryptionContext:${key}`, [textOf(value)]])),
      ...(SigningAlgorithm === undefined ? {} : { 'kms:SigningAlgorithm': [textOf(SigningAlgorithm)] }),
    },
  };
};
