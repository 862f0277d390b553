import type { IncomingHttpHeaders } from 'node:http';
import { AwsError, credentials } from './aws-json.ts';

/** What a call asks for, as policies see it. */
export interface AskedRight {
  /** Such as `dynamodb:Query`. */
  readonly action: string;
  /** The ARN of what it is on. */
  readonly resource: string;
  /** Keys of conditions with what the call has of them, such as `dynamodb:LeadingKeys`. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** Whether the holder of an access key may do something. The stack itself, and who tries it out, may do everything. */
export type Rights = (accessKeyId: string, asked: AskedRight) => boolean;

/** The access key with which a request is signed, in its headers or in a link; empty when it is not. */
export const signerOf = (headers: IncomingHttpHeaders, url = '/'): string => {
  const inHeader = /Credential=([^/,]+)\//.exec(headers.authorization ?? '')?.[1];
  return inHeader ?? new URL(url, 'http://gate').searchParams.get('X-Amz-Credential')?.split('/')[0] ?? '';
};

/** The headers of a request as the engines behind the gates take them, which know one access key. */
export const asAdministrator = (headers: IncomingHttpHeaders): IncomingHttpHeaders => {
  const { authorization } = headers;
  if (authorization === undefined) return headers;
  return {
    ...headers,
    authorization: authorization.replace(/Credential=[^/,]+\//, `Credential=${credentials.accessKeyId}/`),
  };
};

/** A sentence as AWS writes it, with the key of a condition that was not met, since that is what one looks for. */
export const denial = (accessKeyId: string, { action, resource, context = {} }: AskedRight): string => {
  const keys = Object.entries(context).map(([key, values]) => ` (${key}: ${values.join(', ')})`);
  return `User: ${accessKeyId} is not authorized to perform: ${action} on resource: ${resource}${keys.join('')}`;
};

/** @throws AwsError AccessDeniedException when a right that a call asks for is missing. */
export const mustHave = (rights: Rights, accessKeyId: string, asked: readonly AskedRight[]): void => {
  const missing = asked.find((one) => !rights(accessKeyId, one));
  if (missing) throw new AwsError('AccessDeniedException', denial(accessKeyId, missing));
};
