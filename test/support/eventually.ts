import { setTimeout as pause } from 'node:timers/promises';

/** Far beyond what anything takes, on a slow and busy machine too: no test asks how fast something comes. */
const patienceSeconds = 240;

/**
 * Asks again until there is an answer. `what` names what is waited for.
 * @throws Error when it did not come within four minutes.
 */
export const eventually = async <Value>(
  what: string,
  ask: () => Promise<Value | undefined> | Value | undefined,
  { everyMilliseconds = 100 }: { everyMilliseconds?: number } = {},
): Promise<Value> => {
  const deadline = Date.now() + 1_000 * patienceSeconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`It did not come within ${patienceSeconds} s: ${what}.`);
    await pause(everyMilliseconds);
  }
};

/** Does a task for all, so many at once, in the order in which they stand. */
export const forAll = async <Item>(
  items: Iterable<Item>,
  task: (item: Item) => Promise<void>,
  atOnce = 8,
): Promise<void> => {
  const waiting = items[Symbol.iterator]();
  const runner = async (): Promise<void> => {
    for (let item = waiting.next(); item.done !== true; item = waiting.next()) await task(item.value);
  };
  await Promise.all(Array.from({ length: atOnce }, runner));
};
