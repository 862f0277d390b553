import { problemsOf } from './problem.ts';

/** Why a registration, a correction or an objection is refused at the border. */
export const registrationProblems = problemsOf({
  'registration-not-found': {
    kind: 'notFound',
    id: 'Anda belum mendaftar.',
    en: 'You have not registered yet.',
  },
  'registration-exists': {
    kind: 'conflict',
    id: 'Anda sudah mendaftar dengan data lain. Gunakan perbaikan data.',
    en: 'You have already registered with other data. Use the correction instead.',
  },
  'nik-malformed': {
    kind: 'invalid',
    id: 'NIK terdiri atas 16 angka: kode wilayah, tanggal lahir, dan nomor urut.',
    en: 'A NIK has 16 digits: the region code, the birth date and a serial number.',
  },
  'nik-birth-date-differs': {
    kind: 'invalid',
    id: 'Tanggal lahir tidak cocok dengan NIK.',
    en: 'The birth date does not agree with the NIK.',
  },
  'kk-malformed': {
    kind: 'invalid',
    id: 'Nomor KK terdiri atas 16 angka.',
    en: 'A family-card number (KK) has 16 digits.',
  },
  'phone-malformed': {
    kind: 'invalid',
    id: 'Nomor telepon seluler Indonesia dimulai dengan 08 atau +628.',
    en: 'An Indonesian mobile number starts with 08 or +628.',
  },
  'email-malformed': { kind: 'invalid', id: 'Alamat surel tidak sah.', en: 'The e-mail address is not valid.' },
  'consent-missing': {
    kind: 'invalid',
    id: 'Pendaftaran memerlukan persetujuan Anda atas pemrosesan data pribadi.',
    en: 'Registration needs your consent to the processing of personal data.',
  },
  'registration-awarded': {
    kind: 'conflict',
    id: 'Data penerima Kartu Prakerja tidak dapat diubah di sini.',
    en: 'The data of a recipient of the card cannot be changed here.',
  },
  'identity-under-review': {
    kind: 'conflict',
    id: 'Identitas Anda sedang diperiksa petugas; NIK tidak dapat diubah sampai selesai.',
    en: 'A person is looking into your identity; the NIK cannot be changed until that is done.',
  },
  'corrections-exhausted': {
    kind: 'conflict',
    id: 'Pendaftaran ini sudah terlalu sering diperbaiki. Hubungi pusat bantuan.',
    en: 'This registration has been corrected too often. Ask the help desk.',
  },
  'decision-missing': {
    kind: 'conflict',
    id: 'Belum ada keputusan yang dapat Anda sanggah.',
    en: 'There is no decision yet to which you could object.',
  },
  'rule-not-failed': {
    kind: 'unprocessable',
    id: 'Aturan ini tidak menjadi alasan penolakan Anda.',
    en: 'This rule is not a reason for which you were refused.',
  },
  'objection-exists': {
    kind: 'conflict',
    id: 'Keberatan Anda atas aturan ini masih diperiksa.',
    en: 'Your objection to this rule is still being looked into.',
  },
});
