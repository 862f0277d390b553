import { allocatePlaces } from '../../../shared/domain/draw/allocation.ts';
import { localChainName } from '../../../shared/domain/draw/beacon.ts';
import type { RegencyCommitment } from '../../../shared/domain/draw/commitment.ts';
import { hasPriority, parseExcludedLine } from '../../../shared/domain/draw/lines.ts';
import { auditPathIn, leafHash, leafHashes, treeOver, verifyAuditPath } from '../../../shared/domain/draw/merkle.ts';
import { outcomeOf, scoreOf, type Outcome } from '../../../shared/domain/draw/ranking.ts';
import { findTicket, rowText, type Rows } from '../../../shared/domain/draw/rows.ts';
import type { VerificationKey } from '../../../shared/domain/evidence/jws.ts';
import type { RegencyResult } from '../../../shared/domain/evidence/layout.ts';
import {
  checkedDraw,
  readLists,
  type RegencyLists,
  type RegencyRecord,
} from '../../../shared/domain/evidence/regency-record.ts';
import { openEvidence, type CheckedEvidence, type EvidenceSource } from '../../../shared/domain/evidence/source.ts';
import {
  checkBeacon,
  checkedSeed,
  checkStrikes,
  readCommitment,
  readResult,
  resultsByRegency,
} from '../../../shared/domain/evidence/wave-record.ts';
import { stepper, type PlaceStep } from './steps.ts';

/** Checks one ticket's place from the published evidence alone, with the code that draws. */

/** What the evidence says of a ticket. */
export type PlaceFinding =
  | {
      readonly list: 'applicants';
      readonly regency: string;
      readonly outcome: Outcome;
      /** From 1, over all applicants of the regency. */
      readonly rank: number;
      readonly applicants: number;
      readonly places: number;
      readonly winners: number;
      /** 64 hex characters; the lower wins. */
      readonly score: string;
      readonly isReserved: boolean;
      /** Whether it was taken by the pass that is for reserved groups alone. */
      readonly isFromReserve: boolean;
      /** The last winner of the pass that is open to all; undefined where it took nobody. */
      readonly last: { readonly rank: number; readonly score: string } | undefined;
      /** Of a struck ticket: the code of the reason. */
      readonly reason: string | undefined;
    }
  | { readonly list: 'excluded'; readonly regency: string; readonly reason: string }
  | { readonly list: 'neither'; readonly regencies: number };

export interface PlaceReport {
  /** `unread`: the evidence could not be had, which says nothing about it. */
  readonly verdict: 'held' | 'failed' | 'unread';
  readonly steps: readonly PlaceStep[];
  /** Only where everything held. */
  readonly finding?: PlaceFinding;
  /** Whether the randomness is that of a development beacon, which nobody vouches for. */
  readonly isDevelopment: boolean;
}

export interface PlaceQuestion {
  readonly waveId: string;
  readonly ticket: string;
  /** Where it is said to stand. Without it, or where it does not, the lists of all regencies are read. */
  readonly regency?: string | undefined;
  /** The published keys. Without them, who signed the evidence is not checked. */
  readonly keys?: VerificationKey | undefined;
  /** Called with all steps whenever one of them changes. */
  readonly onSteps?: (steps: readonly PlaceStep[]) => void;
  /** Called for each regency that was searched. */
  readonly onSearch?: (search: { readonly regencies: number; readonly searched: number }) => void;
}

