import * as z from 'zod';
import type { BeaconRound } from '../draw/beacon.ts';
import { ChainName, Hash, Instant, ListReference, RegencyCode, Round, WaveName } from '../draw/commitment.ts';
import { fieldPattern, formatExcluded, winnerHeader } from '../draw/lines.ts';
import { merkleRoot } from '../draw/merkle.ts';
import type { ApplicantHead, ExcludedHead } from '../draw/result-index.ts';
import { ticketPattern } from '../draw/rows.ts';
import { Judgement } from '../fairness/judgement.ts';
import type { Winner } from '../draw/ranking.ts';

/** The published evidence of a wave: what lies where, and in which form. */

/** Every path within the folder of a wave; `code` is a regency's. */
export const evidencePaths = {
  commitment: 'commitment.json',
  commitmentSignature: 'commitment.jws',
  /** The reply of a time-stamping authority (RFC 3161) in DER, over the commitment. */
  commitmentTimeStamp: 'commitment.tsr',
  strikes: 'strikes.json',
  result: 'result.json',
  fairness: 'fairness.json',
  release: 'release.json',
  history: 'history.json',
  superseded: (run: number, path: string) => `superseded/${run}/${path}`,
  call: 'call.json',
  called: (code: string) => `called/${code}.csv`,
  manifest: 'manifest.json',
  manifestSignature: 'manifest.jws',
  applicants: (code: string) => `applicants/${code}.csv`,
  excluded: (code: string) => `excluded/${code}.csv`,
  winners: (code: string) => `winners/${code}.csv`,
  applicantHead: (code: string) => `index/applicants/${code}.json`,
  applicantBlocks: (code: string) => `index/applicants/${code}.blocks`,
  excludedHead: (code: string) => `index/excluded/${code}.json`,
  excludedBlocks: (code: string) => `index/excluded/${code}.blocks`,
};

const Ticket = z.string().regex(ticketPattern, 'must be 32 lower-case hex characters');
const Field = z.string().regex(fieldPattern);
const Count = z.int().nonnegative();

/** An applicant found not eligible after the freeze. */
export const Struck = z.object({ ticket: Ticket, reason: Field.min(1), listVersion: Field });
export type Struck = z.infer<typeof Struck>;

const RegencyStruck = z.object({ regency: RegencyCode, ...Struck.shape });
export type RegencyStruck = z.infer<typeof RegencyStruck>;

/** Who is struck, of the whole wave and sorted by ticket: sealed before the round exists. */
export const Strikes = z.object({
  waveId: WaveName,
  sealedAt: Instant,
  lists: z.array(ListReference),
  struckRoot: Hash,
  struck: z.array(RegencyStruck),
});
export type Strikes = z.infer<typeof Strikes>;

export const RegencyResult = z.object({
  code: RegencyCode,
  places: Count,
  /** How many were taken. */
  winners: Count,
  /** Every struck ticket of the regency, sorted by ticket. */
  struck: z.array(Struck),
});
export type RegencyResult = z.infer<typeof RegencyResult>;

export const Result = z.object({
  waveId: WaveName,
  beacon: z.object({ chain: ChainName, round: Round, randomness: Hash, signature: z.string() }),
  seed: Hash,
  publishedAt: Instant,
  regencies: z.array(RegencyResult),
});
export type Result = z.infer<typeof Result>;

/** By what statistics the draw was judged, and the verdict. Its numbers are national sums. */
export const Fairness = z.object({ waveId: WaveName, ...Judgement.shape });
export type Fairness = z.infer<typeof Fairness>;

/** Why a result that the fairness gate held back was let through, in the words of the two people who did it. */
export const Release = z.object({
  waveId: WaveName,
  reason: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string(),
  releasedAt: Instant,
});

/** Why a wave was drawn anew, and what every run before this one had committed to. */
export const History = z.object({
  waveId: WaveName,
  run: Count,
  runs: z.array(
    z.object({
      run: Count,
      kind: z.enum(['recommitment', 'redraw', 'call']),
      basis: Count,
      at: Instant,
      reason: z.string(),
      proposedBy: z.string().optional(),
      approvedBy: z.string().optional(),
    }),
  ),
  commitments: z.array(z.object({ path: z.string(), sha256: Hash })),
});

