import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../local/sandboxes/people.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { citizen, operator } from '../support/api.ts';
import { hasBrowser, phone, startBrowser } from '../support/browser.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { serveCitizen, type Trouble } from './citizen-site.ts';
import { builtPages } from './public-site.ts';

const screenshots = join(import.meta.dirname, '..', '..', '.local', 'screenshots', 'citizen');
const desktop = { width: 1280, height: 800 };
const waveId = '2023-48';
const budi = somebody(0);
const sari = somebody(1);

declare const axeRun: () => Promise<{
  violations: { id: string; impact?: string | null; nodes: { html: string }[] }[];
}>;
declare const document: { readonly documentElement: { readonly scrollWidth: number } };

/** Longer than a page waits before it asks again. */
const patience = { timeout: 60_000 };

describe.runIf(hasBrowser)('the citizens’ pages', () => {
  let stack: LocalStack;
  let browser: Browser;
  let pages: Map<string, string>;
  let context: BrowserContext | undefined;
  let trouble: Trouble = 'none';
  const violations: string[] = [];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    [pages, stack, browser] = await Promise.all([
      builtPages('index'),
      startTestStack({ seed: seedOfTests, beacon: { periodSeconds: 1 } }),
      startBrowser(),
    ]);
  }, 120_000);
  afterEach(async () => {
    await context?.close();
    trouble = 'none';
    expect(violations).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  const opened = async (path: string, subject: string, viewport = phone): Promise<Page> => {
    context = await browser.newContext({ viewport, locale: 'id-ID' });
    await context.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
    await context.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
      tellViolation(violation.effectiveDirective + ' ' + violation.blockedURI));`);
    await serveCitizen(context, { stack, pages, subject, trouble: () => trouble });
    const page = await context.newPage();
    page.on('pageerror', (fault) => violations.push(fault.message));
    await page.goto(`${stack.apiUrl}${path}`);
    return page;
  };

  /** A picture of the page for its maker, nothing wider than the window, and nothing that axe finds serious. */
  const looksRight = async (page: Page, name: string) => {
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      page.viewportSize()?.width ?? 0,
    );
    await page.evaluate(`${axe.source}; globalThis.axeRun = () => axe.run();`);
    const found = (await page.evaluate(() => axeRun())).violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(found.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  };

  const fillIn = async (page: Page, { application }: Person) => {
    for (const name of ['nik', 'kk', 'name', 'birthDate', 'phone', 'email'] as const) {
      await page.locator(`#${name}`).fill(application[name]);
    }
    for (const name of ['education', 'occupation', 'employment'] as const) {
      await page.locator(`#${name}`).selectOption(application[name]);
    }
    await page.getByLabel('Saya setuju').check();
  };
  const shown = (page: Page, text: string) => page.getByText(text).first().waitFor(patience);

  test('the first view is small', () => {
    const html = pages.get('/index.html') ?? '';
    const first = new Set(['/index.html']);
    const follow = (text: string) => {
      for (const [path] of text.matchAll(/\/assets\/[\w.-]+\.(?:js|css)/g)) first.add(path);
    };
    follow(html);
    for (const path of first) {
      // What a script imports at once, by its own folder; what it loads later stands in calls.
      const imported = (pages.get(path) ?? '').matchAll(/(?:import|from)\s?["'`]\.\/(?<file>[\w.-]+\.js)["'`]/g);
      for (const { groups } of imported) first.add(`/assets/${groups?.['file'] ?? ''}`);
    }
    const bytes = [...first].reduce((sum, path) => sum + gzipSync(pages.get(path) ?? '').length, 0);
    console.log(`First view of a citizen: ${bytes} bytes gzipped in ${first.size} files.`);
    expect(first.size).toBeGreaterThan(2);
    expect(bytes).toBeLessThan(40_000);
  });

  test('somebody registers by keyboard, sees their faults, is verified, joins, and holds a genuine receipt', async () => {
    const page = await opened('/', 'budi');
    await page.getByRole('link', { name: 'Daftar sekarang' }).waitFor(patience);
    await looksRight(page, 'unregistered-phone');
    await page.getByRole('link', { name: 'Daftar sekarang' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#nik').waitFor();
    await fillIn(page, budi);
    await page.locator('#nik').fill('123');
    await page.getByRole('button', { name: 'Kirim' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#nik[aria-invalid="true"]:focus').waitFor(patience);
    await looksRight(page, 'form-faults-phone');
    await page.locator('#nik').fill(budi.application.nik);
    await page.keyboard.press('Enter');

    await shown(page, 'Anda memenuhi syarat');
    await operator(stack).createWave({ waveId, closesIn: 25, quota: { [budi.registered.regency]: 3 } });
    await page.reload();
    await page.getByRole('button', { name: 'Bergabung' }).focus(patience);
    await page.keyboard.press('Enter');
    await shown(page, 'Anda sudah bergabung.');
    await shown(page, 'Asli: ditandatangani oleh program');
    await looksRight(page, 'joined-phone');
    const asked = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Simpan tanda terima' }).click();
    const receipt = await readFile(await (await asked).path(), 'utf8');
    expect(receipt.split('.')).toHaveLength(3);
  }, 120_000);

  test('who is refused sees why, what helps, and objects; the objection has its deadline', async () => {
    const refused = somebody(0, 'underage');
    const account = citizen(stack, 'rini');
    await account.register(refused);
    expect(await account.decided()).not.toEqual([]);
    const page = await opened('/', 'rini');
    await shown(page, 'Anda belum memenuhi syarat');
    expect(await page.locator('.reason dd').first().innerText()).not.toBe('');
    await looksRight(page, 'refused-phone');
    await page.locator('.reason summary').click();
    await page.getByLabel('Penjelasan Anda').fill('Tanggal lahir saya salah dicatat di KTP lama.');
    await page.getByRole('button', { name: 'Kirim keberatan' }).click();
    await shown(page, 'Keberatan Anda sudah kami terima');

    await page.getByRole('link', { name: 'Keberatan', exact: true }).click();
    await shown(page, 'Dijawab paling lambat');
    await shown(page, 'Tanggal lahir saya salah dicatat');
    await looksRight(page, 'cases-phone');
    await page.getByRole('button', { name: 'English' }).click();
    await shown(page, 'Answered at the latest');
    await page.getByRole('link', { name: 'Who looked at my data' }).click();
    await shown(page, 'No member of staff has opened your data yet.');
    await looksRight(page, 'accesses-phone');
    await page.getByRole('link', { name: 'Incentives' }).click();
    await page.getByRole('heading', { level: 1, name: 'My incentives' }).waitFor();
    await looksRight(page, 'incentives-phone');
  }, 120_000);

  test('a session that ends in the middle of the form loses nothing that was typed', async () => {
    const page = await opened('/me/register', 'sari');
    await page.locator('#nik').waitFor(patience);
    await fillIn(page, sari);
    await page.route('**/v1/**', (route) => route.fulfill({ status: 401, body: '' }));
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.getByRole('button', { name: 'Masuk lagi' }).waitFor(patience);
    expect(await page.locator('#name').inputValue()).toBe(sari.application.name);
    await looksRight(page, 'expired-phone');

    await page.unroute('**/v1/**');
    const token = await stack.tokenFor({ pool: 'Citizens', sub: 'sari' });
    const again = JSON.stringify({ token, expiresAt: Date.now() + 3_600_000 });
    await page.evaluate(`sessionStorage.setItem('session:citizens', ${JSON.stringify(again)})`);
    await page.reload();
    await page.locator('#name').waitFor(patience);
    expect(await page.locator('#name').inputValue()).toBe(sari.application.name);
    expect(await page.evaluate('JSON.stringify(localStorage) + document.title + location.href')).not.toContain(
      sari.application.nik,
    );
  }, 120_000);

  test('a service that fails is told and asked again, on a slow phone in the dark', async () => {
    trouble = 'down';
    const page = await opened('/', 'sari');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Coba lagi' }).first().waitFor(patience);
    await looksRight(page, 'failing-phone-dark');
    trouble = 'none';
    await page.getByRole('button', { name: 'Coba lagi' }).first().click();
    await shown(page, 'Anda belum mendaftar');
  }, 120_000);

  test('who was drawn sees the card, and checks the draw in the browser', async () => {
    await operator(stack).reached(waveId, 'notify', 'done');
    const page = await opened('/', 'budi', desktop);
    const cdp = await page.context().newCDPSession(page);
    await shown(page, 'Saldo pelatihan');
    await looksRight(page, 'drawn-desktop');
    await page.getByRole('button', { name: 'Periksa sendiri' }).click();
    await page.locator('.finding .scores').waitFor(patience);
    await looksRight(page, 'checked-desktop');
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await looksRight(page, 'checked-phone-dark');

    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const began = performance.now();
    await page.reload();
    await shown(page, 'Anda memenuhi syarat');
    console.log(`Status on a slow phone after ${Math.round(performance.now() - began)} ms.`);
  }, 240_000);
});
