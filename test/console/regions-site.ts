import type { BrowserContext } from 'playwright-core';
import type { Table } from '../../shared/table/client.ts';
import { countRegions, figuresDesk, givenDrawn, givenMoves, tellProvinces } from '../support/region-figures.ts';
import type { Files } from '../unit/evidence/wave-evidence.ts';
import { fulfilFile, origin } from './public-site.ts';

/** The local governments' pages, with the figures' own functions on a real table behind them. */

interface Given {
  readonly applicants: number;
  readonly winners: number;
  readonly bought: number;
}

/** What a selection and the purchases after it leave of regencies, with the nation told of. */
export const givenFigures = async (table: Table, regencies: Readonly<Record<string, Given>>): Promise<void> => {
  await givenDrawn(table, regencies);
  for (const [regency, { bought: people }] of Object.entries(regencies))
    await givenMoves(table, 'bought', { regency, people });
  await countRegions(table);
  await tellProvinces(table);
};

/** Asks for the figures of a province or regency, or of the nation (''), as somebody with such groups, as the page does. */
export const figuresAsked = (table: Table) => {
  const { regency, province, nation } = figuresDesk(table);
  return (code: string, groups: readonly string[]) => {
    if (code === '') return nation(groups.join(' '));
    return (code.includes('.') ? regency : province)(code, groups.join(' '));
  };
};

interface Site {
  readonly pages: ReadonlyMap<string, string>;
  readonly ask: ReturnType<typeof figuresAsked>;
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
