import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjusted, Judgement, judgeDraw } from '../../../../shared/domain/fairness/judgement.ts';
import { currentStandard } from '../../../../shared/domain/fairness/standard.ts';
import { stratumNames, stratumOf } from '../../../../shared/domain/fairness/stratum.ts';
import { tallyPublic } from '../../../../shared/domain/fairness/tally.ts';
import { drawRegency } from '../../../../shared/domain/draw/ranking.ts';
import { dayName, fairTallies, regenciesOf, riggedTallies, type Regency } from './draws.ts';

const verdictOn = (tallies: Parameters<typeof judgeDraw>[0], standard = currentStandard) =>
  judgeDraw(tallies, standard).verdict;

describe('the correction for many tests', () => {
  test('is Holm’s: the smallest times all, the next times those that remain, never falling', () => {
    expect(adjusted([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  test('never lowers a p, and never beyond 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 }), (ps) => {
        for (const [place, p] of adjusted(ps).entries()) {
          expect(p).toBeGreaterThanOrEqual((ps[place] ?? 0) * (1 - 1e-5));
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('the judgement of a fair draw', () => {
  const waves = 400;
  const level = 0.05;
  // Three standard deviations of the number of waves that fail at the level.
  const mostFailing = waves * level + 3 * Math.sqrt(waves * level * (1 - level));

  const failing = (regencies: readonly Regency[], chiSquareFromVariance: number): number =>
    Array.from({ length: waves }, (_, number) =>
      verdictOn(fairTallies(regencies, number), { ...currentStandard, level, chiSquareFromVariance }),
    ).filter((verdict) => verdict === 'failed').length;

  test('of small regencies, exactly judged, fails no more often than the level says', () => {
    const found = failing(regenciesOf([5, 12, 1, 40, 23, 8, 31]), currentStandard.chiSquareFromVariance);

    expect(found).toBeLessThanOrEqual(mostFailing);
  });

  test('of larger regencies, judged by chi-square, fails no more often than the level says, and not never', () => {
    const found = failing(regenciesOf([300, 40, 250, 120, 90]), 10);

    expect(found).toBeLessThanOrEqual(mostFailing);
    expect(found).toBeGreaterThan(1);
  });

  test('passes at the standard in force, with all fourteen tests told and every applicant counted in each national one of the first family', () => {
    const regencies = regenciesOf([6_000, 900, 2_500]);
    const people = regencies.reduce((sum, { applicants }) => sum + applicants.count, 0);

    const judgement = judgeDraw(fairTallies(regencies, 1), currentStandard);

    expect(judgement.verdict).toBe('passed');
    expect(Judgement.parse(judgement)).toEqual(judgement);
    expect(
      judgement.tests.flatMap(({ family, attribute, scope }) =>
        scope === 'nation' ? [`${family} by ${attribute}`] : [],
      ),
    ).toEqual([
      'order by day',
      'order by sex',
      'order by age',
      'order by priority',
      'winners by day',
      'winners by sex',
      'winners by age',
    ]);
    expect(judgement.tests.filter(({ scope }) => scope === 'regency')).toHaveLength(7);
    for (const { family, scope, categories } of judgement.tests) {
      if (scope === 'regency') continue;
      const counted = categories.reduce((sum, { applicants }) => sum + applicants, 0);
      if (family === 'order') expect(counted).toBe(people);
      else expect(counted).toBeLessThan(people);
    }
  });

  test('passes whatever the reserve gives to its groups: nearly all places of a regency, say', () => {
    const [regency] = regenciesOf([4_000], { share: 0.2 });
    if (regency === undefined) throw new Error('There is no regency.');
    const { applicants, places } = regency;
    const draw = drawRegency({ applicants, seed: Buffer.alloc(32, 7), places, reservePercent: 90 });

    const { priority, untouched } = tallyPublic(applicants, draw);

    const [reserved = 0] = priority['1'] ?? [];
    expect(draw.winners.filter(({ pass }) => pass === 'reserve').length).toBeGreaterThan(0.8 * places);
    expect((priority['1']?.[1] ?? 0) / reserved).toBeCloseTo(0.2, 1);
    expect(untouched[1]).toBeLessThan(draw.winners.length);
  });

  test('has nothing to say of a wave without applicants, which passes', () => {
    expect(verdictOn(new Map())).toBe('passed');
  });
});

describe('the judgement of a rigged draw', () => {
  const month = { days: 30, share: 0.1 };
  const firstTwoDays = ({ day }: { day: string }) => day === dayName(0) || day === dayName(1);
  // So that nine in ten of the winners come from the first two of thirty days.
  const nineInTen = (9 / 1) * (28 / 2);
  const failed = (judgement: ReturnType<typeof judgeDraw>) =>
    judgement.tests
      .filter(({ adjustedP }) => adjustedP <= judgement.standard.level)
      .map(({ family, attribute, scope }) => `${family} by ${attribute}, in the ${scope}`);

  test.each(['scores', 'winners'] as const)(
    'catches %s bent as in the lottery DV-2012: nine winners in ten from the first two of thirty days',
    (bends) => {
      const tallies = riggedTallies(regenciesOf([400, 120, 60, 700], month), {
        bends,
        weightOf: (one) => (firstTwoDays(one) ? nineInTen : 1),
      });

      const judgement = judgeDraw(tallies, currentStandard);

      expect(judgement.verdict).toBe('failed');
      const family = bends === 'scores' ? 'order' : 'winners';
      expect(failed(judgement)).toEqual([`${family} by day, in the nation`, `${family} by day, in the regency`]);
    },
  );

  test('catches it among fewer than thirty winners', () => {
    const tallies = riggedTallies(regenciesOf([90, 80, 70], month), {
      bends: 'winners',
      weightOf: (one) => (firstTwoDays(one) ? nineInTen : 1),
    });

    const won = [...tallies.values()].flatMap(({ winners }) => winners.flatMap(({ sex }) => Object.values(sex)));
    expect(won.reduce((sum, [, taken]) => sum + taken, 0)).toBeLessThan(30);
    expect(verdictOn(tallies)).toBe('failed');
  });

  test.each([
    ['women', ({ sex }: { sex: string }) => sex === 'female', 'sex'],
    ['the young', ({ age }: { age: string }) => age === '18-24', 'age'],
    ['who joined early', ({ day }: { day: string }) => day === dayName(0), 'day'],
  ] as const)('catches scores that favour %s by three tenths', (_who, isFavoured, attribute) => {
    const tallies = riggedTallies(regenciesOf([6_000, 900, 2_500, 4_000]), {
      bends: 'scores',
      weightOf: (one) => (isFavoured(one) ? 1.3 : 1),
    });

    expect(failed(judgeDraw(tallies, currentStandard))).toContain(`order by ${attribute}, in the nation`);
  });

  test('catches one regency that favours its women among many that do not, and names it', () => {
    const regencies = regenciesOf(Array.from({ length: 40 }, () => 1_000));
    const bent = riggedTallies(regencies.slice(17, 18), {
      bends: 'winners',
      weightOf: ({ sex }) => (sex === 'female' ? 4 : 1),
    });

    const judgement = judgeDraw(new Map([...fairTallies(regencies, 5), ...bent]), currentStandard);

    expect(failed(judgement)).toEqual(['winners by sex, in the regency']);
    expect(judgement.tests.flatMap(({ regency = [] }) => regency)).toEqual(['32.18']);
  });
});

describe('the stratum of a person', () => {
  test.each([
    ['2005-02-20', 'female', '2023-02-20', 'f0', 'female', '18-24'],
    ['1998-02-21', 'male', '2023-02-20', 'm0', 'male', '18-24'],
    ['1998-02-20', 'male', '2023-02-20', 'm1', 'male', '25-34'],
    ['1958-02-21', 'female', '2023-02-20', 'f4', 'female', '55-64'],
    ['1957-02-20', 'female', '2023-02-20', 'f5', 'female', 'other'],
    ['1990-01-01', undefined, '2023-02-20', 'x1', 'unknown', '25-34'],
  ] as const)('born %s, %s, is on %s of %s: %s, %s', (birthDate, sex, on, stratum, sexName, age) => {
    expect(stratumOf({ sex, birthDate }, on)).toBe(stratum);
    expect(stratumNames(stratum)).toEqual({ sex: sexName, age });
  });
});
