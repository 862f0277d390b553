import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LocalStack } from '../../local/stack/stack.ts';
import { citizen, operator } from '../support/api.ts';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { ordinaryPeople } from '../support/people.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { serveCitizen, type Trouble } from './citizen-site.ts';
import { moneyJourneys } from './citizen-money.ts';
import { fillIn, right, shown, to } from './citizen-view.ts';
import { callNext, codeSentTo, missDeadline, outcomeOf } from './citizen-world.ts';
import { builtPages } from './public-site.ts';

const desktop = { width: 1280, height: 800 };
/** One that is drawn while the first pages are looked at, and one that stays open. */
const [drawn, open] = ['2023-48', '2023-49'];
const [budi, sari, rini, tuti] = [somebody(0), somebody(1), somebody(2), somebody(3)];
/** A regency with one place in the wave that is drawn, and two people of it who may join, of different families. */
const contested = '32.04';
const rivals = ordinaryPeople([contested], 12)
  .filter(({ person }) => person.application.employment !== 'not-seeking-work')
  .filter(
    ({ person }, place, all) => all.findIndex((one) => one.person.registered.kk === person.registered.kk) === place,
  )
  .slice(0, 2);

const Recipient = z.object({ status: z.literal('recipient'), card: z.object({ waveId: z.literal(drawn) }) });

