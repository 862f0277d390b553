import { createHash, type Hash } from 'node:crypto';
import * as z from 'zod';
import { StatementId } from '../../events/money.ts';
import type { PayoutNews } from '../domain/payouts/payout-news.ts';
import {
  csvColumns,
  csvEntry,
  statementFile,
  type Statement,
  type StatementEntry,
  type StatementFault,
} from '../domain/payouts/statement.ts';
import type { Outgoing } from '../queue/send.ts';
import { takeTurns } from '../queue/turns.ts';
import type { Statements } from '../table/statements.ts';
import { linesOf } from '../uploads/lines.ts';
import type { Uploads } from '../uploads/store.ts';
import { camtReader, NoStatement } from './camt.ts';
import type { NewsTaking } from './settling.ts';

/** The next entries of a statement are to be taken. How far it is stands on the statement. */
export const StatementStep = z.object({ kind: z.literal('statement'), statementId: StatementId });
export type StatementStep = z.infer<typeof StatementStep>;

/** How much of a file is read at once, in bytes, and how long a line of CSV may be. */
const pieceBytes = 1_048_576;
const longestLineBytes = 1_024;

/** How many entries one step takes, and how many of what it cannot read are kept: the count is of all. */
const entriesAStep = 2_000;
const atOnce = 16;
const faultsKept = 1_000;

export interface StatementReading {
  readonly uploads: Pick<Uploads, 'read'>;
  readonly statements: Pick<Statements, 'get' | 'save' | 'claim' | 'keepFault'>;
  readonly news: Pick<NewsTaking, 'take'>;
  /** Puts messages on the queue Payouts. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  /** As the constants, unless a test has short files. */
  readonly sizes?: { readonly piece: number; readonly entries: number };
}

type Item = StatementEntry | StatementFault;

/** The file became another one after it was handed in. */
class FileChanged extends Error {
  override name = 'FileChanged';
}

/** What is learnt of a statement by reading all of it. */
interface Contents {
  readonly hash: Hash;
  bankStatementId: string | undefined;
}

async function* csvItems(pieces: AsyncIterable<{ readonly bytes: Buffer; readonly isLast: boolean }>) {
  let left = Buffer.alloc(0);
  let isInLongLine = false;
  let isFirst = true;
  let number = 0;
  for await (const { bytes, isLast } of pieces) {
    const content = Buffer.concat([left, bytes]);
    const found = linesOf(content, { isFirst, isLast, isInLongLine, longestBytes: longestLineBytes });
    for (const [place, line] of found.lines.entries()) {
      if (isFirst && place === 0) {
        if (line?.trim() !== csvColumns.join(',')) throw new NoStatement('The first line does not name the columns.');
      } else if (line?.trim() !== '') {
        number += 1;
        yield line === undefined ? ({ number, code: 'line-too-long' } as const) : csvEntry(number, line);
      }
    }
    if (found.lines.length > 0) isFirst = false;
    left = content.subarray(found.used);
    isInLongLine = found.isInLongLine;
  }
}

async function* camtItems(
  pieces: AsyncIterable<{ readonly bytes: Buffer; readonly isLast: boolean }>,
  contents: Contents,
) {
  const reader = camtReader();
  const decoder = new TextDecoder();
  for await (const { bytes, isLast } of pieces) {
    yield* reader.write(decoder.decode(bytes, { stream: !isLast }));
  }
  reader.close();
  contents.bankStatementId = reader.bankStatementId();
}

/**
 * Reads statements: once through, before anything is taken from it, and then entry by entry, so many to a message. What
 * is not a statement, or came before, changes nothing. An entry that cannot be read is kept by its number and stops
 * nothing; every other one is news of a payout, as a callback is.
 */
