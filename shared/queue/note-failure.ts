import type { Context, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { faultOf } from '../domain/operations/failure.ts';
import { correlationId } from '../platform/correlation.ts';
import { environment } from '../platform/environment.ts';
import { log } from '../platform/log.ts';
import { tableNamed } from '../table/client.ts';
import { failureTable, type Failures } from '../table/failures.ts';

let failures: Failures | undefined;

/** Most environments never need it. */
const ownFailures = (): Failures => {
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
  return (failures ??= failureTable(tableNamed(TABLE_NAME)));
};

/**
 * Notes why a message goes to the dead letters: one write, and a write that fails is logged and holds nothing up. Needs
 * dynamodb:PutItem on the partitions of failures.
 */
export const noteFailure = async (
  { messageId, eventSourceARN }: SQSRecord,
  { functionName, awsRequestId: requestId }: Context,
  { fault, isMalformed }: { readonly fault: unknown; readonly isMalformed: boolean },
): Promise<void> => {
  try {
    await ownFailures().note({
      queueName: eventSourceARN.slice(eventSourceARN.lastIndexOf(':') + 1),
      messageId,
      ...faultOf(fault, isMalformed),
      functionName,
      requestId,
      correlationId: correlationId(),
      at: new Date().toISOString(),
    });
  } catch (error) {
    log.warn('Why a message was given up is not noted.', {
      messageId,
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }
};