/** Checks what the evidence says of a ticket. Differences are reported, not thrown. */
export const checkPlace = async (source: EvidenceSource, question: PlaceQuestion): Promise<PlaceReport> => {
  const { waveId, ticket, keys: publicKey, onSteps } = question;
  const { step, steps, read, verdict } = stepper(source, onSteps);
  const remarks: string[] = [];
  const options = { allowLocal: true };
  let isDevelopment = false;

  const finding = await verdict(async () => {
    const evidence = await step('signature', () => openEvidence({ read }, publicKey), {
      outcomeOf: () => (publicKey === undefined ? 'noted' : 'held'),
    });
    const { commitment } = await step('commitment', async (refuse) => {
      const found = await readCommitment(evidence, { publicKey, remarks });
      if (found.commitment.waveId !== waveId) refuse('commitment.json is of another wave.');
      return found;
    });
    isDevelopment = commitment.beacon.chain === localChainName;
    const result = await step(
      'beacon',
      async () => {
        const found = await readResult(evidence);
        checkBeacon(commitment, found, { options, remarks });
        return found;
      },
      { outcomeOf: () => (isDevelopment ? 'noted' : 'held') },
    );
    const seed = await step('seed', () => Promise.resolve(checkedSeed(commitment, result)));
    await step('strikes', () => checkStrikes(evidence, { commitment, result }, { options, remarks }));
    const standing = await step('list', () => findStanding(evidence, commitment.regencies, question));
    if (standing === undefined) return { list: 'neither' as const, regencies: commitment.regencies.length };
    await step('proof', (refuse) => {
      if (!isProven(standing)) refuse(`The line of the ticket does not lead to the root of ${standing.regency.code}.`);
      return Promise.resolve();
    });
    const results = resultsByRegency(commitment, result);
    const record: RegencyRecord = { commitment, seed, results, places: allocatePlaces(commitment.regencies) };
    if (standing.list === 'excluded') {
      const { reason } = parseExcludedLine(rowText(standing.rows, standing.row));
      return { list: 'excluded' as const, regency: standing.regency.code, reason };
    }
    return step('draw', () => findApplicant(evidence, { record, standing, ticket }));
  });
  return { ...finding, steps: steps(), isDevelopment };
};

interface Standing {
  readonly list: keyof RegencyLists;
  readonly regency: RegencyCommitment;
  readonly rows: Rows;
  readonly row: number;
}

/** Where a ticket stands; the lists of each regency that is read are found to be what was committed to. */
async function findStanding(
  evidence: CheckedEvidence,
  regencies: readonly RegencyCommitment[],
  { ticket, regency: said, onSearch }: PlaceQuestion,
): Promise<Standing | undefined> {
  const inOrder = regencies.toSorted((one, other) => Number(other.code === said) - Number(one.code === said));
  for (const [searched, regency] of inOrder.entries()) {
    const lists = await readLists(evidence, regency);
    for (const list of ['applicants', 'excluded'] as const) {
      const rows = lists[list];
      const row = rows && findTicket(rows, ticket);
      if (rows !== undefined && row !== undefined) return { list, regency, rows, row };
    }
    onSearch?.({ regencies: regencies.length, searched: searched + 1 });
  }
  return undefined;
}

/** Whether the line of the ticket leads, by its audit path, to the root that was committed to. */
function isProven({ list, regency, rows, row }: Standing): boolean {
  return verifyAuditPath({
    leafHash: leafHash(rowText(rows, row)).toString('hex'),
    index: row,
    size: rows.count,
    path: auditPathIn(treeOver(leafHashes(rows)), row),
    root: list === 'applicants' ? regency.root : regency.excludedRoot,
  });
}

/** The regency drawn anew, and how the ticket fared in it. */
async function findApplicant(
  evidence: CheckedEvidence,
  { record, standing, ticket }: { record: RegencyRecord; standing: Standing; ticket: string },
): Promise<PlaceFinding> {
  const { rows: applicants, row, regency } = standing;
  const { code } = regency;
  const draw = await checkedDraw(evidence, record, { code, applicants });
  const struck: RegencyResult['struck'] = record.results.get(code)?.struck ?? [];
  return {
    list: 'applicants',
    regency: code,
    outcome: outcomeOf(draw, row),
    rank: draw.ranks[row] ?? 0,
    applicants: applicants.count,
    places: record.places.get(code) ?? 0,
    winners: draw.winners.length,
    score: scoreOf(record.seed, ticket),
    isReserved: hasPriority(applicants, row),
    isFromReserve: draw.winners.find((winner) => winner.ticket === ticket)?.pass === 'reserve',
    last: draw.lines.open,
    reason: struck.find((one) => one.ticket === ticket)?.reason,
  };
}
