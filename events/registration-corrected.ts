import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** A person corrected the registration, so that it is checked anew. Read by verify-registration. */
export const RegistrationCorrected = event(
  'registration.corrected.v1',
  z.object({ applicantId: ApplicantId, version: z.int().positive() }),
);
export type RegistrationCorrected = z.infer<typeof RegistrationCorrected>;
