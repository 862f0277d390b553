/** Routes whose callers prove who they are by a signature, or by the address itself, and not by a token. */
export const hasOwnProof = (route: string): boolean =>
  route.startsWith('POST /api/v1/integration/') ||
  route === 'POST /v1/payout-callbacks' ||
  /^(GET|POST) \/v1\/presence\//.test(route);
