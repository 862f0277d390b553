import { expect, test } from 'vitest';
import { isSound, reportLines } from '../../../bench/chaos/report.ts';
import { trials, trialsNamed } from '../../../bench/chaos/trials.ts';
import { Faults, faultKinds, misbehaviourOf } from '../../../local/emulators/faults.ts';
import { Behaviour } from '../../../local/sandboxes/behaviour.ts';

const report = {
  injected: misbehaviourOf(1).injected(),
  outside: { registry: 3, bank: 0, beacon: 0, messages: 1 },
  ...{ replaced: 0, poisoned: 2, requests: 40, again: 5, lives: 9, drawn: 4, completed: 2, stuck: [] },
};

test('of a kind, the same faults strike again with the same seed, whatever other kinds do meanwhile', () => {
  const struck = (seed: number, between: () => void, misbehaviour = misbehaviourOf(seed)) =>
    Array.from({ length: 200 }, () => {
      between();
      return misbehaviour.strikes('table fault', 0.3);
    });
  const other = misbehaviourOf(7);
  const plain = struck(7, () => undefined);
  const disturbed = struck(7, () => void other.strikes('function killed', 0.5), other);

  expect(disturbed).toEqual(plain);
  expect(struck(8, () => undefined)).not.toEqual(plain);
  expect(plain.filter(Boolean).length).toBe(other.injected()['table fault']);
});

test('nothing strikes as long as nobody switches it on', () => {
  const misbehaviour = misbehaviourOf(1);

  expect(faultKinds.some((kind) => misbehaviour.strikes(kind, 0))).toBe(false);
  expect(Object.values(misbehaviour.injected())).toEqual(faultKinds.map(() => 0));
  expect(Faults.parse({}).table).toEqual({ throttledRate: 0, faultRate: 0, lostRate: 0 });
});

test('every trial says what it injects in terms that the cloud and the sandboxes know', () => {
  const settings = trialsNamed([]).flatMap((trial) => trial.settings);

  for (const { cloud = {}, outside = {} } of settings) {
    expect(Faults.safeParse(cloud).success).toBe(true);
    expect(Object.values(outside).every((behaviour) => Behaviour.safeParse(behaviour).success)).toBe(true);
  }
  expect(trialsNamed([]).map(({ name }) => name)).toEqual([...trials.map(({ name }) => name), 'together']);
  expect(trialsNamed(['table', 'killed']).map(({ name }) => name)).toEqual(['killed', 'table']);
  expect(() => trialsNamed(['weather'])).toThrow('There is no fault weather. There are killed, copies');
});

test('one violation, or one person who came to no end, is enough for a run not to be sound', () => {
  const well = { what: 'cards', compared: 4, violations: [] };
  const wrong = { what: 'seats', compared: 2, violations: ['twice: one'] };

  expect(isSound({ ...report, findings: [well] })).toBe(true);
  expect(isSound({ ...report, findings: [well, wrong] })).toBe(false);
  expect(isSound({ ...report, findings: [well], stuck: ['2023-60: no result'] })).toBe(false);
  const text = reportLines({ ...report, findings: [well, wrong] }).join('\n');
  expect(text).toContain('✓       4  cards');
  expect(text).toContain('✗       2  seats: 1 violations\n             twice: one');
  expect(text).toContain('Something was lost');
});
