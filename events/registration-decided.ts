import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** A person's identity was confirmed by the registry and no rule refuses them. Nobody reads it yet; it is the record. */
export const RegistrationVerified = event(
  'registration.verified.v1',
  z.object({ applicantId: ApplicantId, version: z.int().positive(), regency: z.string() }),
);
export type RegistrationVerified = z.infer<typeof RegistrationVerified>;

/** A registration was refused: the codes of every rule that failed. Nobody reads it yet; it is the record. */
export const RegistrationRefused = event(
  'registration.refused.v1',
  z.object({ applicantId: ApplicantId, version: z.int().positive(), reasons: z.array(z.string()).min(1) }),
);
export type RegistrationRefused = z.infer<typeof RegistrationRefused>;
