import { describe, expect, test } from 'vitest';
import { DrawFault } from '../../../../shared/domain/draw/fault.ts';
import { applicantAt, applicantRows, excludedRows, formatApplicant } from '../../../../shared/domain/draw/lines.ts';
import { auditPathIn, leafHashes, rowsRoot, treeOver } from '../../../../shared/domain/draw/merkle.ts';
import { drawRegency, outcomeOf } from '../../../../shared/domain/draw/ranking.ts';
import {
  ApplicantHead,
  blockSize,
  buildExcludedIndex,
  buildResultIndex,
  ExcludedHead,
  locateBlock,
  readExclusion,
  readResult,
} from '../../../../shared/domain/draw/result-index.ts';
import { rowText, ticketAt } from '../../../../shared/domain/draw/rows.ts';
import { numberedApplicant } from './builders.ts';

// Around every number of blocks at which the shape of the tree changes.
const sizes = [1, 2, 255, 256, 257, 511, 512, 513, 700, 1024, 1025, 1300];

function indexed(size: number) {
  const applicants = applicantRows(Array.from({ length: size }, (_, number) => numberedApplicant(number)));
  const places = Math.ceil(size / 10);
  const struck = [ticketAt(applicants, 0)];
  const draw = drawRegency({ applicants, seed: Buffer.alloc(32, 7), places, reservePercent: 20, struck });
  const { head, blocks } = buildResultIndex({ regency: '32.01', applicants, places, draw });
  // As it is read back from where it is published.
  return { applicants, draw, blocks, head: ApplicantHead.parse(JSON.parse(JSON.stringify(head))) };
}

const part = (blocks: Buffer, place: { offset: number; length: number } | undefined) =>
  place === undefined ? Buffer.alloc(0) : blocks.subarray(place.offset, place.offset + place.length);

describe.each(sizes)('the index of %i applicants', (size) => {
  const { applicants, draw, head, blocks } = indexed(size);
  const tree = treeOver(leafHashes(applicants));

  test('states the root, the places and where the line fell', () => {
    expect(head).toMatchObject({ size, root: rowsRoot(applicants), winners: draw.winners.length, lines: draw.lines });
    expect(head.blocks).toHaveLength(Math.ceil(size / blockSize));
  });

  test('answers for every ticket with its line, rank, outcome and audit path', () => {
    for (let row = 0; row < size; row += 1) {
      const { ticket } = applicantAt(applicants, row);

      const result = readResult(head, part(blocks, locateBlock(head, ticket)), ticket);

      expect(result).toEqual({
        line: formatApplicant(applicantAt(applicants, row)),
        rank: draw.ranks[row],
        outcome: outcomeOf(draw, row),
        leafIndex: row,
        proof: auditPathIn(tree, row),
      });
    }
  });

  test('knows no other ticket', () => {
    const [before, between, after] = ['0'.repeat(32), numberedApplicant(size).ticket, 'f'.repeat(32)];

    expect(locateBlock(head, before)).toBeUndefined();
    for (const ticket of [between, after]) {
      expect(readResult(head, part(blocks, locateBlock(head, ticket)), ticket)).toBeUndefined();
    }
  });
});

test('a block in which one line was changed is refused', () => {
  const { applicants, head, blocks } = indexed(300);
  const ticket = ticketAt(applicants, 280);
  const place = locateBlock(head, ticket);
  const changed = part(blocks, place)
    .toString()
    .replace(/,1,(?=[01],)/, ',2,');

  expect(() => readResult(head, Buffer.from(changed), ticket)).toThrow(DrawFault);
});

test('the excluded have an index of the same structure', () => {
  const lines = Array.from({ length: 600 }, (_, number) => ({
    ticket: numberedApplicant(number).ticket,
    reason: number % 2 === 0 ? 'student' : 'left',
    listVersion: number % 2 === 0 ? 'emis-7' : '',
  }));
  const excluded = excludedRows(lines);
  const built = buildExcludedIndex({ regency: '32.01', excluded });
  const head = ExcludedHead.parse(JSON.parse(JSON.stringify(built.head)));
  const tree = treeOver(leafHashes(excluded));

  for (const row of [0, 255, 256, 599]) {
    const ticket = ticketAt(excluded, row);

    const found = readExclusion(head, part(built.blocks, locateBlock(head, ticket)), ticket);

    expect(found).toEqual({ line: rowText(excluded, row), leafIndex: row, proof: auditPathIn(tree, row) });
  }
});

test('a regency without applicants has an index without blocks', () => {
  const applicants = applicantRows([]);
  const draw = drawRegency({ applicants, seed: Buffer.alloc(32), places: 0, reservePercent: 0 });

  const { head, blocks } = buildResultIndex({ regency: '32.01', applicants, places: 0, draw });

  expect([head.size, head.root, blocks.length]).toEqual([0, rowsRoot(applicants), 0]);
  expect(locateBlock(head, numberedApplicant(1).ticket)).toBeUndefined();
});
