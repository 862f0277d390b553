import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { purposeOf, type PurposeName } from './purposes.ts';

/** Who did something with a person's data. No name is told: who it was is on record, and an auditor can see it. */
type Actor = 'you' | 'system' | 'staff' | 'institution-or-platform' | 'ministry' | 'bank';

interface Kind {
  readonly by: Actor;
  readonly purpose: PurposeName;
  readonly id: string;
  readonly en: string;
}

const kind = (by: Actor, purpose: PurposeName, id: string, en: string): Kind => ({ by, purpose, id, en });

/** What each event says of a person, who did it, and what for. */
const kinds: Readonly<Record<string, Kind>> = {
  'registration.submitted.v1': kind('you', 'programme', 'Pendaftaran dikirim.', 'A registration was sent.'),
  'registration.corrected.v1': kind('you', 'programme', 'Pendaftaran diperbaiki.', 'The registration was corrected.'),
  'registration.verified.v1': kind(
    'system',
    'matching',
    'Data cocok dengan Dukcapil.',
    'The data matched the civil registry.',
  ),
  'registration.refused.v1': kind('system', 'matching', 'Pemeriksaan tidak lolos.', 'The check did not pass.'),
  'standing.unsettled.v1': kind('system', 'matching', 'Kelayakan diperiksa ulang.', 'Eligibility is looked at again.'),
  'enrollment.joined.v1': kind('you', 'programme', 'Bergabung dalam gelombang.', 'A wave was joined.'),
  'enrollment.left.v1': kind('you', 'programme', 'Keluar dari gelombang.', 'A wave was left.'),
  'award.made.v1': kind('system', 'programme', 'Terpilih dalam undian; kartu dibuat.', 'Drawn; the card was made.'),
  'award.released.v1': kind(
    'system',
    'programme',
    'Kartu dilepas setelah putusan.',
    'The card was released after a ruling.',
  ),
  'award.ended.v1': kind('system', 'programme', 'Kartu berakhir.', 'The card ended.'),
  'award.restored.v1': kind('system', 'programme', 'Kartu dikembalikan.', 'The card was given back.'),
  'entitlement.stopped.v1': kind(
    'system',
    'matching',
    'Kartu dihentikan karena suatu daftar.',
    'A list stopped the card.',
  ),
  'entitlement.resumed.v1': kind('system', 'matching', 'Kartu dapat dipakai lagi.', 'The card can be used again.'),
  'case.opened.v1': kind('you', 'programme', 'Keberatan diajukan.', 'An objection was raised.'),
  'case.decided.v1': kind('staff', 'programme', 'Keberatan diputus oleh petugas.', 'A person ruled on an objection.'),
  'purchase-code.requested.v1': kind(
    'institution-or-platform',
    'institutions',
    'Kode pembelian diminta.',
    'A purchase code was asked for.',
  ),
  'order.placed.v1': kind('institution-or-platform', 'institutions', 'Pelatihan dibeli.', 'A course was bought.'),
  'order.redeemed.v1': kind(
    'institution-or-platform',
    'institutions',
    'Kode pelatihan ditukar.',
    'The redeem code was used.',
  ),
  'order.cancelled.v1': kind('you', 'institutions', 'Pembelian dibatalkan.', 'A purchase was cancelled.'),
  'order.refunded.v1': kind('system', 'institutions', 'Saldo dikembalikan.', 'The balance was given back.'),
  'presence.proven.v1': kind('you', 'programme', 'Kehadiran terbukti.', 'Presence was proven.'),
  'presence.doubted.v1': kind(
    'system',
    'programme',
    'Bukti kehadiran diragukan mesin.',
    'A machine doubted a proof of presence.',
  ),
  'presence.rejected.v1': kind(
    'staff',
    'programme',
    'Bukti kehadiran ditolak petugas.',
    'A person rejected a proof of presence.',
  ),
  'skills-task.submitted.v1': kind(
    'institution-or-platform',
    'institutions',
    'Tugas diserahkan.',
    'A task was handed in.',
  ),
  'skills-task.assessed.v1': kind('institution-or-platform', 'institutions', 'Tugas dinilai.', 'A task was assessed.'),
  'training.completed.v1': kind(
    'institution-or-platform',
    'institutions',
    'Pelatihan selesai.',
    'A training was completed.',
  ),
  'certificate.revoked.v1': kind('staff', 'programme', 'Sertifikat dicabut.', 'A certificate was revoked.'),
  'review.given.v1': kind('you', 'programme', 'Ulasan diberikan.', 'A review was given.'),
  'review.moderated.v1': kind('staff', 'programme', 'Ulasan disembunyikan.', 'A review was hidden.'),
  'survey.answered.v1': kind('you', 'programme', 'Survei dijawab.', 'A survey was answered.'),
  'payout-account.linked.v1': kind('you', 'programme', 'Rekening ditautkan.', 'An account was linked.'),
  'payout-account.undone.v1': kind('you', 'programme', 'Penautan rekening dibatalkan.', 'A linked account was undone.'),
  'incentive.decided.v1': kind('system', 'programme', 'Insentif diputus.', 'An incentive was decided.'),
  'payout.settled.v1': kind('bank', 'programme', 'Pembayaran selesai.', 'A payout was settled.'),
  'debt.changed.v1': kind('system', 'programme', 'Kewajiban pengembalian berubah.', 'What is to be paid back changed.'),
  'debt.unsettled.v1': kind('system', 'programme', 'Kewajiban dihitung ulang.', 'What is to be paid back is reckoned.'),
  'consent.changed.v1': kind(
    'you',
    'programme',
    'Persetujuan diberikan atau ditarik.',
    'A consent was given or withdrawn.',
  ),
  'contact-code.requested.v1': kind(
    'you',
    'programme',
    'Kode perubahan kontak diminta.',
    'A code to change a contact was asked for.',
  ),
  'contact.changed.v1': kind('you', 'programme', 'Kontak diubah.', 'A contact was changed.'),
  'contact.undone.v1': kind('you', 'programme', 'Perubahan kontak dibatalkan.', 'A change of contact was undone.'),
  'visit.requested.v1': kind('you', 'programme', 'Bantuan posko diminta.', 'Help of a desk was asked for.'),
  'visit.opened.v1': kind('staff', 'programme', 'Petugas posko membantu Anda.', 'A help desk acted for you.'),
  'person.accessed.v1': kind('staff', 'programme', 'Petugas membuka data Anda.', 'A member of staff opened your data.'),
  'erasure.asked.v1': kind('you', 'programme', 'Penghapusan data diminta.', 'Erasure was asked for.'),
  'erasure.withdrawn.v1': kind(
    'you',
    'programme',
    'Permintaan penghapusan ditarik.',
    'The wish for erasure was taken back.',
  ),
  'erasure.delayed.v1': kind('system', 'programme', 'Penghapusan menunggu.', 'Erasure waits.'),
  'erasure.begun.v1': kind('system', 'programme', 'Identitas dihapus.', 'The identity was erased.'),
  'erasure.done.v1': kind('system', 'programme', 'Penghapusan selesai.', 'Erasure is done.'),
};

