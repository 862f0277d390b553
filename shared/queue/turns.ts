import { log } from '../platform/log.ts';

/**
 * Has everybody of a page take their turn, so many at once. Whose turn fails is named in the log and holds nobody back.
 * @returns those who failed: each is to get a message alone.
 */
export const takeTurns = async <One>(
  page: Iterable<One>,
  {
    atOnce,
    failure,
    fieldsOf = () => ({}),
  }: {
    readonly atOnce: number;
    /** A fixed sentence for the log, and what it says of who failed: never personal data. */
    readonly failure: string;
    readonly fieldsOf?: (one: One) => Readonly<Record<string, string>>;
  },
  turnOf: (one: One) => Promise<void>,
): Promise<One[]> => {
  const failed: One[] = [];
  const waiting = page[Symbol.iterator]();
  const taker = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      try {
        await turnOf(next.value);
      } catch (error) {
        log.warn(failure, {
          ...fieldsOf(next.value),
          error: error instanceof Error ? error : new Error(String(error)),
        });
        failed.push(next.value);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, taker));
  return failed;
};
