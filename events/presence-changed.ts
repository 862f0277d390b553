import * as z from 'zod';
import { InstitutionId } from './catalogue.ts';
import { event } from './event.ts';
import { OrderId } from './training.ts';

const PresenceData = z.object({
  orderId: OrderId,
  institutionId: InstitutionId,
  /** Of the session. */
  sequence: z.int().nonnegative(),
});

/** A participant was there for a session. Nobody reads it yet; it is the record. */
export const PresenceProven = event(
  'presence.proven.v1',
  PresenceData.extend({ how: z.enum(['liveness', 'review']), reviewedBy: z.string().optional() }),
);
export type PresenceProven = z.infer<typeof PresenceProven>;

/** A machine did not recognise the participant: a person is to look. Nobody reads it yet; it is the record. */
export const PresenceDoubted = event('presence.doubted.v1', PresenceData);
export type PresenceDoubted = z.infer<typeof PresenceDoubted>;

/** A person did not accept a proof of presence. Nobody reads it yet; it is the record. */
export const PresenceRejected = event('presence.rejected.v1', PresenceData.extend({ reviewedBy: z.string() }));
export type PresenceRejected = z.infer<typeof PresenceRejected>;
