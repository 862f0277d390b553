import type { Case, Ruling as KeptRuling } from '../domain/case.ts';
import { Refusal } from '../errors.ts';
import { seal } from '../keys/fields.ts';
import type { KeyRing, KeyStore } from '../keys/ring.ts';
import type { Cases } from '../table/cases.ts';
import type { Claims } from '../table/claims.ts';
import type { Table } from '../table/client.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Screenings } from '../table/screening.ts';
import type { ApplicantId } from '../../events/event.ts';

/** What ruling in a case touches. */
export interface Ruling {
  readonly table: Table;
  readonly cases: Cases;
  readonly claims: Claims;
  readonly registrations: Registrations;
  readonly screenings: Screenings;
  readonly keys: KeyStore;
}

/** What a member of staff decided, and why. */
export interface Verdict {
  readonly decision: 'uphold' | 'reject';
  readonly reason: string;
  readonly holder?: ApplicantId | undefined;
  readonly decidedBy: string;
  readonly at: Date;
}

/** The ruling as it is kept: its reason, free text about a person, encrypted for that person. */
export const keptRuling = (
  ring: KeyRing,
  owner: ApplicantId,
  { decision, reason, holder, decidedBy, at }: Verdict,
): KeptRuling => ({
  decision,
  reason: seal(ring, owner, 'ruling', reason),
  ...(holder === undefined ? {} : { holder }),
  decidedBy,
  decidedAt: at.toISOString(),
});

/** @throws Refusal case-closed */
export const mustBeOpen = ({ status }: Case): void => {
  if (status !== 'open') throw new Refusal('case-closed');
};
