import { isSameValue, orderOf, sizeOf, type Item, type Value } from './values.ts';

/**
 * Conditions and updates as DynamoDB takes them, as far as our table's modules use them: attributes of the first level,
 * without paths into maps and lists. Anything else is an error here rather than a guess.
 */

/** The names and values that stand for `#…` and `:…`. */
export interface Placeholders {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Value>>;
}

export class ExpressionFault extends Error {
  override name = 'ExpressionFault';
}

type Condition = (item: Item | undefined, given: Placeholders) => boolean;
type Operand = (item: Item | undefined, given: Placeholders) => Value;
type Name = (given: Placeholders) => string;

const token = /\s*(<>|<=|>=|[()=<>,+-]|[#:]?[A-Za-z_][A-Za-z0-9_]*)/y;

const tokensOf = (text: string): string[] => {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const [, one] = token.exec(text) ?? [];
    if (one === undefined) throw new ExpressionFault(`What an expression says is not known here: ${text}`);
    found.push(one);
  }
  return found;
};

/** Reads an expression token by token. */
const readerOf = (text: string) => {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): string => {
    const one = tokens[at];
    if (one === undefined) throw new ExpressionFault(`An expression ends too early: ${text}`);
    at += 1;
    return one;
  };
  const isNext = (word: string): boolean => tokens[at]?.toUpperCase() === word;
  const take = (word: string): boolean => {
    const is = isNext(word);
    if (is) at += 1;
    return is;
  };
  const must = (word: string): void => {
    if (!take(word)) throw new ExpressionFault(`${word} is missing: ${text}`);
  };
  const isAtEnd = (): boolean => at === tokens.length;
  const name = (): Name => {
    const word = next();
    if (!word.startsWith('#')) return () => word;
    return ({ names }) => {
      const stands = names[word];
      if (stands === undefined) throw new ExpressionFault(`${word} stands for nothing: ${text}`);
      return stands;
    };
  };
  const list = <One>(one: () => One): One[] => {
    const all = [one()];
    while (take(',')) all.push(one());
    return all;
  };
  const peek = (ahead = 0): string => tokens[at + ahead] ?? '';
  return { next, isNext, take, must, isAtEnd, name, list, peek };
};
type Reader = ReturnType<typeof readerOf>;

/** An attribute, a value, or the size of an attribute. */
const operand = (reader: Reader): Operand => {
  const word = reader.peek();
  if (word.startsWith(':')) {
    reader.next();
    return (_, { values }) => {
      if (values[word] === undefined) throw new ExpressionFault(`${word} stands for nothing.`);
      return values[word];
    };
  }
  if (word === 'size' && reader.peek(1) === '(') {
    reader.next();
    reader.must('(');
    const name = reader.name();
    reader.must(')');
    return (item, given) => sizeOf(item?.[name(given)]);
  }
  const name = reader.name();
  return (item, given) => item?.[name(given)];
};

type Comparison = (one: Value, other: Value) => boolean;

const ordered =
  (holds: (order: number) => boolean): Comparison =>
  (one, other) => {
    const order = orderOf(one, other);
    return order !== undefined && holds(order);
  };

const comparisons: Readonly<Record<string, Comparison>> = {
  // What is not there equals nothing, and differs from everything.
  '=': (one, other) => one !== undefined && isSameValue(one, other),
  '<>': (one, other) => !(one !== undefined && isSameValue(one, other)),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
};

const attributeTests: Readonly<Record<string, (value: Value) => boolean>> = {
  attribute_exists: (value) => value !== undefined,
  attribute_not_exists: (value) => value === undefined,
};

const primary = (reader: Reader): Condition => {
  if (reader.take('NOT')) {
    const negated = primary(reader);
    return (item, given) => !negated(item, given);
  }
  if (reader.take('(')) {
    const inner = either(reader);
    reader.must(')');
    return inner;
  }
  const attributeTest = attributeTests[reader.peek()];
  if (attributeTest !== undefined && reader.peek(1) === '(') {
    reader.next();
    reader.must('(');
    const name = reader.name();
    reader.must(')');
    return (item, given) => attributeTest(item?.[name(given)]);
  }
  if (reader.peek() === 'begins_with') {
    reader.next();
    reader.must('(');
    const name = reader.name();
    reader.must(',');
    const prefix = operand(reader);
    reader.must(')');
    return (item, given) => {
      const [value, start] = [item?.[name(given)], prefix(item, given)];
      return typeof value === 'string' && typeof start === 'string' && value.startsWith(start);
    };
  }
  const one = operand(reader);
  if (reader.take('IN')) {
    reader.must('(');
    const others = reader.list(() => operand(reader));
    reader.must(')');
    return (item, given) => others.some((other) => comparisons['=']?.(one(item, given), other(item, given)));
  }
  if (reader.take('BETWEEN')) {
    const from = operand(reader);
    reader.must('AND');
    const to = operand(reader);
    return (item, given) => {
      const value = one(item, given);
      return (orderOf(from(item, given), value) ?? 1) <= 0 && (orderOf(value, to(item, given)) ?? 1) <= 0;
    };
  }
  const comparison = comparisons[reader.next()];
  if (comparison === undefined) throw new ExpressionFault('A comparison is not known here.');
  const other = operand(reader);
  return (item, given) => comparison(one(item, given), other(item, given));
};

