import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import type { Table } from './client.ts';

export type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** What became of a transaction: written, or refused by the conditions of the writes at these positions. */
export type Outcome = { readonly written: true } | { readonly written: false; readonly failed: readonly number[] };

/** Of fifty who claim one NIK at once the last lets all others go first: some four seconds, and never nine, in ten that a request has. */
const attempts = 20;
const longestPauseMilliseconds = 500;

/**
 * What one attempt came to: an answer, or a conflict with another transaction on the same key, which is none. Nor is it an
 * answer that the table has no room at the moment: of a single write the client asks again by itself, of a transaction not.
 */
type Attempt = Outcome | 'conflict';

const noAnswers: ReadonlySet<string | undefined> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

type Send = (client: Table['client']) => Promise<unknown>;

/** A single write needs no transaction, at half its price. Undefined for what only a transaction can do. */
const single = ({ Put, Update, Delete }: Writes[number]): Send | undefined => {
  if (Put !== undefined) return (client) => client.send(new PutCommand(Put));
  if (Update !== undefined) return (client) => client.send(new UpdateCommand(Update));
  return Delete === undefined ? undefined : (client) => client.send(new DeleteCommand(Delete));
};

const attemptOne = async (client: Table['client'], send: Send): Promise<Attempt> => {
  try {
    await send(client);
    return { written: true };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { written: false, failed: [0] };
    if (error instanceof TransactionConflictException) return 'conflict';
    throw error;
  }
};

const attemptAll = async (client: Table['client'], command: TransactWriteCommand): Promise<Attempt> => {
  try {
    await client.send(command);
    return { written: true };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    const failed = reasons.flatMap((code, position) => (code === 'ConditionalCheckFailed' ? [position] : []));
    if (failed.length > 0) return { written: false, failed };
    if (reasons.some((code) => noAnswers.has(code))) return 'conflict';
    throw error;
  }
};

/** Whether a single write was taken whose condition may fail. */
export const unlessRefused = async (sending: Promise<unknown>): Promise<boolean> => {
  try {
    await sending;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Conflicts outlasted every attempt: the caller asks again, or the message comes back. */
class StillInConflict extends Error {
  constructor() {
    super('Other transactions kept writing the same keys.');
    this.name = 'StillInConflict';
  }
}

/**
 * Writes all or nothing. A conflict is tried again after a growing, jittered pause. A failed condition is an answer, and
 * is returned with the position of its write.
 * @throws StillInConflict when conflicts outlast the attempts, and whatever else the engine throws.
 */
export const transact = async ({ client, name }: Table, writes: (table: string) => Writes): Promise<Outcome> => {
  const items = writes(name);
  const [first, ...others] = items;
  const alone = first !== undefined && others.length === 0 ? single(first) : undefined;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const outcome =
      alone === undefined
        ? await attemptAll(client, new TransactWriteCommand({ TransactItems: items }))
        : await attemptOne(client, alone);
    if (outcome !== 'conflict') return outcome;
    await pause(Math.random() * Math.min(longestPauseMilliseconds, 20 * 2 ** attempt));
  }
  throw new StillInConflict();
};

/**
 * Writes all or nothing, and leaves a conflict to the caller: for those who look at what the others have done before they
 * try again, where many want the same thing.
 */
export const transactOnce = (
  { client, name }: Table,
  writes: (table: string) => Writes,
): Promise<Outcome | 'conflict'> => attemptAll(client, new TransactWriteCommand({ TransactItems: writes(name) }));
