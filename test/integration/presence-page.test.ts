import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { attendanceDesk, settableLiveness, type AttendanceDesk } from '../support/attendance.ts';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';
import { localTable, type LocalTable } from '../support/table.ts';
import { selfPaced } from '../support/training.ts';

let local: LocalTable;
let desk: AttendanceDesk;
let server: Server;
let address: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
const faces = settableLiveness();

const textOf = async (request: IncomingMessage): Promise<string> =>
  Buffer.concat(await Array.fromAsync(request, (chunk: Buffer) => chunk)).toString('utf8');

/** The two functions of the page behind a server of their own, and the institution's page to which it leads back. */
const serve = async (): Promise<void> => {
  server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const url = new URL(request.url ?? '/', 'http://server');
      if (url.pathname === '/kembali') {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(`<!doctype html><title>Kelas</title><p id="state">${url.searchParams.get('state') ?? ''}</p>`);
        return;
      }
      const linkId = url.pathname.split('/').at(-1) ?? '';
      const { accept = '', 'content-type': type = '' } = request.headers;
      const { statusCode, headers, body } =
        request.method === 'POST'
          ? await desk.sent(linkId, { body: await textOf(request), type })
          : await desk.page(linkId, new Date(), accept);
      response.writeHead(statusCode, headers);
      response.end(body);
    };
    answer().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe.runIf(hasBrowser)('in a browser on a phone, the page of presence', () => {
  beforeAll(async () => {
    local = await localTable();
    desk = attendanceDesk(local.table, faces.liveness);
    await desk.institution('lp-cendekia');
    await serve();
    browser = await startBrowser();
  });
  beforeEach(async () => {
    faces.set(() => Promise.resolve({ passed: true }));
    context = await newVisitor(browser, { viewport: phone, deviceScaleFactor: 2, locale: 'id-ID' });
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await local.stop();
  });

  /** Opens the page of a new link for a self-paced course, which is good on any day. */
  const opened = async (name: string) => {
    const order = await desk.order(name, { ...selfPaced, title: 'Dasar-Dasar Pemasaran Digital untuk Usaha Mikro' });
    const { linkId, state } = await desk.link(order, {}, new Date());
    // The institution's page is ours, but for its name.
    await context.route('https://lp.example/**', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const response = await fetch(`${address}${pathname}${search}`);
      await route.fulfill({ status: response.status, contentType: 'text/html', body: await response.text() });
    });
    await page.goto(`${address}/v1/presence/${linkId}`);
    return { order, linkId, state };
  };

  const name = (text: string) => new RegExp(`^${text}`);
  const button = (text: string) => page.getByRole('button', { name: name(text) });

  test('takes a picture, sends it and leads back to the institution, by the keyboard alone', async () => {
    const { order, state } = await opened('browser-keyboard');
    const isNarrow = await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#take:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#send:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('https://lp.example/kembali?**');

    expect(isNarrow).toBe(true);
    expect(await page.locator('#state').textContent()).toBe(state);
    expect(await desk.presences.presence(order.orderId, 1)).toMatchObject({ how: 'liveness' });
    expect(complaints).toEqual([]);
  });

  test('takes a chosen picture where there is no camera', async () => {
    await context.addInitScript("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })");
    const { order } = await opened('browser-file');
    const drawn = await page.screenshot({ type: 'png' });

    const isOffered = await page.getByText('Pilih foto dari ponsel').isVisible();
    await page.locator('#file').setInputFiles({ name: 'wajah.png', mimeType: 'image/png', buffer: drawn });
    await button('Kirim foto').click();
    await page.waitForURL('https://lp.example/kembali?**');

    expect(isOffered).toBe(true);
    expect(await desk.presences.presence(order.orderId, 1)).toMatchObject({ how: 'liveness' });
    expect(complaints).toEqual([]);
  });

  test('says so while the check of faces is down, and goes on when it is back', async () => {
    const { state } = await opened('browser-down');
    faces.set(() => Promise.reject(new OutsideUnavailable('liveness', 'timeout', 7)));
    await button('Nyalakan kamera').click();
    await button('Ambil foto').click();
    await button('Kirim foto').click();
    await page.getByText('sedang tidak tersedia').waitFor();

    faces.set(() => Promise.resolve({ passed: true }));
    await button('Kirim foto').click();
    await page.waitForURL('https://lp.example/kembali?**');

    expect(await page.locator('#state').textContent()).toBe(state);
  });

  test('says that a person will look when a face is not recognised, and offers the way on', async () => {
    const { order } = await opened('browser-review');
    faces.set(() => Promise.resolve({ passed: false }));
    await button('Nyalakan kamera').click();
    await button('Ambil foto').click();
    await button('Kirim foto').click();

    await page.getByRole('status').filter({ hasText: 'akan diperiksa petugas' }).waitFor();
    const onward = page.getByRole('link', { name: name('Lanjutkan ke pelatihan') });
    const target = await onward.getAttribute('href');
    await page.reload();

    expect(target).toMatch(/^https:\/\/lp\.example\/kembali\?state=/);
    expect(await page.getByRole('status').textContent()).toContain('sedang diperiksa petugas');
    expect(await desk.presences.presence(order.orderId, 1)).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  test('lets no other script run, and nothing be loaded from elsewhere', async () => {
    await opened('browser-policy');

    const hasRun = await page.evaluate<unknown>(`(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hasRun = true';
      document.body.append(script);
      const image = await new Promise((done) => {
        const element = new Image();
        element.onload = () => done('loaded');
        element.onerror = () => done('blocked');
        element.src = 'https://lp.example/kembali';
      });
      return ['hasRun' in window, image];
    })()`);

    expect(hasRun).toEqual([false, 'blocked']);
  });
});