/** Whether an event has its words: a test looks for those that have none. */
export const isTold = (event: string): boolean => Object.hasOwn(kinds, event);

const unknown = kind('system', 'programme', 'Data Anda diolah.', 'Your data was processed.');

const EventItem = z.looseObject({ event: z.string(), occurredAt: Instant, data: z.record(z.string(), z.unknown()) });

/** Numbers that say which thing it was about, and codes that say how it ended: what a person may see of an event. */
const told = new Set([
  'waveId',
  'orderId',
  'courseId',
  'caseId',
  'certificateId',
  'incentiveId',
  'payoutId',
  'rule',
  'reason',
  'listVersion',
  'because',
  'outcome',
  'decision',
  'change',
  'outstanding',
  'purpose',
  'version',
  'given',
  'survey',
  'channel',
  'reasons',
  'extent',
]);

/** Groups that say for whom somebody works, and not who it is. */
const officeOf = (groups: unknown): string[] =>
  z
    .array(z.string())
    .catch([])
    .parse(groups)
    .filter((group) => /^(operator|approver|auditor|local-government|help-desk|assessor|regency-|desk-)/.test(group));

export interface TrailLine {
  readonly at: string;
  readonly event: string;
  readonly id: string;
  readonly en: string;
  readonly by: Actor;
  /** Of staff: their roles, and the office for which they work. */
  readonly office?: readonly string[];
  /** Of staff who opened the data: what they did, as the table of access names it. */
  readonly action?: string;
  readonly purpose: PurposeName;
  readonly legalBasis: string;
  readonly about: Readonly<Record<string, unknown>>;
}

/** A line of the processing trail from an item that is, or carries, an event; undefined for another item. */
const trailLine = (item: Readonly<Record<string, unknown>>): TrailLine | undefined => {
  const found = EventItem.safeParse(item);
  if (!found.success) return undefined;
  const { event, occurredAt, data } = found.data;
  const { by, purpose, id, en } = kinds[event] ?? unknown;
  const isAccess = event === 'person.accessed.v1';
  const byRetention = event === 'erasure.asked.v1' && data['by'] === 'retention';
  return {
    at: occurredAt,
    event,
    id,
    en,
    by: byRetention ? 'system' : by,
    ...(isAccess ? { office: officeOf(data['groups']), action: String(data['action']) } : {}),
    purpose,
    legalBasis: purposeOf(purpose).legalBasis,
    about: isAccess
      ? data['purpose'] === undefined
        ? {}
        : { inWords: data['purpose'] }
      : Object.fromEntries(Object.entries(data).filter(([name]) => told.has(name))),
  };
};

/** Lines in the order of time. */
export const trailOf = (items: readonly Readonly<Record<string, unknown>>[]): TrailLine[] =>
  items
    .flatMap((item) => trailLine(item) ?? [])
    .toSorted((one, other) => (one.at === other.at ? (one.event < other.event ? -1 : 1) : one.at < other.at ? -1 : 1));
