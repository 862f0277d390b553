import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { shard } from '../../shared/table/keys.ts';

/**
 * Everything that the table keeps of one person who registered, was verified and joined through the system, as the engine
 * keeps it: a row for each item. Others are made after it, with identifiers of their own and nothing else changed, so that
 * whatever the system writes of a person is there of everybody.
 */

/** What tells one person's items from another's. */
export interface Marks {
  readonly applicantId: string;
  readonly nikHash: string;
  readonly kkHash: string;
  readonly phoneHash: string;
  readonly emailHash: string;
  readonly fingerprint: string;
  readonly regency: string;
  /** Their ticket in the wave, and the tag of their family card. */
  readonly ticket: string;
  readonly household: string;
  /** The hour in which all of it happened, as timestamps begin: `2026-11-29T20`. */
  readonly hour: string;
}

/** A row of the engine's table: an item with its keys beside it. */
export interface Row {
  readonly pk: string;
  readonly sk: string;
  readonly bytes: number;
  readonly json: string;
  readonly indexPk: string | undefined;
  readonly indexSk: string | undefined;
}

/** The engine's own name of a table's columns (DynamoDB Local 2 and 3). */
const columns = [
  'hashKey',
  'rangeKey',
  'hashValue',
  'rangeValue',
  'itemSize',
  'ObjectJSON',
  'hashRangeValue',
  'indexKey_0',
  'indexKey_1',
] as const;

const textIn = (value: unknown): string => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : '');

/** The rows of a table that hold any of these words. Nobody may be writing. */
export const rowsWith = (file: string, tableName: string, words: readonly string[]): Row[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare(`SELECT * FROM "${tableName}"`)
      .all()
      .map((row) => ({
        pk: textIn(row['hashKey']),
        sk: textIn(row['rangeKey']),
        bytes: Number(row['itemSize']),
        json: textIn(row['ObjectJSON']),
        indexPk: row['indexKey_0'] === null ? undefined : textIn(row['indexKey_0']),
        indexSk: row['indexKey_1'] === null ? undefined : textIn(row['indexKey_1']),
      }))
      .filter(({ pk, json }) => words.some((word) => pk.includes(word) || json.includes(word)));
  } finally {
    database.close();
  }
};

// What is derived of a mark stands for itself while a row is taken apart; no item has such a character.
const first = '\u0001first';
const ticketShard = '\u0001shard';

/** Keys that hold the beginning of a number, and not all of it. */
const derived = (text: string, { applicantId, ticket }: Marks): string =>
  text
    .replaceAll(`PEOPLE#${applicantId.slice(0, 1)}`, `PEOPLE#${first}`)
    .replaceAll(/(EVENTS#[0-9T-]+#)[0-9a-f]/g, `$1${first}`)
    .replaceAll(new RegExp(`(WAVE#[0-9-]+#)${shard(ticket)}`, 'g'), `$1${ticketShard}`);

type Filled = (marks: Marks) => string;

/** Takes a text apart where somebody's marks stand; gives what puts it together with those of another. */
const templateOf = (text: string, of: Marks): Filled => {
  const values: readonly (readonly [string, Filled])[] = [
    [first, ({ applicantId }) => applicantId.slice(0, 1)],
    [ticketShard, ({ ticket }) => shard(ticket)],
    ...(Object.keys(of) as (keyof Marks)[]).map((name) => [of[name], (marks: Marks) => marks[name]] as const),
  ];
  // Seconds of an instant may look as a regency does: `31.01`.
  const patternOf = (value: string): string =>
    value === of.regency ? `(?<!:)${value.replace('.', '\\.')}(?!\\d)` : value.replaceAll('.', '\\.');
  const pattern = new RegExp(`(${values.map(([value]) => patternOf(value)).join('|')})`);
  const parts = derived(text, of)
    .split(pattern)
    .map((part) => values.find(([value]) => value === part)?.[1] ?? part);
  return (marks) => parts.reduce<string>((whole, part) => whole + (typeof part === 'string' ? part : part(marks)), '');
};

/** Makes somebody's rows after those of a sample. @throws Error where two of the sample's marks are the same. */
export const rowsAfter = (sample: readonly Row[], of: Marks): ((marks: Marks) => Row[]) => {
  if (new Set(Object.values(of)).size < Object.keys(of).length) throw new Error('Two marks of a sample are the same.');
  const templates = sample.map((row) => ({
    bytes: row.bytes,
    pk: templateOf(row.pk, of),
    sk: templateOf(row.sk, of),
    json: templateOf(row.json, of),
    indexPk: row.indexPk === undefined ? undefined : templateOf(row.indexPk, of),
    indexSk: row.indexSk === undefined ? undefined : templateOf(row.indexSk, of),
  }));
  return (marks) =>
    templates.map(({ bytes, pk, sk, json, indexPk, indexSk }) => ({
      bytes,
      pk: pk(marks),
      sk: sk(marks),
      json: json(marks),
      indexPk: indexPk?.(marks),
      indexSk: indexSk?.(marks),
    }));
};

const sha1 = (text: string): Buffer => createHash('sha1').update(text).digest();

const patienceMilliseconds = 120_000;
const againMilliseconds = 50;

/** SQLite's SQLITE_BUSY. */
const busy = 5;

/** Does what the engine, which looks through its file at times, may be in the way of: again, until it is not. */
const insisting = async (work: () => void): Promise<void> => {
  for (const until = Date.now() + patienceMilliseconds; ;) {
    try {
      work();
      return;
    } catch (fault) {
      const isBusy = fault instanceof Error && 'errcode' in fault && fault.errcode === busy;
      if (!isBusy || Date.now() > until) throw fault;
    }
    await pause(againMilliseconds);
  }
};

/** Writes rows into the engine's file, all or none. Nobody else may be writing. */
export const rowWriter = (file: string, tableName: string) => {
  const database = new DatabaseSync(file);
  // What is lost with the machine is loaded again.
  database.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -1500000');
  const insert = database.prepare(
    `INSERT INTO "${tableName}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const blob = (text: string | undefined): Buffer | null => (text === undefined ? null : Buffer.from(text));
  return {
    async write(rows: Iterable<Row>): Promise<number> {
      let count = 0;
      await insisting(() => {
        database.exec('BEGIN IMMEDIATE');
      });
      for (const { pk, sk, bytes, json, indexPk, indexSk } of rows) {
        insert.run(
          blob(pk),
          blob(sk),
          // The engine sorts scans by these, and nothing else.
          sha1(pk),
          sha1(sk),
          bytes,
          blob(json),
          sha1(`${pk} ${sk}`),
          blob(indexPk),
          blob(indexSk),
        );
        count += 1;
      }
      await insisting(() => {
        database.exec('COMMIT');
      });
      return count;
    },
    close: () => {
      database.close();
    },
  };
};
