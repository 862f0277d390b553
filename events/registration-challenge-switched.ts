import * as z from 'zod';
import { event } from './event.ts';

/** An operator set the brake on registrations. Nobody reads it yet; it is the record. */
export const RegistrationChallengeSwitched = event(
  'registration-challenge.switched.v1',
  z.object({
    revision: z.int().positive(),
    on: z.boolean(),
    difficulty: z.int(),
    waitSeconds: z.int(),
    turnsPerMinute: z.int(),
    setBy: z.string(),
  }),
);
export type RegistrationChallengeSwitched = z.infer<typeof RegistrationChallengeSwitched>;
