import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { hasBrowser, phone, startBrowser } from '../support/browser.ts';
import { startReference } from './reference-site.ts';

type Site = Awaited<ReturnType<typeof startReference>>;

const pictures = process.env['PICTURES'];

describe.skipIf(!hasBrowser)('the reference of the API', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startReference(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    site.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    complaints.length = 0;
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (fault) => complaints.push(fault.message));
  });
  afterEach(() => page.close());

  const open = async (path: string) => {
    await page.goto(`${site.url}${path}`);
    await page.locator('#operation').waitFor();
  };

  /** What axe finds that keeps people out. */
  const seriousFindings = async (): Promise<string[]> => {
    const { violations } = await page.evaluate<axe.AxeResults>(`(() => { ${axe.source}; return axe.run(); })()`);
    return violations.flatMap(({ id, impact, nodes }) =>
      impact === 'serious' || impact === 'critical' ? nodes.map(({ target }) => `${id}: ${target.join(' ')}`) : [],
    );
  };

  const widthBeyond = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  const pictured = async (name: string) => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
  };

  test('an operation is found by text, and has an address of its own', async () => {
    await open('/reference');
    await page.getByLabel('Search operations').fill('join wave');
    await page.getByRole('link', { name: /gets a signed receipt for the ticket/ }).click();
    await page.getByRole('heading', { level: 2, name: /A person joins a wave/ }).waitFor();

    expect(new URL(page.url()).pathname).toBe('/reference/joinWave');
    expect(await page.title()).toContain('A person joins a wave');
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: 'Overview' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test.each(['/reference/getRegistration', '/reference#getRegistration'])('%s leads to the operation', async (path) => {
    await open(path);

    expect(await page.getByRole('heading', { level: 2 }).textContent()).toContain('registration stands');
    expect(await page.getByText('/v1/registrations/me').first().isVisible()).toBe(true);
    expect(await page.locator('pre').filter({ hasText: 'curl' }).textContent()).toContain('/v1/registrations/me');
    expect(complaints).toEqual([]);
  });

  test('an unknown operation says so', async () => {
    await open('/reference/nothingLikeIt');

    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('There is no such operation');
  });

  test('the line for a shell is copied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    await open('/reference/createWave');
    await page.getByRole('button', { name: 'Copy curl line' }).click();
    await page.getByText('Copied.').waitFor();

    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(`${site.url}/v1/waves`);
  });

  test('a part that cannot be loaded is told of, and tried again', async () => {
    await open('/reference');
    site.setDown(true);
    await page.getByRole('link', { name: /^Every wave with where it stands/ }).click();
    await page.getByRole('alert').waitFor();
    site.setDown(false);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  test('the first view loads neither the whole document nor any group', async () => {
    site.loaded.length = 0;
    await open('/reference');
    const bytes = site.loaded
      .filter((file) => file.includes('.'))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(site.outDir, file))).length, 0);

    expect(site.loaded).not.toContain('/openapi.json');
    expect(bytes).toBeLessThan(40_000);
    expect((await page.request.get(`${site.url}/openapi.json`)).status()).toBe(200);
  });

  test.each(['/reference', '/reference/createWave', '/reference/getEnrollment', '/reference/problem-codes'])(
    '%s is read on a small phone, and nothing in it keeps anybody out',
    async (path) => {
      await page.setViewportSize(phone);
      await open(path);
      await pictured(`phone${path.replaceAll('/', '-')}`);

      expect(await widthBeyond()).toBeLessThanOrEqual(0);
      expect(await seriousFindings()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await seriousFindings()).toEqual([]);
      await page.setViewportSize({ width: 1_280, height: 900 });
      await pictured(`wide${path.replaceAll('/', '-')}`);
    },
  );

  test('everything is reached by the keyboard', async () => {
    await open('/reference');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.getByLabel('Search operations').focus();
    await page.keyboard.type('getKeys');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /public keys/ }).waitFor();

    expect(await page.evaluate('document.activeElement.id')).toBe('operation');
  });
});
