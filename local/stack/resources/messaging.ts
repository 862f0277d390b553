import * as z from 'zod';
import { arnOf, physicalName, TAGS, type Place, type ResourceType } from './resource-type.ts';
import type { Resource } from '../assembly.ts';
import { LOCAL_ACCOUNT } from '../intrinsics.ts';

const QueueProperties = z.strictObject({
  QueueName: z.string().optional(),
  DelaySeconds: z.number().optional(),
  VisibilityTimeout: z.number().optional(),
  ReceiveMessageWaitTimeSeconds: z.number().optional(),
  MaximumMessageSize: z.number().optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
});

/** The queue's name, which is also the end of its URL and its ARN. */
const queueName = (resource: Resource, place: Place): string => physicalName(resource, place, 'QueueName', 80);

type QueueProperties = z.infer<typeof QueueProperties>;

export const queue: ResourceType<QueueProperties> = {
  type: 'AWS::SQS::Queue',
  schema: QueueProperties,
  leftOut: {
    MessageRetentionPeriod: 'A local stack does not live for days.',
    KmsMasterKeyId: 'Nothing is kept at rest locally.',
    KmsDataKeyReusePeriodSeconds: 'Nothing is kept at rest locally.',
    SqsManagedSseEnabled: 'Nothing is kept at rest locally.',
    RedriveAllowPolicy: 'Rights are checked by who asks, and not by what is asked for.',
    Tags: TAGS,
  },
  values: (resource, place) => {
    const name = queueName(resource, place);
    const url = `${place.addresses.queues}/${LOCAL_ACCOUNT}/${name}`;
    return { ref: url, attributes: { Arn: arnOf('sqs', place, name), QueueName: name, QueueUrl: url } };
  },
};

const TopicProperties = z.strictObject({ TopicName: z.string().optional() });
type TopicProperties = z.infer<typeof TopicProperties>;

export const topic: ResourceType<TopicProperties> = {
  type: 'AWS::SNS::Topic',
  schema: TopicProperties,
  leftOut: {
    KmsMasterKeyId: 'Nothing is kept at rest locally.',
    DisplayName: 'It is the sender’s name in mails.',
    Tags: TAGS,
  },
  values: (resource, place) => {
    const name = physicalName(resource, place, 'TopicName', 256);
    const arn = arnOf('sns', place, name);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
};
