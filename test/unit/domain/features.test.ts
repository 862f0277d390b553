import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doorOf } from '../../../shared/domain/access/index.ts';
import { FeatureName, featureOf, features, isOnFor, placeIn, statesOf } from '../../../shared/domain/features.ts';

const feature = fc.constantFrom(...FeatureName.options);
const share = fc.integer({ min: 0, max: 100 });
/** Numbers of people and partners, and whatever else a token may name. */
const who = fc.oneof(fc.stringMatching(/^[0-9a-f]{32}$/), fc.stringMatching(/^[a-z0-9-]{3,30}$/), fc.string());

describe('for whom a feature is on', () => {
  test('a share that grows takes it away from nobody', () => {
    fc.assert(
      fc.property(feature, who, share, share, (name, person, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(isOnFor(name, { share: less }, person) && !isOnFor(name, { share: more }, person)).toBe(false);
      }),
    );
  });

  test('none is nobody, a hundred is everybody, and the same person is answered the same', () => {
    fc.assert(
      fc.property(feature, who, share, (name, person, some) => {
        expect(isOnFor(name, { share: 0 }, person)).toBe(false);
        expect(isOnFor(name, { share: 100 }, person)).toBe(true);
        expect(isOnFor(name, { share: some }, person)).toBe(isOnFor(name, { share: some }, person));
        expect(isOnFor(name, statesOf(new Map())[name], person)).toBe(true);
      }),
    );
  });

  test('places are spread evenly, and in another order in each feature', () => {
    const people = Array.from({ length: 20_000 }, (_, number) => `person-${String(number)}`);

    for (const name of FeatureName.options) {
      const on = people.filter((person) => isOnFor(name, { share: 10 }, person)).length;
      // Five standard deviations of a tenth of so many.
      expect(Math.abs(on - 2_000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.1 * 0.9));
    }
    const same = people.filter((person) => placeIn('joining', person) === placeIn('reviews', person)).length;
    expect(same).toBeLessThan(400);
  });

  test('places stay as they are from release to release: nobody’s changes', () => {
    const places = FeatureName.options.map((name) => [name, placeIn(name, '0'.repeat(32))]);

    expect(Object.fromEntries(places)).toEqual({
      registration: 17,
      joining: 58,
      purchase: 0,
      'payout-account': 8,
      reviews: 74,
      surveys: 12,
      'help-desk': 20,
    });
  });
});

test('a route belongs to one feature at most; what people have a right to, and what is owed to them, to none', () => {
  const routes = FeatureName.options.flatMap((name) => features[name].routes);

  expect(new Set(routes).size).toBe(routes.length);
  for (const name of FeatureName.options) {
    expect(features[name].routes.map(featureOf)).toEqual(features[name].routes.map(() => name));
  }
  // Nobody is known there by whose place it could be decided, and the partners' own form knows no such answer.
  expect(routes.filter((route) => doorOf(route) === 'anyone')).toEqual([]);
  expect(routes.filter((route) => /^(GET|DELETE) |objection|erasure|completion|integration/.test(route))).toEqual([]);
  expect(() => featureOf('POST /v1/training-completions')).toThrow('belongs to no feature');
});
