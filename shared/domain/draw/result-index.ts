import * as z from 'zod';
import { Hash, RegencyCode } from './commitment.ts';
import { DrawFault } from './fault.ts';
import { auditPath, auditPathIn, leafHash, leafHashes, rootOf, treeOver, verifyAuditPath } from './merkle.ts';
import { outcomeOf, outcomes, type Outcome, type RegencyDraw } from './ranking.ts';
import { ticketAt, ticketLength, type Rows } from './rows.ts';

/**
 * The index by which one result is read with its proof, in two reads: the head of the regency, which many readers
 * share, and the one block that holds the ticket. Nobody ranks a regency to answer one person.
 *
 * A block holds 256 rows in the order of their tickets. Aligned blocks of a power of two are complete subtrees of the
 * RFC 6962 tree (the last may be smaller), so the rows of a block give the lower part of an audit path, and the
 * block's last line carries the upper part, from the block's own root to the root of the regency.
 */

export const blockSize = 256;

const hashBytes = 32;
const longestOutcome = Math.max(...outcomes.map((outcome) => outcome.length));

const Place = z.object({ rank: z.int().positive(), score: Hash });
const Head = {
  version: z.literal(1),
  regency: RegencyCode,
  /** How many rows there are, that is, the size of the tree. */
  size: z.int().nonnegative(),
  root: Hash,
  /** Of each block of 256 rows: its first ticket, and where its bytes start and how many there are. */
  blocks: z.array(z.tuple([z.string(), z.int().nonnegative(), z.int().positive()])),
};

/** The head of the applicants of a regency. */
export const ApplicantHead = z.object({
  ...Head,
  kind: z.literal('applicants'),
  places: z.int().nonnegative(),
  winners: z.int().nonnegative(),
  /** The last winner of each pass: where the line fell. A pass that took nobody has none. */
  lines: z.object({ reserve: Place.optional(), open: Place.optional() }),
});
export type ApplicantHead = z.infer<typeof ApplicantHead>;

/** The head of the excluded tickets of a regency. */
export const ExcludedHead = z.object({ ...Head, kind: z.literal('excluded') });
export type ExcludedHead = z.infer<typeof ExcludedHead>;

/** The head of the applicants of a regency before they are drawn: who stands where, and nothing of how they fare. */
export const PlaceHead = z.object({ ...Head, kind: z.literal('places') });
export type PlaceHead = z.infer<typeof PlaceHead>;

type AnyHead = ApplicantHead | ExcludedHead | PlaceHead;

/** What one person is told: their line, and the audit path (hex, from the leaf upwards) that ties it to the root. */
export interface IndexedLine {
  readonly line: string;
  readonly leafIndex: number;
  readonly proof: string[];
}

export interface IndexedResult extends IndexedLine {
  readonly rank: number;
  readonly outcome: Outcome;
}

/** The index of a drawn regency. */
export function buildResultIndex(drawn: { regency: string; applicants: Rows; places: number; draw: RegencyDraw }): {
  head: ApplicantHead;
  blocks: Buffer;
} {
  const { regency, applicants, places, draw } = drawn;
  const longestRank = String(applicants.count).length;
  const { bytes, shape } = buildBlocks(applicants, {
    endingOf: (row) => `,${draw.ranks[row] ?? 0},${outcomeOf(draw, row)}`,
    longestEnding: 1 + longestRank + 1 + longestOutcome,
  });
  const winners = draw.winners.length;
  return {
    head: { version: 1, kind: 'applicants', regency, places, winners, lines: draw.lines, ...shape },
    blocks: bytes,
  };
}

/** The index of a regency's excluded tickets, of the same structure. */
export function buildExcludedIndex({ regency, excluded }: { regency: string; excluded: Rows }): {
  head: ExcludedHead;
  blocks: Buffer;
} {
  const { bytes, shape } = buildBlocks(excluded);
  return { head: { version: 1, kind: 'excluded', regency, ...shape }, blocks: bytes };
}

/** The index of a regency's applicants as they are committed to, of the same structure. */
export function buildPlaceIndex({ regency, applicants }: { regency: string; applicants: Rows }): {
  head: PlaceHead;
  blocks: Buffer;
} {
  const { bytes, shape } = buildBlocks(applicants);
  return { head: { version: 1, kind: 'places', regency, ...shape }, blocks: bytes };
}

/** What the line of a row has in a block beyond the row itself: ASCII, and never longer than it says. */
interface Endings {
  readonly endingOf: (row: number) => string;
  readonly longestEnding: number;
}

const noEndings: Endings = { endingOf: () => '', longestEnding: 0 };

