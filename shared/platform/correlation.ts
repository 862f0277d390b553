import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * A number that all work has in common which one cause set going: that of the HTTP request at the gateway, or that of
 * the invocation of a schedule. It says nothing of a person. Events, messages and log lines carry it on.
 */
export const correlationAttribute = 'correlationId';

const current = new AsyncLocalStorage<string>();

/** The longest that is carried on: the gateway's own have 16 characters, Lambda's 36. */
const longestCharacters = 64;

/** Whether a text can be such a number: what comes from a queue is not believed to be short. */
export const isCorrelationId = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= longestCharacters && /^[\w=+/.-]+$/.test(text);

/** What the work that runs now came of; undefined where nobody said. */
export const correlationId = (): string | undefined => current.getStore();

/** Does work in the name of what set it going. Without a usable number it is done in nobody's. */
export const correlated = <Result>(id: string | undefined, work: () => Result): Result =>
  isCorrelationId(id) ? current.run(id, work) : current.exit(work);
