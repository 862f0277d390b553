import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestPeople, shareOf, shares } from '../../../console/source/regions/shares.ts';
import { figuresTogether, toldFigures, type WaveFigures } from '../../../shared/domain/regions/figures.ts';
import { regionRules } from '../../../shared/domain/regions/rules.ts';

const smallest = regionRules.smallestCount.value;

/** A wave in a regency: of who got a place some bought, and some of these were paid. */
const figures: fc.Arbitrary<WaveFigures> = fc
  .record({ drawn: fc.nat({ max: 200 }), called: fc.nat({ max: 8 }), notDrawn: fc.nat({ max: 500 }) })
  .chain((draw) =>
    fc.tuple(fc.nat({ max: draw.drawn + draw.called }), fc.nat({ max: 12 })).map(([bought, others]) => ({
      ...draw,
      ...{ bought, completed: bought + others, paid: Math.min(others, bought), ended: 0, stopped: 0 },
      ...{ excluded: 0, notEligible: {} },
    })),
  );

test('a share is never more than it is, and as it is where nothing is withheld in it', () => {
  fc.assert(
    fc.property(fc.array(figures, { minLength: 1, maxLength: 6 }), (areas) => {
      const told = figuresTogether(areas.map((one) => toldFigures(one, smallest)));
      const sum = (of: (one: WaveFigures) => number): number => areas.reduce((total, one) => total + of(one), 0);
      const recipients = sum(({ drawn, called }) => drawn + called);
      const truth = {
        drawn: [sum(({ drawn }) => drawn), sum(({ drawn, notDrawn }) => drawn + notDrawn)],
        bought: [sum(({ bought }) => bought), recipients],
        trainingsCompleted: [sum(({ completed }) => completed), recipients],
        incentivesPaid: [sum(({ paid }) => paid), recipients],
      } as const;
      for (const name of shares) {
        const share = shareOf(name, told, smallest);
        const [part, whole] = truth[name];
        if (whole < fewestPeople) expect(share).toBe('too-few');
        if (typeof share === 'string') continue;
        if (share.isLeast) expect(share.ofHundred).toBeLessThanOrEqual((100 * part) / whole);
        else expect(Math.abs(share.ofHundred - (100 * part) / whole)).toBeLessThan(1);
      }
    }),
  );
});

test('a share that is hidden, of few people, or not told of yet says so', () => {
  const one = { drawn: 120, called: 0, notDrawn: 60, completed: 0, ended: 0, stopped: 0, excluded: 0, notEligible: {} };
  const told = (bought: number) => toldFigures({ ...one, bought, paid: 0 }, smallest);

  expect(shareOf('bought', told(60), smallest)).toEqual({ ofHundred: 50, isLeast: false });
  expect(shareOf('bought', told(118), smallest)).toBe('hidden');
  expect(shareOf('bought', undefined, smallest)).toBe('unknown');
  expect(shareOf('bought', toldFigures({ ...one, drawn: 99, bought: 50, paid: 0 }, smallest), smallest)).toBe(
    'too-few',
  );
});