/** Writes the blocks of all rows into one buffer, row by row: no string and no object of a row outlives it. */
function buildBlocks(rows: Rows, { endingOf, longestEnding }: Endings = noEndings) {
  const count = Math.ceil(rows.count / blockSize);
  const lastRow = (block: number) => Math.min(rows.count, (block + 1) * blockSize);
  const roots = Buffer.alloc(count * hashBytes);
  for (let block = 0; block < count; block += 1) {
    const root = rootOf(treeOver(leafHashes(rows, block * blockSize, lastRow(block))));
    roots.write(root, block * hashBytes, 'hex');
  }
  const upper = treeOver(roots);
  const longestPath = upper.levels.length * (2 * hashBytes + 1) + 1;
  const bytes = Buffer.allocUnsafe(rows.bytes.length + rows.count * longestEnding + count * longestPath);
  const blocks: AnyHead['blocks'] = [];
  let length = 0;
  for (let block = 0; block < count; block += 1) {
    const start = length;
    for (let row = block * blockSize; row < lastRow(block); row += 1) {
      length += rows.bytes.copy(bytes, length, rows.starts[row], (rows.starts[row + 1] ?? 0) - 1);
      length += bytes.write(`${endingOf(row)}\n`, length, 'latin1');
    }
    length += bytes.write(`${auditPathIn(upper, block).join(',')}\n`, length, 'latin1');
    blocks.push([ticketAt(rows, block * blockSize), start, length - start]);
  }
  return { bytes: bytes.subarray(0, length), shape: { size: rows.count, root: rootOf(upper), blocks } };
}

/** Where the bytes of the block lie that would hold the ticket, or undefined where no block can. */
export function locateBlock({ blocks }: AnyHead, ticket: string): { offset: number; length: number } | undefined {
  const [, offset, length] = blocks[blockNumber(blocks, ticket)] ?? [];
  return offset === undefined || length === undefined ? undefined : { offset, length };
}

function blockNumber(blocks: AnyHead['blocks'], ticket: string): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.[0] ?? '') <= ticket) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The result of a ticket, from the block that locateBlock named; undefined where the ticket is not in it.
 * @throws DrawFault where the block's bytes do not lead to the root in the head.
 */
export function readResult(head: ApplicantHead, block: Uint8Array, ticket: string): IndexedResult | undefined {
  const found = readBlock(head, block, { ticket, leafFields: 4 });
  if (found === undefined) return undefined;
  const [rank, outcome] = found.more;
  const known = outcomes.find((name) => name === outcome);
  if (known === undefined) throw new DrawFault(`The index of ${head.regency} holds an outcome that does not exist.`);
  const { line, leafIndex, proof } = found;
  return { line, rank: Number(rank), outcome: known, leafIndex, proof };
}

/** Why a ticket is excluded; the same as readResult for the excluded of a regency. */
export function readExclusion(head: ExcludedHead, block: Uint8Array, ticket: string): IndexedLine | undefined {
  const found = readBlock(head, block, { ticket, leafFields: 3 });
  return found && { line: found.line, leafIndex: found.leafIndex, proof: found.proof };
}

/** Where a ticket stands among the applicants; the same as readResult before the draw. */
export function readPlace(head: PlaceHead, block: Uint8Array, ticket: string): IndexedLine | undefined {
  const found = readBlock(head, block, { ticket, leafFields: 4 });
  return found && { line: found.line, leafIndex: found.leafIndex, proof: found.proof };
}

function readBlock(head: AnyHead, block: Uint8Array, wanted: { ticket: string; leafFields: number }) {
  const { ticket, leafFields } = wanted;
  const lines = Buffer.from(block).toString('latin1').split('\n').slice(0, -1);
  const upperPath = (lines.pop() ?? '').split(',').filter((hash) => hash !== '');
  const position = lines.findIndex((line) => line.slice(0, ticketLength) === ticket);
  const found = lines[position];
  if (found === undefined) return undefined;
  const leaves = lines.map((line) => line.split(',').slice(0, leafFields).join(','));
  const line = leaves[position] ?? '';
  const leafIndex = blockNumber(head.blocks, ticket) * blockSize + position;
  const proof = [...auditPath(leaves, position), ...upperPath];
  const { size, root, regency } = head;
  if (!verifyAuditPath({ leafHash: leafHash(line).toString('hex'), index: leafIndex, size, path: proof, root })) {
    throw new DrawFault(`A block of the index of ${regency} does not lead to the root of its head.`);
  }
  return { line, leafIndex, proof, more: found.split(',').slice(leafFields) };
}
