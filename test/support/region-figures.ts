import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { getNationFigures } from '../../functions/regions/get-nation-figures.ts';
import { getProvinceFigures } from '../../functions/regions/get-province-figures.ts';
import { getRegencyFigures } from '../../functions/regions/get-regency-figures.ts';
import { countMoves } from '../../shared/regions/counting.ts';
import { regionReader } from '../../shared/regions/reading.ts';
import { supplyReader } from '../../shared/regions/supply.ts';
import { tellNation } from '../../shared/regions/telling.ts';
import { catalogueTable } from '../../shared/table/catalogue.ts';
import type { Table } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { keys } from '../../shared/table/keys.ts';
import { regionCountTable } from '../../shared/table/region-counts.ts';
import { regionDrawTable } from '../../shared/table/region-draws.ts';
import { regionFiguresTable } from '../../shared/table/region-figures.ts';
import { moveWrites } from '../../shared/table/region-moves.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { transact } from '../../shared/table/transaction.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { announcedWave } from './recipients.ts';

/** The instant at which figures of regions are counted and asked for in tests. */
export const figuresNow = () => new Date('2023-03-01T03:00:00.000Z');
const { waveId } = announcedWave;

const sourcesOf = (table: Table) => ({
  waves: waveTable(table),
  counts: regionCountTable(table),
  draws: regionDrawTable(table),
});

interface Drawn {
  readonly applicants: number;
  readonly winners: number;
  readonly reasons?: Readonly<Record<string, number>>;
}

/** What the stages of a selection leave of regencies. */
export const givenDrawn = async (table: Table, regencies: Readonly<Record<string, Drawn>>): Promise<void> => {
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...keys.wave(waveId), ...announcedWave } }));
  const selections = selectionTable(table);
  const run = { waveId, run: 1 };
  const at = figuresNow().toISOString();
  for (const [code, { applicants, winners, reasons = {} }] of Object.entries(regencies)) {
    const excluded = Object.values(reasons).reduce((sum, one) => sum + one, 0);
    await selections.finishUnit(run, 'freeze', code, { at, summary: { applicants, excluded, reasons } });
    await selections.finishUnit(run, 'draw', code, { at, summary: { places: winners, winners } });
  }
};

/** So many people of a regency who bought, or were paid, as their transactions leave it. */
export const givenMoves = async (
  table: Table,
  counted: 'bought' | 'paid',
  { regency, people }: { readonly regency: string; readonly people: number },
): Promise<void> => {
  const moves = Array.from({ length: people }, (_, number) => ({
    ...{ regency, waveId, counted, by: 1 as const },
    cause: `${regency}-${number}`,
  }));
  for (let from = 0; from < people; from += 50) await transact(table, moveWrites(moves.slice(from, from + 50)));
};

/** Counts all that waits. */
export const countRegions = async (table: Table): Promise<void> => {
  await countMoves({ counts: regionCountTable(table), now: figuresNow, milliseconds: 60_000 });
};

/** Tells of the provinces of which what is kept is old, at the instants of a clock. */
export const tellProvinces = (table: Table, now: () => Date = figuresNow, milliseconds = 60_000) =>
  tellNation({ figures: regionFiguresTable(table), sources: sourcesOf(table), now, milliseconds });

type Query = Readonly<Record<string, string>>;

/** The functions of figures on a table, asked by staff of some groups. */
export const figuresDesk = (table: Table) => {
  const read = regionReader(sourcesOf(table));
  const supply = supplyReader({ catalogue: catalogueTable(table), courses: courseTable(table) });
  const nation = getNationFigures({ figures: regionFiguresTable(table) });
  const ask = (
    handler: Parameters<typeof call>[0],
    pathParameters: Record<string, string>,
    { groups, query }: { readonly groups: string; readonly query?: Query | undefined },
  ): Promise<HttpAnswer> =>
    call(handler, {
      ...{ method: 'GET', pathParameters, at: figuresNow(), ...(query === undefined ? {} : { query }) },
      claims: { sub: 'wati', 'cognito:groups': `[${groups}]` },
    });
  return {
    regency: (regency: string, groups = 'auditor', query?: Query) =>
      ask(getRegencyFigures({ read, supply }), { regency }, { groups, query }),
    province: (province: string, groups = 'auditor', query?: Query) =>
      ask(getProvinceFigures({ read }), { province }, { groups, query }),
    nation: (groups = 'auditor') => ask(nation, {}, { groups }),
  };
};
