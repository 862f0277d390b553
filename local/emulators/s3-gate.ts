import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { bodyOf, listen, type LocalServer } from './http.ts';
import { omit } from './json.ts';
import { onwardTo, type EngineAnswer } from './onward.ts';
import { asAdministrator, denial, signerOf, type AskedRight, type Rights } from './rights.ts';
import { checkSignature } from './signature.ts';

/** A bucket, and how long it keeps each object from being changed (undefined: no Object Lock). */
export interface Bucket {
  readonly name: string;
  readonly lockDays?: number | undefined;
  readonly lockMode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  /** Whether pages of any origin may read it. */
  readonly isReadByPages?: boolean | undefined;
}

/** S3 as functions see it: what the engine behind it does not keep to, the gate does. */
export interface S3Gate extends LocalServer {
  /** Writes an object without a signature: for the stack's own deliveries. */
  readonly put: (bucket: string, key: string, body: Buffer) => Promise<void>;
}

interface Call {
  readonly operation: 'PutObject' | 'GetObject' | 'HeadObject' | 'DeleteObject' | 'ListObjectsV2';
  readonly bucket: Bucket;
  readonly key: string;
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const DAY_MILLISECONDS = 86_400_000;
// The engine takes bodies of up to 11 MiB: longer ones go to it in parts.
const PART_BYTES = 8 * 1024 * 1024;

/**
 * A proxy before the engine's S3 which
 * - honours `If-None-Match: *`: of two writers of a key one gets 412;
 * - keeps an object of a bucket with Object Lock as it is: an overwrite or a removal gets 403 with the reason. (In the
 *   cloud an overwrite would become another version; the system always writes such objects conditionally.)
 * - asks whether who signed a call has the right to it, and tells who may not list a bucket nothing of what is missing;
 * - lets pages of any origin read a bucket whose rules (CORS) say so, by plain requests;
 * - checks signatures, the expiry of presigned links, and the checksum of a body that a link states;
 * - answers 501 with its name to any call that is not imitated.
 */
export const startS3Gate = async (
  engine: string,
  buckets: readonly Bucket[],
  rights: Rights = () => true,
): Promise<S3Gate> => {
  const onward = onwardTo(engine);
  const held = new Map(buckets.map(({ name }) => [name, new Map<string, Date>()]));

  const store = async (
    call: Pick<Call, 'path'>,
    headers: IncomingMessage['headers'],
    body: Buffer,
  ): Promise<EngineAnswer> => {
    if (body.length <= PART_BYTES) return onward.send('PUT', call.path, headers, body);
    const begun = await onward.send('POST', `${call.path}?uploads=`, { 'content-type': headers['content-type'] });
    const uploadId = /<UploadId>([^<]+)</.exec(begun.body.toString())?.[1] ?? '';
    const parts: string[] = [];
    for (let from = 0; from < body.length; from += PART_BYTES) {
      const path = `${call.path}?partNumber=${parts.length + 1}&uploadId=${uploadId}`;
      const { headers: answered } = await onward.send('PUT', path, {}, body.subarray(from, from + PART_BYTES));
      parts.push(`<Part><PartNumber>${parts.length + 1}</PartNumber><ETag>${answered.etag ?? ''}</ETag></Part>`);
    }
    const list = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    const ended = await onward.send(
      'POST',
      `${call.path}?uploadId=${uploadId}`,
      { 'content-type': 'application/xml' },
      list,
    );
    const etag = /<ETag>([^<]+)</.exec(ended.body.toString())?.[1]?.replaceAll('&quot;', '"');
    return { status: ended.status, headers: etag === undefined ? {} : { etag }, body: Buffer.alloc(0) };
  };

  const put = async (call: Call) => {
    const { bucket, key, request, response } = call;
    const body = (await bodyOf(request)) ?? Buffer.alloc(0);
    const isStream = request.headers['content-encoding']?.includes('aws-chunked') === true;
    if (isStream && body.length > PART_BYTES) {
      refuse(
        response,
        501,
        'NotImplemented',
        'The local stack does not imitate PutObject of a long stream: send a buffer.',
      );
      return;
    }
    const stated = new URL(request.url ?? '/', 'http://gate').searchParams.get('x-amz-checksum-crc32');
    if (stated !== null && stated !== crc32Of(body)) {
      refuse(response, 400, 'BadDigest', EMPTY_CHECKSUM);
      return;
    }
    const objects = held.get(bucket.name);
    if (objects?.has(key) && request.headers['if-none-match'] === '*') {
      refuse(response, 412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
      return;
    }
    if (objects?.has(key) && bucket.lockDays !== undefined) {
      refuse(
        response,
        403,
        'AccessDenied',
        'Access Denied: the object is under Object Lock; write it with If-None-Match.',
      );
      return;
    }
    const before = objects?.get(key);
    objects?.set(key, new Date());
    const answer = await store(call, omit(asAdministrator(request.headers), 'if-none-match'), body);
    if (answer.status !== 200 && !before) objects?.delete(key);
    reply(response, answer);
  };

  const remove = async ({ bucket, key, path, response }: Call) => {
    if (bucket.lockDays !== undefined && held.get(bucket.name)?.has(key)) {
      refuse(response, 403, 'AccessDenied', 'Access Denied because object protected by object lock.');
      return;
    }
    held.get(bucket.name)?.delete(key);
    reply(response, await onward.send('DELETE', path, {}));
  };

  const read = async ({ bucket, key, path, request, response }: Call) => {
    const answer = await onward.send(request.method ?? 'GET', path, asAdministrator(request.headers));
    const listing = { action: 's3:ListBucket', resource: arnOfBucket(bucket) };
    if (answer.status === 404 && !rights(signerOf(request.headers, request.url), listing)) {
      refuse(response, 403, 'AccessDenied', 'Access Denied');
      return;
    }
    const writtenAt = held.get(bucket.name)?.get(key);
    const lock =
      bucket.lockDays !== undefined && writtenAt
        ? {
            'x-amz-object-lock-mode': bucket.lockMode ?? 'GOVERNANCE',
            'x-amz-object-lock-retain-until-date': new Date(
              writtenAt.getTime() + bucket.lockDays * DAY_MILLISECONDS,
            ).toISOString(),
          }
        : {};
    reply(response, { ...answer, headers: { ...answer.headers, ...lock } });
  };

  const server = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gate');
    const [, name = '', ...rest] = url.pathname.split('/');
    const refused = checkSignature(request, new Date());
    if (refused) {
      refuse(response, 403, refused.code, refused.message);
      return;
    }
    const bucket = buckets.find((known) => known.name === name);
    if (!bucket) {
      refuse(response, 404, 'NoSuchBucket', 'The specified bucket does not exist');
      return;
    }
    if (bucket.isReadByPages === true && request.headers.origin !== undefined) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
    }
    const key = decodeURIComponent(rest.join('/'));
    const operation = operationOf(request, url, key);
    if (!operation) {
      const queries = [...url.searchParams.keys()].filter((query) => !/^x-/i.test(query)).join('&');
      const named = url.searchParams.get('x-id') ?? `${request.method ?? ''} with query "${queries}"`;
      refuse(response, 501, 'NotImplemented', `The local stack does not imitate the S3 call ${named}.`);
      return;
    }
    const path = operation === 'ListObjectsV2' ? `/${name}${url.search}` : url.pathname;
    const call = { operation, bucket, key, path, request, response };
    const asked = rightOf(call);
    const signer = signerOf(request.headers, request.url);
    if (!rights(signer, asked)) {
      refuse(response, 403, 'AccessDenied', denial(signer, asked));
      return;
    }
    if (operation === 'PutObject') return put(call);
    return operation === 'DeleteObject' ? remove(call) : read(call);
  });

  return {
    ...server,
    put: async (bucket, key, body) => {
      const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
      held.get(bucket)?.set(key, new Date());
      await store({ path }, { 'content-type': 'application/json' }, body);
    },
    stop: async () => {
      await server.stop();
      onward.close();
    },
  };
};

