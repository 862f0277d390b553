import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import type { Table } from './client.ts';

export type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** What became of a transaction: written, or refused by the conditions of the writes at these positions. */
export type Outcome = { readonly written: true } | { readonly written: false; readonly failed: readonly number[] };

/** Of fifty who claim one NIK at once the last lets all others go first: some four seconds, and never nine, in ten that a request has. */
const attempts = 20;
const longestPauseMilliseconds = 500;

/**
 * Writes all or nothing. A conflict with another transaction on the same key is no answer to anything: it is tried
 * again after a growing, jittered pause. A failed condition is an answer, and is returned with the position of its write.
 * @throws TransactionCanceledException when conflicts outlast the attempts, or for any other reason of the engine.
 */
export const transact = async ({ client, name }: Table, writes: (table: string) => Writes): Promise<Outcome> => {
  const command = new TransactWriteCommand({ TransactItems: writes(name) });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(command);
      return { written: true };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      const failed = reasons.flatMap((code, position) => (code === 'ConditionalCheckFailed' ? [position] : []));
      if (failed.length > 0) return { written: false, failed };
      if (!reasons.includes('TransactionConflict') || attempt === attempts) throw error;
      await pause(Math.random() * Math.min(longestPauseMilliseconds, 20 * 2 ** attempt));
    }
  }
};
