import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';
import { purposeNames, purposeOf, type PurposeName } from './purposes.ts';

/** That a person gave or withdrew a consent to one version of a text. All of them are kept. */
export const Consent = z.object({
  applicantId: ApplicantId,
  purpose: z.enum(purposeNames),
  version: z.string(),
  given: z.boolean(),
  at: Instant,
});
export type Consent = z.infer<typeof Consent>;

/** What stands for a purpose: the last word, or what is so before anybody said anything. */
export const standingConsent = (purpose: PurposeName, history: readonly Consent[]): boolean => {
  const last = history.filter((consent) => consent.purpose === purpose).at(-1);
  return last === undefined ? purposeOf(purpose).unlessSaid === 'given' : last.given;
};

/**
 * A consent as it is to be entered; undefined where the same was said last.
 * @throws Refusal consent-needed, consent-version-unknown.
 */
export const changedConsent = (
  wanted: Omit<Consent, 'version'> & { readonly version: string },
  history: readonly Consent[],
): Consent | undefined => {
  const { purpose, version, given } = wanted;
  const { kind, version: inForce } = purposeOf(purpose);
  if (version !== inForce) throw new Refusal('consent-version-unknown', { field: 'version' });
  if (kind === 'needed' && !given) throw new Refusal('consent-needed', { field: 'given' });
  const last = history.filter((consent) => consent.purpose === purpose).at(-1);
  return last?.given === given && last.version === version ? undefined : wanted;
};

/** The texts in force, as everybody may read them. */
export const purposesView = () =>
  purposeNames.map((purpose) => {
    const { version, effectiveFrom, legalBasis, certainty, kind, unlessSaid, id, en } = purposeOf(purpose);
    return { purpose, version, effectiveFrom, legalBasis, certainty, kind, unlessSaid, id, en };
  });

/** A person's consents: what stands for each purpose, and each time that something was said. */
export const consentsView = (
  history: readonly Consent[],
  registered: { readonly version: string; readonly at: string } | undefined,
) =>
  purposesView().map(({ purpose, ...text }) => ({
    purpose,
    ...text,
    given: standingConsent(purpose, history),
    // The statement of the registration was the first word on what it needs.
    ...(registered === undefined || text.kind !== 'needed' ? {} : { agreedAtRegistration: registered }),
    history: history
      .filter((consent) => consent.purpose === purpose)
      .map(({ at, given, version }) => ({ at, given, version })),
  }));
