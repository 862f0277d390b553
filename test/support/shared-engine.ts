import type { TestProject } from 'vitest/node';
import { startDynamoDbLocal } from '../../local/emulators/dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where DynamoDB Local answers. */
    dynamoDbUrl: string;
    /** Whether some tests of a file are left out. */
    isFiltered: boolean;
  }
}

const quiet = (): void => undefined;

/**
 * Starts one DynamoDB Local for all test files, which each make tables of their own in it: a JVM takes seconds of
 * processor time to start and to warm up, a table milliseconds. It ends with what is returned.
 */
export default async ({ provide, config }: TestProject): Promise<() => Promise<void>> => {
  const { url, stop } = await startDynamoDbLocal(quiet, { isForMany: true });
  provide('dynamoDbUrl', url);
  provide('isFiltered', config.testNamePattern !== undefined);
  return stop;
};
