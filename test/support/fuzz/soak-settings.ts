import * as z from 'zod';
import type { Examples } from './handlers.ts';
import type { Known } from './requests.ts';

/** What a soak is told by who starts it. */
export const SoakSettings = z.object({
  seed: z.int(),
  /** Requests to each route in each round. */
  runs: z.int().positive(),
  rounds: z.int().positive(),
  known: z.custom<Known>((value) => typeof value === 'object' && value !== null),
  /** Right requests by route. */
  examples: z.custom<Examples>((value) => typeof value === 'object' && value !== null),
  /** Of the citizen's token. */
  subject: z.string(),
  /** The client ids of the sandbox's machines. */
  clients: z.object({ platform: z.string(), institution: z.string() }),
  partner: z.object({ clientCode: z.string(), signKey: z.string() }),
  /** Only routes with this in their names. */
  only: z.string().optional(),
});
export type SoakSettings = z.infer<typeof SoakSettings>;

export const SoakResult = z.object({
  /** Bytes after each round. */
  heapInUse: z.array(z.number()),
  answered: z.int(),
  failures: z.array(z.string()),
});
export type SoakResult = z.infer<typeof SoakResult>;
