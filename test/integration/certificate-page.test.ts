import '../support/environment.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatePage, missingPage } from '../../shared/certificates/page.ts';
import { Certificate, maskedName } from '../../shared/domain/training/certificate.ts';
import type { Answer } from '../../shared/http/endpoint.ts';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';

const screenshots = join(import.meta.dirname, '..', '..', '.local', 'screenshots');
const certificate = Certificate.parse({
  certificateId: 'TBW1F25P6HGK255YVCR91GB3',
  holder: maskedName('Siti Aminah'),
  courseId: 'c0'.repeat(12),
  courseVersion: 1,
  title: 'Dasar-Dasar Pemasaran Digital untuk Usaha Mikro, Kecil, dan Menengah di Daerah Tertinggal',
  mode: 'webinar',
  hours: 16,
  institution: { id: 'lp-cendekia', name: 'LP Cendekia' },
  completedAt: '2023-03-04T03:00:00.000Z',
  scores: { preTest: 40, postTest: 85 },
  issuedAt: '2023-03-05T03:00:00.000Z',
  order: {
    orderId: 'e'.repeat(24),
    applicantId: 'a1'.repeat(16),
    waveId: '2023-48',
    courseId: 'c0'.repeat(12),
    institutionId: 'lp-cendekia',
    platformId: 'pasar-ilmu',
  },
  signed: 'signed',
  status: 'valid',
});
const address = 'https://prakerja.test/v1/certificates/1';

describe.runIf(hasBrowser)('in a browser on a phone, the page of a certificate', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    browser = await startBrowser();
    page = await (await newVisitor(browser, { viewport: phone, locale: 'id-ID', javaScriptEnabled: false })).newPage();
  });
  afterAll(() => browser.close());

  const shown = async (name: string, { status, page: body = '', headers = {} }: Answer): Promise<void> => {
    await page.unroute(address);
    await page.route(address, (route) =>
      route.fulfill({ status, body, headers: { ...headers, 'content-type': 'text/html' } }),
    );
    await page.goto(address);
    await page.screenshot({ path: join(screenshots, `certificate-${name}.png`), fullPage: true });
  };
  /** The width that the content asks for; more than the phone's would scroll sideways. */
  const verdict = async () => {
    const box = await page.locator('.verdict').boundingBox();
    const widest = (await page.locator('main').boundingBox())?.width ?? Infinity;
    expect(widest).toBeLessThanOrEqual(phone.width);
    return { text: await page.locator('.verdict').innerText(), right: (box?.x ?? 0) + (box?.width ?? Infinity) };
  };

  test('says in large words that it is valid, with no name in full', async () => {
    await shown('valid', certificatePage(certificate));

    const { text, right } = await verdict();
    expect(text).toBe('Sertifikat ini SAH');
    expect(right).toBeLessThanOrEqual(phone.width);
    expect(await page.locator('main').innerText()).toContain('S*** A***');
  });

  test('says that it was revoked, when and why', async () => {
    const revocation = {
      at: '2023-04-02T03:00:00.000Z',
      kind: 'evidence-false',
      reason: 'sealed',
      by: 'olga',
    } as const;
    await shown('revoked', certificatePage({ ...certificate, status: 'revoked', revocation }));

    expect((await verdict()).text).toBe('Sertifikat ini DICABUT');
    expect(await page.locator('main').innerText()).toContain('2 April 2023');
    expect(await page.locator('main').innerText()).not.toContain('olga');
  });

  test('says that there is none under a number that nobody has', async () => {
    await shown('missing', missingPage());

    expect((await verdict()).text).toBe('Sertifikat ini TIDAK ADA');
  });
});
