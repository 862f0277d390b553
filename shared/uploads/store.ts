import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/**
 * Files on their way in in a bucket. To give addresses out needs s3:PutObject; to read needs s3:GetObject, and
 * s3:ListBucket, or a missing file reads as forbidden.
 */
export const uploadStore = (
  bucket: string,
  // The SDK would otherwise sign the checksum of an empty body into an address.
  client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }),
) => ({
  /** An address to which whoever has it may put the file (HTTP PUT) for so many seconds. */
  address: (file: string, expiresSeconds: number): Promise<string> =>
    getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: file }), { expiresIn: expiresSeconds }),

  /** How long the file is and which bytes it has, by its tag; undefined where none was put. */
  async look(file: string): Promise<{ readonly bytes: number; readonly etag: string } | undefined> {
    try {
      const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: file }));
      return { bytes: found.ContentLength ?? 0, etag: found.ETag ?? '' };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  },

  /** Some bytes of the file with a tag; undefined where it is gone, or has other bytes by now. At least one byte. */
  async read(
    file: string,
    { etag, offset, length }: { readonly etag: string; readonly offset: number; readonly length: number },
  ): Promise<Buffer | undefined> {
    try {
      const { Body, ETag } = await client.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: file,
          Range: `bytes=${offset}-${offset + length - 1}`,
        }),
      );
      if (ETag !== etag || Body === undefined) return undefined;
      const bytes = Buffer.from(await Body.transformToByteArray());
      if (bytes.length !== length) throw new Error(`A file gave ${bytes.length} of ${length} bytes.`);
      return bytes;
    } catch (error) {
      // A range that is not there: the file is another one, and shorter.
      const isGone = error instanceof NoSuchKey || (error instanceof Error && error.name === 'InvalidRange');
      if (isGone) return undefined;
      throw error;
    }
  },
});
export type Uploads = ReturnType<typeof uploadStore>;
