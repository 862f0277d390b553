import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
  type IBucket,
  type ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

export interface KeptBucketProps {
  readonly stage: StageSettings;
  /** Keeps every version of every object for so long, whoever wants it gone. */
  readonly objectLock?: ObjectLockRetention;
  /** Where its access log goes; the bucket of access logs has none itself. */
  readonly accessLogs?: Bucket;
  /** After so many days objects are deleted; never without it. */
  readonly expiresAfterDays?: number;
  /** A name that a stack in another region can know, see {@link bucketNameOf}; without it CloudFormation makes one. */
  readonly name?: string;
  /** Whether pages of any origin may read what a link leads to, so that a browser can check it. Without a link nobody reads. */
  readonly isReadByPages?: boolean;
}

/** The full name of a bucket with a name of its own. Buckets are one name space for all of AWS, so it holds the account. */
export const bucketNameOf = (stage: StageSettings, name: string): string =>
  `prakerja-${stage.name}-${name}-${Aws.ACCOUNT_ID}`;

const readByPages = { allowedMethods: [HttpMethods.GET, HttpMethods.HEAD], allowedOrigins: ['*'], maxAge: 86_400 };

/**
 * A bucket that nobody reaches from outside or without TLS, and that outlives its stack. It is encrypted by S3's own
 * keys: what is in it is either public in the end (the evidence) or sealed under a key of ours already (personal data),
 * and a deleted KMS key would end evidence that must last for years.
 */
export class KeptBucket extends Bucket {
  constructor(scope: Construct, id: string, props: KeptBucketProps) {
    const { stage, name, accessLogs, expiresAfterDays, objectLock, isReadByPages = false } = props;
    super(scope, id, {
      ...(name === undefined ? {} : { bucketName: bucketNameOf(stage, name) }),
      ...(objectLock ? { versioned: true, objectLockDefaultRetention: objectLock } : {}),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      // CDK declares one optional property of buckets with `undefined` and once without, which strict types tell apart.
      ...(accessLogs ? { serverAccessLogsBucket: accessLogs as IBucket, serverAccessLogsPrefix: `${id}/` } : {}),
      ...(isReadByPages ? { cors: [readByPages] } : {}),
      ...(expiresAfterDays === undefined ? {} : { lifecycleRules: [{ expiration: Duration.days(expiresAfterDays) }] }),
    });
  }
}
