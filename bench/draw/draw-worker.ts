import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { commitRegency } from '../../shared/domain/draw/commitment.ts';
import { sha256Hex } from '../../shared/domain/draw/hash.ts';
import { applicantFile } from '../../shared/domain/draw/lines.ts';
import { drawRegency, type RegencyDraw } from '../../shared/domain/draw/ranking.ts';
import { rowsOf, type Rows } from '../../shared/domain/draw/rows.ts';
import { regencyRows, reservePercent, seed, type BenchRegency } from './wave.ts';

/** One of the two threads of the benchmark: it keeps the rows of its regencies and works them off one by one. */

/** `ranking`: scores, household limits and reserve. `whole`: Merkle roots and demand too. `bare`: hashes and nothing else. */
export type Task = 'ranking' | 'whole' | 'bare';
export type Order =
  | { readonly kind: 'prepare'; readonly regencies: readonly BenchRegency[]; readonly folder: string }
  | { readonly kind: 'run'; readonly task: Task }
  | { readonly kind: 'digests' };
/** By regency: the SHA-256 over its winners as `ticket,rank` lines in the order taken. */
export type Digests = Record<string, string>;

const held: { regency: BenchRegency; rows: Rows }[] = [];

function prepare(regencies: readonly BenchRegency[], folder: string): void {
  for (const regency of regencies) {
    const rows = rowsOf(regencyRows(regency));
    writeFileSync(join(folder, `${regency.code}.csv`), applicantFile(rows));
    held.push({ regency, rows });
  }
}

function drawOf({ regency, rows }: (typeof held)[number], task: Task): RegencyDraw {
  if (task === 'whole') commitRegency({ code: regency.code, quota: regency.places, applicants: rows });
  return drawRegency({ applicants: rows, seed, places: regency.places, reservePercent });
}

/** As many hashes of the same lengths as a whole draw takes: score (64 bytes), leaf (70) and node (65). */
function hashBare(applicants: number): void {
  const messages = [64, 70, 65].map((length) => Buffer.alloc(length));
  for (let applicant = 0; applicant < applicants; applicant += 1) {
    for (const message of messages) {
      message.writeUInt32LE(applicant);
      hash('sha256', message, 'binary');
    }
  }
}

const winnersDigest = ({ winners }: RegencyDraw): string =>
  sha256Hex(winners.map(({ ticket, rank }) => `${ticket},${rank}\n`).join(''));

function carryOut(order: Order): Digests | undefined {
  switch (order.kind) {
    case 'prepare':
      prepare(order.regencies, order.folder);
      return undefined;
    case 'run':
      for (const one of held) {
        if (order.task === 'bare') hashBare(one.rows.count);
        else drawOf(one, order.task);
      }
      return undefined;
    case 'digests':
      return Object.fromEntries(held.map((one) => [one.regency.code, winnersDigest(drawOf(one, 'ranking'))]));
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(carryOut(order)));