describe.runIf(hasBrowser)('the citizens’ pages', () => {
  let stack: LocalStack;
  let browser: Browser;
  let pages: Map<string, string>;
  let context: BrowserContext | undefined;
  let trouble: Trouble = 'none';
  const violations: string[] = [];

  beforeAll(async () => {
    [pages, stack, browser] = await Promise.all([
      builtPages('index'),
      startTestStack({ seed: seedOfTests, beacon: { periodSeconds: 1 } }),
      startBrowser(),
    ]);
    const staff = operator(stack);
    const quota = Object.fromEntries([budi, sari, rini].map(({ registered }) => [registered.regency, 3]));
    const joining = [
      { account: citizen(stack, 'budi'), person: budi },
      { account: citizen(stack, 'sari'), person: sari },
      ...rivals.map(({ subject, person }) => ({ account: citizen(stack, subject), person })),
    ];
    await staff.createWave({ waveId: open, closesIn: 3_600, quota });
    for (const { account, person } of joining) await account.register(person);
    for (const { account } of joining) expect(await account.decided()).toEqual([]);
    // Budi and Sari live in one regency. No place may be left over there: it would go to the two who contend for one.
    const places = { [budi.registered.regency]: 2, [contested]: 1 };
    await staff.createWave({ waveId: drawn, closesIn: 20, quota: places, waitingListDays: 7 });
    for (const { account } of joining) expect(await account.join(drawn)).toMatchObject({ status: 201 });
  });
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
    context = await newVisitor(browser, { viewport, locale: 'id-ID' });
    await context.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
    await context.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
      tellViolation(violation.effectiveDirective + ' ' + violation.blockedURI));`);
    await serveCitizen(context, { stack, pages, subject, trouble: () => trouble });
    const page = await context.newPage();
    page.on('pageerror', (fault) => violations.push(fault.message));
    await page.goto(`${stack.apiUrl}${path}`);
    return page;
  };

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

  test('somebody registers by keyboard, sees their faults, is verified, joins, holds a genuine receipt, and leaves', async () => {
    const page = await opened('/', 'rini');
    await page.getByRole('link', { name: 'Daftar sekarang' }).waitFor();
    await right(page, 'unregistered-phone');
    await page.getByRole('link', { name: 'Daftar sekarang' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#nik').waitFor();
    await fillIn(page, rini);
    await page.locator('#nik').fill('123');
    await page.getByRole('button', { name: 'Kirim' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#nik[aria-invalid="true"]:focus').waitFor();
    await right(page, 'form-faults-phone');
    await page.locator('#nik').fill(rini.application.nik);
    await page.keyboard.press('Enter');

    // The page changes by itself, as soon as it may see that something is decided.
    await shown(page, 'Anda memenuhi syarat');
    const wave = page.locator('li.card', { hasText: open });
    await wave.getByRole('button', { name: 'Bergabung' }).focus();
    await page.keyboard.press('Enter');
    await shown(page, 'Anda sudah bergabung.');
    await shown(page, 'Asli: ditandatangani oleh program');
    await right(page, 'joined-phone');
    const asked = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Simpan tanda terima' }).click();
    const receipt = await readFile(await (await asked).path(), 'utf8');
    expect(receipt.split('.')).toHaveLength(3);

    await wave.locator('summary', { hasText: 'Keluar dari gelombang' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ya, saya keluar' }).focus();
    await page.keyboard.press('Enter');
    await shown(page, 'Anda keluar dari gelombang ini.');
    expect((await citizen(stack, 'rini').look(open)).body).toMatchObject({ status: 'left' });
    await wave.getByRole('button', { name: 'Bergabung' }).waitFor();

    await to(page, 'Perbaiki data saya');
    await page.locator('#nik').waitFor();
    expect(await page.locator('#occupation').inputValue()).toBe(rini.application.occupation);
    expect(await page.title()).toBe('Perbaiki data saya – Kartu Prakerja');
  });

  test('who is refused sees why, what helps, and objects; the objection has its deadline', async () => {
    const account = citizen(stack, 'wati');
    await account.register(somebody(0, 'underage'));
    expect(await account.decided()).not.toEqual([]);
    const page = await opened('/', 'wati');
    await shown(page, 'Anda belum memenuhi syarat');
    expect(await page.locator('.reason dd').first().innerText()).not.toBe('');
    await right(page, 'refused-phone');
    await page.locator('.reason summary').click();
    await page.getByLabel('Penjelasan Anda').fill('Tanggal lahir saya salah dicatat di KTP lama.');
    await page.getByRole('button', { name: 'Kirim keberatan' }).click();
    await shown(page, 'Keberatan Anda sudah kami terima');

    await to(page, 'Keberatan');
    await shown(page, 'Dijawab paling lambat');
    await shown(page, 'Tanggal lahir saya salah dicatat');
    await right(page, 'cases-phone');
    await page.getByRole('button', { name: 'English' }).click();
    await shown(page, 'Answered at the latest');
    await to(page, 'Data');
    await to(page, 'Who looked at my data');
    await shown(page, 'No member of staff has opened your data yet.');
    await right(page, 'accesses-phone');
  });

  test('a session that ends in the middle of the form loses nothing that was typed', async () => {
    const page = await opened('/me/register', 'tuti');
    await page.locator('#nik').waitFor();
    await fillIn(page, tuti);
    await page.route('**/v1/**', (route) => route.fulfill({ status: 401, body: '' }));
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.getByRole('button', { name: 'Masuk lagi' }).waitFor();
    expect(await page.locator('#name').inputValue()).toBe(tuti.application.name);
    await right(page, 'expired-phone');

    await page.unroute('**/v1/**');
    const token = await stack.tokenFor({ pool: 'Citizens', sub: 'tuti' });
    const again = JSON.stringify({ token, expiresAt: Date.now() + 3_600_000 });
    await page.evaluate(`sessionStorage.setItem('session:citizens', ${JSON.stringify(again)})`);
    await page.reload();
    await page.locator('#name').waitFor();
    expect(await page.locator('#name').inputValue()).toBe(tuti.application.name);
    expect(await page.evaluate('JSON.stringify(localStorage) + document.title + location.href')).not.toContain(
      tuti.application.nik,
    );

    // Many register at once: who would rather wait than have the phone work gets a turn, and is then sent for.
    await page.route('**/v1/registrations/challenge', async (route) => {
      const answer = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...answer, required: true, difficulty: 60 } });
    });
    await page.route('**/v1/registrations/waiting-place', (route) =>
      route.fulfill({ json: { challenge: 'turn', sendFrom: new Date(Date.now() + 1_000).toISOString() } }),
    );
    const sent = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('registrations'),
    );
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.getByRole('button', { name: 'Tunggu giliran saja' }).click();
    await shown(page, 'Giliran Anda');
    expect((await sent).headers()['prakerja-proof']).toBe('turn');
    await page.getByRole('heading', { name: 'Status saya' }).waitFor();
  });

  test('a service that fails is told and asked again, in the dark', async () => {
    trouble = 'down';
    const page = await opened('/', 'yuni');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Coba lagi' }).first().waitFor();
    await right(page, 'failing-phone-dark');
    trouble = 'none';
    await page.getByRole('button', { name: 'Coba lagi' }).first().click();
    await shown(page, 'Anda belum mendaftar');
  });

  test('a contact is changed by a code, a consent withdrawn, the data downloaded, and erasure asked and taken back', async () => {
    const page = await opened('/me/data/contacts', 'rini');
    const email = 'rini.baru@warga.example';
    await page.getByLabel('Alamat surel baru').fill(email);
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await shown(page, 'Kode sudah dikirim ke');
    await right(page, 'code-phone');
    await page.getByLabel('Kode (6 angka)').fill(await codeSentTo(stack, email, /kode/));
    await page.keyboard.press('Enter');
    await shown(page, 'Berlaku mulai');
    await right(page, 'contacts-phone');
    await page.locator('summary', { hasText: 'Bukan saya yang mengganti' }).click();
    await page.getByRole('button', { name: 'Ya, batalkan penggantian ini' }).click();
    await page.getByText('Berlaku mulai').waitFor({ state: 'detached' });

    await to(page, 'Persetujuan');
    await page.getByRole('button', { name: 'Tarik persetujuan' }).first().click();
    await page.getByRole('button', { name: 'Saya setuju' }).first().waitFor();
    await right(page, 'consents-phone');

    await to(page, 'Data saya');
    const asked = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Unduh data saya' }).click();
    expect(await readFile(await (await asked).path(), 'utf8')).toContain(rini.application.nik);
    await shown(page, 'Yang kami simpan');
    await page.locator('summary', { hasText: 'Saya ingin data saya dihapus' }).click();
    await page.getByRole('button', { name: 'Ya, minta penghapusan' }).click();
    await shown(page, 'Anda meminta penghapusan data.');
    await right(page, 'data-phone');
    await page.getByRole('button', { name: 'Batalkan penghapusan' }).click();
    await shown(page, 'sudah Anda tarik kembali');
  });

  test('who was drawn sees the card, and checks the draw in the browser', async () => {
    await operator(stack).reached(drawn, 'notify', 'done');
    const page = await opened('/', 'budi', desktop);
    await shown(page, 'Anda mendapat Kartu Prakerja');
    await page.getByRole('button', { name: 'Periksa sendiri' }).waitFor();
    await right(page, 'drawn-desktop');
    await page.getByRole('button', { name: 'Periksa sendiri' }).click();
    await page.locator('.finding .scores').waitFor();
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await right(page, 'checked-phone-dark');

    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const began = performance.now();
    await page.reload();
    await shown(page, 'Anda mendapat Kartu Prakerja');
    console.log(`Status on a slow phone after ${Math.round(performance.now() - began)} ms.`);
  });

  test('who was drawn and does not want the card gives it up', async () => {
    const page = await opened('/', 'sari');
    await page.locator('summary', { hasText: 'Saya ingin mengundurkan diri' }).click();
    await page.getByRole('button', { name: 'Ya, saya mengundurkan diri' }).click();
    await page.getByText('Anda mendapat Kartu Prakerja').waitFor({ state: 'detached' });
    // What they stood for by it is settled within seconds, and the page follows.
    await shown(page, 'Anda memenuhi syarat');
    await right(page, 'given-up-phone');
    expect((await citizen(stack, 'sari').look(drawn)).body).toMatchObject({ award: { state: 'ended' } });
  });

  test('who was not drawn waits, moves up when somebody gives their card up, and loses it where nothing is bought', async () => {
    await operator(stack).reached(drawn, 'notify', 'done');
    const outcomes = await Promise.all(
      rivals.map(async ({ subject }) => ({ subject, ...(await outcomeOf(stack, subject, drawn)) })),
    );
    const winner = outcomes.find(({ outcome }) => outcome === 'selected')?.subject ?? '';
    const waiting = outcomes.find(({ outcome }) => outcome === 'not-selected')?.subject ?? '';
    const page = await opened('/', waiting);
    await shown(page, 'Anda ada dalam daftar tunggu.');
    await right(page, 'waiting-phone');

    expect(await citizen(stack, winner).giveUp(drawn)).toMatchObject({ status: 200 });
    await callNext(stack, drawn);
    await eventually(
      'the call',
      async () => (await outcomeOf(stack, waiting, drawn))?.outcome === 'called' || undefined,
    );
    await eventually('a registration that tells of the card', async () => {
      const { body } = await citizen(stack, waiting).registration();
      return Recipient.safeParse(body).success || undefined;
    });
    const asked = page.waitForResponse((response) => response.url().endsWith(`/waves/${open}/enrollments/me`));
    await page.reload();
    await shown(page, 'Anda mendapat Kartu Prakerja');
    await shown(page, 'Anda dipanggil dari daftar tunggu.');
    await asked;
    expect(await page.getByRole('button', { name: 'Bergabung' }).count()).toBe(0);
    await right(page, 'called-phone');

    await missDeadline(stack, waiting, drawn);
    await page.reload();
    await shown(page, 'Kartu Anda sudah berakhir');
    await shown(page, 'belum ada pelatihan yang dibeli. Bila menurut Anda ini keliru, hubungi pusat bantuan.');
    await right(page, 'ended-phone');
    await to(page, 'Uang');
    await to(page, 'Rekening');
    await shown(page, 'Rekening dapat ditautkan selama Anda memegang Kartu Prakerja yang aktif.');
  });

  describe('a recipient', () => {
    moneyJourneys({
      ...{ subject: 'budi', person: budi, waveId: drawn },
      stack: () => stack,
      opened: (path) => opened(path, 'budi'),
    });
  });
});
