import * as z from 'zod';
import { event } from './event.ts';

/** A ministry published a new version of its list. Read by apply-list-lines. */
export const ListReceived = event('list.received.v1', z.object({ source: z.string(), number: z.int().positive() }));
export type ListReceived = z.infer<typeof ListReceived>;
