import '../support/environment.ts';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { evidencePaths } from '../../shared/domain/evidence/layout.ts';
import { announcedWave } from '../support/recipients.ts';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';
import { enter, reach } from '../support/keyboard.ts';
import { looksRight } from '../support/looks-right.ts';
import { localTable, type LocalTable } from '../support/table.ts';
import { publishedWave } from '../unit/evidence/wave-evidence.ts';
import { builtPages, origin } from './public-site.ts';
import { figuresAsked, givenFigures, serveRegions } from './regions-site.ts';

/** The wave of the known answers with ten times its people: 140 of 300 in Jawa Barat, 170 of 350 in all. */
const files = new Map(publishedWave());
for (const path of [evidencePaths.commitment, evidencePaths.result]) {
  const text = files.get(path)?.toString() ?? '';
  files.set(path, Buffer.from(text.replaceAll(/"(applicants|winners)":\s*([1-9]\d*)/g, '"$1":$20')));
}
const desktop = { width: 1280, height: 800 };

/** Bogor is large; of Sukabumi three were drawn; in Cianjur all but two of the drawn bought; Gianyar is elsewhere. */
const given = {
  '32.01': { applicants: 1_300, winners: 240, bought: 40 },
  '32.02': { applicants: 60, winners: 3, bought: 0 },
  '32.03': { applicants: 90, winners: 30, bought: 28 },
  '51.04': { applicants: 400, winners: 120, bought: 60 },
};

