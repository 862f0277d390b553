/** The roles of staff; they are the groups of the staff's identity provider. */
export const roles = ['operator', 'approver', 'auditor', 'local-government', 'help-desk', 'assessor'] as const;
export type Role = (typeof roles)[number];

/**
 * How far a role's right reaches:
 * - `all`: whatever there is;
 * - `own-regencies`: what lies in the regencies (or the province) for whose local government the caller works;
 * - `others-proposals`: what somebody else proposed, since nobody approves their own;
 * - `no-interest`: courses of institutions to which the caller does not belong;
 * - `consented`: people who read out a one-time code, for as long as that visit lasts.
 */
export type Scope = 'all' | 'own-regencies' | 'others-proposals' | 'no-interest' | 'consented';

/** Whom a route is for. Exactly one kind of token opens it, or none at all. */
type Callers =
  /** `public` serves what everybody may know; `proof` asks for another proof than a token: a signature, or a secret address. */
  | { readonly anyone: 'public' | 'proof' }
  /** Their own data only: no route takes a citizen's number from a citizen. */
  | { readonly citizen: 'own' }
  /** The courses, orders and notices of the party to which the client belongs. */
  | { readonly partner: 'own' }
  | { readonly staff: Readonly<Partial<Record<Role, Scope>>> };

/** A line of the table: what a route does, and who may do it, how far. */
export type Row = Callers & {
  /** What it does; its function has the same name. */
  readonly action: string;
  /** Opens the data of one person to staff: it is recorded with that person, who sees it. */
  readonly opensPerson?: true;
  /** Sets aside what the system, or somebody before, had decided: auditors see all of a month together. */
  readonly overrides?: true;
};

export const anyone = (action: string) => ({ action, anyone: 'public' }) as const;
export const withProof = (action: string) => ({ action, anyone: 'proof' }) as const;
export const citizen = (action: string) => ({ action, citizen: 'own' }) as const;
export const partner = (action: string) => ({ action, partner: 'own' }) as const;
export const staff = (
  action: string,
  allowed: Readonly<Partial<Record<Role, Scope>>>,
  marks: Pick<Row, 'opensPerson' | 'overrides'> = {},
): Row => ({ action, staff: allowed, ...marks });
