import { isObject, type Json, type JsonObject, textOf } from '../emulators/json.ts';

/** Whether a record passes a filter of an event source. */
export type Filter = (record: Json) => boolean;

/**
 * The filter of a pattern as EventBridge and Lambda write them: names lead to names, and at the end stands a list of
 * rules of which one must hold. Imitated rules: equality, `exists`, `prefix`, `suffix`, `anything-but`.
 */
export const filterOf = (pattern: string): Filter => {
  const parsed = JSON.parse(pattern) as Json;
  return (record) => isObject(parsed) && matches(parsed, record);
};

/** What is wrong with a pattern or not imitated of it; undefined when nothing is. */
export const problemOfFilter = (pattern: string): string | undefined => {
  try {
    return problemOf(JSON.parse(pattern) as Json);
  } catch {
    return 'the pattern is not JSON';
  }
};

const matches = (pattern: JsonObject, record: Json | undefined): boolean =>
  Object.entries(pattern).every(([name, inner]) => {
    const value = isObject(record) ? record[name] : undefined;
    if (Array.isArray(inner)) return inner.some((rule) => holds(rule, value));
    return isObject(inner) && matches(inner, value);
  });

const holds = (rule: Json, value: Json | undefined): boolean => {
  // A list in the record matches when one of its members does.
  if (Array.isArray(value)) return value.some((member) => holds(rule, member));
  if (!isObject(rule)) return rule === value;
  if ('exists' in rule) return (value !== undefined && !isObject(value)) === rule['exists'];
  if ('prefix' in rule) return typeof value === 'string' && value.startsWith(textOf(rule['prefix']));
  if ('suffix' in rule) return typeof value === 'string' && value.endsWith(textOf(rule['suffix']));
  const not = rule['anything-but'] ?? null;
  if (value === undefined) return false;
  return !(Array.isArray(not) ? not : [not]).some((other) => holds(other, value));
};

const problemOf = (pattern: Json): string | undefined => {
  if (!isObject(pattern)) return 'the pattern is no object';
  for (const [name, inner] of Object.entries(pattern)) {
    if (name.startsWith('$')) return `${name} in a filter is not imitated`;
    const problem = Array.isArray(inner) ? inner.map(problemOfRule).find((one) => one !== undefined) : problemOf(inner);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const problemOfRule = (rule: Json): string | undefined => {
  if (!isObject(rule)) return undefined;
  const names = Object.keys(rule);
  const isKnown = names.length === 1 && ['exists', 'prefix', 'suffix', 'anything-but'].includes(names[0] ?? '');
  return isKnown ? undefined : `the rule ${JSON.stringify(rule)} in a filter is not imitated`;
};
