import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WaveId } from '../../events/event.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import type { Table } from '../../shared/table/client.ts';
import { codeOf, operator, send, staffMember } from '../support/api.ts';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { enter, ledTo, typeInto } from '../support/keyboard.ts';
import { looksRight } from '../support/looks-right.ts';
import { crowdedRegencies } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { openedSlowly } from '../support/slow-phone.ts';
import { startTestStack } from '../support/stack.ts';
import { publishedWave } from '../unit/evidence/wave-evidence.ts';
import {
  proposeClearing,
  proposeEnvelope,
  proposeRelease,
  proposeSettlement,
  proposeTelling,
} from './given-approvals.ts';
import {
  asking,
  giveUpDraw,
  heldEvidence,
  holdDraw,
  decides,
  mendCard,
  openedBy,
  passed,
  see,
  sendPoison,
  spoilCard,
  type Staff,
} from './operations-site.ts';

const desktop = { width: 1280, height: 800 };
const waveId = '2023-48';
const drawnIn = crowdedRegencies.slice(0, 4);
const heldWave = WaveId.parse('2023-49');

/** Who is signed in: whose subject, in which group. */
const olga = ['olga', 'operator'] as const;
const ayu = ['ayu', 'approver'] as const;
const bima = ['bima', 'approver'] as const;
const tuti = ['tuti', 'auditor'] as const;
const wati = ['wati', 'local-government', 'province-32'] as const;

