import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DrawFault } from '../../../../shared/domain/draw/fault.ts';
import { demandOf } from '../../../../shared/domain/draw/households.ts';
import { applicantAt, applicantRows, type ApplicantLine } from '../../../../shared/domain/draw/lines.ts';
import { drawRegency, outcomeOf, scoreOf } from '../../../../shared/domain/draw/ranking.ts';
import { applicantsArbitrary, numberedApplicant, seedArbitrary } from './builders.ts';

interface Case {
  lines: ApplicantLine[];
  seed: Uint8Array;
  places: number;
  reservePercent: number;
  struck: string[];
}

const caseArbitrary: fc.Arbitrary<Case> = fc
  .record({
    lines: applicantsArbitrary(),
    seed: seedArbitrary,
    places: fc.nat({ max: 40 }),
    reservePercent: fc.integer({ min: 0, max: 100 }),
    struckEvery: fc.integer({ min: 2, max: 9 }),
  })
  .map(({ lines, struckEvery, ...rest }) => ({
    ...rest,
    lines,
    struck: lines.filter((_, number) => number % struckEvery === 0).map(({ ticket }) => ticket),
  }));

const drawn = ({ lines, ...input }: Case) => drawRegency({ ...input, applicants: applicantRows(lines) });

/** The rule of the specification said as plainly as can be, to compare with. */
function plainWinners({ lines, seed, places, reservePercent, struck }: Case): string[] {
  const order = lines.toSorted((one, other) => (scoreOf(seed, one.ticket) < scoreOf(seed, other.ticket) ? -1 : 1));
  const taken: ApplicantLine[] = [];
  const pass = (candidates: ApplicantLine[], limit: number) => {
    for (const line of candidates) {
      const family = taken.filter(({ household }) => household === line.household).length;
      if (taken.length >= limit || taken.includes(line) || struck.includes(line.ticket) || family >= line.slots)
        continue;
      taken.push(line);
    }
  };
  pass(
    order.filter(({ priority }) => priority === 1),
    Math.floor((places * reservePercent) / 100),
  );
  pass(order, places);
  return taken.map(({ ticket }) => ticket);
}

describe('the draw of a regency', () => {
  test('takes the same winners in the same order as the rule said plainly', () => {
    fc.assert(
      fc.property(caseArbitrary, (input) => {
        expect(drawn(input).winners.map(({ ticket }) => ticket)).toEqual(plainWinners(input));
      }),
    );
  });

  test('never takes more than the places, never a household beyond its slots, never a struck ticket', () => {
    fc.assert(
      fc.property(caseArbitrary, (input) => {
        const winners = drawn(input).winners.map(({ ticket }) => input.lines.find((line) => line.ticket === ticket));

        expect(winners.length).toBeLessThanOrEqual(input.places);
        expect(winners.some((winner) => input.struck.includes(winner?.ticket ?? ''))).toBe(false);
        for (const family of Map.groupBy(winners, (winner) => winner?.household).values()) {
          expect(family.length).toBeLessThanOrEqual(family[0]?.slots ?? 0);
        }
      }),
    );
  });

  test('fills every place that the demand allows when nobody is struck', () => {
    fc.assert(
      fc.property(caseArbitrary, (input) => {
        const demand = demandOf(applicantRows(input.lines));

        expect(drawn({ ...input, struck: [] }).winners.length).toBe(Math.min(input.places, demand));
      }),
    );
  });

  test('does not depend on the order in which applicants are given', () => {
    fc.assert(
      fc.property(caseArbitrary, (input) => {
        expect(drawn({ ...input, lines: input.lines.toReversed() })).toEqual(drawn(input));
      }),
    );
  });

  test('ranks everyone by score, struck ones included, and says what became of each', () => {
    fc.assert(
      fc.property(caseArbitrary, (input) => {
        const rows = applicantRows(input.lines);
        const draw = drawn(input);
        const tickets = Array.from({ length: rows.count }, (_, row) => applicantAt(rows, row).ticket);
        const byScore = tickets.toSorted((one, two) => (scoreOf(input.seed, one) < scoreOf(input.seed, two) ? -1 : 1));
        const won = new Set(draw.winners.map(({ ticket }) => ticket));

        expect(tickets.map((ticket) => byScore.indexOf(ticket) + 1)).toEqual([...draw.ranks]);
        for (const [row, ticket] of tickets.entries()) {
          expect(outcomeOf(draw, row) === 'selected').toBe(won.has(ticket));
          expect(outcomeOf(draw, row) === 'struck').toBe(input.struck.includes(ticket));
        }
        for (const { ticket, rank, score } of draw.winners) {
          expect([byScore[rank - 1], scoreOf(input.seed, ticket)]).toEqual([ticket, score]);
        }
      }),
    );
  });

  test('says where each pass ended, and nothing of a pass that took nobody', () => {
    const lines = Array.from({ length: 40 }, (_, number) => numberedApplicant(number));
    const input = { lines, seed: Buffer.alloc(32), places: 10, reservePercent: 20, struck: [] };

    const draw = drawn(input);

    expect(draw.winners.map(({ pass }) => pass)).toEqual([
      ...Array<string>(2).fill('reserve'),
      ...Array<string>(8).fill('open'),
    ]);
    expect(draw.lines.reserve?.rank).toBe(draw.winners[1]?.rank);
    expect(draw.lines.open?.score).toBe(draw.winners[9]?.score);
    expect(drawn({ ...input, reservePercent: 0 }).lines.reserve).toBeUndefined();
    expect(drawn({ ...input, places: 0 }).lines).toEqual({});
  });

  test('says that a household was full only of those who were met in order, before the line', () => {
    const household = 'a'.repeat(32);
    const lines = [1, 2, 3, 4, 5].map((number) => ({ ...numberedApplicant(number), household, slots: 2 as const }));

    const outcomesByRank = (places: number) => {
      const draw = drawn({ lines, seed: Buffer.alloc(32), places, reservePercent: 0, struck: [] });
      return [1, 2, 3, 4, 5].map((rank) => outcomeOf(draw, draw.ranks.indexOf(rank)));
    };

    expect(outcomesByRank(2)).toEqual(['selected', 'selected', 'not-selected', 'not-selected', 'not-selected']);
    expect(outcomesByRank(3)).toEqual(['selected', 'selected', 'household-full', 'household-full', 'household-full']);
  });

  test('gives reserve that nobody can fill to the second pass', () => {
    const lines = [1, 2, 3].map((number) => ({ ...numberedApplicant(number), priority: 0 as const }));

    const { winners } = drawn({ lines, seed: Buffer.alloc(32), places: 2, reservePercent: 100, struck: [] });

    expect(winners.map(({ pass }) => pass)).toEqual(['open', 'open']);
  });

  test('refuses to strike a ticket that is not among the applicants', () => {
    const input = { lines: [numberedApplicant(1)], seed: Buffer.alloc(32), places: 1, reservePercent: 0 };

    expect(() => drawn({ ...input, struck: [numberedApplicant(2).ticket] })).toThrow(DrawFault);
  });
});
