import * as z from 'zod';
import type { QueueName } from '../../events/routes.ts';
import { environment } from '../platform/environment.ts';

/** The addresses of all queues that events go to, as the environment has them. @throws Error where one is missing. */
export const queueUrls = (): Readonly<Record<QueueName, string>> => {
  const urls = environment({
    VERIFICATION_QUEUE_URL: z.url(),
    STANDING_QUEUE_URL: z.url(),
    LISTS_QUEUE_URL: z.url(),
    SELECTION_QUEUE_URL: z.url(),
    NOTICES_QUEUE_URL: z.url(),
  });
  return {
    Verification: urls.VERIFICATION_QUEUE_URL,
    Standing: urls.STANDING_QUEUE_URL,
    Lists: urls.LISTS_QUEUE_URL,
    Selection: urls.SELECTION_QUEUE_URL,
    Notices: urls.NOTICES_QUEUE_URL,
  };
};
