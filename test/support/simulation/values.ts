/** A value of an item as the document client gives it: numbers, texts, flags, null, bytes, sets, lists and maps of them. */
export type Value = unknown;

/** An item, or a part of one. Never changed once it is in the table: what is written is a copy. */
export type Item = Readonly<Record<string, Value>>;

const isBytes = (value: Value): value is Uint8Array => value instanceof Uint8Array;

/**
 * A copy as a table keeps it: without what is undefined, frozen, so that whoever changes what was read is found out. Sets
 * and bytes cannot be frozen.
 * @throws TypeError for what DynamoDB knows no type for.
 */
const stored = (value: Value): Value => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is no number of an item.`);
    return value;
  }
  if (isBytes(value)) return Uint8Array.from(value);
  if (value instanceof Set) return new Set<Value>(value);
  if (Array.isArray(value)) return Object.freeze(value.filter((one) => one !== undefined).map(stored));
  if (typeof value === 'object' && isPlain(value)) return storedItem(value as Item);
  throw new TypeError(`A value of this kind is in no item: ${typeof value}.`);
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** A copy of an item, as `stored`. */
export const storedItem = (item: Item): Item => {
  const copy: Record<string, Value> = {};
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) copy[name] = stored(value);
  }
  return Object.freeze(copy);
};

/** Whether two values are the same to a condition: of one type, and alike to the last part. */
export const isSameValue = (one: Value, other: Value): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isBytes(one) || isBytes(other)) return isBytes(one) && isBytes(other) && Buffer.compare(one, other) === 0;
  if (one instanceof Set || other instanceof Set)
    return (
      one instanceof Set && other instanceof Set && one.size === other.size && [...one].every((part) => other.has(part))
    );
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === others.length && names.every((name) => isSameValue((one as Item)[name], (other as Item)[name]))
  );
};

/** Which of two values comes first; undefined where they have no order: of two types, or of one that has none. */
export const orderOf = (one: Value, other: Value): number | undefined => {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0;
  if (isBytes(one) && isBytes(other)) return Buffer.compare(one, other);
  return undefined;
};

/** What `size` says of a value; undefined of one that has no size. */
export const sizeOf = (value: Value): number | undefined => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (isBytes(value) || Array.isArray(value)) return value.length;
  if (value instanceof Set) return value.size;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
};
