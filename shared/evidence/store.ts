import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
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
  const read = async (path: string, range?: string): Promise<Buffer | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path, Range: range }));
      return Body === undefined ? undefined : Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
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
      const standing = await read(path);
      if (standing?.equals(body) !== true) {
        const found = standing === undefined ? 'nothing' : sha256Hex(standing);
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
