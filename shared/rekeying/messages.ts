import * as z from 'zod';
import { keyUses } from '../domain/keys/key-life.ts';

const Use = z.enum(keyUses);
/** Who asks, as they name themselves to the command; it stands in the events of the keys. */
const By = z.string().regex(/^[A-Za-z0-9._@-]{2,64}$/);

/** What the queue of the exchange of keys is told. */
export const RekeyingMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rotate'), use: Use, by: By }),
  z.object({ kind: z.literal('rehash'), by: By }),
  z.object({ kind: z.literal('retire'), use: Use, version: z.int().positive(), by: By }),
  /** The next people of a unit of a pass. */
  z.object({
    kind: z.literal('page'),
    pass: z.int().positive(),
    unit: z.string(),
    after: z.string().optional(),
  }),
]);
export type RekeyingMessage = z.infer<typeof RekeyingMessage>;
export type RekeyingPage = Extract<RekeyingMessage, { kind: 'page' }>;
