import { afterAll, beforeAll, expect, test } from 'vitest';
import { callAws } from '../../local/emulators/aws-json.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { citizen, codeOf } from '../support/api.ts';
import { crowdedRegencies, ordinaryPeople } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0 });
});
afterAll(() => stack.stop());

const [early, late] = ordinaryPeople(crowdedRegencies, 20).filter(
  ({ person }) => person.application.employment !== 'not-seeking-work',
);

/** Environments keep the keys that they have unwrapped. New ones start, as they do in the cloud all the time. */
const withNewEnvironments = async (): Promise<void> => {
  for (const name of ['submit-registration', 'get-registration', 'verify-registration']) await stack.kill(name);
};

test('while the key of personal data is disabled nobody is let in or seen, and once it is enabled everything goes on', async () => {
  if (early === undefined || late === undefined) throw new Error('There is nobody.');
  const KeyId = stack.variablesOf('submit-registration')['DATA_KEY_ARN'] ?? '';
  const key = (operation: string) => callAws(stack.endpoints.calls, `TrentService.${operation}`, { KeyId });
  // Whoever came just before waits for a registry that nobody can ask.
  await stack.pauseSource('verify-registration');
  expect((await citizen(stack, early.subject).register(early.person)).status).toBe(202);
  await key('DisableKey');
  await withNewEnvironments();
  stack.resumeSource('verify-registration');

  const refused = await citizen(stack, late.subject).register(late.person);
  const unseen = await citizen(stack, early.subject).registration();

  expect([refused.status, codeOf(refused)]).toEqual([503, 'fault']);
  expect([unseen.status, codeOf(unseen)]).toEqual([503, 'fault']);
  await key('EnableKey');
  await withNewEnvironments();
  // Nothing of the first try was left behind: the second is the first.
  expect((await citizen(stack, late.subject).register(late.person)).status).toBe(202);
  expect(await citizen(stack, late.subject).decided()).toEqual([]);
  expect(await citizen(stack, early.subject).decided()).toEqual([]);
  expect(stack.queueDepth('Verification').dead).toBe(0);
});
