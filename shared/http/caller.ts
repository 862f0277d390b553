import { createHash } from 'node:crypto';
import { ApplicantId } from '../../events/event.ts';
import { roles, rowOf, type Role, type RouteKey } from '../domain/access/index.ts';
import { Refusal } from '../errors.ts';

export type Claims = Readonly<Record<string, string | undefined>>;

export interface Caller {
  readonly applicantId: ApplicantId | undefined;
  /** The token's subject, for the record of what staff did. */
  readonly staffId: string | undefined;
  readonly roles: readonly Role[];
  /** The regencies for whose local government the caller works, by code. */
  readonly regencies: readonly string[];
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
 * What a caller belongs to: the groups `regency-32.01` and `institution-lp-cendekia` of the token. They are groups and
 * no claims of their own, since a user pool puts other claims into an access token on its dearer plans only.
 */
export const membershipsOf = (claims: Claims): Pick<Caller, 'regencies' | 'institutions'> => {
  const named = (prefix: string): string[] =>
    groupsOf(claims).flatMap((group) => (group.startsWith(prefix) ? [group.slice(prefix.length)] : []));
  return { regencies: named('regency-'), institutions: named('institution-') };
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

/**
 * Who a signed-in citizen is to us. It comes from the token's subject and a fixed realm, so that the issuer can be
 * replaced, or its address change, without anybody becoming another person.
 */
export const applicantOf = (claims: Claims): ApplicantId | undefined => {
  const subject = claims['sub'];
  if (subject === undefined) return undefined;
  return ApplicantId.parse(createHash('sha256').update(`citizens\0${subject}`).digest('hex').slice(0, 32));
};

/** @throws Refusal role-missing when the caller is not signed in, which the gateway's authorizer should have refused. */
export const signedIn = ({ applicantId }: Caller): ApplicantId => {
  if (applicantId === undefined) throw new Refusal('role-missing');
  return applicantId;
};

/** @throws Refusal role-missing when the caller has no subject, which the gateway's authorizer should have refused. */
export const staffMember = ({ staffId }: Caller): string => {
  if (staffId === undefined) throw new Refusal('role-missing');
  return staffId;
};
