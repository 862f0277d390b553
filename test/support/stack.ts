import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startStack, type LocalStack, type StackOptions } from '../../local/stack/stack.ts';
import { localAssembly, removeOld } from './kept-assemblies.ts';
import { documentedAnswers } from './openapi/answer-check.ts';
import { exampleRecorder } from './openapi/recording.ts';

const root = join(import.meta.dirname, '..', '..');
const logs = join(root, '.local', 'logs', 'tests');

/** How a test's stack is started. */
export interface TestStackOptions extends StackOptions {
  /** Whether answers are held against the document of the API (true); those of other code than this are not told by it. */
  readonly documented?: boolean;
}

/**
 * Starts the whole system for a test, silently, with the conflicts of overlapping transactions that the cloud would
 * raise. Stop it when the test is over: its logs stay under `.local/logs/tests`, in a folder of their own, for an hour.
 * Stopping throws when an answer was not as the document of the API says, or an example of the test's was not executed.
 */
export const startTestStack = async ({ documented = true, ...options }: TestStackOptions = {}): Promise<LocalStack> => {
  const answers = documentedAnswers();
  const examples = exampleRecorder();
  const stack = await startStack({
    assemblyDir: options.assemblyDir ?? (await localAssembly()),
    quiet: true,
    engine: inject('dynamoDbUrl'),
    conflicts: true,
    // Three files share two cores, which a busy machine gives less of: what takes ten seconds then is no fault.
    patience: 4,
    // What looks around every minute does so every three seconds: more often costs a tenth of a journey's processor time.
    scheduleSpeed: 20,
    logsDir: logsFolder(),
    ...options,
    onInvocation: (invocation) => {
      if (documented) answers.onInvocation(invocation);
      examples.onInvocation(invocation);
      options.onInvocation?.(invocation);
    },
  });
  // Journeys ask for the same few tokens thousands of times, and each costs a signature by RSA.
  const tokens = new Map<string, Promise<string>>();
  return {
    ...stack,
    tokenFor: (request) => {
      const asked = JSON.stringify(request);
      const token = tokens.get(asked) ?? stack.tokenFor(request);
      tokens.set(asked, token);
      return token;
    },
    stop: async () => {
      await stack.stop();
      answers.mustBeRight();
      await examples.mustBeWhole();
    },
  };
};

const logsFolder = (): string => {
  mkdirSync(logs, { recursive: true });
  removeOld(logs);
  return join(logs, randomUUID());
};
