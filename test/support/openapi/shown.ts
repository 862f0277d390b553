/** The day of the examples: when the stack began on which they were recorded. */
const exampleDay = Date.parse('2026-01-12T03:00:00.000Z');

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const localAddress = /http:\/\/(127\.0\.0\.1|localhost):\d+/g;
const longestText = 300;
const mostItems = 2;
const mostFields = 60;

/** Values that open something, by the names of their fields: nothing of that kind stands in a document. */
const secret = /^(signKey|key|secret|secretKey|uploadUrl|putUrl)$/;

const monthMilliseconds = 30 * 86_400_000;

/** An instant near the start of the stack as it would have been on the day of the examples, in whole seconds. */
const movedInstant = (text: string, startedAt: number): string => {
  const after = Date.parse(text) - startedAt;
  if (Math.abs(after) > 2 * monthMilliseconds) return text;
  return new Date(1_000 * Math.round((exampleDay + after) / 1_000)).toISOString();
};

/**
 * A value as an example shows it: its instants moved to the day of the examples, the addresses of this machine by the name
 * of no machine, long texts, lists and tables cut.
 */
export const shownValue = (value: unknown, startedAt: number, name = ''): unknown => {
  if (typeof value === 'string') {
    if (secret.test(name)) return 'x'.repeat(8);
    const moved = value
      .replaceAll(instant, (text) => movedInstant(text, startedAt))
      .replaceAll(localAddress, 'https://api.prakerja.example');
    return moved.length > longestText ? `${moved.slice(0, longestText / 5)}…` : moved;
  }
  if (Array.isArray(value)) return value.slice(0, mostItems).map((one) => shownValue(one, startedAt));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  const kept = fields.length > mostFields ? fields.slice(0, mostItems) : fields;
  return Object.fromEntries(kept.map(([own, one]) => [own, shownValue(one, startedAt, own)]));
};
