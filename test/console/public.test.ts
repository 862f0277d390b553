import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';
import { vectors } from '../unit/domain/draw/builders.ts';
import { localWave, publishedWave, rewritten, type Files } from '../unit/evidence/wave-evidence.ts';
import { builtPages, certificate, origin, serve, waveId, waveOnRecord, type World } from './public-site.ts';

const screenshots = join(import.meta.dirname, '..', '..', '.local', 'screenshots', 'public');
const desktop = { width: 1280, height: 800 };
const published = publishedWave();
const [somebody] = vectors[0]?.applicants['32.01'] ?? [];
const ticket = somebody?.ticket ?? '';

declare const axeRun: () => Promise<{
  violations: { id: string; impact?: string | null; nodes: { html: string }[] }[];
}>;
declare const document: { readonly documentElement: { readonly scrollWidth: number } };

describe.runIf(hasBrowser)('the public pages', () => {
  let browser: Browser;
  let pages: Map<string, string>;
  let world: World;
  let context: BrowserContext | undefined;
  const strays: string[] = [];
  const violations: string[] = [];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    pages = await builtPages();
    browser = await startBrowser();
  });
  afterEach(async () => {
    await context?.close();
    expect({ strays, violations }).toEqual({ strays: [], violations: [] });
  });
  afterAll(() => browser.close());

  const opened = async (
    path: string,
    { files = published, waves = [waveOnRecord()], certificates = [], instead }: Partial<World> = {},
    options: BrowserContextOptions = {},
  ): Promise<Page> => {
    world = { files, waves, certificates, instead };
    context = await newVisitor(browser, { viewport: phone, locale: 'id-ID', ...options });
    await context.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
    await context.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
      tellViolation(violation.effectiveDirective + ' ' + violation.blockedURI));`);
    await serve(context, { pages, world, onStray: (url) => strays.push(url) });
    const page = await context.newPage();
    page.on('pageerror', (fault) => violations.push(fault.message));
    await page.goto(`${origin}${path}`);
    return page;
  };

  /** A picture of the page for its maker, nothing wider than the window, and nothing that axe finds serious. */
  const looksRight = async (page: Page, name: string) => {
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    for (const region of await page.locator('.wide').all()) {
      expect(await region.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    }
    await page.evaluate(`${axe.source}; globalThis.axeRun = () => axe.run();`);
    const found = (await page.evaluate(() => axeRun())).violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(found.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  };

  const check = async (page: Page, wanted: string) => {
    await page.getByLabel('Nomor tiket').fill(wanted);
    await page.getByRole('button', { name: 'Periksa', exact: true }).click();
  };
  const verdict = (page: Page) => page.locator('.finding-title');
  const outcome = (page: Page) => page.locator('.check-outcome .finding').innerText();

  test('the first view is small, and what checks comes only when it is asked for', () => {
    const sizes = [...pages].map(([path, body]) => [path, gzipSync(body).length] as const);
    const first = sizes.filter(([path]) => !path.includes('proof') && path !== '/openapi.json');

    expect(first.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(60_000);
    expect(sizes.filter(([path]) => path.includes('proof'))).toHaveLength(1);
  });

  test('the waves are listed with their dates, and lead on', async () => {
    const soon = new Date(Date.now() + 90_000_000).toISOString();
    const open = waveOnRecord({
      waveId: waveOnRecord().waveId.replace('48', '49') as typeof open.waveId,
      progress: 'scheduled',
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      closesAt: soon,
      announcedAt: undefined,
      publishedRun: undefined,
    });
    const page = await opened('/waves', { waves: [open, waveOnRecord()] });

    await page.getByText('1 hari').waitFor();
    expect(await page.locator('.card').allInnerTexts()).toEqual([
      expect.stringMatching(/Gelombang 2023-49[^]*Sedang dibuka[^]*Ditutup:.*WIB.*1 hari/),
      expect.stringMatching(/Gelombang 2023-48[^]*Hasil sudah diumumkan/),
    ]);
    await looksRight(page, 'waves-phone');
    await page.getByRole('link', { name: 'Gelombang 2023-48' }).click();
    await page.getByRole('heading', { level: 1, name: 'Gelombang 2023-48' }).waitFor();
  });

  test('a wave tells its life, and its draw with its own numbers', async () => {
    const page = await opened(`/waves/${waveId}`, {}, { viewport: desktop });

    await page.getByText('dari 35 peserta terpilih').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('17 tempat di 5 kabupaten/kota');
    expect(text).toContain('35 tiket dikunci pada 23 Agustus 2023 pukul 22.59 WIB');
    expect(text).toMatch(/Putaran [\d.]+, terbit pada 23 Agustus 2023/);
    expect(text).toMatch(/Hasil undian ini wajar: tidak satu pun dari 14 uji/);
    expect(text).toContain(`npm run verify -- ${origin}/v1/waves/${waveId}/evidence/`);
    expect(await page.locator('.moment.done').count()).toBe(7);
    await looksRight(page, 'wave-desktop');
    await page.emulateMedia({ colorScheme: 'dark' });
    await looksRight(page, 'wave-desktop-dark');
    await page.setViewportSize(phone);
    await looksRight(page, 'wave-phone-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await looksRight(page, 'wave-phone');
  });

  test('the provinces’ figures in the table are those of the evidence', async () => {
    const page = await opened(`/waves/${waveId}`);

    const rows = page.locator('table tbody tr');
    await page.getByText('dari 35 peserta terpilih').waitFor();
    expect(await rows.first().innerText()).toMatch(/^Seluruh Indonesia\s+17\s+35\s+17\s+17$/);
    expect(await rows.nth(1).innerText()).toMatch(/^Jawa Barat\s+8\s+30\s+14\s+14$/i);
  });

  test('a ticket is checked in the browser, by keyboard alone', async () => {
    const page = await opened(`/waves/${waveId}`);
    await page.getByRole('button', { name: 'Periksa', exact: true }).waitFor();

    for (let tabs = 0; tabs < 30; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator('#ticket:focus').count()) === 1) break;
    }
    await page.keyboard.type(ticket);
    await page.keyboard.press('Enter');

    await verdict(page).waitFor();
    expect(await verdict(page).innerText()).toBe('Semua cocok');
    expect(await page.locator('.step .step-outcome').allInnerTexts()).toEqual(Array.from({ length: 8 }, () => 'cocok'));
    expect(await outcome(page)).toMatch(/Urutan \d+ dari 23 peserta/);
    // A ticket is nobody's to see in an address.
    expect(page.url()).toBe(`${origin}/waves/${waveId}`);
    await looksRight(page, 'ticket-held-phone');
  });

  test('one changed byte is found out, said plainly, and no result is told', async () => {
    const files = rewritten(published, 'winners/32.01.csv', (text) => text.replace(/1(?=\n|,)/, '2'));
    const page = await opened(`/waves/${waveId}`, { files });

    await check(page, ticket);

    await verdict(page).waitFor();
    expect(await verdict(page).innerText()).toBe('Tidak cocok! Bukti ini tidak boleh dipercaya');
    const text = await outcome(page);
    expect(text).toContain('winners/32.01.csv');
    expect(text).not.toContain('Urutan');
    expect(await page.locator('.step.failed').innerText()).toContain('TIDAK COCOK');
    await looksRight(page, 'ticket-failed-phone');
  });

  test('a ticket that never was is not known, and stands in no list', async () => {
    const page = await opened(`/waves/${waveId}`);

    await check(page, '0'.repeat(32));
    await page.getByText('Sistem tidak mengenal tiket ini').waitFor();
    await page.getByRole('button', { name: 'Cari di semua daftar' }).click();

    await verdict(page).waitFor();
    expect(await verdict(page).innerText()).toBe('Berkasnya cocok, tetapi tiket ini tidak ada di dalamnya');
    expect(await outcome(page)).toContain('Semua daftar dari 5 kabupaten/kota sudah dibaca');
    await looksRight(page, 'ticket-nowhere-phone');
  });

  test('what is no ticket is said at the field', async () => {
    const page = await opened(`/waves/${waveId}`);

    await check(page, 'bukan tiket');

    expect(await page.locator('#ticket-fault').innerText()).toContain('32 huruf');
    expect(await page.getByLabel('Nomor tiket').getAttribute('aria-invalid')).toBe('true');
  });

  test('evidence that cannot be had is no reproach, and is asked for again', async () => {
    const page = await opened(`/waves/${waveId}`, {
      instead: async (route, pathname) => {
        if (!pathname.endsWith('/applicants/32.01.csv')) return false;
        await route.fulfill({ status: 503 });
        return true;
      },
    });

    await check(page, ticket);
    await page.getByText('Belum dapat diperiksa').waitFor();
    expect(await outcome(page)).toContain('Ini tidak berarti ada yang salah');
    world.instead = undefined;
    await page.getByRole('button', { name: 'Coba lagi' }).click();

    await page.getByText('Semua cocok').waitFor();
  });

  test('a development beacon never passes for a public one', async () => {
    const page = await opened(`/waves/${waveId}`, { files: localWave() });

    await check(page, ticket);

    await verdict(page).waitFor();
    expect(await verdict(page).innerText()).toBe('Cocok, dengan angka acak percobaan');
    expect(await page.locator('.step.noted').innerText()).toContain('tidak ada pihak luar yang menjaminnya');
    await looksRight(page, 'ticket-development-phone');
  });

  test('while a wave is being drawn the page shows what is on record, and what comes next', async () => {
    const files: Files = new Map([...published].filter(([path]) => path.startsWith('commitment.')));
    const wave = waveOnRecord({ progress: 'selecting', announcedAt: undefined, publishedRun: undefined });
    const page = await opened(`/waves/${waveId}`, { files, waves: [wave] });

    await page.getByText('35 tiket dikunci').waitFor();
    expect(await page.locator('.moment.next').innerText()).toContain('Diundi dan diuji');
    expect(await page.locator('main').innerText()).toContain('Tiket dapat diperiksa setelah hasil diumumkan.');
    expect(await page.locator('.files a').allInnerTexts()).toEqual(['commitment.json', 'commitment.jws']);
    await looksRight(page, 'wave-drawing-phone');
  });

  test('an API that fails is said to, and asked again', async () => {
    const page = await opened('/waves', {
      instead: async (route, pathname) => {
        if (!pathname.startsWith('/v1/')) return false;
        await route.abort();
        return true;
      },
    });

    await page.getByText('Layanan tidak menjawab').waitFor();
    await looksRight(page, 'waves-failing-phone');
    world.instead = undefined;
    await page.getByRole('button', { name: 'Coba lagi' }).click();

    await page.getByRole('link', { name: 'Gelombang 2023-48' }).waitFor();
  });

  test('a wave that is not there is told in the words of the API', async () => {
    const page = await opened('/waves/1999-01');

    await page.getByText('Gelombang ini tidak ada.').waitFor();
  });

  test('English is a switch away, and is kept', async () => {
    const page = await opened('/waves');

    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Waves' }).waitFor();
    await page.goto(`${origin}/waves/${waveId}`);

    await page.getByRole('heading', { name: 'How the draw works' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await looksRight(page, 'wave-english-phone');
  });

  test('on a slow line and a slow phone the waves are there within five seconds', async () => {
    const page = await opened('/certificates');
    const session = await page.context().newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const start = performance.now();

    await page.goto(`${origin}/waves`);
    await page.getByRole('link', { name: 'Gelombang 2023-48' }).waitFor();

    expect(performance.now() - start).toBeLessThan(5_000);
  });

  describe('a certificate', () => {
    const number = certificate().certificateId;
    const shown = async (certificates: World['certificates']) => {
      const page = await opened(`/certificates/${number}`, { certificates });
      await verdict(page).waitFor();
      return page;
    };

    test('is found by its number, and its signature checked here', async () => {
      const page = await opened('/certificates', { certificates: [certificate()] });
      await looksRight(page, 'certificate-form-phone');

      await page.getByLabel('Nomor sertifikat').fill(`${number.slice(0, 4)}-${number.slice(4).toLowerCase()}`);
      await page.keyboard.press('Enter');

      await page.getByText('sudah diperiksa di perangkat Anda sendiri').waitFor();
      expect(await verdict(page).innerText()).toBe('Sertifikat ini SAH');
      expect(await page.locator('main').innerText()).toContain('S*** A***');
      await looksRight(page, 'certificate-valid-phone');
    });

    test('that was revoked says so loudly, with day and reason', async () => {
      const revocation = { at: '2023-04-02T03:00:00.000Z', kind: 'evidence-false', reason: 'x', by: 'olga' } as const;
      const page = await shown([certificate({ status: 'revoked', revocation })]);

      expect(await verdict(page).innerText()).toBe('Sertifikat ini DICABUT');
      expect(await page.locator('.finding').innerText()).toContain('2 April 2023: bukti pelatihannya tidak benar');
      await looksRight(page, 'certificate-revoked-phone');
    });

    test('with other words than were signed is not believed, and its words are not shown', async () => {
      const page = await shown([certificate({}, { title: 'Dokter Spesialis' })]);

      await page.getByText('TIDAK SAH').waitFor();
      expect(await page.locator('main').innerText()).not.toContain('Dokter Spesialis');
      await looksRight(page, 'certificate-forged-phone');
    });

    test('that is not there is said to be missing', async () => {
      const page = await opened(`/certificates/${number}`);

      await page.getByText('Tidak ada sertifikat dengan nomor ini').waitFor();
    });
  });
});
