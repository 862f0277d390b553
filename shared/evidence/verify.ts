import { allocatePlaces } from '../domain/draw/allocation.ts';
import type { Commitment, RegencyCommitment } from '../domain/draw/commitment.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { parseApplicants, parseExcluded } from '../domain/draw/lines.ts';
import { ticketAt } from '../domain/draw/rows.ts';
import { TicketLedger } from '../domain/draw/tickets.ts';
import type { VerificationKey } from '../domain/evidence/jws.ts';
import { evidencePaths, type Result } from '../domain/evidence/layout.ts';
import { checkedDraw, readLists, readRows, type RegencyRecord } from '../domain/evidence/regency-record.ts';
import { openEvidence, type CheckedEvidence, type EvidenceSource } from '../domain/evidence/source.ts';
import {
  checkBeacon,
  checkedSeed,
  checkStrikes,
  readCommitment,
  readResult,
  resultsByRegency,
  roundTimeOf,
  type BeaconOptions,
} from '../domain/evidence/wave-record.ts';
import { fairnessCheck } from './fairness.ts';
import { checkWitness, type Witnessed } from './witness.ts';

/**
 * Recomputes a whole wave from its published files alone: what was committed to, when, the seed, the places, the
 * winners and the hash of every file. It trusts none of them and stops at the first difference.
 */

export interface VerifyOptions extends BeaconOptions {
  /** The publisher's key. Without one, signatures are not checked. */
  readonly publicKey?: VerificationKey | undefined;
  /**
   * The certificate (PEM) of the witness of the commitment, or of who certifies it. Without one, a commitment may be
   * unwitnessed, and a witness's signature is not checked.
   */
  readonly witness?: string | undefined;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly regency: string;
  readonly applicantsDone: number;
  readonly applicants: number;
}

/** What was counted while checking. */
interface WaveSummary {
  readonly waveId: string;
  readonly chain: string;
  readonly round: number;
  readonly committedAt: string;
  /** Undefined where no certificate of a witness was given. */
  readonly witnessed?: Witnessed | undefined;
  readonly publishedAt: string;
  readonly regencies: number;
  readonly applicants: number;
  readonly excluded: number;
  readonly struck: number;
  readonly quota: number;
  readonly places: number;
  readonly winners: number;
}

export interface VerificationReport {
  readonly ok: boolean;
  /** One plain sentence: the first thing that is not as the specification and the other files say. */
  readonly difference?: string;
  /** What could not be checked, or is worth knowing. */
  readonly remarks: readonly string[];
  readonly summary?: WaveSummary;
}

/**
 * Checks the evidence of one wave. A difference is reported, not thrown; a source that fails to read, or a witness's
 * certificate that is none, throws.
 */
export async function verifyEvidence(source: EvidenceSource, options: VerifyOptions = {}): Promise<VerificationReport> {
  const remarks: string[] = [];
  try {
    const evidence = await openEvidence(source, options.publicKey);
    remarks.push(...evidence.remarks);
    const wave = await readWave(evidence, options, remarks);
    const fairness = fairnessCheck();
    const summary = await verifyRegencies(evidence, { wave, fairness }, options);
    remarks.push(...(await fairness.check(evidence, wave.result)));
    await evidence.readRest();
    return { ok: true, remarks, summary };
  } catch (fault) {
    if (fault instanceof DrawFault) return { ok: false, difference: fault.message, remarks };
    throw fault;
  }
}

interface Wave extends RegencyRecord {
  readonly witnessed: Witnessed | undefined;
  readonly result: Result;
}

/** Checks all that is said of the wave as a whole, before any regency is looked at. */
async function readWave(evidence: CheckedEvidence, options: VerifyOptions, remarks: string[]): Promise<Wave> {
  const { publicKey, witness: certificate } = options;
  const { bytes, commitment } = await readCommitment(evidence, { publicKey, remarks });
  const result = await readResult(evidence);
  checkBeacon(commitment, result, { options, remarks });
  const roundTime = (beacon: Commitment['beacon']) => roundTimeOf(beacon, options);
  const { witnessed, remarks: ofWitness } = await checkWitness(evidence, bytes, {
    certificate,
    roundTimeOf: roundTime,
  });
  remarks.push(...ofWitness);
  const seed = checkedSeed(commitment, result);
  const results = resultsByRegency(commitment, result);
  await checkStrikes(evidence, { commitment, result }, { options, remarks });
  return { commitment, witnessed, result, seed, results, places: allocatePlaces(commitment.regencies) };
}

async function verifyRegencies(
  evidence: CheckedEvidence,
  { wave, fairness }: { wave: Wave; fairness: ReturnType<typeof fairnessCheck> },
  options: VerifyOptions,
): Promise<WaveSummary> {
  const { commitment, result } = wave;
  const ledger = new TicketLedger();
  const total = (of: (regency: RegencyCommitment) => number) =>
    commitment.regencies.reduce((sum, regency) => sum + of(regency), 0);
  const applicants = total((regency) => regency.applicants);
  let [applicantsDone, winners, struck] = [0, 0, 0];
  for (const regency of commitment.regencies) {
    const lists = await readLists(evidence, regency);
    for (const rows of [lists.applicants, lists.excluded]) if (rows !== undefined) ledger.add(rows);
    const { code } = regency;
    const drawn = await checkedDraw(evidence, wave, { code, applicants: lists.applicants });
    fairness.add(code, drawn.applicants, drawn);
    winners += drawn.winners.length;
    struck += drawn.struck;
    applicantsDone += regency.applicants;
    options.onProgress?.({ regency: regency.code, applicantsDone, applicants });
  }
  await refuseRepeated(evidence, commitment, ledger.suspects());
  return {
    waveId: commitment.waveId,
    ...commitment.beacon,
    committedAt: commitment.committedAt,
    witnessed: wave.witnessed,
    publishedAt: result.publishedAt,
    regencies: commitment.regencies.length,
    applicants,
    excluded: total((regency) => regency.excluded),
    struck,
    quota: total((regency) => regency.quota),
    places: total(({ code }) => wave.places.get(code) ?? 0),
    winners,
  };
}

/** Looks at the whole text of tickets whose beginnings are equal, and refuses the first that truly stands twice. */
async function refuseRepeated(evidence: CheckedEvidence, { regencies }: Commitment, suspects: Set<string>) {
  if (suspects.size === 0) return;
  const seen = new Set<string>();
  for (const { code } of regencies) {
    for (const rows of [
      await readRows(evidence, evidencePaths.applicants(code), parseApplicants),
      await readRows(evidence, evidencePaths.excluded(code), parseExcluded),
    ]) {
      for (let row = 0; row < (rows?.count ?? 0); row += 1) {
        const ticket = rows === undefined ? '' : ticketAt(rows, row);
        if (!suspects.has(ticket.slice(0, 16))) continue;
        if (seen.has(ticket)) throw new DrawFault(`The ticket ${ticket} stands twice in the wave.`);
        seen.add(ticket);
      }
    }
  }
}
