import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { sha256Hex } from '../domain/draw/hash.ts';

/** Where evidence and the work files of a selection are kept. What is written once is never changed. */
export interface EvidenceStore {
  /**
   * Writes an object unless it is there.
   * @throws Error when it is there with other bytes: two runs of the same step disagree, which a person must look at.
   */
  putOnce(path: string, body: Buffer, contentType: string): Promise<'written' | 'already'>;
  /** The bytes of an object, or undefined where there is none. */
  read(path: string): Promise<Buffer | undefined>;
  /**
   * Some bytes of an object.
   * @throws Error where the object or the range does not exist.
   */
  readRange(path: string, offset: number, length: number): Promise<Buffer>;
  /** An address at which anybody may read the object for so many seconds. */
  link(path: string, expiresSeconds: number): Promise<string>;
}

/** The evidence in a bucket. Needs s3:PutObject and s3:GetObject; s3:ListBucket too, or a missing object reads as forbidden. */
export const evidenceStore = (bucket: string, client = new S3Client({})): EvidenceStore => {
  /** The body of an object as it comes, and its length; undefined where there is none. */
  const open = async (path: string, range?: string) => {
    try {
      const { Body, ContentLength } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: path, Range: range }),
      );
      if (!(Body instanceof Readable) || ContentLength === undefined) throw new Error(`${path} has no body.`);
      return { body: Body as AsyncIterable<Buffer>, length: ContentLength };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };

  // Into one buffer of the right size: gathering the pieces first would take twice the memory of a large regency.
  const read = async (path: string, range?: string): Promise<Buffer | undefined> => {
    const found = await open(path, range);
    if (found === undefined) return undefined;
    const bytes = Buffer.allocUnsafe(found.length);
    let length = 0;
    for await (const piece of found.body) length += piece.copy(bytes, length);
    if (length !== bytes.length) throw new Error(`${path} ended after ${length} of ${bytes.length} bytes.`);
    return bytes;
  };

  /** What stands under a path in place of some bytes: `same`, or the SHA-256 of others. Held piece by piece. */
  const compared = async (path: string, body: Buffer): Promise<string> => {
    const found = await open(path);
    if (found === undefined) return 'nothing';
    const hash = createHash('sha256');
    let length = 0;
    let isSame = found.length === body.length;
    for await (const piece of found.body) {
      isSame = isSame && piece.equals(body.subarray(length, length + piece.length));
      length += piece.length;
      hash.update(piece);
    }
    return isSame && length === body.length ? 'same' : hash.digest('hex');
  };

  return {
    async putOnce(path, body, contentType) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: path,
            Body: body,
            ContentType: contentType,
            IfNoneMatch: '*',
          }),
        );
        return 'written';
      } catch (error) {
        // 409: another conditional write of the same key is under way; the queue delivers the step again.
        if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 412) throw error;
      }
      const found = await compared(path, body);
      if (found !== 'same') {
        throw new Error(`${path} stands with other bytes: ${found}, not ${sha256Hex(body)}.`);
      }
      return 'already';
    },
    read: (path) => read(path),
    async readRange(path, offset, length) {
      if (length === 0) return Buffer.alloc(0);
      const bytes = await read(path, `bytes=${offset}-${offset + length - 1}`);
      if (bytes?.length !== length) throw new Error(`${path} does not hold ${length} bytes from ${offset}.`);
      return bytes;
    },
    link: (path, expiresSeconds) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: path }), { expiresIn: expiresSeconds }),
  };
};