/** A place that was given up or lost before the first purchase. */
const Freed = z.object({ ticket: Ticket, reason: Field.min(1), listVersion: Field });

/** What a call of the waiting list went by in one regency; all lists are sorted by ticket. */
export const RegencyCall = z.object({
  code: RegencyCode,
  /** Every place of the draw that was freed by now. */
  freed: z.array(Freed),
  /** Who was called for some of them before. */
  calledBefore: z.array(Ticket),
  /** Applicants whom a list has named since the strikes of the draw were sealed. */
  struck: z.array(Struck),
  /** How many are called now; who they are stands in the regency's file. */
  called: Count,
});
export type RegencyCall = z.infer<typeof RegencyCall>;

/** A call of the waiting list: the next in the order of a published draw, for the places that were freed. */
export const Call = z.object({
  waveId: WaveName,
  run: Count,
  /** The run whose draw it goes on with. */
  basis: Count,
  calledAt: Instant,
  reason: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string(),
  regencies: z.array(RegencyCall),
});
export type Call = z.infer<typeof Call>;

/** A path within the folder; it can lead neither out of it nor through hidden files. */
const EvidencePath = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/);

/** Every other file of the folder with its hash, sorted by path. */
export const Manifest = z.object({ files: z.array(z.object({ path: EvidencePath, sha256: Hash })) });
export type Manifest = z.infer<typeof Manifest>;

const byTicket = (one: { ticket: string }, other: { ticket: string }) => (one.ticket < other.ticket ? -1 : 1);
const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1);
const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);

/** The root over the struck tickets of all regencies, given in any order, in hex. */
export function struckRoot(struck: readonly Struck[]): string {
  return merkleRoot(struck.toSorted(byTicket).map(formatExcluded));
}

/** Seals who is struck: sorts them and puts their root beside them. */
export function sealStrikes(strikes: Omit<Strikes, 'struckRoot'>): Strikes {
  const { waveId, sealedAt, lists } = strikes;
  const struck = strikes.struck.toSorted(byTicket);
  return Strikes.parse({ waveId, sealedAt, lists, struckRoot: struckRoot(struck), struck });
}

/** The result of a wave; `regencies` in any order, seed as 32 bytes. */
export function buildResult(drawn: {
  waveId: string;
  chain: string;
  beacon: BeaconRound;
  seed: Uint8Array;
  publishedAt: string;
  regencies: readonly RegencyResult[];
}): Result {
  const { waveId, chain, beacon, seed, publishedAt, regencies } = drawn;
  const { round, randomness, signature } = beacon;
  return Result.parse({
    waveId,
    beacon: { chain, round, randomness, signature },
    seed: Buffer.from(seed).toString('hex'),
    publishedAt,
    regencies: regencies.map((regency) => ({ ...regency, struck: regency.struck.toSorted(byTicket) })).toSorted(byCode),
  });
}

/** The file of a regency's winners, in the order in which they were taken. It is not published where there are none. */
export function winnerFile(winners: readonly Winner[]): Buffer {
  return Buffer.from(
    [winnerHeader, ...winners.map(({ ticket, rank, score }) => `${ticket},${rank},${score}`), ''].join('\n'),
  );
}

/** The manifest over files given in any order with their hashes; the manifest and its signature are not among them. */
export function buildManifest(files: Iterable<{ path: string; sha256: string }>): Manifest {
  return Manifest.parse({ files: [...files].map(({ path, sha256 }) => ({ path, sha256 })).toSorted(byPath) });
}

/** A JSON file of the evidence: UTF-8, two spaces, LF at the end, and the same bytes for the same value. */
export function jsonFile(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** The head of an index, which is read at every look-up: no spaces, about 50 bytes for 256 applicants. */
export function headFile(head: ApplicantHead | ExcludedHead): Buffer {
  return Buffer.from(`${JSON.stringify(head)}\n`);
}
