import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Secret as StoredSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { acknowledgeRule } from '../acknowledgements.ts';
import { KeptBucket } from '../constructs/kept-bucket.ts';
import { citizenRealm, partnerRealm, staffRealm } from '../constructs/realm.ts';
import { secrets, type Secret } from '../constructs/secrets.ts';
import { ServiceTable } from '../constructs/service-table.ts';
import type { Issuer, StageSettings } from '../stages.ts';

/** How the bucket of the evidence is called, beside stage and account. */
export const evidenceBucket = 'evidence';

/** What must never be lost: data, evidence, keys, accounts. Everything in the other stacks can be made again. */
export class DataStack extends Stack {
  readonly table: ServiceTable;
  /** Wraps the keys of personal data and of waves, and encrypts the table. */
  readonly dataKey: Key;
  /** Certifies the short-lived keys that sign receipts, and signs commitments and manifests. */
  readonly signingKey: Key;
  readonly evidence: KeptBucket;
  /** Records of the table's stream that could not be routed, each with the record itself. */
  readonly failedEvents: KeptBucket;
  /** Files of partners that have not been read yet. What is read of them is in the table. */
  readonly uploads: KeptBucket;
  readonly secrets: Readonly<Record<Secret, StoredSecret>>;
  readonly issuers: Readonly<Record<'citizens' | 'staff' | 'partners', Issuer>>;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: StageSettings }) {
    super(scope, id, props);
    const removalPolicy = stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    this.dataKey = new Key(this, 'DataKey', {
      description: 'Prakerja: wraps the keys of personal data and of waves; encrypts the table.',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy,
    });
    this.signingKey = new Key(this, 'SigningKey', {
      description: 'Prakerja: certifies receipts, signs commitments and manifests.',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      pendingWindow: Duration.days(30),
      removalPolicy,
    });
    this.table = new ServiceTable(this, 'Table', { stage, key: this.dataKey });

    const accessLogs = new KeptBucket(this, 'AccessLogs', { stage, expiresAfterDays: 90 });
    acknowledgeRule(
      accessLogs,
      'AwsSolutions-S1',
      'It holds the access logs of the other buckets; its own would never end.',
    );
    this.evidence = new KeptBucket(this, 'Evidence', {
      stage,
      accessLogs,
      // The policy of the pages, at the edge in another region, names it.
      name: evidenceBucket,
      isReadByPages: true,
      objectLock:
        stage.objectLock === 'COMPLIANCE'
          ? ObjectLockRetention.compliance(Duration.days(stage.evidenceRetentionDays))
          : ObjectLockRetention.governance(Duration.days(stage.evidenceRetentionDays)),
    });
    // The table keeps every event for good; what failed needs to be found, not archived.
    this.failedEvents = new KeptBucket(this, 'FailedEvents', { stage, accessLogs, expiresAfterDays: 90 });
    this.uploads = new KeptBucket(this, 'Uploads', { stage, accessLogs, expiresAfterDays: 30 });

    const secretOf = (name: Secret): StoredSecret => {
      const secret = new StoredSecret(this, name, {
        description: `Prakerja: how the other side knows us, as {"apiKey": …}. Put the real key in after the first deployment.`,
        // A value of the right shape, which opens nothing, so that functions start before the real key is there.
        generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'apiKey', excludePunctuation: true },
        removalPolicy,
      });
      acknowledgeRule(
        secret,
        'AwsSolutions-SMG4',
        'The other side gives out the key; it is exchanged by hand (docs/deploy.md).',
      );
      return secret;
    };
    const [registry, lists, messages, liveness, bank, bankCallback] = secrets;
    this.secrets = {
      [registry]: secretOf(registry),
      [lists]: secretOf(lists),
      [messages]: secretOf(messages),
      [liveness]: secretOf(liveness),
      [bank]: secretOf(bank),
      [bankCallback]: secretOf(bankCallback),
    };

    if (stage.mailIdentity) {
      new EmailIdentity(this, 'MailIdentity', { identity: Identity.domain(stage.mailIdentity.domain) });
    }
    this.issuers = {
      citizens: citizenRealm(this, stage).issuer,
      staff: staffRealm(this, stage).issuer,
      partners: partnerRealm(this, stage).issuer,
    };
  }
}
