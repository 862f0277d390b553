import { hash } from 'node:crypto';
import { sha256 } from './hash.ts';
import type { Rows } from './rows.ts';

/**
 * The Merkle tree of RFC 6962 section 2.1: leaf `SHA-256(0x00 || line)`, node `SHA-256(0x01 || left || right)`,
 * and `SHA-256("")` for a tree without leaves.
 *
 * Inside, hashes lie one after another in one buffer, 32 bytes each. node:crypto answers as a latin1 ("binary")
 * string, because that is the fastest of its forms: writing it into place costs less than a Buffer of its own.
 */

const hashBytes = 32;

// Messages are put together in memory shared by all calls: nothing here waits, so no two calls can meet in it.
const nodeMessage = Buffer.alloc(1 + 2 * hashBytes, 1);
let leafMessage = Buffer.alloc(70);

/** Writes the leaf hash of the bytes from start to end at an offset of the target. */
function writeLeaf(target: Buffer, at: number, { bytes, start, end }: { bytes: Buffer; start: number; end: number }) {
  const length = 1 + end - start;
  if (leafMessage.length !== length) leafMessage = Buffer.alloc(length);
  bytes.copy(leafMessage, 1, start, end);
  target.write(hash('sha256', leafMessage, 'binary'), at, hashBytes, 'latin1');
}

/** Writes the node over two hashes that lie side by side, at an offset of the target, which may be theirs. */
function writeNode(target: Buffer, at: number, pair: Buffer, pairAt: number) {
  pair.copy(nodeMessage, 1, pairAt, pairAt + 2 * hashBytes);
  target.write(hash('sha256', nodeMessage, 'binary'), at, hashBytes, 'latin1');
}

const asBuffer = (line: string | Uint8Array): Buffer =>
  typeof line === 'string' ? Buffer.from(line) : Buffer.from(line.buffer, line.byteOffset, line.byteLength);

/** The hash of one leaf, 32 bytes; a string is taken as UTF-8. */
export function leafHash(line: string | Uint8Array): Buffer {
  const bytes = asBuffer(line);
  const leaf = Buffer.alloc(hashBytes);
  writeLeaf(leaf, 0, { bytes, start: 0, end: bytes.length });
  return leaf;
}

/** The hash of an inner node over two hashes of 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  const node = Buffer.alloc(hashBytes);
  writeNode(node, 0, Buffer.concat([left, right]), 0);
  return node;
}

/** Builds a root from leaves given one at a time, in memory that grows with the logarithm of their number. */
export class RootBuilder {
  // One hash for each complete subtree that waits for its right neighbour: at most one a binary digit of the count.
  readonly #waiting = Buffer.alloc(54 * hashBytes);
  #depth = 0;
  #count = 0;

  /** How many leaves have been added. */
  get count(): number {
    return this.#count;
  }

