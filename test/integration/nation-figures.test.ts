import '../support/environment.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figuresTogether, type ToldFigures } from '../../shared/domain/regions/figures.ts';
import {
  countRegions,
  figuresDesk,
  figuresNow as now,
  givenDrawn,
  givenMoves,
  tellProvinces,
} from '../support/region-figures.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

interface Told {
  readonly area: { readonly code: string };
  readonly all: ToldFigures;
}

const minutes = (count: number) => new Date(now().getTime() + count * 60_000);

test('the nation is told of once an hour, with nothing that the pages of its provinces do not tell', async () => {
  const { table } = local;
  const tell = (at: () => Date, milliseconds?: number) => tellProvinces(table, at, milliseconds);
  const given = (regency: string, people: number) => givenMoves(table, 'paid', { regency, people });
  expect(await tell(now)).toEqual({ told: 0 });
  await givenDrawn(table, {
    '32.01': { applicants: 100, winners: 24, reasons: { student: 30, police: 2 } },
    '32.04': { applicants: 50, winners: 3, reasons: { student: 8 } },
    '51.04': { applicants: 70, winners: 66, reasons: {} },
    '91.05': { applicants: 3, winners: 0, reasons: {} },
  });
  await given('32.01', 20);
  await given('51.04', 4);
  await countRegions(table);
  const { nation, province } = figuresDesk(table);

  // Broken off: every look at the clock is a minute later. What is there is told, and of the nation nothing.
  const brokenOff = (from: number) => {
    let looks = from;
    return tell(() => minutes((looks += 1)), 3 * 60_000);
  };
  expect(await brokenOff(0)).toEqual({ told: 2 });
  const some = (await nation()).body;
  expect(some['provinces']).toMatchObject([{ area: { code: '11' } }, { area: { code: '12' } }]);
  expect(some).not.toHaveProperty('all');

  expect(await tell(() => minutes(5))).toEqual({ told: 36 });
  expect(await tell(() => minutes(61))).toEqual({ told: 0 });
  const { status, body } = await nation('local-government regency-51.04');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    area: { kind: 'nation', name: 'Indonesia' },
    toldAt: minutes(2).toISOString(),
    countedUntil: now().toISOString(),
    registered: { count: 0 },
    all: {
      drawn: { atLeast: 90, withheldCounts: 1 },
      incentivesPaid: { atLeast: 20, withheldCounts: 1 },
      reasons: { student: { count: 38 }, police: { atLeast: 0, withheldCounts: 1 } },
    },
  });
  const provinces = body['provinces'] as Told[];
  expect(provinces).toHaveLength(38);
  expect(body['all']).toEqual(figuresTogether(provinces.map(({ all }) => all)));
  for (const code of ['11', '32', '51', '91']) {
    const { registered: people, all } = (await province(code)).body;
    expect(provinces.find(({ area }) => area.code === code)).toMatchObject({ registered: people, all });
  }

  // What changed is told an hour later, the oldest first, whoever tells of it at the same time.
  await given('11.01', 50);
  await countRegions(table);
  expect(await Promise.all([brokenOff(65), brokenOff(65)])).toEqual([{ told: 2 }, { told: 2 }]);
  expect((await nation()).body).toMatchObject({
    toldAt: minutes(5).toISOString(),
    all: { incentivesPaid: { atLeast: 70, withheldCounts: 1 } },
  });
  expect((await nation('assessor')).status).toBe(403);
});
