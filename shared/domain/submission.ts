import * as z from 'zod';
import { EmailText } from './email.ts';
import { KkText, NikText, agreesWithBirthDate, parseNik } from './nik.ts';
import { PhoneText } from './phone.ts';
import { Profile } from './registration.ts';

// Longer than any name on an identity card; blanks in a row are one.
const Name = z
  .string()
  .max(200)
  .transform((text) => text.trim().replaceAll(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1)
      .max(100)
      .regex(/^[^\p{C}]+$/u),
  );

/** What a person sends to register, or to correct a registration: always the whole of it. */
export const Submission = z
  .strictObject({
    nik: NikText,
    kk: KkText,
    name: Name,
    /** YYYY-MM-DD */
    birthDate: z.iso.date().refine((date) => date >= '1900-01-01'),
    phone: PhoneText,
    email: EmailText,
    ...Profile.shape,
    priorityGroups: Profile.shape.priorityGroups.transform((groups) => [...new Set(groups)].sort()),
    consent: z.strictObject({
      version: z.string().regex(/^[0-9a-z.-]{1,20}$/),
      accepted: z.literal(true, 'consent-missing'),
    }),
  })
  .refine(
    ({ nik, birthDate }) => {
      const parts = parseNik(nik);
      return parts === undefined || agreesWithBirthDate(parts, birthDate);
    },
    { message: 'nik-birth-date-differs', path: ['birthDate'] },
  );
export type Submission = z.infer<typeof Submission>;

/** The text by which two submissions are the same: every field in a fixed order, after normalisation. */
export const fingerprintText = ({ consent, ...submission }: Submission): string =>
  JSON.stringify([
    submission.nik,
    submission.kk,
    submission.name,
    submission.birthDate,
    submission.phone,
    submission.email,
    submission.education,
    submission.occupation,
    submission.employment,
    submission.priorityGroups,
    consent.version,
  ]);
