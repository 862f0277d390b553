import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { allocatePlaces } from '../../shared/domain/draw/allocation.ts';
import { localChainName } from '../../shared/domain/draw/beacon.ts';
import { commitRegency, commitWave } from '../../shared/domain/draw/commitment.ts';
import { sha256Hex } from '../../shared/domain/draw/hash.ts';
import { applicantFile } from '../../shared/domain/draw/lines.ts';
import { drawRegency } from '../../shared/domain/draw/ranking.ts';
import { buildResultIndex } from '../../shared/domain/draw/result-index.ts';
import { rowsOf } from '../../shared/domain/draw/rows.ts';
import { drawSeed } from '../../shared/domain/draw/seed.ts';
import {
  buildManifest,
  buildResult,
  evidencePaths,
  headFile,
  jsonFile,
  winnerFile,
} from '../../shared/domain/evidence/layout.ts';
import { benchRegencies, regencyRows, reservePercent } from './wave.ts';

/** How long a citizen waits: the verifier, as a command of its own, over the published files of a large wave. */

const usage = 'Usage: node bench/draw/bench-verify.ts [--applicants N] [--rounds R]';
const verifier = join(import.meta.dirname, '../../local/verify-evidence.ts');
const waveId = '2023-48';
const signature = 'c0ffee';
const beacon = { round: 1, signature, randomness: sha256Hex(Buffer.from(signature, 'hex')) };

/** Publishes a wave into the folder; the beacon is the local one, whose signature costs nothing to check. */
function publish(folder: string, total: number): void {
  const listed: { path: string; sha256: string }[] = [];
  const put = (path: string, bytes: Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    listed.push({ path, sha256: sha256Hex(bytes) });
  };
  const sizes = benchRegencies(total);
  const rowsOfCode = new Map(sizes.map((regency) => [regency.code, rowsOf(regencyRows(regency))]));
  const commitment = commitWave({
    waveId,
    reservePercent,
    beacon: { chain: localChainName, round: beacon.round },
    committedAt: '2023-08-23T15:00:00.000Z',
    lists: [],
    regencies: sizes.map(({ code, places }) =>
      commitRegency({ code, quota: places, applicants: rowsOfCode.get(code) }),
    ),
  });
  const seed = drawSeed({ ...commitment, ...commitment.beacon, ...beacon, waveRoot: commitment.root });
  const allocated = allocatePlaces(commitment.regencies);
  const regencies = [...rowsOfCode].map(([code, applicants]) => {
    const places = allocated.get(code) ?? 0;
    const draw = drawRegency({ applicants, seed, places, reservePercent });
    const { head, blocks } = buildResultIndex({ regency: code, applicants, places, draw });
    put(evidencePaths.applicants(code), applicantFile(applicants));
    put(evidencePaths.winners(code), winnerFile(draw.winners));
    put(evidencePaths.applicantHead(code), headFile(head));
    put(evidencePaths.applicantBlocks(code), blocks);
    return { code, places, winners: draw.winners.length, struck: [] };
  });
  const publishedAt = '2023-08-23T16:00:00.000Z';
  put(evidencePaths.commitment, jsonFile(commitment));
  put(
    evidencePaths.result,
    jsonFile(buildResult({ waveId, chain: localChainName, beacon, seed, publishedAt, regencies })),
  );
  writeFileSync(join(folder, evidencePaths.manifest), jsonFile(buildManifest(listed)));
}

async function bench(total: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-verify-'));
  try {
    publish(folder, total);
    for (let round = 1; round <= rounds; round += 1) {
      const start = performance.now();
      const { stdout } = await promisify(execFile)(process.execPath, [verifier, folder, '--allow-local']);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (round === 1) process.stdout.write(stdout);
      process.stdout.write(`round ${round}: ${seconds} s from start to end\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { applicants: { type: 'string' }, rounds: { type: 'string' } } });
const [applicants, rounds] = [Number(values.applicants ?? 1_000_000), Number(values.rounds ?? 3)];
if (!Number.isInteger(applicants) || !Number.isInteger(rounds) || applicants < 1 || rounds < 1) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  await bench(applicants, rounds);
}
