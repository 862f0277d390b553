import * as z from 'zod';
import { DrawFault } from './fault.ts';
import { hashPattern } from './hash.ts';
import { demandOf } from './households.ts';
import { fieldPattern } from './lines.ts';
import { merkleRoot, rowsRoot } from './merkle.ts';
import type { Rows } from './rows.ts';

/** What is published before the beacon's round exists, so that nothing can be changed after it. */

const Count = z.int().nonnegative();
export const Hash = z.string().regex(hashPattern, 'must be 64 lower-case hex characters');
export const Instant = z.iso.datetime();
/** A Kemendagri code such as `32.01`; its first two characters are the province. */
export const RegencyCode = z.string().regex(/^[0-9]{2}\.[0-9]{2}$/, 'must be a regency code such as 32.01');
/** No NUL, which separates the parts of the seed. */
export const WaveName = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 of [A-Za-z0-9._-]');
/** `local`, or the chain hash of a public beacon. */
export const ChainName = z.string().regex(/^(local|[0-9a-f]{64})$/, 'must be "local" or a chain hash');

/** A round of the beacon, from 1; a trillion rounds reach beyond any date, and keep their times within the calendar. */
export const Round = z.int().positive().max(1e12);

/** A list that decided who is eligible: where it came from, its version, and the hash of its bytes. */
export const ListReference = z.object({
  source: z.string().min(1),
  version: z.string().regex(fieldPattern),
  sha256: Hash,
});
export type ListReference = z.infer<typeof ListReference>;

/** What is committed to of one regency. Roots are those of its applicants' and of its excluded tickets' tree. */
export const RegencyCommitment = z.object({
  code: RegencyCode,
  quota: Count,
  applicants: Count,
  demand: Count,
  root: Hash,
  excluded: Count,
  excludedRoot: Hash,
});
export type RegencyCommitment = z.infer<typeof RegencyCommitment>;

export const Commitment = z.object({
  specVersion: z.literal(1),
  waveId: WaveName,
  reservePercent: z.int().min(0).max(100),
  root: Hash,
  beacon: z.object({ chain: ChainName, round: Round }),
  committedAt: Instant,
  lists: z.array(ListReference),
  regencies: z.array(RegencyCommitment),
});
export type Commitment = z.infer<typeof Commitment>;

const noRows: Rows = { bytes: Buffer.alloc(0), starts: new Uint32Array(1), count: 0 };

/**
 * What is committed to of a regency with these applicants and excluded tickets.
 * @throws DrawFault where two applicants of a household state different slots.
 */
export function commitRegency(regency: {
  code: string;
  quota: number;
  applicants?: Rows | undefined;
  excluded?: Rows | undefined;
}): RegencyCommitment {
  const { code, quota, applicants = noRows, excluded = noRows } = regency;
  return {
    code,
    quota,
    applicants: applicants.count,
    demand: demandOf(applicants),
    root: rowsRoot(applicants),
    excluded: excluded.count,
    excludedRoot: rowsRoot(excluded),
  };
}

const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1);

/** The line of a regency in the wave's tree. */
function regencyLine({ code, quota, applicants, demand, root, excludedRoot }: RegencyCommitment): string {
  return `${code},${quota},${applicants},${demand},${root},${excludedRoot}`;
}

/**
 * The root over the lines of all regencies of the quota table, given in any order, in hex.
 * @throws DrawFault where a regency stands twice.
 */
export function waveRoot(regencies: readonly RegencyCommitment[]): string {
  const codes = new Set(regencies.map(({ code }) => code));
  if (codes.size !== regencies.length) throw new DrawFault('A regency stands twice in the quota table.');
  return merkleRoot(regencies.toSorted(byCode).map(regencyLine));
}

/**
 * Puts the commitment of a wave together: regencies sorted by code, the wave's root over them.
 * @throws ZodError for a value outside its range; DrawFault where a regency stands twice.
 */
export function commitWave(wave: Omit<Commitment, 'specVersion' | 'root'>): Commitment {
  const { waveId, reservePercent, beacon, committedAt, lists } = wave;
  const regencies = wave.regencies.toSorted(byCode);
  const root = waveRoot(regencies);
  return Commitment.parse({ specVersion: 1, waveId, reservePercent, root, beacon, committedAt, lists, regencies });
}