describe.runIf(hasBrowser)('the local governments’ pages', () => {
  let browser: Browser;
  let pages: Map<string, string>;
  let local: LocalTable;
  let ask: ReturnType<typeof figuresAsked>;
  let context: BrowserContext | undefined;
  let trouble: 'none' | 'down' | 'over' = 'none';
  const violations: string[] = [];

  beforeAll(async () => {
    [pages, local, browser] = await Promise.all([builtPages('staff'), localTable(), startBrowser()]);
    await givenFigures(local.table, given);
    ask = figuresAsked(local.table);
  });
  afterEach(async () => {
    await context?.close();
    trouble = 'none';
    expect(violations).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await local.stop();
  });

  const opened = async (path: string, groups: readonly string[], viewport = phone): Promise<Page> => {
    context = await newVisitor(browser, { viewport, locale: 'id-ID' });
    await context.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
    await context.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
      tellViolation(violation.effectiveDirective + ' ' + violation.blockedURI));`);
    const [isDown, isOver] = [() => trouble === 'down', () => trouble === 'over'];
    await serveRegions(context, { pages, ask, groups, files, isDown, isOver });
    const page = await context.newPage();
    page.on('pageerror', (fault) => violations.push(fault.message));
    await page.goto(`${origin}${path}`);
    return page;
  };

  const right = (page: Page, name: string) => looksRight(page, 'regions', name);
  const province = ['local-government', 'province-32'];
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  /** The table of shares of an area, what it lies in and the nation. */
  const sharesOf = async (page: Page) => {
    const rows = page.locator('[aria-labelledby=beside] table').first().locator('tbody tr');
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  };
  const tile = (page: Page, name: string) => page.locator('.regency-tiles li', { hasText: name }).innerText();

  test('a province sees its funnel and its regencies, without what is hidden', async () => {
    const page = await opened('/regions', province, desktop);

    await heading(page, 'Jawa Barat');
    const funnel = (await page.locator('.funnel > div').allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(funnel).toContain('Terpilih paling sedikit 270');
    expect(funnel).toContain('Membeli pelatihan paling sedikit 40');
    expect(await tile(page, 'Kabupaten Bogor')).toContain('240');
    expect(await tile(page, 'Kabupaten Sukabumi')).toContain('disembunyikan');
    await page.locator('#step').selectOption({ label: 'Membeli pelatihan' });
    expect(await tile(page, 'Kabupaten Bogor')).toContain('40');
    expect(await tile(page, 'Kabupaten Cianjur')).toContain('disembunyikan');
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:3|28|273|68)\b/);
    await page.getByText('Semua provinsi').click();
    const compared = await page.locator('[aria-labelledby=compared] tbody tr').allInnerTexts();
    expect(compared.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      'Seluruh Indonesia 49',
      'Jawa Barat 47',
      'Jawa Barat 47',
      'Bali peserta terlalu sedikit',
      'Nusa Tenggara Timur peserta terlalu sedikit',
      'Papua peserta terlalu sedikit',
    ]);
    const draw = page.locator('[aria-labelledby=compared] .tiles');
    expect(await draw.locator('.tile').count()).toBe(38);
    expect(await draw.locator('.marked').textContent()).toContain('47');
    const beside = page.locator('[aria-labelledby=beside]');
    expect(await sharesOf(page)).toEqual([
      'Jawa Barat paling sedikit 18 paling sedikit 14 0 0',
      'Indonesia paling sedikit 21 paling sedikit 25 0 0',
    ]);
    expect(await beside.locator('.tiles .marked').textContent()).toContain('18');
    await beside
      .getByLabel('Yang ditampilkan')
      .selectOption({ label: 'Membeli pelatihan dari 100 yang terpilih atau dipanggil' });
    expect(await beside.locator('.tile', { hasText: 'Bali' }).textContent()).toContain('50');
    await right(page, 'province-desktop');
    await page.emulateMedia({ colorScheme: 'dark' });
    await right(page, 'province-desktop-dark');
    await page.setViewportSize(phone);
    await right(page, 'province-phone-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await right(page, 'province-phone');
  });

  test('the CSV has what the page has, and opens in an Indonesian Excel', async () => {
    const page = await opened('/regions/32', province);
    const asked = page.waitForEvent('download');
    await enter(page, page.getByRole('button', { name: 'Unduh tabel' }));
    const file = await asked;
    const text = await readFile(await file.path(), 'utf8');

    expect(file.suggestedFilename()).toBe('prakerja-32.csv');
    expect(text.startsWith('\uFEFF"Kode";"Daerah";"Gelombang";"Terdaftar";"Bergabung"')).toBe(true);
    const rows = text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('";"'));
    const names = rows[0] ?? [];
    const row = (code: string, wave = 'Semua gelombang') => {
      const cells = rows.find(([ofArea, , ofWave]) => ofArea === code && ofWave === wave) ?? [];
      return Object.fromEntries(names.map((name, column) => [name, cells[column]]));
    };
    expect(rows).toHaveLength(1 + 1 + 1 + 27 + 37 + 1);
    expect(row('32')).toMatchObject({ Bergabung: 'paling sedikit 1447', Terpilih: 'paling sedikit 270' });
    expect(row('32', announcedWave.waveId)).toMatchObject({ Terpilih: 'paling sedikit 270', Terdaftar: '' });
    expect(row('32.01')).toMatchObject({ Bergabung: '1300', Terpilih: '240', 'Membeli pelatihan': '40' });
    expect(row('32.02')).toMatchObject({ Terpilih: 'disembunyikan' });
    expect(row('32.03')).toMatchObject({ Terpilih: '30', 'Membeli pelatihan': 'disembunyikan' });
    const share = 'Terpilih dari 100 peserta undian';
    expect(row('32.01')).toMatchObject({ [share]: '18' });
    expect(row('51')).toMatchObject({ Terpilih: '120', [share]: '30' });
    expect(row('ID')).toMatchObject({ Terpilih: 'paling sedikit 390', [share]: 'paling sedikit 21' });
  });

  test('a regency is reached from its province by keyboard alone, with its seats', async () => {
    const page = await opened('/regions', province);
    await heading(page, 'Jawa Barat');
    await reach(page, page.locator('#step'));
    await page.keyboard.type('Membeli');
    expect(await tile(page, 'Kabupaten Bogor')).toContain('40');
    const inAll = page.locator('[aria-labelledby=compared] details');
    await enter(page, inAll.locator('summary'));
    await inAll.locator('tbody tr', { hasText: 'Bali' }).waitFor();
    await enter(page, page.locator('.regency-tiles a', { hasText: 'Kabupaten Bogor' }));

    await heading(page, 'Kabupaten Bogor');
    expect(new URL(page.url()).pathname).toBe('/regions/32.01');
    const { body } = await ask('32.01', province);
    expect(body['supply']).toMatchObject({ courses: 0, seats: 0 });
    expect(await page.locator('.supply > div').allInnerTexts()).toEqual([
      expect.stringMatching(/Pelatihan\s+0/),
      expect.stringMatching(/Jadwal\s+0/),
      expect.stringMatching(/Sesi\s+0/),
      expect.stringMatching(/Kursi\s+0/),
    ]);
    expect(await page.locator('[aria-labelledby=waves] tbody tr').allInnerTexts()).toEqual([
      expect.stringContaining('240'),
    ]);
    await right(page, 'regency-phone');
  });

  test('a regency is held beside its siblings, its province and the nation by its own local government', async () => {
    const page = await opened('/regions', ['local-government', 'regency-32.01'], desktop);

    await heading(page, 'Kabupaten Bogor');
    expect(await sharesOf(page)).toEqual([
      'Kabupaten Bogor 18 17 0 0',
      'Jawa Barat paling sedikit 18 paling sedikit 14 0 0',
      'Indonesia paling sedikit 21 paling sedikit 25 0 0',
    ]);
    expect(await tile(page, 'Kabupaten Bogor')).toContain('18');
    expect(await tile(page, 'Kabupaten Cianjur')).toContain('peserta terlalu sedikit');
    await right(page, 'beside-desktop');
    await page.setViewportSize(phone);
    await right(page, 'beside-phone');
  });

  test('another area is refused, in the service’s words', async () => {
    const page = await opened('/regions/33', province);
    const { body } = await ask('33', province);

    const alert = page.getByRole('alert').filter({ hasText: /./ });
    await alert.waitFor();
    expect(await alert.innerText()).toContain(body['title']);
    expect(await page.locator('.funnel').count()).toBe(0);
  });

  test('who has several areas chooses, in English too, and who has none is told', async () => {
    const page = await opened('/regions', ['local-government', 'regency-32.01', 'regency-32.03']);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kartu Prakerja in your area' }).waitFor();
    expect(await page.locator('.areas a').allInnerTexts()).toEqual(['Kabupaten Bogor', 'Kabupaten Cianjur']);
    await right(page, 'choice-phone');
    await context?.close();

    const nobodys = await opened('/regions', ['local-government']);
    await nobodys.getByText('belum dihubungkan').waitFor();
  });

  test('a service that fails is told, and asked again', async () => {
    trouble = 'down';
    const page = await opened('/regions/32', province);
    const again = page.getByRole('button', { name: 'Coba lagi' });
    await again.waitFor();
    await right(page, 'failing-phone');

    trouble = 'none';
    await again.click();
    await heading(page, 'Jawa Barat');
    await again.waitFor({ state: 'detached' });
  });

  test('whose session is over is asked to sign in again', async () => {
    trouble = 'over';
    const page = await opened('/regions/32', province);

    await page.getByRole('button', { name: 'Masuk lagi' }).waitFor();
  });
});