describe.runIf(hasBrowser)('the operations pages', () => {
  let stack: LocalStack;
  let browser: Browser;
  let table: Table;
  const contexts: BrowserContext[] = [];
  const violations: string[] = [];

  beforeAll(async () => {
    [stack, browser] = await Promise.all([
      startTestStack({
        ...{ seed: seedOfTests, beacon: { periodSeconds: 1 }, console: true },
        // Few people look, and little is done: each further environment costs more to start than it saves.
        ...{ maxEnvironments: 1, longestVisibilitySeconds: 2 },
      }),
      startBrowser(),
    ]);
    table = tableOf(stack);
    // It fails five times while the first test goes on.
    await spoilCard(table);
    await sendPoison(stack);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(violations.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    table.client.destroy();
    await stack.stop();
  });

  const opened = async (path: string, who: Staff = olga, viewport = phone): Promise<Page> => {
    const context = await newVisitor(browser, { viewport, locale: 'id-ID' });
    contexts.push(context);
    return openedBy(stack, context, { path, who, tell: (violation) => violations.push(violation) });
  };
  const shown = (page: Page, text: string) => page.getByText(text).first().waitFor();
  const main = (page: Page) => page.locator('main').innerText();

  test('a wave is created from a pasted table, by keyboard alone, with what is wrong told beside its field', async () => {
    const page = await opened('/operations/waves/new', olga, desktop);
    await page.locator('#waveId').fill('48');
    await page.locator('#quota').fill(crowdedRegencies.map((code) => `${code}\t2`).join('\n'));
    await shown(page, '12 kabupaten/kota, 24 kuota.');
    await page.locator('#quota').press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#waveId[aria-invalid="true"]:focus').waitFor();
    await looksRight(page, 'operations', 'create-faults-desktop');

    await page.locator('#waveId').fill('2023-50');
    for (const [name, day] of [
      ['opensAt', '01'],
      ['closesAt', '03'],
      ['cutoffAt', '04'],
      ['drawAt', '05'],
    ] as const) {
      await page.locator(`#${name}`).fill(`2099-01-${day}T19:00`);
    }
    await page.locator('#waveId').press('Enter');

    await page.waitForURL('**/operations/waves/2023-50');
    await page.getByRole('heading', { level: 1, name: 'Seleksi gelombang 2023-50' }).waitFor();
    expect(await page.title()).toBe('Seleksi gelombang 2023-50 – Kartu Prakerja');
    await shown(page, '1 Januari 2099 pukul 19.00 WIB');
    await page.getByRole('link', { name: 'Gelombang', exact: true }).click();
    await page.getByRole('link', { name: 'Gelombang 2023-50' }).waitFor();
    await looksRight(page, 'operations', 'waves-desktop');
  });

  test('a wave is watched live to its end, and then nobody asks any more', async () => {
    const quota = Object.fromEntries(drawnIn.map((code) => [code, 2]));
    await operator(stack).createWave({ waveId, closesIn: 20, quota });
    const page = await opened(`/operations/waves/${waveId}`, tuti, desktop);
    await shown(page, 'Seleksi belum dimulai.');

    await page.locator('.stage.running, .stage.waiting').first().waitFor();
    await looksRight(page, 'operations', 'selection-running-desktop');
    await eventually(
      'the announcement',
      async () => (await send(stack, { path: `/v1/waves/${waveId}` })).text.includes('"published"') || undefined,
    );
    await shown(page, 'Hasil diumumkan pada');
    await shown(page, 'Seleksi selesai.');
    await page.locator('.badge.published').waitFor();

    const stages = await page.locator('.stage').allInnerTexts();
    expect(stages).toHaveLength(11);
    expect(stages.every((text) => text.includes('selesai'))).toBe(true);
    expect(stages.find((text) => text.startsWith('Mengundi'))).toContain('4 dari 4 kabupaten/kota');
    await shown(page, 'Lulus: dari');
    await page.getByRole('link', { name: 'manifest.json' }).waitFor();
    expect(await page.getByText('Usulkan keputusan').count()).toBe(0);
    await looksRight(page, 'operations', 'selection-over-desktop');
    const asked = asking(page, `/v1/waves/${waveId}/selection`);
    await passed(page, 60_000);
    expect(asked()).toBe(0);
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await looksRight(page, 'operations', 'selection-over-phone-dark');
  });

  test('a dead letter is seen with its reason, moved back by the page after a second word, and gone', async () => {
    await eventually('a dead letter', () => stack.queueDepth('Debts').dead === 1 || undefined);
    const page = await opened('/operations');
    await page.getByRole('link', { name: '1 pesan gagal di antrean Utang peserta.', exact: true }).waitFor();
    await page.getByText('Sedang memuat').waitFor({ state: 'detached' });
    await looksRight(page, 'operations', 'overview-phone');
    await page.setViewportSize(desktop);
    await looksRight(page, 'operations', 'overview-desktop');
    await page.getByRole('link', { name: '1 pesan gagal di antrean Utang peserta.', exact: true }).click();

    await shown(page, 'What was found does not keep to its form');
    expect(await main(page)).toContain('waveId 2023-40');
    await looksRight(page, 'operations', 'queue-desktop');
    await page.getByRole('link', { name: 'Panduan: pesan gagal' }).click();
    await page.getByRole('heading', { level: 1, name: /debt/i }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'What to do' }).waitFor();
    await looksRight(page, 'operations', 'runbook-desktop');
    await page.goBack();

    await mendCard(table);
    const moving = page.getByRole('button', { name: 'Kembalikan ke antrean' });
    await enter(page, moving);
    await ledTo(page, page.getByRole('button', { name: 'Batal' }));
    await page.keyboard.press('Enter');
    await ledTo(page, moving);
    await page.keyboard.press('Enter');
    await ledTo(page, page.getByRole('button', { name: 'Batal' }));
    await page.setViewportSize(phone);
    await looksRight(page, 'operations', 'redrive-phone');
    await page.keyboard.press('Shift+Tab');
    await ledTo(page, page.getByRole('button', { name: 'Ya, kembalikan' }));
    await page.keyboard.press('Enter');

    await shown(page, '1 dari 1 pesan dikembalikan');
    await shown(page, 'Tidak ada pesan gagal di antrean ini.');
    await eventually('an empty queue', () => {
      const { ready, delayed, inFlight, dead } = stack.queueDepth('Debts');
      return ready + delayed + inFlight + dead === 0 || undefined;
    });
  });

  test('a held draw is let go by two people, by keyboard alone, and never by one', async () => {
    await operator(stack).createWave({ waveId: heldWave, closesIn: 86_400, quota: { '32.01': 800 } });
    await stack.pauseSource('run-selection-step');
    await holdDraw(table, heldWave);
    await giveUpDraw(stack, heldWave, '32.01');
    const evidence = heldEvidence(publishedWave());
    const withEvidence = async (page: Page) => {
      await page.route(`**/v1/waves/${heldWave}/evidence/**`, (route) => {
        const body = evidence.get(new URL(route.request().url()).pathname.split('/evidence/')[1] ?? '');
        return route.fulfill(body === undefined ? { status: 404, body: '' } : { body });
      });
      await page.reload();
    };

    const proposing = await opened(`/operations/waves/${heldWave}`, ayu);
    await withEvidence(proposing);
    await shown(proposing, 'Ditahan: ada uji');
    await shown(proposing, 'Mengundi: Kabupaten Bogor');
    await looksRight(proposing, 'operations', 'held-phone');
    await enter(proposing, proposing.getByRole('link', { name: 'Ke keputusan dua orang' }));
    await enter(proposing, proposing.locator('summary', { hasText: 'Usulkan keputusan' }));
    await enter(proposing, proposing.getByRole('button', { name: 'Kirim usulan' }));
    const reason = proposing.getByLabel('Alasan');
    await ledTo(proposing, reason.and(proposing.locator('[aria-invalid="true"]')));
    await typeInto(proposing, reason, 'Diperiksa ulang di dua komputer; sebabnya promosi pada hari terakhir.');
    await enter(proposing, proposing.getByRole('button', { name: 'Kirim usulan' }));
    await ledTo(proposing, proposing.getByText('Usulan terkirim.'));
    await enter(proposing, proposing.getByRole('link', { name: 'Persetujuan', exact: true }));
    await shown(proposing, 'Ini usulan Anda sendiri.');
    expect(await proposing.getByRole('button', { name: 'Periksa dan putuskan' }).count()).toBe(0);
    const { decisions } = (await staffMember(stack, ...tuti)('GET', `/v1/waves/${heldWave}/decisions`)).body as {
      decisions: readonly { decisionId: string }[];
    };
    const own = `/v1/waves/${heldWave}/decisions/${decisions[0]?.decisionId ?? ''}/verdict`;
    expect(codeOf(await staffMember(stack, ...ayu)('POST', own, { verdict: 'approve' }))).toBe('decision-own');

    const deciding = await opened('/operations', bima, desktop);
    await shown(deciding, `Undian gelombang ${heldWave} ditahan uji keadilan.`);
    await enter(deciding, deciding.getByRole('link', { name: '1 usulan menunggu keputusan Anda.' }));
    const opener = deciding.getByRole('button', { name: 'Periksa dan putuskan' });
    await enter(deciding, opener);
    await ledTo(deciding, deciding.getByRole('group', { name: 'Yang diusulkan' }));
    await enter(deciding, deciding.getByRole('button', { name: 'Tutup tanpa memutuskan' }));
    await ledTo(deciding, opener);
    await deciding.keyboard.press('Enter');
    await shown(deciding, 'Diperiksa ulang di dua komputer');
    await looksRight(deciding, 'operations', 'approval-desktop');
    await enter(deciding, deciding.getByRole('button', { name: 'Setujui' }));
    await ledTo(deciding, deciding.getByText('Anda menyetujui usulan ini.'));
    await shown(deciding, 'Tidak ada yang menunggu persetujuan.');

    await proposing.goto(`${stack.apiUrl}/operations/waves/${heldWave}`);
    await shown(proposing, 'Diputuskan oleh bima');
    await proposing.setViewportSize(desktop);
    await looksRight(proposing, 'operations', 'released-desktop');
  });

  test('money leaves only by what two people typed as they saw it', async () => {
    const envelopeId = await proposeEnvelope(table);
    const page = await opened('/operations/approvals', bima);
    await page.getByRole('button', { name: 'Periksa dan putuskan' }).click();
    await shown(page, '204 buah, Rp122.400.000');
    await page.getByLabel('Jumlah yang Anda lihat').fill('1204');
    await page.getByLabel('Nilai yang Anda lihat').fill('722.400.001');
    await page.getByRole('button', { name: 'Setujui' }).click();
    await shown(page, 'berbeda dari yang dinyatakan');
    await looksRight(page, 'operations', 'envelope-phone');
    await page.getByLabel('Nilai yang Anda lihat').fill('722.400.000');
    await page.getByRole('button', { name: 'Setujui' }).click();
    await shown(page, '1 dari 2 persetujuan sudah diberikan.');
    await shown(page, 'Anda sudah menyetujui.');

    const other = await opened('/operations/approvals', ayu);
    await other.getByRole('button', { name: 'Periksa dan putuskan' }).click();
    await other.getByLabel('Alasan menolak').fill('Rekening BNI belum dicocokkan.');
    await other.getByRole('button', { name: 'Tolak' }).click();
    await shown(other, 'Anda menolak usulan ini.');
    const reply = await staffMember(stack, ...tuti)('GET', `/v1/payout-envelopes/${envelopeId}`);
    expect(reply.body).toMatchObject({ status: 'rejected', rejectedBy: 'ayu' });
  });

  test('a settlement, money held back, shared contacts and breaches are decided by keyboard, each to its effect', async () => {
    const settlement = await proposeSettlement(table);
    const hold = await proposeRelease(table);
    const risk = await proposeClearing(stack, table);
    const [told, sentBack] = [await proposeTelling(table, 'b1'), await proposeTelling(table, 'b2')];
    const page = await opened('/operations/approvals', bima);
    const other = staffMember(stack, ...ayu);
    const found = async (path: string) => (await staffMember(stack, ...olga)('GET', path)).body;

    await shown(page, 'dibayar untuk 21 pelatihan sampai 2023-03-31: Rp11.400.000.');
    await decides(page, 'Pembayaran platform', 'Setujui', {
      'Jumlah yang Anda lihat': '21',
      'Nilai yang Anda': '11.400.000',
    });
    await decides(page, 'Uang yang ditahan', 'Setujui');
    await decides(page, 'Kontak bersama', 'Setujui');
    await decides(page, 'Insiden data pribadi', 'Setujui', { 'Jumlah orang yang Anda lihat': '3' });
    await decides(page, 'Insiden data pribadi', 'Tolak', { 'Alasan menolak': 'Penanganannya belum lengkap.' });
    await other('POST', `${settlement}/verdict`, { verdict: 'approve', count: 21, sum: 11_400_000 });
    await other('POST', `${told}/verdict`, { verdict: 'approve', affected: 3 });

    expect(await found(hold)).toMatchObject({ status: 'released', decidedBy: 'bima' });
    expect(await found(risk)).toMatchObject({ status: 'cleared' });
    expect(await found(told)).toMatchObject({ status: 'approved', approvals: [{ by: 'bima' }, { by: 'ayu' }] });
    expect(await found(sentBack)).toMatchObject({
      status: 'rejected',
      rejectedBecause: 'Penanganannya belum lengkap.',
    });
    await eventually('the payment', async () =>
      z.object({ status: z.literal('paid') }).safeParse(await found(settlement)).success ? true : undefined,
    );
  });

  test('one thing is closed for the night and opened again, by keyboard, and whoever meets it is told', async () => {
    const joining = async () => {
      // What an environment knows of switches holds for half a minute: a new one asks.
      await stack.kill('join-wave');
      const token = await stack.tokenFor({ pool: 'Citizens', sub: 'sleepless' });
      return send(stack, { method: 'POST', path: '/v1/waves/2099-01/enrollments', token });
    };
    const page = await opened('/operations/switches');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Bergabung' }) });
    const setTo = async (share: string, reason: string, question: string) => {
      await enter(page, card.getByRole('button', { name: 'Ubah' }));
      await typeInto(page, card.getByLabel('Untuk berapa dari 100 orang?'), share);
      await typeInto(page, card.getByLabel('Alasan'), reason);
      await enter(page, card.getByRole('button', { name: 'Terapkan', exact: true }));
      await ledTo(page, card.getByRole('group', { name: question }).getByRole('button', { name: 'Batal' }));
      await enter(page, card.getByRole('button', { name: 'Ya, terapkan' }));
    };

    await setTo('0', 'Salah.', 'Bergabung dengan gelombang: tutup untuk semua orang?');
    await ledTo(page, card.locator('textarea[aria-invalid="true"]'));
    await looksRight(page, 'operations', 'switches-form-phone');
    await typeInto(page, card.getByLabel('Alasan'), ' Daftar kementerian keliru; pemilik daftar sudah ditelepon.');
    await enter(page, card.getByRole('button', { name: 'Terapkan', exact: true }));
    await enter(page, card.getByRole('button', { name: 'Ya, terapkan' }));
    await ledTo(page, page.getByText('Bergabung dengan gelombang: Ditutup untuk semua orang.'));
    const refused = await joining();
    await page.getByRole('link', { name: 'Ringkasan' }).click();
    const told = page.getByRole('link', { name: 'Bergabung dengan gelombang: ditutup untuk semua orang.' });
    await told.waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await looksRight(page, 'operations', 'overview-closed-phone-dark');
    await enter(page, told);
    await setTo('100', 'Daftar yang benar sudah berlaku.', 'Bergabung dengan gelombang: buka untuk semua orang?');
    await ledTo(page, page.getByText('Bergabung dengan gelombang: Terbuka untuk semua orang.'));
    await card.locator('summary', { hasText: 'Riwayat (2)' }).click();
    await looksRight(page, 'operations', 'switches-phone-dark');
    const allowed = await joining();

    expect(refused).toMatchObject({ status: 503, body: { code: 'feature-off' } });
    expect(refused.text).toContain('Bergabung dengan gelombang: sedang ditutup, atau belum dibuka untuk Anda.');
    expect(codeOf(allowed)).toBe('wave-not-found');
    const looking = await opened('/operations/switches', tuti, desktop);
    await shown(looking, 'Hanya operator yang dapat mengubah sakelar.');
    await shown(looking, 'Keadaan pada');
    expect(await looking.getByRole('button', { name: 'Ubah' }).count()).toBe(0);
    await looksRight(looking, 'operations', 'switches-desktop');
  });

  test('an auditor sees it all and cannot act; a queue that is not looked at is not asked for', async () => {
    const page = await opened('/operations/queues', tuti);
    await page.getByRole('link', { name: 'Utang peserta' }).waitFor();
    await looksRight(page, 'operations', 'queues-phone');
    await see(page, 'hidden');
    const asked = asking(page, '/v1/operations/queues');
    await passed(page, 60_000);
    expect(asked()).toBe(0);
    await see(page, 'visible');
    await eventually('another look', () => asked() === 1 || undefined);

    await page.getByRole('link', { name: 'Gelombang', exact: true }).click();
    await page.getByRole('link', { name: `Gelombang ${waveId}` }).waitFor();
    expect(await page.getByRole('link', { name: 'Buat gelombang baru' }).count()).toBe(0);
    const redriven = await staffMember(stack, ...tuti)('POST', '/v1/operations/queues/debts/redrives');
    expect(redriven.status).toBe(403);
  });

  test('the day is told by the hour, in English too, beside the servers of others and their runbooks', async () => {
    const page = await opened('/operations/day', tuti, desktop);
    await shown(page, 'Data kependudukan (Dukcapil)');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    expect(await page.title()).toBe('Today – Kartu Prakerja');
    await shown(page, 'Registrations that wait to be verified: 0.');
    expect(await page.getByRole('img', { name: /^Trainings completed by the hour/ }).count()).toBe(1);
    expect(await page.locator('.hours').first().locator('rect').count()).toBe(24);
    await looksRight(page, 'operations', 'day-desktop');
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await looksRight(page, 'operations', 'day-phone-dark');

    await page.getByRole('link', { name: 'Runbooks' }).click();
    await page.getByLabel('Look for a runbook').fill('RegistryUnavailable');
    await page.getByRole('link', { name: 'The population registry does not answer' }).click();
    await page.getByRole('heading', { level: 2, name: 'Look first' }).waitFor();
    await looksRight(page, 'operations', 'runbook-phone-dark');
  });

  test('a service that fails is told, what was there stays, and the next try brings it back', async () => {
    const page = await opened('/operations', tuti);
    await page.getByText('Keadaan pada').waitFor();
    await page.route('**/v1/**', (route) => route.abort());
    await passed(page, 20_000);
    await page.getByRole('button', { name: 'Coba lagi' }).waitFor();
    expect(await page.getByText('Keadaan pada').count()).toBe(1);
    await looksRight(page, 'operations', 'failing-phone');

    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('button', { name: 'Coba lagi' }).waitFor({ state: 'detached' });
  });

  test('whose session is over signs in again, and comes back to the page and to what was typed', async () => {
    const page = await opened('/operations/waves/new');
    await page.locator('#waveId').fill('2023-51');
    await page.route('**/v1/waves', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    await page.getByRole('button', { name: 'Buat gelombang' }).click();
    await shown(page, 'Sesi Anda sudah berakhir');
    await page.unroute('**/v1/waves');
    await page.getByRole('button', { name: 'Masuk lagi' }).click();
    await page.getByRole('button', { name: 'local-operator (operator)' }).click();

    await page.waitForURL('**/operations/waves/new');
    expect(await page.locator('#waveId').inputValue()).toBe('2023-51');
  });

  test('on a slow line and a slow phone each first view is small, and there', async () => {
    const views = [
      ['/operations', tuti, 'Keadaan pada'],
      [`/operations/waves/${waveId}`, tuti, 'Lulus: dari'],
      ['/regions', wati, 'Jawa Barat'],
    ] as const;
    for (const [path, who, text] of views) {
      const page = await opened('/operations/runbooks', who);
      const { milliseconds, bytes } = await openedSlowly(page, `${stack.apiUrl}${path}`, () => shown(page, text));
      console.info(`${path} on a slow phone after ${milliseconds} ms, ${bytes} bytes.`);
      expect(bytes).toBeLessThan(170_000);
    }
  });
});
