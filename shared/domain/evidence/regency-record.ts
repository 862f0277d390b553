import { commitRegency, type Commitment, type RegencyCommitment } from '../draw/commitment.ts';
import { DrawFault } from '../draw/fault.ts';
import { parseApplicants, parseExcluded } from '../draw/lines.ts';
import { drawRegency, type RegencyDraw } from '../draw/ranking.ts';
import type { Rows } from '../draw/rows.ts';
import { evidencePaths, winnerFile, type RegencyResult } from './layout.ts';
import type { CheckedEvidence } from './source.ts';

/** Checks of what the evidence says of one regency: its lists, and its draw. */

/** Reads a file of rows; one that is there must hold at least one. */
export async function readRows(evidence: CheckedEvidence, path: string, parse: (file: Uint8Array) => Rows) {
  const file = await evidence.read(path);
  if (file === undefined) return undefined;
  const rows = aboutFile(path, () => parse(file));
  if (rows.count === 0) throw new DrawFault(`${path} has no rows: it should not be there.`);
  return rows;
}

function aboutFile<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (fault) {
    throw fault instanceof DrawFault ? new DrawFault(`${path}: ${fault.message}`) : fault;
  }
}

/** The two lists of a regency; one without rows has no file. */
export interface RegencyLists {
  readonly applicants: Rows | undefined;
  readonly excluded: Rows | undefined;
}

/**
 * The applicants and the excluded of a regency, after both are found to be what was committed to.
 * @throws DrawFault that names the first difference.
 */
export async function readLists(evidence: CheckedEvidence, regency: RegencyCommitment): Promise<RegencyLists> {
  const { code, quota } = regency;
  const applicants = await readRows(evidence, evidencePaths.applicants(code), parseApplicants);
  const excluded = await readRows(evidence, evidencePaths.excluded(code), parseExcluded);
  const path = evidencePaths.applicants(code);
  const found = aboutFile(path, () => commitRegency({ code, quota, applicants, excluded }));
  const compare = (field: keyof RegencyCommitment, about: string) => {
    if (found[field] === regency[field]) return;
    throw new DrawFault(`${about}: ${field} is ${found[field]}, and ${regency[field]} was committed to for ${code}.`);
  };
  for (const field of ['applicants', 'demand', 'root'] as const) compare(field, path);
  for (const field of ['excluded', 'excludedRoot'] as const) compare(field, evidencePaths.excluded(code));
  return { applicants, excluded };
}

/** What a regency is drawn from, and what is published of it. */
export interface RegencyRecord {
  readonly commitment: Commitment;
  /** 32 bytes. */
  readonly seed: Buffer;
  /** What is published of each regency. */
  readonly results: ReadonlyMap<string, RegencyResult>;
  /** By regency, from all quotas and demands of the wave. */
  readonly places: ReadonlyMap<string, number>;
}

const nobody: Rows = { bytes: Buffer.alloc(0), starts: new Uint32Array(1), count: 0 };

/**
 * Draws a regency anew and compares its places, struck tickets and winners with those published.
 * @throws DrawFault that names the first difference.
 */
export async function checkedDraw(
  evidence: CheckedEvidence,
  { commitment, seed, results, places: placesOf }: RegencyRecord,
  { code, applicants = nobody }: { readonly code: string; readonly applicants: Rows | undefined },
): Promise<RegencyDraw & { readonly applicants: Rows; readonly struck: number }> {
  const published = results.get(code);
  if (published === undefined) throw new DrawFault(`result.json does not name ${code}.`);
  const places = placesOf.get(code) ?? 0;
  if (published.places !== places) {
    throw new DrawFault(`result.json: ${code} has ${published.places} places; quotas and demand give it ${places}.`);
  }
  const struck = published.struck.map(({ ticket }) => ticket);
  if (struck.some((ticket, place) => place > 0 && (struck[place - 1] ?? '') >= ticket)) {
    throw new DrawFault(`result.json: the struck tickets of ${code} are not sorted, or one stands twice.`);
  }
  const { reservePercent } = commitment;
  const draw = aboutFile(evidencePaths.result, () => drawRegency({ applicants, seed, places, reservePercent, struck }));
  const { winners } = draw;
  if (published.winners !== winners.length) {
    throw new DrawFault(`result.json: ${code} has ${published.winners} winners; the draw gives ${winners.length}.`);
  }
  const path = evidencePaths.winners(code);
  const file = await evidence.read(path);
  if (winners.length === 0 && file !== undefined) throw new DrawFault(`${path} should not be there: nobody won.`);
  if (winners.length > 0 && file === undefined) throw new DrawFault(`${path} is missing.`);
  const expected = winnerFile(winners);
  if (file !== undefined && !file.equals(expected)) {
    const [told, drawn] = [file.toString('latin1').split('\n'), expected.toString('latin1').split('\n')];
    const line = drawn.findIndex((text, place) => text !== told[place]);
    throw new DrawFault(`${path}: line ${(line < 0 ? drawn.length : line) + 1} is not what the draw gives.`);
  }
  return { ...draw, applicants, struck: struck.length };
}
