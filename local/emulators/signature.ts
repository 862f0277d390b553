import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { credentials } from './aws-json.ts';

/** Why a request to S3 is not let in: S3's own error code and sentence. */
export interface Refused {
  readonly code: 'AccessDenied' | 'SignatureDoesNotMatch';
  readonly message: string;
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly payloadHash: string;
  readonly query: URLSearchParams;
}

/**
 * Checks a request's Signature Version 4, in its headers or (a presigned link) in its query, with the expiry of a link.
 * Undefined when the request is in order. All access keys have one secret here; who may do what follows from the key.
 */
export const checkSignature = (request: IncomingMessage, now: Date): Refused | undefined => {
  const url = new URL(request.url ?? '/', 'http://gate');
  const claim = url.searchParams.has('X-Amz-Signature') ? claimOfLink(url) : claimOfHeaders(request, url);
  if (!claim) return { code: 'AccessDenied', message: 'Access Denied: the request is not signed.' };
  const [, day, region, service] = claim.credential.split('/');
  if (now.getTime() > expiryOf(claim)) return { code: 'AccessDenied', message: 'Request has expired' };
  const scope = [day, region, service, 'aws4_request'].join('/');
  const toSign = ['AWS4-HMAC-SHA256', claim.date, scope, sha256(canonicalRequest(request, url.pathname, claim))].join(
    '\n',
  );
  const key = [day, region, service, 'aws4_request'].reduce<Buffer>(
    (secret, part) => hmac(secret, part ?? ''),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  const expected = hmac(key, toSign);
  const given = Buffer.from(claim.signature, 'hex');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return undefined;
  return {
    code: 'SignatureDoesNotMatch',
    message: 'The request signature we calculated does not match the signature you provided.',
  };
};

const claimOfLink = ({ searchParams }: URL): Claim => {
  const query = new URLSearchParams(searchParams);
  query.delete('X-Amz-Signature');
  return {
    credential: searchParams.get('X-Amz-Credential') ?? '',
    signedHeaders: searchParams.get('X-Amz-SignedHeaders') ?? '',
    signature: searchParams.get('X-Amz-Signature') ?? '',
    date: searchParams.get('X-Amz-Date') ?? '',
    payloadHash: searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    query,
  };
};

const claimOfHeaders = ({ headers }: IncomingMessage, { searchParams }: URL): Claim | undefined => {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
    headers.authorization ?? '',
  );
  if (!given) return undefined;
  const [, credential = '', signedHeaders = '', signature = ''] = given;
  return {
    credential,
    signedHeaders,
    signature,
    date: String(headers['x-amz-date']),
    payloadHash: String(headers['x-amz-content-sha256']),
    query: searchParams,
  };
};

// A request signed in its headers is good for fifteen minutes.
const REQUEST_SECONDS = 900;

const expiryOf = ({ date, query }: Claim): number => {
  const issuedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return issuedAt + 1000 * Number(query.get('X-Amz-Expires') ?? REQUEST_SECONDS);
};

const canonicalRequest = ({ method = '', headers }: IncomingMessage, path: string, claim: Claim): string => {
  const query = [...claim.query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const lines = claim.signedHeaders.split(';').map((name) => {
    const value = headers[name];
    return `${name}:${(Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/ +/g, ' ')}\n`;
  });
  const uri = decodeURIComponent(path).split('/').map(encode).join('/');
  return [method, uri, query.join('&'), lines.join(''), claim.signedHeaders, claim.payloadHash].join('\n');
};

/** RFC 3986, stricter than encodeURIComponent: Signature Version 4 encodes these too. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
