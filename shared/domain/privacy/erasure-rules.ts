import type { Certainty } from './retention.ts';

interface Rule<Value> {
  readonly value: Value;
  readonly legalBasis: string;
  /** YYYY-MM-DD, in WIB. */
  readonly effectiveFrom: string;
  readonly certainty: Certainty;
}

interface PrivacyRules {
  readonly version: string;
  /** Within so many days a wish for erasure can be taken back. */
  readonly coolingOffDays: Rule<number>;
  /** Who could not be erased because something is open is looked at again after so many days, or when that ends. */
  readonly waitDays: Rule<number>;
  /** Within so many hours a person is told what became of an objection or a correction that staff look into. */
  readonly caseHours: Rule<number>;
  /** Within so many hours those affected by a breach, and the agency, are told. */
  readonly breachHours: Rule<number>;
  /** How many people have to approve what is told of a breach, beside who wrote it. */
  readonly breachApprovals: Rule<number>;
}

const effectiveFrom = '2023-02-17';

/** The rules of people's rights over their data. A change is a new version here, with the day from which it holds. */
export const privacyRules: PrivacyRules = {
  version: 'privacy-2023.1',
  coolingOffDays: {
    value: 14,
    legalBasis: 'The programme’s own: a stolen account must not be able to make somebody disappear at once',
    effectiveFrom,
    certainty: '?',
  },
  waitDays: { value: 7, legalBasis: 'The programme’s own', effectiveFrom, certainty: '?' },
  caseHours: { value: 72, legalBasis: 'UU 27/2022, art. 30 (3×24 hours)', effectiveFrom, certainty: 'M' },
  breachHours: { value: 72, legalBasis: 'UU 27/2022, art. 46 (3×24 hours)', effectiveFrom, certainty: 'B' },
  breachApprovals: { value: 2, legalBasis: 'The programme’s own', effectiveFrom, certainty: '?' },
};

const hourMilliseconds = 3_600_000;

/** So many days after an instant, as ISO 8601. */
export const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 24 * hourMilliseconds).toISOString();

/** By when a person is to be told what became of a case that was opened at an instant. */
export const caseDeadline = (openedAt: string): string =>
  new Date(Date.parse(openedAt) + privacyRules.caseHours.value * hourMilliseconds).toISOString();

/** By when those affected by a breach, noticed at an instant, and the agency are to be told. */
export const breachDeadline = (noticedAt: string): string =>
  new Date(Date.parse(noticedAt) + privacyRules.breachHours.value * hourMilliseconds).toISOString();
