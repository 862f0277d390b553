/** A string with its quotes, or a run of anything else that is no white space (RFC 8259, section 2). */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"]+/g;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A string as most languages write it: only what must be escaped is. PHP escapes slashes, Python all but ASCII, Go angle brackets. */
const plainString = (token: string): string => (token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : token);

/**
 * The texts that say the same as a JSON text and that a client may have signed in its place: without the white space
 * between the tokens, and with its strings escaped no more than they must be. Keys keep their order, doubled ones stay,
 * numbers keep their digits: only the writing differs, so that no request can mean another than the one that was signed.
 * Empty where the text is no JSON.
 */
export const compactForms = (text: string): string[] => {
  if (!isJson(text)) return [];
  const found = text.match(tokens) ?? [];
  return [...new Set([found.join(''), found.map(plainString).join('')])];
};
