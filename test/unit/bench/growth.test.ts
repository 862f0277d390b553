import { describe, expect, test } from 'vitest';
import { grown, growthOf, shortPeople, tableOf, type Figures, type Measured } from '../../../bench/growth/figures.ts';
import { linesOf, plotOf } from '../../../bench/growth/plot.ts';
import { rowsAfter, type Marks, type Row } from '../../../bench/growth/sample.ts';
import { isShared } from '../../../bench/growth/shared-reads.ts';

const nothing: Figures = { read: 0, written: 0, messages: 0, invocations: 0, answered: 0, stored: 0 };
const at = (people: number, figures: Partial<Figures>, journey = 'join'): Measured => ({
  journey,
  people,
  persons: 10,
  figures: { ...nothing, ...figures },
});

describe('growth', () => {
  test('is what the largest number of people takes against the smallest, in whatever order they come', () => {
    const measured = [at(1_000_000, { read: 4.2 }), at(10_000, { read: 4 }), at(100_000, { read: 9 })];
    expect(growthOf(measured).find(({ measure }) => measure === 'read')?.ratio).toBeCloseTo(1.05);
  });

  test('is above the bar where a journey takes more than a twentieth more', () => {
    const measured = [at(10_000, { read: 4, written: 2 }), at(1_000_000, { read: 4.21, written: 2.1 })];
    expect(grown(measured).map(({ measure }) => measure)).toEqual(['read']);
  });

  test('from nothing is without end, and nothing that stays nothing has not grown', () => {
    const measured = [at(10_000, {}), at(1_000_000, { messages: 0.1 })];
    expect(grown(measured)).toEqual([{ journey: 'join', measure: 'messages', ratio: Infinity }]);
  });

  test('is not told of what was measured at one number of people only', () => {
    expect(growthOf([at(10_000, { read: 4 })])).toEqual([]);
    expect(tableOf([at(10_000, { read: 4 })])).not.toContain('ratio');
  });

  test('is told in a table that marks what is above the bar', () => {
    const table = tableOf([at(10_000, { read: 1 }), at(1_000_000, { read: 2 })]);
    expect(table).toContain('| join | 10 k | 10 | 1 |');
    expect(table).toContain('**2.000**');
    expect(table).toContain('1 M');
  });

  test('names numbers of people shortly', () => {
    expect([2_000, 100_000, 1_500_000, 40].map(shortPeople)).toEqual(['2 k', '100 k', '1.5 M', '40']);
  });
});

describe('the picture', () => {
  const measured = [
    at(10_000, { read: 2 }),
    at(1_000_000, { read: 3 }),
    at(10_000, {}, 'look <at>'),
    at(1_000_000, {}, 'look <at>'),
  ];

  test('has a line for each journey that takes something, as multiples of the smallest', () => {
    expect(linesOf(measured, 'read')).toEqual([
      {
        journey: 'join',
        points: [
          { people: 10_000, multiple: 1 },
          { people: 1_000_000, multiple: 1.5 },
        ],
      },
    ]);
  });

  test('marks what is above the bar, and escapes names', () => {
    const plot = plotOf([...measured, at(10_000, { stored: 1 }, 'a <b>'), at(1_000_000, { stored: 1 }, 'a <b>')]);
    expect(plot.match(/class="above"/g)).toHaveLength(1);
    expect(plot).toContain('a &lt;b&gt;');
    expect(plot).not.toContain('<b>');
    expect(plot).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('a person made after a sample', () => {
  const sample: Marks = {
    applicantId: 'e7cf',
    nikHash: 'aaaa1',
    kkHash: 'bbbb1',
    phoneHash: 'cccc1',
    emailHash: 'dddd1',
    fingerprint: 'ffff1',
    regency: '32.01',
    ticket: '04ab',
    household: 'beef',
    hour: '2026-11-29T20',
  };
  const other: Marks = {
    ...sample,
    applicantId: '1234',
    nikHash: 'aaaa2',
    regency: '11.02',
    ticket: 'fcab',
    hour: '2026-11-01T03',
  };
  const row = (pk: string, sk: string, json: object, indexPk?: string): Row => ({
    pk,
    sk,
    bytes: 10,
    json: JSON.stringify(json),
    indexPk,
    indexSk: undefined,
  });

  test('has marks of their own in keys and items, and whatever follows from them', () => {
    const rows = rowsAfter(
      [
        row('PEOPLE#e', 'e7cf', { pk: 'PEOPLE#e', sk: 'e7cf' }),
        row('NIK#1#aaaa1', 'CLAIM', { of: 'e7cf', at: '2026-11-29T20:05:32.017Z' }),
        row('WAVE#2023-60#01', 'TICKET#04ab', { regency: '32.01', household: 'beef' }),
        row('APPLICANT#e7cf', 'EVENT', {}, 'EVENTS#2026-11-29T20#e'),
      ],
      sample,
    )(other);
    expect(rows.map(({ pk, sk, json, indexPk }) => [pk, sk, json, indexPk])).toEqual([
      ['PEOPLE#1', '1234', '{"pk":"PEOPLE#1","sk":"1234"}', undefined],
      ['NIK#1#aaaa2', 'CLAIM', '{"of":"1234","at":"2026-11-01T03:05:32.017Z"}', undefined],
      ['WAVE#2023-60#63', 'TICKET#fcab', '{"regency":"11.02","household":"beef"}', undefined],
      ['APPLICANT#1234', 'EVENT', '{}', 'EVENTS#2026-11-01T03#1'],
    ]);
  });

  test('is not made where two marks could not be told apart', () => {
    expect(() => rowsAfter([], { ...sample, household: sample.ticket })).toThrow('the same');
  });
});

test('what belongs to nobody is told from what is somebody’s', () => {
  expect(['WAVES', 'WAVE#2023-60', 'KEYS', 'COURSE#1'].every(isShared)).toBe(true);
  expect(['WAVE#2023-60#07', 'APPLICANT#1', 'NIK#1#a', 'PEOPLE#a', 'KK#1#b'].some(isShared)).toBe(false);
});
