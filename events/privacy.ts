import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** A person gave or withdrew a consent. The record is the item of the consent itself, which carries this. */
export const ConsentChanged = event(
  'consent.changed.v1',
  z.object({
    applicantId: ApplicantId,
    /** As `shared/domain/privacy/purposes.ts` names it. */
    purpose: z.string(),
    /** Of the text that was shown. */
    version: z.string(),
    given: z.boolean(),
  }),
);

const Erasing = z.object({
  applicantId: ApplicantId,
  /** Counts what became of the wish. */
  revision: z.int().positive(),
});

/** A person wants their data erased, or the period for an unused registration is over. Read by send-notice. */
export const ErasureAsked = event('erasure.asked.v1', Erasing.extend({ by: z.enum(['person', 'retention']) }));
export type ErasureAsked = z.infer<typeof ErasureAsked>;

/** The wish was taken back before anything was erased. */
const ErasureWithdrawn = event('erasure.withdrawn.v1', Erasing);

/** Something has to end before the data can go. Read by send-notice. */
export const ErasureDelayed = event('erasure.delayed.v1', Erasing.extend({ reasons: z.array(z.string()) }));
export type ErasureDelayed = z.infer<typeof ErasureDelayed>;

/** The identity is gone; what else there is follows. It cannot be taken back any more. */
const ErasureBegun = event('erasure.begun.v1', Erasing.extend({ extent: z.enum(['all', 'identity']) }));

/** Nothing is left but what has to be kept. */
const ErasureDone = event('erasure.done.v1', Erasing.extend({ items: z.int().nonnegative() }));

export const ErasureEvent = z.discriminatedUnion('event', [
  ErasureAsked,
  ErasureWithdrawn,
  ErasureDelayed,
  ErasureBegun,
  ErasureDone,
]);
/** What became of a wish for erasure. */
export type ErasureEvent = z.infer<typeof ErasureEvent>;

const Breaching = z.object({ breachId: z.string() });

/** A breach of personal data was entered: the clock of 3×24 hours runs from when it was noticed. */
export const BreachOpened = event('breach.opened.v1', Breaching.extend({ by: z.string() }));
export type BreachOpened = z.infer<typeof BreachOpened>;

/** Two people approved what those affected and the agency are told. The people are notified from here on. */
export const BreachApproved = event('breach.approved.v1', Breaching);
export type BreachApproved = z.infer<typeof BreachApproved>;

/** An approver sent the notices back. */
export const BreachRejected = event('breach.rejected.v1', Breaching.extend({ by: z.string() }));
export type BreachRejected = z.infer<typeof BreachRejected>;
