import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { addingTo } from '../../shared/audit/bucket.ts';
import { capture, type TableWrite } from '../../shared/audit/capture.ts';
import type { AuditStore } from '../../shared/audit/store.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count, publishCounts } from '../../shared/platform/metrics.ts';

/** Only what an event is made of: the rest of an item is none of the trail's business, personal data in it least. */
const writeOf = ({ dynamodb }: DynamoDBRecord): TableWrite => {
  const { pk, sk, gsi1pk, event, occurredAt, data } = dynamodb?.NewImage ?? {};
  const image = Object.fromEntries(
    Object.entries({ pk, sk, gsi1pk, event, occurredAt, data }).filter(([, value]) => value !== undefined),
  );
  return {
    sequence: dynamodb?.SequenceNumber ?? '',
    writtenAtSeconds: dynamodb?.ApproximateCreationDateTime ?? Number.NaN,
    // The records of Lambda have the form of the SDK's, under another name of the type.
    item: unmarshall(image as Record<string, AttributeValue>),
  };
};

/**
 * The table's stream, beside the router of events: puts every decision and every action of staff under lock and key. What
 * fails is tried again, and halved until the record that cannot be read is alone.
 */
export const captureEvents = ({ store }: { readonly store: Pick<AuditStore, 'add'> }) => {
  const put = capture(store);
  return middy<DynamoDBStreamEvent>()
    .use(injectLambdaContext(log, { resetKeys: true }))
    .use(publishCounts)
    .handler(async ({ Records }) => {
      count('AuditEventsCaptured', await put(Records.map(writeOf)));
    });
};

const { EVIDENCE_BUCKET } = environment({ EVIDENCE_BUCKET: z.string() });
export const handler = captureEvents({ store: { add: addingTo(EVIDENCE_BUCKET) } });