  /** Adds the line that lies between two offsets of the bytes. */
  addLine(bytes: Buffer, start = 0, end = bytes.length): void {
    writeLeaf(this.#waiting, this.#depth * hashBytes, { bytes, start, end });
    this.#joinComplete();
  }

  /** Adds a leaf by its hash; or, for the root over aligned blocks of leaves, a block by its root. */
  addHash(leaf: Uint8Array): void {
    this.#waiting.set(leaf, this.#depth * hashBytes);
    this.#joinComplete();
  }

  #joinComplete(): void {
    this.#depth += 1;
    this.#count += 1;
    for (let pairs = this.#count; pairs % 2 === 0; pairs /= 2) {
      this.#depth -= 1;
      const left = (this.#depth - 1) * hashBytes;
      writeNode(this.#waiting, left, this.#waiting, left);
    }
  }

  /** The root over the leaves added so far; more may follow. */
  root(): Buffer {
    if (this.#depth === 0) return sha256('');
    const last = (this.#depth - 1) * hashBytes;
    const pair = Buffer.alloc(2 * hashBytes);
    this.#waiting.copy(pair, 0, last, last + hashBytes);
    for (let left = last - hashBytes; left >= 0; left -= hashBytes) {
      pair.copy(pair, hashBytes, 0, hashBytes);
      this.#waiting.copy(pair, 0, left, left + hashBytes);
      writeNode(pair, 0, pair, 0);
    }
    return pair.subarray(0, hashBytes);
  }
}

/** The root over lines, as 64 hex characters; a string is taken as UTF-8. */
export function merkleRoot(lines: Iterable<string | Uint8Array>): string {
  const builder = new RootBuilder();
  for (const line of lines) builder.addLine(asBuffer(line));
  return builder.root().toString('hex');
}

/** The root over the rows of a file, as 64 hex characters. */
export function rowsRoot({ bytes, starts, count }: Rows): string {
  const builder = new RootBuilder();
  for (let row = 0; row < count; row += 1) builder.addLine(bytes, starts[row], (starts[row + 1] ?? 0) - 1);
  return builder.root().toString('hex');
}

/** A tree kept whole: level 0 holds the leaves, the last level the root alone. */
export interface MerkleTree {
  readonly size: number;
  readonly levels: readonly Buffer[];
}

/** The whole tree over leaf hashes of 32 bytes that lie one after another; it takes twice their memory. */
export function treeOver(leaves: Buffer): MerkleTree {
  const size = leaves.length / hashBytes;
  const levels = [leaves];
  for (let below = leaves; below.length > hashBytes;) {
    const level = Buffer.alloc(Math.ceil(below.length / (2 * hashBytes)) * hashBytes);
    const pairs = Math.floor(below.length / (2 * hashBytes));
    for (let pair = 0; pair < pairs; pair += 1) writeNode(level, pair * hashBytes, below, 2 * pair * hashBytes);
    // The last hash of an odd level has no neighbour and rises as it is.
    if (level.length > pairs * hashBytes) below.copy(level, pairs * hashBytes, below.length - hashBytes);
    levels.push(level);
    below = level;
  }
  return { size, levels };
}

/** The root of a whole tree, as 64 hex characters. */
export function rootOf({ levels }: MerkleTree): string {
  const top = levels.at(-1);
  return (top === undefined || top.length === 0 ? sha256('') : top).toString('hex');
}

/** The audit path of a leaf (RFC 6962 section 2.1.1), from the leaf upwards, each hash as 64 hex characters. */
export function auditPathIn({ levels }: MerkleTree, index: number): string[] {
  const path: string[] = [];
  let position = index;
  for (const level of levels.slice(0, -1)) {
    const neighbour = (position % 2 === 0 ? position + 1 : position - 1) * hashBytes;
    if (neighbour < level.length) path.push(level.toString('hex', neighbour, neighbour + hashBytes));
    position = Math.floor(position / 2);
  }
  return path;
}

/** The hashes of the rows from one number up to another (not included), one after another. */
export function leafHashes({ bytes, starts, count }: Rows, from = 0, to = count): Buffer {
  const leaves = Buffer.alloc((to - from) * hashBytes);
  for (let row = from; row < to; row += 1) {
    writeLeaf(leaves, (row - from) * hashBytes, {
      bytes,
      start: starts[row] ?? 0,
      end: (starts[row + 1] ?? 0) - 1,
    });
  }
  return leaves;
}

/** The audit path of the line with this index among lines, from the leaf upwards, in hex. */
export function auditPath(lines: readonly (string | Uint8Array)[], index: number): string[] {
  if (!Number.isInteger(index) || index < 0 || index >= lines.length) {
    throw new RangeError(`There is no leaf ${index} in a tree of ${lines.length}.`);
  }
  return auditPathIn(treeOver(Buffer.concat(lines.map(leafHash))), index);
}

/** A claim that a line is a leaf of a tree: all that is needed to check it by hand. Hashes are hex. */
export interface InclusionProof {
  readonly leafHash: string;
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
  readonly root: string;
}

/** Whether the path leads from the leaf to the root (RFC 9162 section 2.1.3.2, the same tree as RFC 6962). */
export function verifyAuditPath(proof: InclusionProof): boolean {
  const { index, size, path, root } = proof;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let position = index;
  let last = size - 1;
  let node: Buffer = Buffer.from(proof.leafHash, 'hex');
  if (node.length !== hashBytes) return false;
  for (const hex of path) {
    const neighbour = Buffer.from(hex, 'hex');
    if (last === 0 || neighbour.length !== hashBytes) return false;
    if (position % 2 === 1 || position === last) {
      node = nodeHash(neighbour, node);
      while (position % 2 === 0 && position !== 0) {
        position /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      node = nodeHash(node, neighbour);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && node.toString('hex') === root;
}
