import type { ContactField } from '../../../events/contact-changed.ts';
import type { Channel } from '../notice.ts';
import type { NoticeText } from '../notice-texts.ts';
import { closing, dateText, shortened } from '../text-forms.ts';

const names: Readonly<Record<ContactField, string>> = { phone: 'nomor HP', email: 'e-mail' };

/** An SMS holds no long address: what is shown of it is the beginning. */
const longestInSms = 24;

const letter = (subject: string, ...lines: readonly string[]): NoticeText => ({
  subject,
  text: [...lines, '', closing].join('\n'),
});

/** The one-time code to a new phone or e-mail address, with what it is for, so that nobody gives it away for something else. */
export const contactCodeNotice = (
  code: string,
  { field, minutes }: { readonly field: ContactField; readonly minutes: number },
  channel: Channel,
): NoticeText => {
  const said = `${code} kode untuk memakai ${names[field]} ini di akun Prakerja. Berlaku ${String(minutes)} menit.`;
  if (channel === 'sms')
    return { text: `Prakerja: ${said} Bukan Anda yang meminta? Abaikan. Jangan beri kode ini kepada siapa pun.` };
  return letter(
    `Kode untuk ${names[field]} baru Anda`,
    said,
    'Bila bukan Anda yang memintanya, abaikan pesan ini. Jangan beri kode ini kepada siapa pun.',
  );
};

/** Told to the old phone and address: one of them is about to change, and whoever did not do it learns how to object. */
export const contactChangedNotice = (
  { field, to, effectiveFrom }: { readonly field: ContactField; readonly to: string; readonly effectiveFrom: string },
  channel: Channel,
): NoticeText => {
  const from = dateText(effectiveFrom);
  if (channel === 'sms')
    return {
      text: `Prakerja: ${names[field]} akun Anda diganti menjadi ${shortened(to, longestInSms)} mulai ${from}. Bukan Anda? Masuk ke akun Anda dan ajukan keberatan.`,
    };
  return letter(
    `Perubahan ${names[field]} akun Prakerja Anda`,
    `${names[field].slice(0, 1).toUpperCase()}${names[field].slice(1)} akun Anda akan diganti menjadi ${to}, mulai ${from}. Sampai saat itu kode dan pemberitahuan tetap dikirim ke yang lama.`,
    'Bila bukan Anda yang menggantinya, masuk ke akun Anda dan ajukan keberatan sebelum tanggal itu: yang lama tetap berlaku. Keluarkan juga perangkat yang tidak Anda kenal.',
  );
};

/** A change was objected to: what was in force stays. */
export const contactUndoneNotice = (field: ContactField, channel: Channel): NoticeText => {
  if (channel === 'sms')
    return {
      text: `Prakerja: penggantian ${names[field]} akun Anda dibatalkan. Yang lama tetap berlaku. Bukan Anda yang membatalkan? Hubungi layanan bantuan.`,
    };
  return letter(
    `Penggantian ${names[field]} dibatalkan`,
    `Penggantian ${names[field]} akun Anda dibatalkan karena ada keberatan. Yang lama tetap berlaku.`,
    'Bila bukan Anda yang membatalkannya, hubungi layanan bantuan.',
  );
};