const arnOfBucket = ({ name }: Bucket): string => `arn:aws:s3:::${name}`;

const actions = {
  PutObject: 's3:PutObject',
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  DeleteObject: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
} as const;

const rightOf = ({ operation, bucket, key }: Call): AskedRight => ({
  action: actions[operation],
  resource: operation === 'ListObjectsV2' ? arnOfBucket(bucket) : `${arnOfBucket(bucket)}/${key}`,
});

// Accounts differ on whether S3 itself overlooks such a checksum in a link: a link without one is good everywhere.
const EMPTY_CHECKSUM =
  'The CRC32 you specified did not match the calculated checksum. The SDK puts that of an empty body into a link to ' +
  'put an object, unless its client has requestChecksumCalculation: WHEN_REQUIRED.';

/** As S3 writes it: the four bytes, the highest first, in base64. */
const crc32Of = (body: Buffer): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
};

const operationOf = ({ method, headers }: IncomingMessage, url: URL, key: string): Call['operation'] | undefined => {
  const queries = [...url.searchParams.keys()].filter((name) => !/^x-(id|amz-)/i.test(name));
  if (key === '') {
    const listing = new Set(['list-type', 'prefix', 'delimiter', 'max-keys', 'continuation-token', 'start-after']);
    const isListing = url.searchParams.get('list-type') === '2' && queries.every((name) => listing.has(name));
    return method === 'GET' && isListing ? 'ListObjectsV2' : undefined;
  }
  if (queries.length) return undefined;
  if (method === 'GET') return 'GetObject';
  if (method === 'HEAD') return 'HeadObject';
  if (method === 'DELETE') return url.searchParams.has('versionId') ? undefined : 'DeleteObject';
  const isConditional = headers['if-none-match'] === undefined || headers['if-none-match'] === '*';
  const isPlain = isConditional && headers['if-match'] === undefined && headers['x-amz-copy-source'] === undefined;
  return method === 'PUT' && isPlain ? 'PutObject' : undefined;
};

const reply = (response: ServerResponse, { status, headers, body }: EngineAnswer) => {
  // An answer to HEAD states the length of what it does not carry.
  response.writeHead(status, { 'content-length': body.length, ...omit(headers, 'transfer-encoding', 'connection') });
  response.end(body);
};

const refuse = (response: ServerResponse, status: number, code: string, message: string) => {
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': body.length });
  response.end(response.req.method === 'HEAD' ? undefined : body);
};
