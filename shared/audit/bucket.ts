import { ListObjectsV2Command, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';

/**
 * Writes an object whose name follows from its bytes, without ever reading: whoever captures can add and nothing else.
 * Needs s3:PutObject.
 */
export const addingTo =
  (bucket: string, client = new S3Client({})) =>
  async (path: string, body: Buffer): Promise<void> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: path,
          Body: body,
          ContentType: 'application/x-ndjson',
          IfNoneMatch: '*',
        }),
      );
    } catch (error) {
      if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 412) throw error;
    }
  };

/** The paths that begin so, in the order of their names; no more than `most`, if it is given. Needs s3:ListBucket. */
export const listingOf =
  (bucket: string, client = new S3Client({})) =>
  async (prefix: string, most = Infinity): Promise<string[]> => {
    const found: string[] = [];
    let token: string | undefined;
    do {
      const { Contents = [], NextContinuationToken } = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          ContinuationToken: token,
          ...(most < 1_000 ? { MaxKeys: most } : {}),
        }),
      );
      found.push(...Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
      token = NextContinuationToken;
    } while (token !== undefined && found.length < most);
    return found;
  };
