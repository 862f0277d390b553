import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** A person registered. Read by verify-registration. */
export const RegistrationSubmitted = event(
  'registration.submitted.v1',
  z.object({ applicantId: ApplicantId, version: z.int().positive() }),
);
export type RegistrationSubmitted = z.infer<typeof RegistrationSubmitted>;
