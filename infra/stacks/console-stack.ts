import { Aws, DefaultStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeRule } from '../acknowledgements.ts';
import { caching, consoleSettings, hashedFiles } from '../console.ts';
import { KeptBucket } from '../constructs/kept-bucket.ts';
import { ServiceLog } from '../constructs/service-log.ts';
import type { StageSettings } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

interface ConsoleStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly data: DataStack;
  /** The folder of the console as it is built. */
  readonly folder: string;
}

/** How the bucket of the pages is called, beside stage and account. */
export const pagesBucket = 'console';

/** The console's files, in a bucket that the edge alone reads. It is another region's, which knows the bucket by its name. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, folder, ...props }: ConsoleStackProps) {
    super(scope, id, props);
    const bucket = new KeptBucket(this, 'Pages', { stage, name: pagesBucket });
    acknowledgeRule(bucket, 'AwsSolutions-S1', 'The edge alone reads it, and every file of it is public.');
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects('*')],
        // The distribution is made in another region, and has its number from CloudFront: so any of this account.
        conditions: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudfront::${Aws.ACCOUNT_ID}:distribution/*` } },
      }),
    );

    const log = new ServiceLog(this, 'DeploymentLog', stage);
    const role = this.#copier(bucket, log);
    const deployed = {
      // By its name, since the type of CDK’s bucket does not fit CDK’s interface of buckets under our strict settings.
      destinationBucket: Bucket.fromBucketName(this, 'Destination', bucket.bucketName),
      // Pages that are open go on with the files that they came with.
      prune: false,
      memoryLimit: 512,
      role,
      logGroup: log,
    };
    const hashed = new BucketDeployment(this, 'HashedFiles', {
      ...deployed,
      sources: [Source.asset(folder, { exclude: ['*', `!${hashedFiles}`, `!${hashedFiles}/**`] })],
      cacheControl: [CacheControl.fromString(caching.hashed)],
    });
    const pages = new BucketDeployment(this, 'Files', {
      ...deployed,
      sources: [
        Source.asset(folder, { exclude: [hashedFiles] }),
        Source.jsonData('config.json', consoleSettings(stage, data.issuers)),
      ],
      cacheControl: [CacheControl.fromString(caching.others)],
    });
    // A page must find what it names.
    pages.node.addDependency(hashed);
    acknowledgeRule(
      this,
      'AwsSolutions-L1',
      'CDK’s own function copies the files, in the Python that CDK tests it with.',
    );
  }

  /** What CDK's own function may do that copies the files at each deployment. */
  #copier(bucket: Bucket, log: ServiceLog): Role {
    const role = new Role(this, 'Copier', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    log.grantWrite(role);
    const why =
      'CDK’s own function copies files from CDK’s bucket of assets into this one, with the rights that CDK gives it.';
    const assets = `arn:aws:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-${this.region}/*`;
    const objects = `arn:aws:s3:::<${this.getLogicalId(bucket.node.defaultChild as CfnBucket)}>/*`;
    for (const actions of ['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject']) {
      acknowledge(role, `Action::s3:${actions}*`, why);
    }
    for (const resources of [assets, objects]) acknowledge(role, `Resource::${resources}`, why);
    return role;
  }
}
