import type { Award } from '../award.ts';
import type { Finding } from '../decision.ts';
import { decide, factsAt, sharedMeansRule } from '../eligibility.ts';
import type { Registration } from '../registration.ts';
import { ruleSetOf } from '../rule-sets.ts';
import { dateInWib } from '../wave.ts';

/** What speaks against paying somebody: the reason's stable code, who says so, and the version of the list, where a list does. */
interface Objectionable {
  readonly code: string;
  readonly source: string;
  readonly listVersion?: string | undefined;
}

/** What the lists and the registry say of a recipient at one moment. */
export interface Screened {
  /** Nothing is paid where there is any. */
  readonly reasons: readonly Objectionable[];
  /** The version in force of every list that the scheme reads; {@link neverApplied} where there was none. */
  readonly listVersions: Readonly<Record<string, string>>;
  /** It is being checked who the person is: the one reason there is will have gone soon, or given way to another. */
  readonly isPending: boolean;
}

/** Stands for the version of a list of which none was ever complete. */
const neverApplied = 'none';

/** The award whose money is to be paid, and the rules it was made under. */
export type ScreenedAward = Pick<Award, 'scheme' | 'ruleVersion'>;

const speaksAgainst = ({ outcome, rule, listVersion }: Finding): boolean =>
  outcome === 'failed' && (rule === 'identity' || rule === sharedMeansRule || listVersion !== undefined);

/**
 * What speaks at an instant against paying a recipient, under the rules of the award: a ministry's list that names them,
 * the registry, which does not know them as who they say they are, or two people's word that they are not. What they declare themselves, and age, counted at
 * the draw. The list of earlier recipients does not count: it may tell of this very card.
 */
export const screenedAt = (
  { scheme, ruleVersion }: ScreenedAward,
  { registration, birthDate }: { readonly registration: Registration; readonly birthDate: string },
  at: Date,
): Screened => {
  const rules = ruleSetOf(scheme, ruleVersion);
  const { screening } = registration;
  const listVersions = Object.fromEntries(
    rules.lists.value.map((source) => [source, screening.listVersions[source] ?? neverApplied]),
  );
  const listings = screening.listings.filter(({ source }) => source !== 'earlier-recipients');
  const facts = factsAt({ ...registration, screening: { ...screening, listings } }, birthDate, at);
  if (facts === undefined)
    return { reasons: [{ code: 'identity-pending', source: 'registry' }], listVersions, isPending: true };
  const { findings } = decide(facts, rules, dateInWib(at));
  const reasons = findings.filter(speaksAgainst).map(({ code = '', source, listVersion }): Objectionable => ({
    code,
    source,
    ...(listVersion === undefined ? {} : { listVersion }),
  }));
  return { reasons, listVersions, isPending: false };
};
