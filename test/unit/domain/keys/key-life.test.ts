import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isCurrentFrom,
  keyTimes,
  liveVersions,
  nextVersion,
  objectionToRehash,
  objectionToRetirement,
  objectionToRotation,
  tracelessVersions,
  type KeyVersion,
} from '../../../../shared/domain/keys/key-life.ts';

const begin = Date.parse('2026-01-01T00:00:00.000Z');
const at = (seconds: number): Date => new Date(begin + seconds * 1_000);
const instant = (seconds: number): string => at(seconds).toISOString();
const first: KeyVersion = { use: 'hash', version: 1, createdAt: instant(-1_000_000) };

/** A life of a key: at each time one of the three is tried, and done where nothing speaks against it. */
const livedBy = (steps: readonly { readonly wait: number; readonly what: 'rotate' | 'rehash' | 'retire' }[]) => {
  let versions: KeyVersion[] = [first];
  let now = 0;
  const lived: { readonly now: number; readonly versions: readonly KeyVersion[] }[] = [];
  for (const { wait, what } of steps) {
    now += wait;
    const when = { at: at(now), times: keyTimes };
    if (what === 'rotate' && objectionToRotation(versions, 'hash') === undefined)
      versions = [...versions, nextVersion(versions, 'hash', when)];
    const oldest = liveVersions(versions, 'hash').at(-1);
    if (what === 'retire' && oldest && objectionToRetirement(versions, oldest, when) === undefined)
      versions = versions.map((one) => (one === oldest ? { ...one, retiredAt: instant(now) } : one));
    if (what === 'rehash' && objectionToRehash(versions, when) === undefined) {
      const gone = new Set(tracelessVersions(versions, { startedAt: instant(now), times: keyTimes }));
      versions = versions.map((one) => (gone.has(one) ? { ...one, destroyedAt: instant(now) } : one));
    }
    lived.push({ now, versions });
  }
  return lived;
};

const anyLife = fc.array(
  fc.record({ wait: fc.integer({ min: 0, max: 9_000 }), what: fc.constantFrom('rotate', 'rehash', 'retire') }),
  { maxLength: 40 },
);

test('however a key is exchanged, one or two versions are live, and one of them is current', () => {
  fc.assert(
    fc.property(anyLife, (steps) => {
      for (const { now, versions } of livedBy(steps)) {
        const live = liveVersions(versions, 'hash');
        expect(live.length).toBeGreaterThanOrEqual(1);
        expect(live.length).toBeLessThanOrEqual(2);
        expect(live.some((version) => isCurrentFrom(version) <= instant(now))).toBe(true);
      }
    }),
  );
});

test('no version is retired before what it signed has ended, and none destroyed that an environment may still use', () => {
  fc.assert(
    fc.property(anyLife, (steps) => {
      const { versions } = livedBy(steps).at(-1) ?? { versions: [] };
      for (const { version, retiredAt, destroyedAt } of versions) {
        if (retiredAt === undefined) continue;
        const next = versions.find((one) => one.version === version + 1);
        const endsAt = Date.parse(next?.currentFrom ?? '') + 1_000 * (keyTimes.leadSeconds + keyTimes.afterlifeSeconds);
        expect(Date.parse(retiredAt)).toBeGreaterThanOrEqual(endsAt);
        if (destroyedAt !== undefined)
          expect(Date.parse(destroyedAt)).toBeGreaterThanOrEqual(Date.parse(retiredAt) + 1_000 * keyTimes.leadSeconds);
      }
    }),
  );
});

test('a key that nobody has used yet is not exchanged', () => {
  expect(objectionToRotation([], 'field')).toContain('first registration');
  expect(objectionToRotation([first], 'hash')).toBeUndefined();
  expect(objectionToRotation([first], 'field')).toContain('no field key');
});

test('with traces of a retired version nothing else is retired, which would hide what is left', () => {
  const retired: KeyVersion[] = [
    { ...first, retiredAt: instant(0) },
    { use: 'hash', version: 2, createdAt: instant(-900_000), currentFrom: instant(-800_000) },
    { use: 'field', version: 1, createdAt: instant(-1_000_000) },
    { use: 'field', version: 2, createdAt: instant(-900_000), currentFrom: instant(-800_000) },
  ];
  const objection = objectionToRetirement(retired, { use: 'field', version: 1 }, { at: at(10), times: keyTimes });

  expect(objection).toContain('Traces of version 1 of the hash key');
});
