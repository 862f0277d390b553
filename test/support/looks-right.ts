import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const pictures = join(import.meta.dirname, '..', '..', '.local', 'screenshots');

declare const document: { readonly documentElement: { readonly scrollWidth: number } };

/**
 * Keeps a picture of a page for its maker, in `.local/screenshots`, and holds that nothing is wider than the window and
 * that axe finds nothing serious.
 */
export const looksRight = async (page: Page, area: string, name: string): Promise<void> => {
  const folder = join(pictures, area);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  const { violations } = await page.evaluate<axe.AxeResults>(`(() => { ${axe.source}; return axe.run(); })()`);
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
};
