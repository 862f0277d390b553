import { type JsonObject, textOf } from './json.ts';

/** An AWS error answer, with the short name of its type such as `ResourceNotFoundException`. */
export class AwsError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = type;
    this.type = type;
  }
}

/** The credentials of everyone in the local stack. They open nothing anywhere else. */
export const credentials = { accessKeyId: 'LOCALSTACK', secretAccessKey: 'local-stack-only' };

/** The header of a signature, which engines look for and do not check. */
export const signatureOf = (accessKeyId: string): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20200101/ap-southeast-3/any/aws4_request, SignedHeaders=host, Signature=0`;

/**
 * Calls an AWS JSON protocol endpoint of the local stack without an SDK: what comes back is the wire form, which is
 * what event sources hand to functions. The engines check no signature, only that there is one.
 * @throws AwsError with the type that the engine named.
 */
export const callAws = async (
  endpoint: string,
  target: string,
  input: JsonObject,
  signal?: AbortSignal,
  accessKeyId = credentials.accessKeyId,
): Promise<JsonObject> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization: signatureOf(accessKeyId),
    },
    body: JSON.stringify(input),
    ...(signal && { signal }),
  });
  const answer = (await response.json()) as JsonObject;
  if (response.ok) return answer;
  const type = textOf(answer['__type'] ?? 'UnknownError').replace(/^.*#/, '');
  throw new AwsError(type, `${target}: ${textOf(answer['message'] ?? answer['Message'] ?? response.status)}`);
};
