import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';

/** What is put on the queue Erasures: somebody's erasure is to be carried on, or a part of those affected is to be told. */
export const ErasureStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('erase'), applicantId: ApplicantId }),
  z.object({
    kind: z.literal('tell'),
    breachId: z.string(),
    shard: z.int().nonnegative(),
    after: z.string().optional(),
  }),
]);
export type ErasureStep = z.infer<typeof ErasureStep>;
