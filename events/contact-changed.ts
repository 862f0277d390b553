import * as z from 'zod';
import { ApplicantId, Instant, event } from './event.ts';

/** The two ways in which a person is reached. */
export const ContactField = z.enum(['phone', 'email']);
export type ContactField = z.infer<typeof ContactField>;

/**
 * Somebody wants to be reached at another phone or e-mail address, to which a one-time code is to be sent. The code is
 * worked out from the nonce. Read by send-notice.
 */
export const ContactCodeRequested = event(
  'contact-code.requested.v1',
  z.object({ applicantId: ApplicantId, field: ContactField, nonce: z.string().regex(/^[0-9a-f]{32}$/) }),
);
export type ContactCodeRequested = z.infer<typeof ContactCodeRequested>;

/** The code came back: the change is in force from an instant on, unless its owner objects. Read by send-notice. */
export const ContactChanged = event(
  'contact.changed.v1',
  z.object({
    applicantId: ApplicantId,
    field: ContactField,
    version: z.int().positive(),
    effectiveFrom: Instant,
  }),
);
export type ContactChanged = z.infer<typeof ContactChanged>;

/** The owner objected to a change while it cooled off: phone or address stay as they were. Read by send-notice. */
export const ContactUndone = event(
  'contact.undone.v1',
  z.object({ applicantId: ApplicantId, field: ContactField, version: z.int().positive() }),
);
export type ContactUndone = z.infer<typeof ContactUndone>;
