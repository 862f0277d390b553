import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openSchool, type School } from '../../local/demo/school.ts';
import type { Person } from '../../local/sandboxes/people.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { currentRuleSet } from '../../shared/domain/rule-sets.ts';
import { outside } from '../support/api.ts';
import { right, shown, to } from './citizen-view.ts';
import { buy, cardIs, complete, incentiveIs, payOut, reportOfPolice } from './citizen-world.ts';

/** Who has the card of a wave and goes all the way with it, and what they look at it with. */
export interface Recipient {
  readonly subject: string;
  readonly person: Person;
  readonly waveId: string;
  readonly stack: () => LocalStack;
  readonly opened: (path: string) => Promise<Page>;
}

const account = { channel: 'BNI', number: '4100000001' } as const;

const link = async (page: Page, { channel, number }: { readonly channel: string; readonly number: string }) => {
  await page.getByLabel('Bank atau e-wallet').selectOption(channel);
  await page.getByLabel('Nomor rekening').fill(number);
  await page.getByRole('button', { name: 'Tautkan' }).click();
};

/** The tests of what a recipient does from the first training to the last rupiah, each going on where the one before ended. */
export const moneyJourneys = ({ subject, person, waveId, stack, opened }: Recipient): void => {
  let school: School;
  const { nik, phone } = person.application;
  beforeAll(async () => {
    school = await openSchool(stack());
  });

  test('a training is found, bought where it is sold, seen with its code, and taken back in time', async () => {
    const page = await opened('/me/training');
    await shown(page, 'Anda belum membeli pelatihan.');
    await to(page, 'Cari pelatihan');
    await page.getByLabel('Kata yang dicari').fill('pemasaran');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Pemasaran Digital' }).waitFor();
    await right(page, 'courses-phone');
    await page.getByRole('link', { name: 'Pemasaran Digital' }).focus();
    await page.keyboard.press('Enter');
    await shown(page, 'Pasar Pelatihan');
    await shown(page, 'Rp3.500.000');
    await shown(page, 'Belum ada penilaian.');
    await right(page, 'course-phone');

    const { courseId, scheduleId } = school.webinar;
    await buy(stack(), school, { subject, phone }, { courseId, scheduleId });
    await to(page, 'Pelatihan saya');
    await shown(page, 'Kode penukaran');
    await shown(page, 'Rp2.600.000');
    await right(page, 'bought-phone');
    await page.locator('summary', { hasText: 'Batalkan pembelian ini' }).click();
    await shown(page, 'Dapat dibatalkan sampai');
    await page.getByRole('button', { name: 'Ya, batalkan' }).click();
    await shown(page, 'Kembali ke saldo');
    await shown(page, 'Rp3.500.000');
  });

  test('an account is linked at the banks of the card, changed, and the change taken back', async () => {
    const page = await opened('/me/money/account');
    await shown(page, 'Anda belum menautkan rekening.');
    await link(page, { ...account, number: '123' });
    await page.locator('#number[aria-invalid="true"]:focus').waitFor();
    await link(page, account);
    await shown(page, 'dapat dipakai');
    const offered = currentRuleSet('normal', new Date().toISOString().slice(0, 10)).payoutChannels.value;
    expect(await page.locator('#channel option').allTextContents()).toEqual(['Pilih …', ...offered]);
    await link(page, { channel: 'BCA', number: '4100000038' });
    await shown(page, 'Sampai saat itu insentif dibayar ke');
    await right(page, 'account-phone');
    await page.locator('summary', { hasText: 'Bukan saya' }).click();
    await page.getByRole('button', { name: 'Ya, batalkan penggantian' }).click();
    await page.locator('.finding-title', { hasText: 'BNI' }).waitFor();
  });

  test('a completed training has its certificate, is reviewed, and asks its survey', async () => {
    const bought = await buy(stack(), school, { subject, phone }, school.selfPaced);
    const certificateId = await complete(stack(), school, bought);
    const page = await opened('/me/training');
    const certificate = page.getByRole('link', { name: 'Lihat sertifikat' });
    expect(await certificate.getAttribute('href')).toBe(`/certificates/${certificateId}`);
    await page.getByLabel('Nilai').selectOption('5');
    await page.getByLabel('Ulasan').fill('Bagus');
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    await page.locator('textarea[aria-invalid="true"]:focus').waitFor();
    await right(page, 'completed-phone');
    await page.getByLabel('Ulasan').fill('Materinya jelas dan langsung dapat dipakai di warung saya.');
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    await shown(page, 'Penilaian Anda sudah diterima.');

    await to(page, 'Survei');
    await page.getByLabel('Sangat berguna').check();
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await shown(page, 'Jawab setiap pertanyaan');
    await page.getByLabel('Ya', { exact: true }).check();
    await right(page, 'surveys-phone');
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await shown(page, 'Sudah dijawab.');
  });

  test('money that comes back from the bank is told with what helps, and paid once the account is mended', async () => {
    const { bank } = outside(stack());
    await bank.tellAccounts([{ ...account, fault: 'inactive' }]);
    await incentiveIs(stack(), subject, 'approved');
    await payOut(stack());
    await incentiveIs(stack(), subject, 'bounced');
    const page = await opened('/me/money');
    await shown(page, 'Rekening ini tidak aktif.');
    await right(page, 'bounced-phone');
    await to(page, 'Buka halaman rekening');
    await shown(page, 'bermasalah');
    await shown(page, 'Aktifkan di bank');
    await right(page, 'account-faulty-phone');
    await link(page, account);
    await page.locator('#number[aria-invalid="true"]:focus').waitFor();

    await bank.tellAccounts([{ ...account, fault: null }]);
    await link(page, account);
    await shown(page, 'dapat dipakai');
    await incentiveIs(stack(), subject, 'approved');
    await payOut(stack());
    await incentiveIs(stack(), subject, 'paid');
    await to(page, 'Insentif');
    const paid = page.locator('li.card', { hasText: 'Insentif pelatihan' });
    await paid.getByText('Insentif sudah dibayar').first().waitFor();
    expect(await paid.locator('.timeline li').count()).toBe(await paid.locator('.timeline li.done').count());
    await right(page, 'paid-phone');

    await to(page, 'Riwayat');
    await shown(page, 'Saldo pelatihan diberikan');
    await shown(page, 'Pembayaran insentif kembali');
    await shown(page, 'Pembayaran insentif diproses');
    await shown(page, 'Insentif dibayarkan');
    await shown(page, 'Dibayar bank');
    await shown(page, '−Rp900.000');
    await right(page, 'transfers-phone');
    await page.getByRole('button', { name: 'English' }).click();
    await shown(page, 'The training balance was given');
  });

  test('whose card is stopped reads why and who corrects it, and agrees to a plan to pay back', async () => {
    await reportOfPolice(stack(), nik);
    await cardIs(stack(), subject, waveId, 'stopped');
    const page = await opened('/');
    await shown(page, 'Kartu Anda dihentikan');
    await shown(page, 'Anda tercatat sebagai anggota Polri.');
    await shown(page, 'Minta perbaikan data kepada Polri');
    await right(page, 'stopped-phone');

    await to(page, 'Uang');
    await to(page, 'Pengembalian');
    await shown(page, 'Anda tercatat sebagai anggota Polri.');
    await page.getByLabel('Berapa bulan').selectOption('3');
    await right(page, 'debts-phone');
    await page.getByRole('button', { name: 'Setujui rencana ini' }).click();
    await shown(page, 'Dibayar dalam 3 bulan.');
  });
};
