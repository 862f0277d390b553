import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresTogether, toldFigures, type WaveFigures } from '../../../../shared/domain/regions/figures.ts';
import { regionRules } from '../../../../shared/domain/regions/rules.ts';
import { totalOf, type Total } from '../../../../shared/domain/regions/small-counts.ts';

const smallest = regionRules.smallestCount.value;

/** Mostly about the border, where something could be told that must not be. */
const people = fc.oneof(fc.nat({ max: 3 * smallest }), fc.nat({ max: 20_000 }));

/** Of some people a part, in any proportion. */
const partOf = (whole: number) =>
  fc.oneof(
    fc.nat({ max: whole }),
    fc.nat({ max: Math.min(whole, 6) }).map((left) => whole - left),
  );

const figures: fc.Arbitrary<WaveFigures> = fc
  .record({
    drawn: people,
    notDrawn: people,
    called: people,
    completed: people,
    a: people,
    b: people,
    noted: fc.boolean(),
  })
  .chain(({ a, b, noted, ...draw }) =>
    fc.tuple(partOf(draw.drawn + draw.called), partOf(draw.drawn + draw.called)).chain(([bought, ended]) =>
      fc.tuple(partOf(bought), partOf(bought)).map(([paid, stopped]) => ({
        ...draw,
        ...{ bought, ended, paid, stopped, excluded: a + b },
        notEligible: noted ? { student: a, police: b } : undefined,
      })),
    ),
  );

/** The figures of regencies by waves, in which every row and every column is one. */
const pages = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([regencies, waves]) =>
    fc.array(fc.array(figures, { minLength: waves, maxLength: waves }), { minLength: regencies, maxLength: regencies }),
  );

/** Everything that anybody is told: of each regency by wave and in all, and of the province by wave and in all. */
const everythingTold = (page: readonly (readonly WaveFigures[])[]) => {
  const cells = page.map((waves) => waves.map((one) => toldFigures(one, smallest)));
  const first = cells[0] ?? [];
  return {
    cells,
    ofRegencies: cells.map((waves) => figuresTogether(waves)),
    ofWaves: first.map((_, wave) => figuresTogether(cells.flatMap((waves) => waves[wave] ?? []))),
    ofAll: figuresTogether(cells.flat()),
  };
};

const counted = ['drawn', 'notDrawn', 'called', 'completed', 'bought', 'paid', 'ended', 'stopped', 'excluded'] as const;

/** The same page with one figure of it another one. */
const changed = (
  page: readonly (readonly WaveFigures[])[],
  at: { readonly regency: number; readonly wave: number },
  change: (one: WaveFigures) => WaveFigures,
) =>
  page.map((waves, regency) =>
    waves.map((one, wave) => (regency === at.regency && wave === at.wave ? change(one) : one)),
  );

const isWithheld = (total: Total): boolean => 'withheldCounts' in total;
const toldNames = {
  drawn: 'drawn',
  notDrawn: 'notDrawn',
  called: 'called',
  completed: 'trainingsCompleted',
  bought: 'bought',
  paid: 'incentivesPaid',
  ended: 'cardsEnded',
  stopped: 'cardsStopped',
  excluded: 'notEligible',
} as const;

describe('figures of regencies', () => {
  test('tell no count of people that is small, and none of people by what is left over', () => {
    fc.assert(
      fc.property(figures, (one) => {
        const found = toldFigures(one, smallest);
        const small = (count: number) => count > 0 && count < smallest;
        const countOf = (total: Total) => ('count' in total ? total.count : undefined);

        for (const name of counted) {
          if (name !== 'excluded') expect(small(countOf(found[toldNames[name]]) ?? 0)).toBe(false);
        }
        for (const total of Object.values(found.reasons ?? {})) expect(small(countOf(total) ?? 0)).toBe(false);
        const [bought, paid] = [countOf(found.bought), countOf(found.incentivesPaid)];
        const [drawn, called] = [countOf(found.drawn), countOf(found.called)];
        if (drawn !== undefined && called !== undefined && bought !== undefined)
          expect(small(drawn + called - bought)).toBe(false);
        if (bought !== undefined && paid !== undefined) expect(small(bought - paid)).toBe(false);
      }),
    );
  });

  test('that are withheld could be another number, whatever page is subtracted from whatever page', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), fc.constantFrom(...counted), (page, row, column, name) => {
        const at = { regency: row % page.length, wave: column % (page[0]?.length ?? 1) };
        const one = page[at.regency]?.[at.wave];
        fc.pre(one !== undefined);
        const seen = everythingTold(page);
        const cell = seen.cells[at.regency]?.[at.wave];
        fc.pre(cell !== undefined && isWithheld(cell[toldNames[name]]));
        // With reasons noted, all of them are the sum of the reasons.
        fc.pre(name !== 'excluded' || one.notEligible === undefined);

        const text = JSON.stringify(seen);
        const near = Array.from({ length: 2 * smallest + 1 }, (_, step) => one[name] - smallest + step);
        const others = near.filter((value) => value >= 0 && value !== one[name]);

        const isAmbiguous = others.some(
          (value) => JSON.stringify(everythingTold(changed(page, at, (old) => ({ ...old, [name]: value })))) === text,
        );
        expect(isAmbiguous).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('by reason that are withheld could be another number too', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), (page, row, column) => {
        const at = { regency: row % page.length, wave: column % (page[0]?.length ?? 1) };
        const reasons = page[at.regency]?.[at.wave]?.notEligible;
        fc.pre(reasons !== undefined);
        const students = reasons['student'] ?? 0;
        fc.pre(students > 0 && students < smallest);

        const seen = JSON.stringify(everythingTold(page));
        const others = Array.from({ length: smallest - 1 }, (_, value) => value + 1).filter((one) => one !== students);

        for (const student of others) {
          const other = changed(page, at, (old) => ({ ...old, notEligible: { ...old.notEligible, student } }));
          expect(JSON.stringify(everythingTold(other))).toBe(seen);
        }
      }),
    );
  });

  test('add up to what is told, and never to more than there is', () => {
    fc.assert(
      fc.property(fc.array(figures, { minLength: 1, maxLength: 6 }), (several) => {
        const { drawn } = figuresTogether(several.map((one) => toldFigures(one, smallest)));
        const all = several.reduce((sum, one) => sum + one.drawn, 0);

        if ('count' in drawn) expect(drawn.count).toBe(all);
        else {
          expect(drawn.atLeast).toBeLessThan(all);
          expect(all).toBeLessThanOrEqual(drawn.atLeast + drawn.withheldCounts * (smallest - 1));
        }
      }),
    );
    expect(totalOf([])).toEqual({ count: 0 });
  });
});
