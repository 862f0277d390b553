import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';
import * as z from 'zod';
import type { Digests } from './draw-worker.ts';
import { reservePercent, seed, type BenchRegency } from './wave.ts';

/** The same rows in DuckDB: its ranking to be timed, and the whole rule said again in SQL to compare winners with. */

const score = `sha256(unhex('${seed.toString('hex')}') || encode(ticket))`;

/** Scores and ranks all, and keeps those who stand within their regency's places: less than a draw has to do. */
const rankingQuery = `
  create or replace temp table ranked as
  select regency, ticket, place
  from (
    select regency, ticket, row_number() over (partition by regency order by ${score}) as place from applicants
  ) join places using (regency)
  where place <= places`;

/**
 * The winners by the rule in SQL. Among candidates who are taken in order, a household has its slots filled by its
 * first members, so both passes are rankings of those who stand within their household's slots.
 */
const winnersQuery = `
  with scored as (
    select *, row_number() over (partition by regency order by ${score}) as rank from applicants
  ),
  reserve_candidates as (
    select *, row_number() over (partition by regency, household order by rank) as member from scored where priority = 1
  ),
  reserve_order as (
    select *, row_number() over (partition by regency order by rank) as taken from reserve_candidates where member <= slots
  ),
  reserved as (
    select regency, ticket, household, rank, taken from reserve_order join places using (regency) where taken <= reserve
  ),
  filled as (select regency, household, count(*) as taken_before from reserved group by all),
  open_candidates as (
    select scored.*, coalesce(taken_before, 0) as taken_before,
      row_number() over (partition by regency, household order by rank) as member
    from scored left join filled using (regency, household)
    anti join reserved using (regency, ticket)
  ),
  open_order as (
    select *, row_number() over (partition by regency order by rank) as taken
    from open_candidates where member + taken_before <= slots
  ),
  reserve_counts as (select regency, count(*) as reserve_taken from reserved group by regency),
  opened as (
    select regency, ticket, rank, taken + coalesce(reserve_taken, 0) as taken
    from open_order join places using (regency) left join reserve_counts using (regency)
    where taken + coalesce(reserve_taken, 0) <= places
  ),
  winners as (select regency, ticket, rank, taken from reserved union all select regency, ticket, rank, taken from opened)
  select regency, sha256(string_agg(ticket || ',' || rank || chr(10), '' order by taken)) as digest
  from winners group by regency`;

const DigestRows = z.array(z.object({ regency: z.string(), digest: z.string() }));

/** Reads the files of the folder, one a regency, into memory, with so many threads to work on them. */
export async function openDuckDb(folder: string, regencies: readonly BenchRegency[], threads: number) {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  await connection.run(`
    create table applicants as
    select parse_filename(filename, true) as regency, ticket, household, slots, priority
    from read_csv('${join(folder, '*.csv')}', header = true, filename = true, columns = {
      'ticket': 'VARCHAR', 'household': 'VARCHAR', 'slots': 'UTINYINT', 'priority': 'UTINYINT'
    })`);
  await connection.run('create table places (regency varchar, places integer, reserve integer)');
  const rows = regencies.map(
    ({ code, places }) => `('${code}', ${places}, ${Math.floor((places * reservePercent) / 100)})`,
  );
  await connection.run(`insert into places values ${rows.join()}`);
  return {
    rank: async (): Promise<void> => {
      await connection.run(rankingQuery);
    },

    async winners(): Promise<Digests> {
      const found = DigestRows.parse((await connection.runAndReadAll(winnersQuery)).getRowObjectsJson());
      return Object.fromEntries(found.map(({ regency, digest }) => [regency, digest]));
    },

    /** Writes the columns that a ranking needs to one CSV file without a header: regency, ticket. */
    writeTickets: async (file: string): Promise<void> => {
      await connection.run(`copy (select regency, ticket from applicants) to '${file}' (header false)`);
    },

    close(): void {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
