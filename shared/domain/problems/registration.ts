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
});
