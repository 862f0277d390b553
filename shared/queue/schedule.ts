import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { correlated } from '../platform/correlation.ts';
import { log } from '../platform/log.ts';
import { count, publishCounts } from '../platform/metrics.ts';

/**
 * A function that a schedule sets going. A schedule is good to a minute and may ring twice: what is done must not depend
 * on the ringing. A fault is logged and thrown, so that the function counts as failed and is tried again.
 */
export const scheduled = (handle: () => Promise<void>) =>
  middy<ScheduledEvent, undefined>()
    .use(injectLambdaContext(log, { resetKeys: true }))
    .use(publishCounts)
    .handler(async (_event, { awsRequestId }: Context) => {
      try {
        await correlated(awsRequestId, handle);
      } catch (error) {
        log.error('A scheduled run failed.', { error: error instanceof Error ? error : new Error(String(error)) });
        count('Faults');
        throw error;
      }
      return undefined;
    });
