import * as z from 'zod';
import { ApplicantId, Instant } from '../../events/event.ts';

const Hashes = z.array(z.object({ version: z.int(), hash: z.string() }));

/** What stands in the place of a registration that was erased: that there was one, and no word of whom. */
export const ErasedRegistration = z.object({
  applicantId: ApplicantId,
  /** Who registers again counts on from here: what is kept of before is named by versions. */
  version: z.int().positive(),
  erasedAt: Instant,
  /**
   * Of somebody who received a card: the numbers by which they, and their family card, are barred from another one. They
   * are encrypted, and serve nothing but that the bar outlasts an exchange of the keys of its hashes.
   */
  kept: z.object({ nik: z.string(), kk: z.string(), nikHashes: Hashes, kkHashes: Hashes }).optional(),
  /** Since when nothing is left but what has to be kept: from then on one may register again. */
  doneAt: Instant.optional(),
});
export type ErasedRegistration = z.infer<typeof ErasedRegistration>;

/** Whether an item in the place of a registration is what an erasure left. */
export const isErased = (item: Readonly<Record<string, unknown>>): boolean => item['erasedAt'] !== undefined;
