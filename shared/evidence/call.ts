import { calledNext } from '../domain/draw/calling.ts';
import { Commitment } from '../domain/draw/commitment.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { parseApplicants } from '../domain/draw/lines.ts';
import { ticketLength } from '../domain/draw/rows.ts';
import type { VerificationKey } from '../domain/evidence/jws.ts';
import { Call, evidencePaths, Result, winnerFile, type RegencyCall } from '../domain/evidence/layout.ts';
import {
  mustRead,
  openEvidence,
  parseJson,
  type CheckedEvidence,
  type EvidenceSource,
} from '../domain/evidence/source.ts';

export interface CallReport {
  readonly ok: boolean;
  /** One plain sentence: the first thing that is not as the rule and the draw say. */
  readonly difference?: string;
  readonly remarks: readonly string[];
  readonly summary?: { readonly run: number; readonly basis: number; readonly freed: number; readonly called: number };
}

const ticketsOf = (winners: Buffer): string[] =>
  winners
    .toString('latin1')
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(0, ticketLength));

/** Recomputes who of one regency was next, and compares them with those who were called. */
const verifyRegencyCall = async (
  evidence: CheckedEvidence,
  draw: { readonly source: EvidenceSource; readonly commitment: Commitment; readonly result: Result },
  regency: RegencyCall,
): Promise<void> => {
  const { source, commitment, result } = draw;
  const { code, freed, calledBefore, struck } = regency;
  const drawn = result.regencies.find((candidate) => candidate.code === code);
  if (drawn === undefined) throw new DrawFault(`call.json names ${code}, which the draw does not know.`);
  const winners = ticketsOf(await mustRead(source, evidencePaths.winners(code)));
  const given = new Set([...winners, ...calledBefore]);
  const stranger = freed.find(({ ticket }) => !given.has(ticket));
  if (stranger !== undefined) throw new DrawFault(`call.json: ${stranger.ticket} had no place in ${code} to give up.`);
  const { called } = calledNext({
    applicants: parseApplicants(await mustRead(source, evidencePaths.applicants(code))),
    seed: Buffer.from(result.seed, 'hex'),
    places: drawn.places,
    reservePercent: commitment.reservePercent,
    struck: drawn.struck.map(({ ticket }) => ticket),
    struckSince: struck.map(({ ticket }) => ticket),
    freed: freed.map(({ ticket }) => ticket),
    taken: [...given],
    free: freed.length - calledBefore.length,
  });
  if (called.length !== regency.called) {
    throw new DrawFault(`call.json: ${regency.called} are called in ${code}; by the rule ${called.length} are.`);
  }
  const path = evidencePaths.called(code);
  const file = await evidence.read(path);
  if (called.length > 0 && file?.equals(winnerFile(called)) !== true) {
    throw new DrawFault(`${path} does not name those who are next in the order of the draw.`);
  }
};

/**
 * Checks a call of the waiting list against the evidence of the draw that it goes on with, which is believed: it is
 * checked by itself. That whoever is said to have given up did so is not in any file.
 */
export const verifyCall = async (
  source: EvidenceSource,
  callSource: EvidenceSource,
  publicKey?: VerificationKey,
): Promise<CallReport> => {
  const remarks: string[] = [];
  try {
    const evidence = await openEvidence(callSource, publicKey);
    remarks.push(...evidence.remarks);
    const call = parseJson(evidencePaths.call, await mustRead(evidence, evidencePaths.call), Call);
    const read = (path: string) => mustRead(source, path);
    const commitment = parseJson(evidencePaths.commitment, await read(evidencePaths.commitment), Commitment);
    const result = parseJson(evidencePaths.result, await read(evidencePaths.result), Result);
    if (call.waveId !== commitment.waveId) throw new DrawFault('call.json is of another wave.');
    if (call.calledAt < result.publishedAt) throw new DrawFault('call.json: calledAt is earlier than the result.');
    for (const regency of call.regencies) await verifyRegencyCall(evidence, { source, commitment, result }, regency);
    await evidence.readRest();
    const sum = (of: (regency: RegencyCall) => number) => call.regencies.reduce((all, one) => all + of(one), 0);
    const { run, basis } = call;
    return {
      ok: true,
      remarks,
      summary: { run, basis, freed: sum(({ freed }) => freed.length), called: sum((one) => one.called) },
    };
  } catch (fault) {
    if (fault instanceof DrawFault) return { ok: false, difference: fault.message, remarks };
    throw fault;
  }
};
