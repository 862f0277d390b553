import { allocatePlaces } from '../domain/draw/allocation.ts';
import { Commitment } from '../domain/draw/commitment.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { applicantAt, parseApplicants, parseExcluded, parseExcludedLine } from '../domain/draw/lines.ts';
import { auditPathIn, leafHashes, rootOf, treeOver } from '../domain/draw/merkle.ts';
import { drawRegency, outcomeOf, scoreOf, type Outcome, type RegencyDraw } from '../domain/draw/ranking.ts';
import { findTicket, rowText, type Rows } from '../domain/draw/rows.ts';
import { evidencePaths, Result, type Struck } from '../domain/evidence/layout.ts';
import { parseJson, type EvidenceSource } from '../domain/evidence/source.ts';

/** A line of the evidence with the proof that it was committed to; hashes in hex, the path from the leaf upwards. */
interface ProvenLine {
  readonly regency: string;
  readonly line: string;
  readonly leafIndex: number;
  readonly size: number;
  readonly proof: readonly string[];
  readonly root: string;
}

/** What the evidence says of one ticket, with the reason as a plain sentence. */
export type TicketExplanation =
  | (ProvenLine & {
      readonly list: 'applicants';
      readonly score: string;
      readonly rank: number;
      readonly outcome: Outcome;
      readonly places: number;
      readonly why: string;
    })
  | (ProvenLine & { readonly list: 'excluded'; readonly why: string })
  | { readonly list: 'neither'; readonly why: string };

/**
 * Finds a ticket in the evidence and says why it won or lost. It believes the files that it reads: whether they are
 * what was committed to is for verifyEvidence to say.
 * @throws DrawFault for a file that is missing or not well formed.
 */
export async function explainTicket(source: EvidenceSource, ticket: string): Promise<TicketExplanation> {
  const commitment = parseJson(evidencePaths.commitment, await mustRead(source, evidencePaths.commitment), Commitment);
  for (const { code, applicants, excluded } of commitment.regencies) {
    const path = evidencePaths.applicants(code);
    const rows = applicants === 0 ? undefined : parseApplicants(await mustRead(source, path));
    const row = rows && findTicket(rows, ticket);
    if (rows !== undefined && row !== undefined) return explainApplicant(source, { commitment, code, rows, row });
    const excludedRows =
      excluded === 0 ? undefined : parseExcluded(await mustRead(source, evidencePaths.excluded(code)));
    const excludedRow = excludedRows && findTicket(excludedRows, ticket);
    if (excludedRows === undefined || excludedRow === undefined) continue;
    const { reason, listVersion } = parseExcludedLine(rowText(excludedRows, excludedRow));
    const by = listVersion === '' ? '' : `, by the list ${listVersion}`;
    const why = `Excluded before the draw: ${reason}${by}.`;
    return { list: 'excluded', ...prove(code, excludedRows, excludedRow), why };
  }
  const why = 'Neither among the applicants nor the excluded: a receipt for this ticket would be proof of wrongdoing.';
  return { list: 'neither', why };
}

async function mustRead(source: EvidenceSource, path: string): Promise<Buffer> {
  const bytes = await source.read(path);
  if (bytes === undefined) throw new DrawFault(`${path} is missing.`);
  return bytes;
}

function prove(regency: string, rows: Rows, row: number): ProvenLine {
  const tree = treeOver(leafHashes(rows));
  const proof = auditPathIn(tree, row);
  return { regency, line: rowText(rows, row), leafIndex: row, size: rows.count, proof, root: rootOf(tree) };
}

async function explainApplicant(
  source: EvidenceSource,
  { commitment, code, rows, row }: { commitment: Commitment; code: string; rows: Rows; row: number },
): Promise<TicketExplanation> {
  const result = parseJson(evidencePaths.result, await mustRead(source, evidencePaths.result), Result);
  const seed = Buffer.from(result.seed, 'hex');
  const places = allocatePlaces(commitment.regencies).get(code) ?? 0;
  const struck = result.regencies.find((regency) => regency.code === code)?.struck ?? [];
  const { reservePercent } = commitment;
  const tickets = struck.map((one) => one.ticket);
  const draw = drawRegency({ applicants: rows, seed, places, reservePercent, struck: tickets });
  const { ticket } = applicantAt(rows, row);
  const why = explain(draw, { row, ticket, places, struck });
  const rank = draw.ranks[row] ?? 0;
  const proven = prove(code, rows, row);
  return {
    list: 'applicants',
    ...proven,
    score: scoreOf(seed, ticket),
    rank,
    outcome: outcomeOf(draw, row),
    places,
    why,
  };
}

function explain(
  draw: RegencyDraw,
  { row, ticket, places, struck }: { row: number; ticket: string; places: number; struck: readonly Struck[] },
): string {
  const rank = draw.ranks[row] ?? 0;
  const standing = `rank ${rank} of ${draw.ranks.length}`;
  switch (outcomeOf(draw, row)) {
    case 'selected': {
      const pass = draw.winners.find((winner) => winner.ticket === ticket)?.pass;
      return `Selected: ${standing}${pass === 'reserve' ? ', from the reserve for priority groups' : ''}.`;
    }
    case 'household-full':
      return `Not selected: ${standing}; members of the household who stood before took all that it may have.`;
    case 'struck': {
      const entry = struck.find((one) => one.ticket === ticket);
      return `Struck: ${standing}; found not eligible after the freeze (${entry?.reason}, list ${entry?.listVersion}).`;
    }
    case 'not-selected': {
      const last = draw.lines.open ?? draw.lines.reserve;
      if (last === undefined) return `Not selected: ${standing}; the regency has ${places} places.`;
      return `Not selected: ${standing}; the last of ${places} places went to rank ${last.rank}.`;
    }
  }
}
