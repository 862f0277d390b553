import * as z from 'zod';
import { arnOf, physicalName, TAGS, type LeftOut, type ResourceType } from './resource-type.ts';

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const AttributeDefinitions = z.array(
  z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
);
const Index = z.strictObject({
  IndexName: z.string(),
  KeySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const StreamView = z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']);
const TimeToLive = z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional();

const shared = {
  TableName: z.string().optional(),
  KeySchema,
  AttributeDefinitions,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  StreamSpecification: z.strictObject({ StreamViewType: StreamView }).optional(),
  TimeToLiveSpecification: TimeToLive,
};

const CAPACITY = 'DynamoDB Local has no limit of throughput.';
const IN_MEMORY = 'The local table lives in memory and ends with the stack.';
const UNENCRYPTED = 'Nothing is kept at rest locally.';

const everywhere: LeftOut = {
  WarmThroughput: CAPACITY,
  OnDemandThroughput: CAPACITY,
  WriteOnDemandThroughputSettings: CAPACITY,
  ReadOnDemandThroughputSettings: CAPACITY,
  'GlobalSecondaryIndexes[].WarmThroughput': CAPACITY,
  'GlobalSecondaryIndexes[].OnDemandThroughput': CAPACITY,
  SSESpecification: UNENCRYPTED,
};

const values: ResourceType<unknown>['values'] = (resource, place) => {
  const name = physicalName(resource, place, 'TableName', 255);
  return {
    ref: name,
    attributes: {
      Arn: arnOf('dynamodb', place, `table/${name}`),
      // The engine gives a stream its own ARN: this one names the table, and the stream source asks for the other.
      StreamArn: arnOf('dynamodb', place, `table/${name}/stream/latest`),
    },
  };
};

/** A table as both resource types describe it. */
type TableProperties = z.infer<z.ZodObject<typeof shared>>;

export const table: ResourceType<TableProperties> = {
  type: 'AWS::DynamoDB::Table',
  schema: z.strictObject(shared),
  leftOut: {
    ...everywhere,
    PointInTimeRecoverySpecification: IN_MEMORY,
    DeletionProtectionEnabled: IN_MEMORY,
    ContributorInsightsSpecification: 'Measures of hot keys are the cloud’s.',
    ResourcePolicy: 'No rights are checked locally.',
    TableClass: 'It changes the price only.',
    Tags: TAGS,
  },
  values,
};

export const globalTable: ResourceType<TableProperties> = {
  type: 'AWS::DynamoDB::GlobalTable',
  schema: z.strictObject(shared),
  leftOut: { ...everywhere, Replicas: 'The local stack is one region; a replica adds backup, protection and tags.' },
  values,
};
