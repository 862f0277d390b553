import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { BrowserContext } from 'playwright-core';
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
import { call } from '../support/citizens.ts';
import { announcedWave } from '../support/recipients.ts';
import type { Files } from '../unit/evidence/wave-evidence.ts';
import { fulfilFile, origin } from './public-site.ts';

/** The local governments' pages, with the figures' own functions on a real table behind them. */

const now = () => new Date('2023-03-01T03:00:00.000Z');
const { waveId } = announcedWave;

interface Given {
  readonly applicants: number;
  readonly winners: number;
  readonly bought: number;
}

const sourcesOf = (table: Table) => ({
  waves: waveTable(table),
  counts: regionCountTable(table),
  draws: regionDrawTable(table),
});

/** What a selection and the purchases after it leave of regencies, with the nation told of. */
export const givenFigures = async (table: Table, regencies: Readonly<Record<string, Given>>): Promise<void> => {
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...keys.wave(waveId), ...announcedWave } }));
  const selections = selectionTable(table);
  const run = { waveId, run: 1 };
  const at = now().toISOString();
  for (const [regency, { applicants, winners, bought }] of Object.entries(regencies)) {
    await selections.finishUnit(run, 'freeze', regency, { at, summary: { applicants, excluded: 0, reasons: {} } });
    await selections.finishUnit(run, 'draw', regency, { at, summary: { places: winners, winners } });
    const moves = Array.from({ length: bought }, (_, number) => ({
      ...{ regency, waveId, counted: 'bought' as const, by: 1 as const },
      cause: `${regency}-${number}`,
    }));
    if (moves.length > 0) await transact(table, moveWrites(moves));
  }
  const sources = sourcesOf(table);
  await countMoves({ counts: sources.counts, now, milliseconds: 60_000 });
  await tellNation({ figures: regionFiguresTable(table), sources, now, milliseconds: 60_000 });
};

/** Asks for the figures of a province or regency, or of the nation (''), as somebody with such groups, as the page does. */
export const figuresDesk = (table: Table) => {
  const read = regionReader(sourcesOf(table));
  const supply = supplyReader({ catalogue: catalogueTable(table), courses: courseTable(table) });
  const regency = getRegencyFigures({ read, supply });
  const province = getProvinceFigures({ read });
  const nation = getNationFigures({ figures: regionFiguresTable(table) });
  return (code: string, groups: readonly string[]) =>
    call(code === '' ? nation : code.includes('.') ? regency : province, {
      ...{ method: 'GET', pathParameters: { regency: code, province: code }, at: now() },
      claims: { sub: 'wati', 'cognito:groups': `[${groups.join(' ')}]` },
    });
};

interface Site {
  readonly pages: ReadonlyMap<string, string>;
  readonly ask: ReturnType<typeof figuresDesk>;
  readonly groups: readonly string[];
  /** The public evidence of the wave. */
  readonly files: Files;
  /** Whether the service fails at the moment. */
  readonly isDown: () => boolean;
  /** Whether the token is no longer taken. */
  readonly isOver: () => boolean;
}

/** Serves pages and figures to somebody who is signed in with such groups. Nothing else is answered. */
export const serveRegions = async (
  context: BrowserContext,
  { pages, ask, groups, files, isDown, isOver }: Site,
): Promise<void> => {
  const payload = Buffer.from(JSON.stringify({ sub: 'wati', 'cognito:groups': groups })).toString('base64url');
  const kept = JSON.stringify({ token: `e30.${payload}.x`, expiresAt: Date.now() + 3_600_000 });
  await context.addInitScript(`sessionStorage.setItem('session:staff', ${JSON.stringify(kept)});`);
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== origin) return route.abort();
    if (!url.pathname.startsWith('/v1/')) return fulfilFile(route, pages, 'staff');
    if (isDown()) return route.abort();
    if (url.pathname.startsWith('/v1/waves/')) {
      const file = files.get(url.pathname.split('/evidence/')[1] ?? '');
      return route.fulfill(file === undefined ? { status: 404, body: '' } : { body: file });
    }
    if (isOver()) return route.fulfill({ status: 401, body: '' });
    const { status, body } = await ask(url.pathname.split('/')[3] ?? '', groups);
    const contentType = status === 200 ? 'application/json' : 'application/problem+json';
    return route.fulfill({ status, contentType, body: JSON.stringify(body) });
  });
};
