import { DuckDBInstance } from '@duckdb/node-api';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { applicantAt, parseApplicants } from '../../../shared/domain/draw/lines.ts';
import { explainTicket } from '../../../shared/evidence/explain.ts';
import { publishedWave, rewritten, sourceOf, writeFiles } from './wave-evidence.ts';

const command = join(import.meta.dirname, '../../../local/export-wave.ts');
const run = promisify(execFile);
const Rows = z.array(z.looseObject({ ticket: z.string(), regency: z.string() }));
const files = publishedWave();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  await writeFiles(join(folder, 'wave'), files);
});
afterAll(() => rm(folder, { recursive: true }));

const exported = async () => {
  const out = join(folder, "the wave's.parquet");
  const { stdout } = await run(process.execPath, [command, join(folder, 'wave'), '--out', out]);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`from read_parquet('${out.replaceAll("'", "''")}')`);
  const rows = Rows.parse(reader.getRowObjectsJson());
  connection.closeSync();
  instance.closeSync();
  return { rows, stdout };
};

test('everyone who held a ticket is exported once, with stratum, order and outcome', async () => {
  const { rows, stdout } = await exported();

  expect(stdout).toContain('37 tickets written');
  expect(new Set(rows.map((row) => row.ticket)).size).toBe(37);
  for (const row of rows) {
    const { regency, ticket, rank, score, outcome } = row;
    const told = await explainTicket(sourceOf(files), ticket);
    const path = `applicants/${regency}.csv`;
    expect(row).toMatchObject({ wave_id: '2023-48', province: regency.slice(0, 2) });
    if (told.list !== 'applicants') {
      expect([told.list, outcome, rank, score, row['reason'] !== null]).toEqual([
        'excluded',
        'excluded',
        null,
        null,
        true,
      ]);
      continue;
    }
    expect([regency, rank, score, outcome]).toEqual([told.regency, told.rank, told.score, told.outcome]);
    expect(row['places']).toBe(told.places);
    expect(row['pass'] !== null).toBe(outcome === 'selected');
    expect(row['reason']).toBe(outcome === 'struck' ? 'deceased' : null);
    expect(row['list_version']).toBe(outcome === 'struck' ? 'dukcapil-3' : null);
    const applicants = parseApplicants(files.get(path) ?? Buffer.alloc(0));
    expect(row['priority']).toBe(applicantAt(applicants, told.leafIndex).priority === 1);
  }
});

test('nothing but the ticket stands for a person', async () => {
  const { rows } = await exported();

  expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
    ...['list_version', 'outcome', 'pass', 'places', 'priority', 'province'],
    ...['rank', 'reason', 'regency', 'score', 'ticket', 'wave_id'],
  ]);
});

test('evidence that is not what the draw gives is not exported', async () => {
  const changed = rewritten(files, 'winners/32.01.csv', (text) => text.replace(/\n[0-9a-f]/, '\n_'));
  await writeFiles(join(folder, 'changed'), changed);

  const out = join(folder, 'changed.parquet');
  await expect(run(process.execPath, [command, join(folder, 'changed'), '--out', out])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('winners/32.01.csv') as unknown,
  });
});