const both = (reader: Reader): Condition => {
  const all = [primary(reader)];
  while (reader.take('AND')) all.push(primary(reader));
  return (item, given) => all.every((one) => one(item, given));
};

const either = (reader: Reader): Condition => {
  const all = [both(reader)];
  while (reader.take('OR')) all.push(both(reader));
  return (item, given) => all.some((one) => one(item, given));
};

/** Expressions are few and asked for again and again. */
const known = <Read>(read: (reader: Reader) => Read) => {
  const kept = new Map<string, Read>();
  return (text: string): Read => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    const reader = readerOf(text);
    const found = read(reader);
    if (!reader.isAtEnd()) throw new ExpressionFault(`An expression goes on after its end: ${text}`);
    kept.set(text, found);
    return found;
  };
};

/** What a condition says of an item, or of there being none. */
export const conditionOf = known(either);

type Change = (changed: Record<string, Value>, item: Item | undefined, given: Placeholders) => void;

const setOperand = (reader: Reader): Operand => {
  if (reader.peek() !== 'if_not_exists') return operand(reader);
  reader.next();
  reader.must('(');
  const name = reader.name();
  reader.must(',');
  const otherwise = operand(reader);
  reader.must(')');
  return (item, given) => item?.[name(given)] ?? otherwise(item, given);
};

const setAction = (reader: Reader): Change => {
  const name = reader.name();
  reader.must('=');
  const first = setOperand(reader);
  const sign = reader.take('+') ? 1 : reader.take('-') ? -1 : 0;
  const second = sign === 0 ? undefined : setOperand(reader);
  return (changed, item, given) => {
    const value = first(item, given);
    const more = second?.(item, given);
    if (value === undefined || (second !== undefined && more === undefined))
      throw new ExpressionFault('An attribute that is named is not there.');
    if (second !== undefined && (typeof value !== 'number' || typeof more !== 'number'))
      throw new ExpressionFault('Only numbers are added.');
    changed[name(given)] = second === undefined ? value : (value as number) + sign * (more as number);
  };
};

const addAction = (reader: Reader): Change => {
  const name = reader.name();
  const more = operand(reader);
  return (changed, item, given) => {
    const [value, added] = [item?.[name(given)], more(item, given)];
    if (typeof added === 'number' && (value === undefined || typeof value === 'number'))
      changed[name(given)] = (value ?? 0) + added;
    else if (added instanceof Set && (value === undefined || value instanceof Set))
      changed[name(given)] = new Set<Value>([...(value ?? []), ...added]);
    else throw new ExpressionFault('Only numbers and sets are added to.');
  };
};

const deleteAction = (reader: Reader): Change => {
  const name = reader.name();
  const less = operand(reader);
  return (changed, item, given) => {
    const [value, taken] = [item?.[name(given)], less(item, given)];
    if (value === undefined) return;
    if (!(value instanceof Set) || !(taken instanceof Set)) throw new ExpressionFault('Only from sets is deleted.');
    const left = new Set([...value].filter((one) => !taken.has(one)));
    changed[name(given)] = left.size === 0 ? undefined : left;
  };
};

const removeAction = (reader: Reader): Change => {
  const name = reader.name();
  return (changed, _, given) => {
    changed[name(given)] = undefined;
  };
};

const clauses = { SET: setAction, ADD: addAction, DELETE: deleteAction, REMOVE: removeAction };

/** What an update makes of an item: all of it follows from the item as it was. */
export const updateOf = known((reader) => {
  const changes: Change[] = [];
  while (!reader.isAtEnd()) {
    const word = reader.next().toUpperCase();
    if (!Object.hasOwn(clauses, word)) throw new ExpressionFault(`${word} is no part of an update.`);
    changes.push(...reader.list(() => clauses[word as keyof typeof clauses](reader)));
  }
  return (item: Item | undefined, given: Placeholders): Record<string, Value> => {
    const changed: Record<string, Value> = { ...item };
    for (const change of changes) change(changed, item, given);
    return changed;
  };
});

/** The attributes that a projection names. */
export const projectionOf = known((reader) => reader.list(() => reader.name()));
