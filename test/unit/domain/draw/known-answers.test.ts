import { describe, expect, test } from 'vitest';
import { allocatePlaces } from '../../../../shared/domain/draw/allocation.ts';
import { commitRegency, waveRoot } from '../../../../shared/domain/draw/commitment.ts';
import { applicantAt, applicantRows, excludedRows, formatApplicant } from '../../../../shared/domain/draw/lines.ts';
import { auditPathIn, leafHash, leafHashes, treeOver, verifyAuditPath } from '../../../../shared/domain/draw/merkle.ts';
import { drawRegency } from '../../../../shared/domain/draw/ranking.ts';
import { findTicket } from '../../../../shared/domain/draw/rows.ts';
import { drawSeed } from '../../../../shared/domain/draw/seed.ts';
import { vectors, type Vector } from './builders.ts';

function computed(vector: Vector) {
  const regencies = Object.entries(vector.quota).map(([code, quota]) => {
    const applicants = applicantRows(vector.applicants[code] ?? []);
    const excluded = excludedRows(vector.excluded[code] ?? []);
    return { code, applicants, commitment: commitRegency({ code, quota, applicants, excluded }) };
  });
  const commitments = regencies.map(({ commitment }) => commitment);
  const root = waveRoot(commitments);
  const seed = drawSeed({ ...vector, waveRoot: root });
  const places = allocatePlaces(commitments);
  const winners = (struckOf: (code: string) => string[]) =>
    Object.fromEntries(
      regencies.map(({ code, applicants }) => {
        const { reservePercent } = vector;
        const struck = struckOf(code);
        const draw = drawRegency({ applicants, seed, places: places.get(code) ?? 0, reservePercent, struck });
        return [code, draw.winners.map(({ ticket }) => ticket)];
      }),
    );
  return { regencies, commitments, root, seed, places, winners };
}

describe.each(vectors)('the known answers of wave $waveId', (vector) => {
  const { expected } = vector;
  const { regencies, commitments, root, seed, places, winners } = computed(vector);

  test('demand, roots, wave root, seed and places are as given', () => {
    const byCode = (of: (commitment: (typeof commitments)[number]) => unknown) =>
      Object.fromEntries(commitments.map((commitment) => [commitment.code, of(commitment)]));

    expect(byCode(({ demand }) => demand)).toEqual(expected.demand);
    expect(byCode((commitment) => commitment.root)).toEqual(expected.regencyRoots);
    expect(root).toBe(expected.root);
    expect(seed.toString('hex')).toBe(expected.seed);
    expect(Object.fromEntries(places)).toEqual(expected.places);
  });

  test('the winners are as given, without strikes and with them', () => {
    expect(winners(() => [])).toEqual(expected.winners);
    expect(winners((code) => expected.struck[code] ?? [])).toEqual(expected.winnersWithStruck);
  });

  test('the proof is as given and leads to the root', () => {
    const { regency, ticket, index, size, path } = expected.proof;
    const rows = regencies.find(({ code }) => code === regency)?.applicants ?? applicantRows([]);

    const row = findTicket(rows, ticket) ?? -1;

    expect([row, rows.count]).toEqual([index, size]);
    expect(auditPathIn(treeOver(leafHashes(rows)), row)).toEqual(path);
    const leaf = leafHash(formatApplicant(applicantAt(rows, row))).toString('hex');
    const claim = { leafHash: leaf, index, size, path, root: expected.regencyRoots[regency] ?? '' };
    expect(verifyAuditPath(claim)).toBe(true);
  });
});
