import { describe, expect, test } from 'vitest';
import { jsonFile } from '../../../shared/domain/evidence/layout.ts';
import { verifyEvidence } from '../../../shared/evidence/verify.ts';
import { listed, publishedWave, rewritten, sourceOf, type Files } from './wave-evidence.ts';

const passed = publishedWave();
const failed = publishedWave({ isRigged: true });
const verify = (files: Files) => verifyEvidence(sourceOf(listed(files)));
const differenceIn = async (files: Files) => (await verify(files)).difference;
const changed = (files: Files, change: (text: string) => string) => rewritten(files, 'fairness.json', change);

const release = {
  waveId: '2023-48',
  reason: 'Sebabnya diperiksa: hasil ini benar.',
  proposedBy: 'staff-1',
  approvedBy: 'staff-2',
  releasedAt: '2023-08-23T16:20:00.000Z',
};
const withRelease = (files: Files, fields: Partial<typeof release> = {}): Files => {
  const { waveId } = JSON.parse(files.get('result.json')?.toString() ?? '') as { waveId: string };
  return new Map([...files, ['release.json', jsonFile({ ...release, waveId, ...fields })]]);
};

describe('the statistics of fairness', () => {
  test('of a fair draw are accepted, and what cannot be checked is said', async () => {
    const { ok, remarks } = await verify(passed);

    expect(ok).toBe(true);
    expect(remarks.join(' ')).toMatch('rests on data that is published of nobody');
  });

  test('may be missing, or be another program’s: they are then not checked', async () => {
    const none = await verify(new Map([...passed].filter(([path]) => path !== 'fairness.json')));
    const others = await verify(new Map([...passed, ['fairness.json', Buffer.from('{"chiSquare": 3}')]]));

    expect(none).toMatchObject({ ok: true });
    expect(none.remarks.join(' ')).toMatch('fairness.json is not there');
    expect(others).toMatchObject({ ok: true });
    expect(others.remarks.join(' ')).toMatch('of another form');
  });

  test('of a draw that failed are accepted with the release of two people, and not without', async () => {
    const released = await verify(withRelease(failed));

    expect(released).toMatchObject({ ok: true });
    expect(released.remarks.join(' ')).toMatch('two people let its result through');
    expect(await differenceIn(failed)).toMatch('release.json is missing');
  });

  test.each([
    ['one person twice', { approvedBy: 'staff-1' }, 'names one person twice'],
    ['another wave', { waveId: '2023-47' }, 'release.json names another wave'],
    ['an instant after the result', { releasedAt: '2023-08-23T16:30:00.001Z' }, 'later than the result'],
  ])('a release that names %s is a difference', async (_what, fields, difference) => {
    expect(await differenceIn(withRelease(failed, fields))).toMatch(difference);
  });

  test('a release of what was not held back is a difference', async () => {
    expect(await differenceIn(withRelease(passed))).toMatch('though the draw passed');
  });

  test.each([
    ['a verdict that the tests do not give', failed, /"verdict": "failed"/, '"verdict": "passed"', 'the tests make it'],
    ['a corrected p that does not follow', passed, /"adjustedP": 1/, '"adjustedP": 0.5', 'adjustedP of order by day'],
    ['a test left out', passed, /"attribute": "age"/, '"attribute": "sex"', 'each test of its standard once'],
    [
      'another number of applicants',
      passed,
      /"applicants": (\d)/,
      '"applicants": 9$1',
      'order by day in the nation counts',
    ],
    ['another wave', passed, /"waveId": "/, '"waveId": "x', 'names another wave'],
    ['a form of its own', passed, /"method": "exact"/, '"method": "guess"', 'does not have the specified form'],
  ])('tell of %s: a difference', async (_what, files, from, to, difference) => {
    expect(await differenceIn(changed(files, (text) => text.replace(from, to)))).toMatch(difference);
  });

  test('have their order by priority recomputed from the published files', async () => {
    const told = changed(passed, (text) => {
      const start = text.indexOf('"attribute": "priority"');
      return text.slice(0, start) + text.slice(start).replace(/"expected": [\d.]+/, '"expected": 1.5');
    });

    expect(await differenceIn(told)).toMatch('order by priority in the nation is not what the draw gives');
  });

  test('that state another standard are checked by it, and the verifier says so', async () => {
    const { ok, remarks } = await verify(changed(passed, (text) => text.replace('"level": 0.001', '"level": 0.0001')));

    expect(ok).toBe(true);
    expect(remarks.join(' ')).toMatch('by another standard than this program knows, at 0.0001');
  });
});