export const statementReading = ({ uploads, statements, news, steps, sizes }: StatementReading) => {
  const { piece, entries: aStep } = sizes ?? { piece: pieceBytes, entries: entriesAStep };

  async function* piecesOf(statement: Statement, contents: Contents) {
    const { bytes: length = 0, etag = '' } = statement;
    for (let offset = 0; offset < length; offset += piece) {
      const bytes = await uploads.read(statementFile(statement), {
        etag,
        offset,
        length: Math.min(piece, length - offset),
      });
      if (bytes === undefined) throw new FileChanged();
      contents.hash.update(bytes);
      yield { bytes, isLast: offset + piece >= length };
    }
  }

  const itemsOf = (statement: Statement, contents: Contents): AsyncGenerator<Item> => {
    const pieces = piecesOf(statement, contents);
    return statement.format === 'csv' ? csvItems(pieces) : camtItems(pieces, contents);
  };

  const noContents = (): Contents => ({ hash: createHash('sha256'), bankStatementId: undefined });

  const next = async ({ statementId }: Statement): Promise<void> => {
    await steps([{ body: { kind: 'statement', statementId } satisfies StatementStep }]);
  };

  /** Reads all of it, and learns whether it came before. */
  const check = async (statement: Statement): Promise<void> => {
    const contents = noContents();
    let entries = 0;
    // Nothing is done with the entries yet: the rest may not be well-formed.
    for await (const { number } of itemsOf(statement, contents)) entries = number;
    const digest = contents.hash.digest('hex');
    const { bankStatementId } = contents;
    const checked: Statement = {
      ...statement,
      digest,
      entries,
      ...(bankStatementId === undefined ? {} : { bankStatementId }),
    };
    const owner = await statements.claim(digest, statement.statementId);
    if (owner !== statement.statementId) {
      await statements.save({ ...checked, status: 'duplicate', duplicateOf: owner }, statement);
      return;
    }
    const reading: Statement = { ...checked, status: entries === 0 ? 'read' : 'reading' };
    await statements.save(reading, statement);
    if (entries > 0) await next(statement);
  };

  const newsOf = ({ statementId }: Statement, entry: StatementEntry): PayoutNews => {
    const { number, payoutId, reference, amount, status, reason, at } = entry;
    return {
      source: 'statement',
      payoutId,
      status,
      reference,
      amount,
      ...(reason === undefined ? {} : { reason }),
      at,
      statementId,
      entry: number,
    };
  };

  /** The entries that are next. */
  const entriesOf = async (statement: Statement): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const item of itemsOf(statement, noContents())) {
      if (item.number <= statement.done) continue;
      items.push(item);
      if (items.length === aStep) break;
    }
    return items;
  };

  const take = async (statement: Statement): Promise<void> => {
    const items = await entriesOf(statement);
    const counts = { matched: 0, unmatched: 0, broken: 0 };
    const failure = 'An entry of a statement could not be taken, and is tried with its piece again.';
    const failed = await takeTurns(items, { atOnce, failure }, async (item) => {
      if ('code' in item) {
        counts.broken += 1;
        if (statement.broken + counts.broken <= faultsKept) await statements.keepFault(statement.statementId, item);
        return;
      }
      counts[await news.take(newsOf(statement, item))] += 1;
    });
    if (failed.length > 0) throw new Error('Not every entry of a statement could be taken.');
    const done = statement.done + items.length;
    const isOver = done >= (statement.entries ?? 0);
    const taken: Statement = {
      ...statement,
      status: isOver ? 'read' : 'reading',
      done,
      matched: statement.matched + counts.matched,
      unmatched: statement.unmatched + counts.unmatched,
      broken: statement.broken + counts.broken,
    };
    // Another worker at the same entries has them counted already.
    if ((await statements.save(taken, statement)) && !isOver) await next(statement);
  };

  return async ({ statementId }: StatementStep): Promise<void> => {
    const statement = await statements.get(statementId);
    if (statement === undefined) throw new Error('A step is of no statement.');
    try {
      if (statement.status === 'checking') await check(statement);
      if (statement.status === 'reading') await take(statement);
    } catch (error) {
      if (error instanceof NoStatement) await statements.save({ ...statement, status: 'malformed' }, statement);
      else if (error instanceof FileChanged) await statements.save({ ...statement, status: 'changed' }, statement);
      else throw error;
    }
  };
};
