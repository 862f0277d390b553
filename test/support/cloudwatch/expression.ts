/** One period of a series: a figure, or no data. METRICS() is many. */
export type Point = number | undefined;
type Value = Point | readonly Point[];

const isMany = (value: Value): value is readonly Point[] => Array.isArray(value);

/** What an expression may ask for. */
export interface Scope {
  readonly point: (id: string) => Point;
  readonly all: () => readonly Point[];
  readonly quota: Point;
}

const one = (value: Value | undefined): Point => {
  if (value !== undefined && isMany(value)) throw new Error('One series is wanted, and not many.');
  return value;
};

/** A figure of two; without data in either there is none, and so it is for a share of nothing. */
const both = (left: Value, right: Value, of: (left: number, right: number) => number): Point => {
  const [first, second] = [one(left), one(right)];
  if (first === undefined || second === undefined) return undefined;
  const figure = of(first, second);
  return Number.isFinite(figure) ? figure : undefined;
};

const truth = (is: boolean): number => (is ? 1 : 0);

const levels: readonly Readonly<Record<string, (left: number, right: number) => number>>[] = [
  { OR: (left, right) => truth(left !== 0 || right !== 0) },
  { AND: (left, right) => truth(left !== 0 && right !== 0) },
  {
    '>': (left, right) => truth(left > right),
    '>=': (left, right) => truth(left >= right),
    '<': (left, right) => truth(left < right),
    '<=': (left, right) => truth(left <= right),
    '==': (left, right) => truth(left === right),
  },
  { '+': (left, right) => left + right, '-': (left, right) => left - right },
  { '*': (left, right) => left * right, '/': (left, right) => left / right },
];

const functions: Readonly<Record<string, (scope: Scope, values: readonly Value[]) => Value>> = {
  METRICS: ({ all }) => all(),
  SUM: (_scope, [series]) => {
    const known = (series !== undefined && isMany(series) ? series : [one(series)]).filter(
      (point) => point !== undefined,
    );
    return known.length === 0 ? undefined : known.reduce((sum, point) => sum + point, 0);
  },
  FILL: (_scope, [series, filling]) =>
    series !== undefined && isMany(series)
      ? series.map((point) => point ?? one(filling))
      : (one(series) ?? one(filling)),
  IF: (_scope, [condition, then, otherwise]) => {
    const is = one(condition);
    if (is === undefined) return undefined;
    return is === 0 ? otherwise : then;
  },
  SERVICE_QUOTA: ({ quota }) => quota,
};

/**
 * Works out an expression of CloudWatch metric math for one period: numbers, metrics, + - * /, comparisons, AND, OR, and
 * the functions above. Anything else is refused, so that an alarm that is written otherwise fails its test and is not
 * taken for quiet.
 * @throws Error for what it does not know.
 */
export const workedOut = (expression: string, scope: Scope): Point => {
  const tokens = [...expression.matchAll(/\s*([A-Za-z_]\w*|\d+(?:\.\d+)?|>=|<=|==|[-+*/()<>,])/g)].map(
    ([, token]) => token ?? '',
  );
  if (tokens.join('') !== expression.replaceAll(/\s/g, '')) throw new Error(`It cannot be read: ${expression}`);
  let at = 0;
  const take = (wanted: string): void => {
    if (tokens[at] !== wanted) throw new Error(`${wanted} is missing in ${expression}`);
    at += 1;
  };
  const values = (): Value[] => {
    const found: Value[] = [];
    while (tokens[at] !== ')') {
      if (found.length > 0) take(',');
      found.push(level(0));
    }
    take(')');
    return found;
  };
  const atom = (): Value => {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '(') {
      const inner = level(0);
      take(')');
      return inner;
    }
    if (/^\d/.test(token)) return Number(token);
    if (tokens[at] !== '(') return scope.point(token);
    const known = functions[token];
    if (!known) throw new Error(`The function ${token} is not known.`);
    at += 1;
    return known(scope, values());
  };
  const level = (depth: number): Value => {
    const operators = levels[depth];
    if (!operators) return atom();
    let value = level(depth + 1);
    for (let of = operators[tokens[at] ?? '']; of; of = operators[tokens[at] ?? '']) {
      at += 1;
      value = both(value, level(depth + 1), of);
    }
    return value;
  };
  const result = one(level(0));
  if (at !== tokens.length) throw new Error(`There is more in it than was read: ${expression}`);
  return result;
};
