import { createHash } from 'node:crypto';
import type { Answer } from './endpoint.ts';

/**
 * An answer that many may keep: with an entity tag, and 304 without a body for whoever has it already (RFC 9110,
 * sections 8.8.3 and 13.1.2). `cacheControl` says how long it may be kept.
 */
export const cacheable = <Body>(
  headers: Readonly<Record<string, string | undefined>>,
  { body, cacheControl }: { readonly body: Body; readonly cacheControl: string },
): Answer<200 | 304, Body, 'etag' | 'cache-control'> => {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const answerHeaders = { etag, 'cache-control': cacheControl };
  return known.includes(etag) || known.includes('*')
    ? { status: 304, headers: answerHeaders }
    : { status: 200, body, headers: answerHeaders };
};
