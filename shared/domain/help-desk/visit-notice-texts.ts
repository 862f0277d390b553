import type { NoticeText } from '../notice-texts.ts';
import { closing, dateText, shortened } from '../text-forms.ts';
import { officeOf } from './office.ts';
import type { OpenedVisit, Topic, Visit } from './visit.ts';

const topicTexts: Readonly<Record<Topic, string>> = {
  registration: 'pendaftaran',
  wave: 'gelombang',
  objection: 'keberatan',
  incentive: 'insentif',
  debt: 'kewajiban',
  other: 'lainnya',
};

/** The help desk that asks, as a short message has room for it. */
const deskOf = ({ groups }: Pick<Visit, 'groups'>): string => {
  const { code, id } = officeOf(groups);
  return code === undefined
    ? 'pusat'
    : shortened(id.replace(/^Kabupaten /, 'Kab. ').replace(' Administrasi ', ' '), 30);
};

/**
 * The one-time code, which help desk asks for it and what for. Whoever reads it out lets the help desk see their data and
 * act for them. It fits one message of 160 characters.
 */
export const visitCodeNotice = (code: string, visit: Visit, minutes: number): NoticeText => ({
  text: `Prakerja: ${code} izinkan posko ${deskOf(visit)} membuka data Anda (${topicTexts[visit.topic]}). ${minutes} menit. Bukan Anda? Jangan beri kode. Riwayat akses di akun.`,
});

/** The time of day in WIB of an instant (ISO 8601): `13.05 WIB`. */
const timeText = (instant: string): string =>
  `${new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(11, 16).replace(':', '.')} WIB`;

/** A help desk was let in: when, which one and how long, and what to do if it was not the person who did. */
export const visitOpenedNotice = ({ groups, topic, openedAt, openUntil }: OpenedVisit): NoticeText => {
  const { code, id } = officeOf(groups);
  const desk = code === undefined ? id : `posko ${id}`;
  return {
    subject: 'Petugas posko membuka data Anda',
    text: [
      `Pada ${dateText(openedAt)} pukul ${timeText(openedAt)} petugas ${desk} membuka data Anda dengan kode yang dikirim ke HP Anda (perihal: ${topicTexts[topic]}).`,
      `Petugas dapat membantu atas nama Anda sampai pukul ${timeText(openUntil)}.`,
      '',
      'Apa saja yang dilihat dan dilakukan tercatat di akun Anda, pada Riwayat akses.',
      'Bila Anda tidak memberikan kode itu, segera amankan nomor HP Anda dan sampaikan keberatan dari Riwayat akses.',
      closing,
    ].join('\n'),
  };
};
