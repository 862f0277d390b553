import type { BrowserContext } from 'playwright-core';
import type { LocalStack } from '../../local/stack/stack.ts';
import { fulfilFile } from './public-site.ts';

/** The citizens' pages at the origin of a local stack's API. */

export type Trouble = 'none' | 'down';

export interface CitizenSite {
  readonly stack: LocalStack;
  readonly pages: ReadonlyMap<string, string>;
  readonly subject: string;
  /** Whether the service fails at the moment. */
  readonly trouble: () => Trouble;
}

/** Signs somebody in, and serves the pages to them; what they ask of the API goes to the stack. */
export const serveCitizen = async (
  context: BrowserContext,
  { stack, pages, subject, trouble }: CitizenSite,
): Promise<void> => {
  const token = await stack.tokenFor({ pool: 'Citizens', sub: subject });
  const kept = JSON.stringify({ token, expiresAt: Date.now() + 3_600_000 });
  // Once in a tab: a session that the page ended stays ended.
  await context.addInitScript(`if (!sessionStorage.getItem('session:citizens'))
    sessionStorage.setItem('session:citizens', ${JSON.stringify(kept)});`);
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith('/v1/')) return fulfilFile(route, pages, 'index');
    if (trouble() === 'down') return route.abort();
    // Evidence is answered with a link into a bucket, at an address that differs with each stack.
    if (pathname.includes('/evidence/')) return route.fulfill({ response: await route.fetch() });
    return route.continue();
  });
};
