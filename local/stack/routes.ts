/** A route key of an HTTP API, such as `GET /v1/waves/{waveId}` or `$default`, ready to be compared. */
export interface Route<Target> {
  readonly key: string;
  readonly target: Target;
}

/** The route that a request takes, with the values of its path's parameters. */
export interface Match<Target> {
  readonly route: Route<Target>;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route as an HTTP API does: the most specific one wins, step by step (a word before a parameter before a
 * greedy parameter), then the method (a named one before ANY), and `$default` takes what is left.
 * @throws URIError when a step of the path is not well encoded.
 */
export const routeOf = <Target>(
  routes: readonly Route<Target>[],
  method: string,
  path: string,
): Match<Target> | undefined => {
  const steps = path.split('/').slice(1).map(decodeURIComponent);
  const matches = routes.flatMap((route) => {
    const [routeMethod = '', routePath] = route.key.split(' ');
    if (routePath === undefined || (routeMethod !== 'ANY' && routeMethod !== method)) return [];
    const found = compare(routePath.split('/').slice(1), steps);
    return found
      ? [{ route, parameters: found.parameters, rank: `${found.rank}${routeMethod === 'ANY' ? 1 : 0}` }]
      : [];
  });
  const [best] = matches.sort((one, other) => (one.rank < other.rank ? -1 : 1));
  if (best) return { route: best.route, parameters: best.parameters };
  const fallback = routes.find(({ key }) => key === '$default');
  return fallback && { route: fallback, parameters: {} };
};

/** The rank has a digit a step, smaller for more specific. */
const compare = (
  pattern: readonly string[],
  steps: readonly string[],
): { parameters: Record<string, string>; rank: string } | undefined => {
  const parameters: Record<string, string> = {};
  let rank = '';
  for (const [index, part] of pattern.entries()) {
    const step = steps[index];
    const name = /^\{(.+?)(\+?)\}$/.exec(part);
    if (step === undefined || (step === '' && name)) return undefined;
    if (name?.[1] !== undefined && name[2] === '+')
      return { parameters: { ...parameters, [name[1]]: steps.slice(index).join('/') }, rank: `${rank}2` };
    if (name?.[1] !== undefined) parameters[name[1]] = step;
    else if (part !== step) return undefined;
    rank += name ? '1' : '0';
  }
  return pattern.length === steps.length ? { parameters, rank } : undefined;
};
