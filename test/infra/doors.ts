import { rowOf, type RouteKey } from '../../shared/domain/access/index.ts';

/** Whether a route serves what everybody may know. */
export const isPublic = (route: RouteKey): boolean => anyoneOf(route) === 'public';

/** Whether its callers prove who they are by a signature, or by the address itself, and not by a token. */
export const hasOwnProof = (route: RouteKey): boolean => anyoneOf(route) === 'proof';

const anyoneOf = (route: RouteKey) => {
  const row = rowOf(route);
  return 'anyone' in row ? row.anyone : undefined;
};
