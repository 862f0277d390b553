import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

export interface ServiceTableProps {
  readonly stage: StageSettings;
  readonly key: Key;
}

/** The one table of the service, as `shared/table/keys.ts` expects it: backed up, protected, encrypted, and telling every change to its stream. */
export class ServiceTable extends TableV2 {
  constructor(scope: Construct, id: string, { stage, key }: ServiceTableProps) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: 'gsi1',
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(stage.warmThroughput
        ? {
            warmThroughput: {
              readUnitsPerSecond: stage.warmThroughput.readUnits,
              writeUnitsPerSecond: stage.warmThroughput.writeUnits,
            },
          }
        : {}),
    });
    lendToDynamoDb(key);
  }
}

/**
 * Lets whoever may use the table also have DynamoDB use the key for it, and only through DynamoDB. So no function needs
 * a right on the key to read the table, and the right to unwrap other keys stays with those that need it.
 * Source: Amazon DynamoDB Developer Guide, "Encryption at rest", key policy for a customer managed key.
 */
const lendToDynamoDb = (key: Key): void => {
  const { account, region } = Stack.of(key);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'UseThroughDynamoDb',
      principals: [new AnyPrincipal()],
      actions: [
        'kms:CreateGrant',
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: ['*'],
      conditions: {
        StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `dynamodb.${region}.amazonaws.com` },
      },
    }),
  );
};
