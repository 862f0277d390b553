import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundAt, timeOf } from '../../../shared/domain/draw/beacon.ts';
import { firstRun, stageAfter } from '../../../shared/domain/run.ts';
import { waits } from '../../../shared/domain/selection-waits.ts';
import {
  commitBefore,
  progressOf,
  regencyOfUnplaced,
  roundNotBefore,
  SelectionStep,
  sealTime,
  stepsOf,
  type StageRecord,
} from '../../../shared/domain/selection.ts';
import { closedWave, testChain } from '../../support/selection.ts';

const instants = fc
  .date({ min: new Date('2023-03-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the round of a commitment', () => {
  test('leaves the whole objection window open, and time to seal, whenever the commitment is made', () => {
    fc.assert(
      fc.property(instants, instants, fc.nat(7 * 86_400), (committedAt, drawAt, objectionWindowSeconds) => {
        const wave = { ...closedWave, drawAt, objectionWindowSeconds };
        const time = timeOf(testChain, roundAt(testChain, roundNotBefore(wave, committedAt)));
        const seal = sealTime(wave, time);

        expect(time >= drawAt).toBe(true);
        expect(committedAt < commitBefore(wave, time)).toBe(true);
        expect(Date.parse(seal) - Date.parse(committedAt)).toBeGreaterThanOrEqual(objectionWindowSeconds * 1_000);
        expect(seal < time).toBe(true);
      }),
    );
  });
});

describe('an excluded ticket without a regency', () => {
  const codes = ['11.01', '32.01', '94.71'];

  test('is listed in one of the quota table, always the same', () => {
    expect(regencyOfUnplaced('00000000'.repeat(4), codes)).toBe('11.01');
    expect(regencyOfUnplaced('00000004'.repeat(4), codes)).toBe('32.01');
    expect(regencyOfUnplaced('ffffffff'.repeat(4), codes)).toBe('11.01');
  });

  test('cannot be listed where the quota table is empty', () => {
    expect(() => regencyOfUnplaced('00000000'.repeat(4), [])).toThrow(RangeError);
  });
});

describe('the steps of a stage', () => {
  test('carry every unit once, in few messages, and never too many in one', () => {
    fc.assert(
      fc.property(fc.nat(3_000), (count) => {
        const units = Array.from({ length: count }, (_, place) => String(place));
        const steps = stepsOf(firstRun(closedWave.waveId), 'draw', units);

        expect(steps.flatMap(({ unit, more = [] }) => [unit, ...more])).toEqual(units);
        expect(Math.max(0, ...steps.map(({ more = [] }) => 1 + more.length))).toBeLessThanOrEqual(20);
        expect(steps.length).toBeLessThanOrEqual(Math.max(32, count / 20 + 1));
        for (const step of steps) expect(SelectionStep.parse(step)).toEqual(step);
      }),
    );
  });
});

describe('the progress of a stage', () => {
  const record: StageRecord = { stage: 'draw', startedAt: '2023-02-20T17:00:00.000Z', total: 514, done: 0 };
  const at = new Date('2023-02-20T17:00:10.000Z');

  test('tells the rate, and the seconds that are left at that rate', () => {
    const lastDoneAt = '2023-02-20T17:00:09.000Z';
    expect(progressOf({ ...record, done: 257, lastDoneAt }, at, 'en')).toMatchObject({
      state: 'running',
      remaining: 257,
      rate: 25.7,
      estimateSeconds: 10,
    });
  });

  test('tells what a stage waits for, that one stands still, and that one is done', () => {
    const waiting = { ...record, waitingFor: waits.turn };
    expect(progressOf(waiting, at, 'en')).toMatchObject({ state: 'waiting', waitingFor: waits.turn.en });
    expect(progressOf(waiting, at, 'id')).toMatchObject({ state: 'waiting', waitingFor: waits.turn.id });
    expect(progressOf(record, new Date('2023-02-20T17:06:00.000Z'), 'en').state).toBe('stalled');
    expect(progressOf({ ...record, done: 514 }, at, 'en')).toMatchObject({ state: 'done', estimateSeconds: 0 });
    expect(progressOf({ ...record, total: undefined }, at, 'en')).toMatchObject({ state: 'running', done: 0 });
  });

  test('follows the stages to their end', () => {
    expect(stageAfter('selection', 'barrier')).toBe('collect');
    expect(stageAfter('selection', 'draw')).toBe('gate');
    expect(stageAfter('redraw', 'notify')).toBeUndefined();
  });
});
