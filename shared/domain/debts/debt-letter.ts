import { isReasonCode, reasons } from '../reasons.ts';
import type { RuleSet } from '../rule-sets.ts';
import { dateText, rupiahText } from '../text-forms.ts';
import { outstandingOf, refundDueOf, type Debt, type DebtItem } from './debt.ts';
import { mostMonths } from './repaying.ts';

type Language = 'id' | 'en';

const englishDate = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Asia/Jakarta',
});

/** How a language writes a date (of an instant, in WIB) and an amount (whole rupiah). */
const forms = {
  id: { date: dateText, rupiah: rupiahText },
  en: {
    date: (instant: string) => englishDate.format(new Date(instant)),
    rupiah: (amount: number) => rupiahText(amount).replaceAll('.', ','),
  },
} as const;

const itemNames = {
  id: { incentive: 'Insentif setelah pelatihan', 'survey-incentive': 'Insentif survei' },
  en: { incentive: 'Incentive after the training', 'survey-incentive': 'Incentive for a survey' },
} as const;

const itemLine = (item: DebtItem, language: Language): string => {
  const { date, rupiah } = forms[language];
  const name = item.kind === 'purchase' ? item.title : itemNames[language][item.of];
  return `- ${date(item.at)}: ${name}, ${rupiah(item.amount)}`;
};

const reasonText = (code: string, language: Language): string => (isReasonCode(code) ? reasons[code][language] : code);

const claimed = (debt: Debt, rules: RuleSet): Readonly<Record<Language, readonly string[]>> => {
  const { waveId, reason, source, listVersion, dueAt, amount, repaid } = debt;
  const { article, monthlyMinimum: minimum } = rules.debtRecovery.value;
  const outstanding = outstandingOf(debt);
  const [id, en] = [forms.id, forms.en];
  const most = outstanding === 0 ? 0 : mostMonths(outstanding, rules);
  return {
    id: [
      `Kartu Prakerja gelombang ${waveId}: pengembalian dana ${id.rupiah(amount)}`,
      '',
      `Alasan: ${reasonText(reason, 'id')} (daftar ${source}, versi ${listVersion}). Karena itu kartu Anda dihentikan pada ${id.date(debt.stoppedAt)}.`,
      `Dasar hukum: ${article.id}.`,
      'Yang Anda terima:',
      ...debt.items.map((item) => itemLine(item, 'id')),
      `Sudah dibayar kembali: ${id.rupiah(repaid)}. Masih harus dikembalikan: ${id.rupiah(outstanding)}.`,
      `Bila alasan ini keliru, ajukan keberatan di akun Anda; petugas akan memeriksanya. Sampai ${id.date(dueAt)}, dan selama keberatan diperiksa, belum ada yang jatuh tempo.`,
      'Pelatihan yang belum dimulai dapat Anda batalkan di akun Anda; harganya tidak perlu dikembalikan.',
      ...(most > 1
        ? [
            `Anda dapat mengangsur sampai ${most} bulan, paling sedikit ${id.rupiah(minimum)} sebulan. Pilih jangkanya di akun Anda.`,
          ]
        : []),
    ],
    en: [
      `Kartu Prakerja, wave ${waveId}: ${en.rupiah(amount)} to be paid back`,
      '',
      `Reason: ${reasonText(reason, 'en')} (list ${source}, version ${listVersion}). Your card was stopped for it on ${en.date(debt.stoppedAt)}.`,
      `Legal basis: ${article.en}.`,
      'What you have received:',
      ...debt.items.map((item) => itemLine(item, 'en')),
      `Paid back so far: ${en.rupiah(repaid)}. Still owed: ${en.rupiah(outstanding)}.`,
      `If the reason is wrong, object in your account; a person will look into it. Nothing is due until ${en.date(dueAt)}, nor while an objection is looked into.`,
      'You can cancel a course that has not begun in your account; its price is not owed then.',
      ...(most > 1
        ? [
            `You can pay over up to ${most} months, at least ${en.rupiah(minimum)} a month. Choose the months in your account.`,
          ]
        : []),
    ],
  };
};

const cancelled = (debt: Debt): Readonly<Record<Language, readonly string[]>> => {
  const refund = refundDueOf(debt);
  return {
    id: [
      `Kartu Prakerja gelombang ${debt.waveId}: tidak ada lagi yang harus dikembalikan.`,
      ...(refund > 0 ? [`${forms.id.rupiah(refund)} yang sudah Anda bayar akan dikembalikan kepada Anda.`] : []),
    ],
    en: [
      `Kartu Prakerja, wave ${debt.waveId}: nothing is to be paid back any more.`,
      ...(refund > 0 ? [`${forms.en.rupiah(refund)} that you have paid will be returned to you.`] : []),
    ],
  };
};

/** The letter about a debt as it stands. It names nobody: whoever reads it is signed in. */
export const debtLetter = (debt: Debt, rules: RuleSet, language: Language): string =>
  (debt.amount === 0 ? cancelled(debt) : claimed(debt, rules))[language].join('\n');
