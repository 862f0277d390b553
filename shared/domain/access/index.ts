import { catalogueAccess } from './catalogue.ts';
import { moneyAccess } from './money.ts';
import { operationsAccess } from './operations.ts';
import { roles, type Role, type Row } from './row.ts';
import { trainingAccess } from './training.ts';
import { trustAccess } from './trust.ts';
import { wavesAccess } from './waves.ts';

export { roles, type Role, type Row, type Scope } from './row.ts';

/**
 * Who may do what: a line for each route of the API. Gateway, functions, documents and tests are made from it; a route
 * that is not here can be neither written down as a function's trigger nor served.
 */
export const access = {
  ...wavesAccess,
  ...catalogueAccess,
  ...trainingAccess,
  ...moneyAccess,
  ...trustAccess,
  ...operationsAccess,
};

/** A method and a path, such as `GET /v1/waves/{waveId}`. */
export type RouteKey = keyof typeof access;

/** Whether the table has a line of that name. */
export const isRoute = (key: string): key is RouteKey => Object.hasOwn(access, key);

/** The line of a route. */
export const rowOf = (route: RouteKey): Row => access[route];

/** Whose token opens a route, and whether it must be one that may write. */
export type Door = 'anyone' | 'citizen' | 'partner' | 'staff-read' | 'staff-write';

/** The door at the gateway that a route's line asks for. */
export const doorOf = (route: RouteKey): Door => {
  const row = rowOf(route);
  if ('anyone' in row) return 'anyone';
  if ('citizen' in row) return 'citizen';
  if ('partner' in row) return 'partner';
  return route.startsWith('GET ') ? 'staff-read' : 'staff-write';
};

/** The roles of staff that may call a route; none for a route that is not for staff. */
export const rolesAllowed = (route: RouteKey): Role[] => {
  const row = rowOf(route);
  return 'staff' in row ? roles.filter((role) => row.staff[role] !== undefined) : [];
};
