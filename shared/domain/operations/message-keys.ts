/** Fields that say what a message is about and nothing of a person, beside numbers that we gave out (`…Id`). */
const telling: ReadonlySet<string> = new Set([
  ...['kind', 'about', 'channel', 'stage', 'unit', 'run', 'task', 'round', 'revision', 'version'],
  ...['shard', 'part', 'bucket', 'day', 'source', 'attempt', 'because', 'outcome', 'change'],
]);

/** Numbers, names and days as we give them out; an NIK, a phone or an address is none of them. */
const isOurs = (text: string): boolean => /^[0-9A-Za-z][\w.#:-]{0,63}$/.test(text) && !/\d{7,}/.test(text);

/** Our own numbers are hexadecimal; one of digits alone may be anybody's. */
const isNumberOfOurs = (text: string): boolean => /^(?=.*[a-f])[0-9a-f]{24,64}$/.test(text) || isOurs(text);

/** What of a message's body may be shown: what it is about, by the numbers under which that is found. */
export const shownOf = (body: string): Readonly<Record<string, string>> => {
  const parsed = parsedOf(body);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const text = String(value);
      const isShown = /^[a-zA-Z]{1,30}Id$/.test(name) ? isNumberOfOurs(text) : telling.has(name) && isOurs(text);
      return isShown ? [[name, text]] : [];
    }),
  );
};

const parsedOf = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
