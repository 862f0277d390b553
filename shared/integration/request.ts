import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { SignatureAlgorithm, SignedRequest } from '../domain/training/signature.ts';

/** What came in, as far as the signature is about it. A header that is missing is an empty text. */
export interface Presented extends SignedRequest {
  readonly signatures: Readonly<Record<SignatureAlgorithm, string>>;
}

/** The bytes of a body are taken for UTF-8, as JSON is (RFC 8259, section 8.1), whatever the media type says. */
const textOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

/**
 * A request of the institutions' API. The edge gives `client_code` the name `client-code` as well, for a server on the way
 * may drop a header with an underscore.
 */
export const presentedIn = (event: APIGatewayProxyEventV2): Presented => {
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), (value ?? '').trim()]),
  );
  const header = (...names: readonly string[]): string => names.map((name) => headers[name]).find(Boolean) ?? '';
  return {
    clientCode: header('client_code', 'client-code'),
    timestamp: header('timestamp'),
    method: event.requestContext.http.method,
    path: event.rawPath,
    body: textOf(event),
    signatures: { sha1: header('signature'), sha256: header('signature-256') },
  };
};
