import { parseArgs } from 'node:util';
import { sha256Hex } from '../../shared/domain/draw/hash.ts';
import { ticketLength } from '../../shared/domain/draw/rows.ts';
import type { Collected } from '../../shared/selection/collect.ts';
import { DrawFact, factNames, StrikesFact } from '../../shared/selection/facts.ts';
import { contentTypes, privatePaths } from '../../shared/selection/paths.ts';
import { enrollmentShards } from '../../shared/table/keys.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { regencyRows } from '../draw/wave.ts';
import { plainWave } from './load.ts';
import { unitAgain } from './memory.ts';
import { largestRegency, waveId, waveRun } from './population.ts';
import { startSetting, type Setting } from './setting.ts';

/** One regency of any size, frozen and drawn by the real bundle: what memory its worker takes. */

const usage = 'Usage: node bench/wave/bench-regency.ts [--applicants N]';

/** What run-selection-step has, in MiB. */
const memoryMebibytes = 2_048;

/** One in so many tickets takes no part. */
const excludedEvery = 20;
const publicRowLength = 70;

/** The tickets of one shard as collecting leaves them: rows of applicants, and lines of excluded tickets. */
const sliceOf = (rows: Buffer): { applicants: Buffer; excluded: Buffer } => {
  const applicants: string[] = [];
  const excluded: string[] = [];
  for (let start = 0; start < rows.length; start += publicRowLength) {
    const row = start / publicRowLength;
    if (row % excludedEvery === 0) {
      excluded.push(`${rows.toString('latin1', start, start + ticketLength)},student,emis-7\n`);
      continue;
    }
    const applicantId = rows.toString('latin1', start + ticketLength + 1, start + 2 * ticketLength + 1);
    const line = rows.toString('latin1', start, start + publicRowLength - 1);
    applicants.push(`${line},${applicantId},2023-02-18T0${row % 10}:00:00.000Z,f${row % 5}\n`);
  }
  return {
    applicants: Buffer.from(applicants.join(''), 'latin1'),
    excluded: Buffer.from(excluded.join(''), 'latin1'),
  };
};

/** Where each shard's rows end: shards are told apart by the first six bits of the ticket. */
const shardEnds = (rows: Buffer): number[] => {
  const ends: number[] = [];
  for (let start = 0; start < rows.length; start += publicRowLength) {
    const shard = Number.parseInt(rows.toString('latin1', start, start + 2), 16) >> 2;
    ends[shard] = start + publicRowLength;
  }
  return ends;
};

/** Puts on record what the stages before would have left of the regency. Answers how many applicants it has. */
const prepare = async ({ table, store, keys }: Setting, tickets: number): Promise<number> => {
  const selections = selectionTable(table);
  const places = Math.max(1, Math.round(tickets / 58));
  const wave = { ...plainWave, quotaTotal: places };
  const wrappedKeys = await keys.newWaveKeys(waveId);
  await waveTable(table).create({ wave, quota: { [largestRegency]: places }, wrappedKeys });
  const rows = regencyRows({ code: largestRegency, applicants: tickets, places });
  const files: string[] = [];
  const slices: Collected['regencies'][string] = [];
  let applicantCount = 0;
  let from = 0;
  for (const until of shardEnds(rows)) {
    const { applicants, excluded } = sliceOf(rows.subarray(from, until));
    const file = Buffer.concat([applicants, excluded]);
    const path = privatePaths.slices(waveRun, String(files.length).padStart(2, '0'), sha256Hex(file));
    await store.putOnce(path, file, contentTypes.csv);
    slices.push([files.length, 0, applicants.length, excluded.length]);
    files.push(path);
    applicantCount += (until - from) / publicRowLength - Math.ceil((until - from) / publicRowLength / excludedEvery);
    from = until;
  }
  const collected: Collected = { files, regencies: { [largestRegency]: slices } };
  await store.putOnce(privatePaths.collected(waveRun), Buffer.from(JSON.stringify(collected)), contentTypes.json);
  // One unit more than there is, so that the run never goes on to its next stage.
  for (const stage of ['freeze', 'draw'] as const) await selections.settleTotal(waveRun, stage, 2);
  await selections.settleFact(waveRun, factNames.strikes, StrikesFact, { isPublished: true, struck: 0 });
  const draw = { seed: sha256Hex('bench'), places: { [largestRegency]: places } };
  await selections.settleFact(waveRun, factNames.draw, DrawFact, draw);
  return applicantCount;
};

const bench = async (tickets: number): Promise<boolean> => {
  const setting = await startSetting({ environments: 1 });
  try {
    const applicants = await prepare(setting, tickets);
    console.log(`${applicants.toLocaleString('en')} applicants in one regency, ${enrollmentShards} slices`);
    let peak = 0;
    for (const stage of ['freeze', 'draw'] as const) {
      const { seconds, peakMegabytes, idleMegabytes } = await unitAgain(setting, stage, largestRegency);
      peak = Math.max(peak, peakMegabytes);
      console.log(
        `  ${stage}: ${peakMegabytes.toFixed(0)} MB at the peak, ${idleMegabytes.toFixed(0)} MB when its bundle was loaded; ${seconds.toFixed(1)} s`,
      );
    }
    const megabytes = (memoryMebibytes * 1_024 * 1_024) / 1e6;
    console.log(`  the function has ${megabytes.toFixed(0)} MB: ${peak <= megabytes ? 'it fits' : 'TOO LITTLE'}`);
    return peak <= megabytes;
  } finally {
    await setting.stop();
  }
};

const { values } = parseArgs({ options: { applicants: { type: 'string', default: '6000000' } } });
const tickets = Math.round((Number(values.applicants) * excludedEvery) / (excludedEvery - 1));
if (!Number.isInteger(tickets) || tickets < 1_000) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else if (!(await bench(tickets))) {
  process.exitCode = 1;
}
