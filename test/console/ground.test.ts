import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LocalStack } from '../../local/stack/stack.ts';
import type { ConsoleSettings } from '../../shared/domain/console.ts';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';
import { looksRight } from '../support/looks-right.ts';
import { startTestStack } from '../support/stack.ts';

/** What a tab keeps of a session. */
interface Kept {
  readonly token: string;
}

declare const sessionStorage: { readonly getItem: (name: string) => string | null; readonly length: number };

describe.runIf(hasBrowser)('the console', () => {
  let stack: LocalStack;
  let browser: Browser;
  let context: BrowserContext;
  let settings: ConsoleSettings;
  const strays: string[] = [];
  const violations: string[] = [];

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startTestStack({ console: true, outside: false }), startBrowser()]);
    settings = (await (await fetch(`${stack.apiUrl}/config.json`)).json()) as ConsoleSettings;
  });
  afterEach(async () => {
    await context.close();
    expect({ strays, violations }).toEqual({ strays: [], violations: [] });
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  const opened = async (path: string): Promise<Page> => {
    context = await newVisitor(browser, { viewport: phone, locale: 'id-ID' });
    const known = [stack.apiUrl, settings.citizens.issuer, 'data:'];
    context.on('request', (request) => {
      const url = request.url();
      if (!known.some((one) => url.startsWith(one.startsWith('http') ? new URL(one).origin : one))) strays.push(url);
    });
    await context.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
    await context.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
      tellViolation(violation.effectiveDirective + ' ' + violation.blockedURI));`);
    return another(path);
  };
  const another = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (fault) => violations.push(fault.message));
    await page.goto(`${stack.apiUrl}${path}`);
    return page;
  };

  const signInButton = (page: Page) => page.getByRole('button', { name: 'Masuk', exact: true }).first();
  const signOutButton = (page: Page) => page.getByRole('button', { name: 'Keluar', exact: true });
  const keptBy = async (page: Page, kind: 'citizens' | 'staff'): Promise<Kept | undefined> => {
    const text = await page.evaluate((name) => sessionStorage.getItem(name), `session:${kind}`);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  };
  const statusOf = async (path: string, token = ''): Promise<number> =>
    (await fetch(`${stack.apiUrl}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;

  /** Signs in from the page that is open, as one whom the issuer's page offers. */
  const signIn = async (page: Page, person: string | RegExp) => {
    await signInButton(page).click();
    await page.getByRole('button', { name: person }).click();
    await signOutButton(page).waitFor();
  };
  /** Signs in for so many seconds. */
  const signInFor = async (page: Page, seconds: number) => {
    await page.getByLabel('Subject').fill('siti');
    await page.getByLabel('The session lasts').fill(String(seconds));
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  test('a citizen signs in, comes back to the page that was open, and signs out without a trace', async () => {
    const page = await opened('/?from=here');
    await signInButton(page).waitFor();
    await looksRight(page, 'ground', 'signed-out');

    await signIn(page, 'local-citizen');

    expect(page.url()).toBe(`${stack.apiUrl}/?from=here`);
    const { token } = (await keptBy(page, 'citizens')) ?? { token: '' };
    expect(await statusOf('/v1/registrations/me', token)).toBe(404);
    expect(await statusOf('/v1/cases', token)).toBe(401);

    await signOutButton(page).click();
    await signInButton(page).waitFor();
    expect(page.url()).toBe(`${stack.apiUrl}/`);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('an operator signs in by the keyboard alone, with the scopes and the groups of staff', async () => {
    const page = await opened('/operations');
    await signInButton(page).waitFor();

    const reach = async (name: string | RegExp) => {
      const wanted = page.getByRole('button', { name, exact: true });
      await wanted.waitFor();
      for (let presses = 0; presses < 30; presses += 1) {
        if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`The button ${String(name)} is not reached by the keyboard.`);
    };
    await reach('Masuk');
    await page.keyboard.press('Enter');
    await reach('local-operator (operator)');
    await page.keyboard.press('Enter');
    await signOutButton(page).waitFor();

    expect(page.url()).toBe(`${stack.apiUrl}/operations`);
    const { token } = (await keptBy(page, 'staff')) ?? { token: '' };
    expect(await statusOf('/v1/cases', token)).toBe(200);
    expect(await statusOf('/v1/registrations/me', token)).toBe(401);
  });

  test('a session that ends leaves the page as it is, and signing in again leads back to it', async () => {
    const page = await opened('/operations/waves?x=1');
    await signInButton(page).click();
    await signInFor(page, 3);
    await signOutButton(page).waitFor();

    await page.getByText('Sesi Anda sudah berakhir').waitFor();
    await looksRight(page, 'ground', 'session-ended');
    await page.getByRole('button', { name: 'Masuk lagi' }).click();
    await page.getByRole('button', { name: 'local-operator (operator)' }).click();

    await page.waitForURL(`${stack.apiUrl}/operations/waves?x=1`);
    await signOutButton(page).waitFor();
    expect(await page.getByText('Sesi Anda sudah berakhir').count()).toBe(0);
  });

  test('a token that the API takes no longer ends the session, before its time', async () => {
    const page = await opened('/');
    await signIn(page, 'local-citizen');
    await page.route('**/v1/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));

    await page.reload();

    await page.getByText('Sesi Anda sudah berakhir').first().waitFor();
    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: 'Masuk lagi' }).first().click();
    await page.getByRole('button', { name: 'local-citizen' }).click();
    await signOutButton(page).waitFor();
    expect(await page.getByText('Sesi Anda sudah berakhir').count()).toBe(0);
  });

  test('signing out in one tab signs the others out', async () => {
    const page = await opened('/');
    await signIn(page, 'local-citizen');
    const other = await another('/');
    await signIn(other, 'local-citizen');

    await signOutButton(other).click();

    await signInButton(page).waitFor();
    expect(await keptBy(page, 'citizens')).toBeUndefined();
  });

  test('without settings nobody is led anywhere, and it is said; the next try works', async () => {
    const page = await opened('/');
    await page.route('**/config.json', (route) => route.fulfill({ status: 404, body: '' }));

    await signInButton(page).click();
    await page.getByText('Kami belum dapat memproses masuknya Anda').waitFor();

    await page.unroute('**/config.json');
    await signIn(page, 'local-citizen');
  });

  test('an issuer that lets nobody in is told, and a link that nobody began leads to the start', async () => {
    const page = await opened('/');
    await signInButton(page).click();
    await page.getByLabel('Subject').waitFor();
    await looksRight(page, 'ground', 'sign-in');
    const state = new URL(page.url()).searchParams.get('state') ?? '';

    await page.goto(`${stack.apiUrl}/signed-in?error=access_denied&state=${state}`);
    await page.getByRole('heading', { name: 'Anda belum masuk' }).waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await looksRight(page, 'ground', 'not-let-in');
    await signIn(page, 'local-citizen');
    expect(page.url()).toBe(`${stack.apiUrl}/`);

    await page.goto(`${stack.apiUrl}/signed-in?code=stolen&state=${state}`);
    await page.waitForURL(`${stack.apiUrl}/`);
  });

  test('the first view is small, and its files are kept for good', async () => {
    const loaded = new Map<string, number>();
    context = await newVisitor(browser, { viewport: phone });
    const page = await context.newPage();
    page.on('response', (response) => {
      loaded.set(new URL(response.url()).pathname, Number(response.headers()['content-length']));
    });

    await page.goto(`${stack.apiUrl}/`, { waitUntil: 'networkidle' });

    const bytes = [...loaded.values()].reduce((sum, one) => sum + one, 0);
    console.info(`the first view: ${String(bytes)} bytes in ${String(loaded.size)} files`);
    expect(bytes).toBeLessThan(100_000);
    for (const path of loaded.keys()) {
      const { headers } = await fetch(`${stack.apiUrl}${path}`);
      expect([path, headers.get('cache-control')]).toEqual([
        path,
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ]);
    }
  });

  test('where there is no page it is said, with the status and a way on; the API answers its own paths', async () => {
    const page = await opened('/nowhere');

    await page.getByRole('heading', { name: 'Halaman ini tidak ada' }).waitFor();
    await looksRight(page, 'ground', 'no-page');
    expect(await statusOf('/nowhere')).toBe(404);
    await page.getByRole('link', { name: 'halaman depan' }).click();
    await signInButton(page).waitFor();

    const unknown = await fetch(`${stack.apiUrl}/v1/nowhere`);
    expect([unknown.status, await unknown.json()]).toEqual([404, { message: 'Not Found' }]);
    const posted = await fetch(`${stack.apiUrl}/`, { method: 'POST' });
    expect([posted.status, await posted.json()]).toEqual([404, { message: 'Not Found' }]);
    expect((await fetch(`${stack.apiUrl}/assets/nothing.js`)).status).toBe(403);
  });
});
