import { allocatePlaces } from '../../../../shared/domain/draw/allocation.ts';
import { commitRegency, waveRoot, type RegencyCommitment } from '../../../../shared/domain/draw/commitment.ts';
import { applicantAt, applicantRows, excludedRows, formatApplicant } from '../../../../shared/domain/draw/lines.ts';
import { auditPathIn, leafHash, leafHashes, treeOver, verifyAuditPath } from '../../../../shared/domain/draw/merkle.ts';
import { drawRegency } from '../../../../shared/domain/draw/ranking.ts';
import { findTicket } from '../../../../shared/domain/draw/rows.ts';
import { drawSeed } from '../../../../shared/domain/draw/seed.ts';
import type { Vector } from './builders.ts';

/** What the code of the draw answers to a known question: of the same form as the answers that are known. */
export function answersOf(vector: Vector) {
  const regencies = Object.entries(vector.quota).map(([code, quota]) => {
    const applicants = applicantRows(vector.applicants[code] ?? []);
    const excluded = excludedRows(vector.excluded[code] ?? []);
    return { code, applicants, commitment: commitRegency({ code, quota, applicants, excluded }) };
  });
  const commitments = regencies.map(({ commitment }) => commitment);
  const root = waveRoot(commitments);
  const seed = drawSeed({ ...vector, waveRoot: root });
  const places = allocatePlaces(commitments);
  const byCode = <Value>(of: (commitment: RegencyCommitment) => Value) =>
    Object.fromEntries(commitments.map((commitment) => [commitment.code, of(commitment)]));
  const winners = (struckOf: (code: string) => string[]) =>
    Object.fromEntries(
      regencies.map(({ code, applicants }) => {
        const { reservePercent } = vector;
        const struck = struckOf(code);
        const draw = drawRegency({ applicants, seed, places: places.get(code) ?? 0, reservePercent, struck });
        return [code, draw.winners.map(({ ticket }) => ticket)];
      }),
    );
  const { struck } = vector.expected;
  return {
    demand: byCode(({ demand }) => demand),
    regencyRoots: byCode((commitment) => commitment.root),
    root,
    seed: seed.toString('hex'),
    places: Object.fromEntries(places),
    winners: winners(() => []),
    struck,
    winnersWithStruck: winners((code) => struck[code] ?? []),
    proof: proofOf(vector, regencies.find(({ code }) => code === vector.expected.proof.regency)?.applicants),
  };
}

/** The proof of the ticket that is asked about, and nothing where it does not lead to the root that is known. */
function proofOf({ expected }: Vector, rows = applicantRows([])): Vector['expected']['proof'] | undefined {
  const { regency, ticket } = expected.proof;
  const index = findTicket(rows, ticket) ?? -1;
  const size = rows.count;
  const path = auditPathIn(treeOver(leafHashes(rows)), index);
  const leaf = leafHash(formatApplicant(applicantAt(rows, index))).toString('hex');
  const claim = { leafHash: leaf, index, size, path, root: expected.regencyRoots[regency] ?? '' };
  return verifyAuditPath(claim) ? { regency, ticket, index, size, path } : undefined;
}
