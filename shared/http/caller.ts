import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { roles, rowOf, type Role, type RouteKey } from '../domain/access/index.ts';
import { regenciesOf } from '../domain/regions.ts';
import { Refusal } from '../errors.ts';
import { environment } from '../platform/environment.ts';

export type Claims = Readonly<Record<string, string | undefined>>;

export interface Caller {
  readonly applicantId: ApplicantId | undefined;
  /** The token's subject, for the record of what staff did. */
  readonly staffId: string | undefined;
  /** The groups of the token, as what staff did is put on record with them. */
  readonly groups: readonly string[];
  readonly roles: readonly Role[];
  /** The regencies for whose local government the caller works, by code: those of a province among them. */
  readonly regencies: readonly string[];
  /** The provinces for whose local government the caller works, by code. */
  readonly provinces: readonly string[];
  /** The training institutions to which the caller belongs, by their short names. */
  readonly institutions: readonly string[];
  /** The client id of the token: of a partner's machine, its client code. */
  readonly clientCode: string | undefined;
}

/** An HTTP API hands a claim that is a list over as text: `[operator auditor]`. */
export const groupsOf = (claims: Claims): string[] =>
  (claims['cognito:groups'] ?? '')
    .replaceAll(/[[\],]/g, ' ')
    .split(' ')
    .filter((group) => group !== '');

export const rolesOf = (claims: Claims): Role[] => {
  const groups = groupsOf(claims);
  return roles.filter((role) => groups.includes(role));
};

/**
 * What a caller belongs to: the groups `regency-32.01`, `province-32` and `institution-lp-cendekia` of the token. A
 * province covers its regencies. They are groups and no claims of their own, since a user pool puts other claims into an
 * access token on its dearer plans only.
 */
export const membershipsOf = (claims: Claims): Pick<Caller, 'regencies' | 'provinces' | 'institutions'> => {
  const named = (prefix: string): string[] =>
    groupsOf(claims).flatMap((group) => (group.startsWith(prefix) ? [group.slice(prefix.length)] : []));
  const provinces = named('province-');
  const covered = provinces.flatMap((province) => regenciesOf(province).map(({ code }) => code));
  return {
    regencies: [...new Set([...named('regency-'), ...covered])],
    provinces,
    institutions: named('institution-'),
  };
};

/**
 * The regencies to which a caller is confined on a route, as the table of access says: those for whose local government
 * they work. Undefined for who has a role there that is not confined.
 */
export const confinedTo = (
  { roles: own, regencies }: Pick<Caller, 'roles' | 'regencies'>,
  route: RouteKey,
): readonly string[] | undefined => {
  const row = rowOf(route);
  const isFree = 'staff' in row && own.some((role) => ![undefined, 'own-regencies'].includes(row.staff[role]));
  return isFree ? undefined : regencies;
};

/** The claim that says who a citizen is; `sub` unless the stage names another. */
const { SUBJECT_CLAIM } = environment({ SUBJECT_CLAIM: z.string().min(1).optional() });

/**
 * Who a signed-in citizen is to us. It comes from the token's subject and a fixed realm, so that the issuer's address can
 * change without anybody becoming another person. An issuer that takes the place of another has subjects of its own: it
 * states the old ones in a claim that the stage names, and who has none there is nobody, rather than somebody new
 * (docs/decisions/0031-sign-in.md).
 */
export const applicantOf = (claims: Claims, subjectClaim = SUBJECT_CLAIM ?? 'sub'): ApplicantId | undefined => {
  const subject = claims[subjectClaim];
  if (subject === undefined || subject === '') return undefined;
  return ApplicantId.parse(createHash('sha256').update(`citizens\0${subject}`).digest('hex').slice(0, 32));
};

/**
 * @throws Refusal sign-in-unlinked when the token names nobody whom we could know: its issuer has taken the place of
 * another, and this account has not been linked with the one before.
 */
export const signedIn = ({ applicantId }: Caller): ApplicantId => {
  if (applicantId === undefined) throw new Refusal('sign-in-unlinked');
  return applicantId;
};

/** @throws Refusal role-missing when the caller has no subject, which the gateway's authorizer should have refused. */
export const staffMember = ({ staffId }: Caller): string => {
  if (staffId === undefined) throw new Refusal('role-missing');
  return staffId;
};
