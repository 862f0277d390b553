import { expect, test } from 'vitest';
import { functions } from '../../infra/functions.ts';
import type { FunctionDefinition } from '../../infra/function-definition.ts';

const queueOf = (variable: string): string | undefined => /^([A-Z]+)_QUEUE_URL$/.exec(variable)?.[1];

test('a function may send to just those queues of which it is told the address', () => {
  const unlike = (functions as readonly FunctionDefinition[]).filter(({ environment, rights }) => {
    const told = environment.flatMap((variable) => queueOf(variable) ?? []).toSorted();
    const allowed = (rights.sendsTo ?? []).map((name) => name.toUpperCase()).toSorted();
    return JSON.stringify(told) !== JSON.stringify(allowed);
  });

  expect(unlike.map(({ file }) => file)).toEqual([]);
});
