/**
 * A value as the one text that stands for it, whoever writes it down: JSON without spaces, the members of objects sorted by
 * the code units of their names (as RFC 8785 has it), sets as sorted lists. Hashes are taken over this text.
 * @throws TypeError for what has no such text: numbers that are not finite, functions, dates.
 */
export const canonical = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('A number that is not finite has no canonical text.');
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      throw new TypeError(`A ${typeof value} has no canonical text.`);
  }
};

const canonicalObject = (value: object): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Set) return `[${[...value].map(canonical).sort().join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('Only plain objects have a canonical text.');
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};
