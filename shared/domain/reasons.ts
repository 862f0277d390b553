/** Where a person goes who thinks that a fact about them is wrong. */
export interface Remedy {
  /** `ministry`: the fact is kept by others and is corrected there. `applicant`: the person corrects it here. `programme`: only a person's review helps. */
  readonly correctedBy: 'ministry' | 'applicant' | 'programme';
  readonly institution: string;
  readonly id: string;
  readonly en: string;
}

/** Why somebody is not eligible or not among the drawn: a stable code ([a-z0-9.-]*) with its sentences. */
export interface Reason {
  readonly id: string;
  readonly en: string;
  readonly remedy: Remedy;
}

const ministry = (institution: string): Remedy => ({
  correctedBy: 'ministry',
  institution,
  id: `Minta perbaikan data kepada ${institution}, lalu ajukan keberatan di sini.`,
  en: `Ask ${institution} to correct its data, then object here.`,
});

const dukcapil: Remedy = {
  correctedBy: 'ministry',
  institution: 'Dukcapil',
  id: 'Hubungi Halo Dukcapil 1500537 atau Dinas Dukcapil setempat, lalu perbaiki pendaftaran Anda di sini.',
  en: 'Call Halo Dukcapil on 1500537 or visit the local population office, then correct your registration here.',
};

const applicant: Remedy = {
  correctedBy: 'applicant',
  institution: 'Kartu Prakerja',
  id: 'Perbaiki pendaftaran Anda bila isiannya salah.',
  en: 'Correct your registration if what it says is wrong.',
};

const programme: Remedy = {
  correctedBy: 'programme',
  institution: 'Kartu Prakerja',
  id: 'Ajukan keberatan; seorang petugas akan memeriksanya.',
  en: 'Object; a person will look into it.',
};

const reasonsOf = <Codes extends string>(reasons: Record<Codes, Reason>): Record<Codes, Reason> => reasons;

/** Every reason that this system gives. A code never changes its meaning. */
export const reasons = reasonsOf({
  'nik-not-found': {
    id: 'NIK Anda tidak ditemukan pada data kependudukan.',
    en: 'Your NIK is not in the population registry.',
    remedy: dukcapil,
  },
  'nik-deceased': {
    id: 'Data kependudukan mencatat pemilik NIK ini telah meninggal.',
    en: 'The population registry says that the holder of this NIK has died.',
    remedy: dukcapil,
  },
  'kk-mismatch': {
    id: 'Nomor KK tidak cocok dengan data kependudukan.',
    en: 'The family-card number does not agree with the population registry.',
    remedy: dukcapil,
  },
  'name-mismatch': {
    id: 'Nama tidak cocok dengan data kependudukan.',
    en: 'The name does not agree with the population registry.',
    remedy: dukcapil,
  },
  'birth-date-mismatch': {
    id: 'Tanggal lahir tidak cocok dengan data kependudukan.',
    en: 'The birth date does not agree with the population registry.',
    remedy: dukcapil,
  },
  'nik-held-by-another': {
    id: 'Setelah diperiksa petugas, NIK ini tercatat milik orang lain.',
    en: 'A person looked into it and found that this NIK is held by somebody else.',
    remedy: programme,
  },
  'nik-corrected': {
    id: 'NIK pada keikutsertaan ini telah Anda perbaiki. Bergabunglah kembali dengan NIK yang benar.',
    en: 'You corrected the NIK with which you had joined. Join again with the right one.',
    remedy: applicant,
  },
  'citizenship-unproven': {
    id: 'Kewarganegaraan Indonesia tidak dapat dibuktikan dari data kependudukan.',
    en: 'The population registry does not prove Indonesian citizenship.',
    remedy: dukcapil,
  },
  'age-under-minimum': {
    id: 'Usia Anda di bawah batas minimum pada hari penutupan gelombang.',
    en: 'You are below the minimum age on the day on which the wave closes.',
    remedy: applicant,
  },
  'age-over-maximum': {
    id: 'Usia Anda di atas batas maksimum pada hari penutupan gelombang.',
    en: 'You are above the maximum age on the day on which the wave closes.',
    remedy: applicant,
  },
  student: {
    id: 'Anda tercatat sebagai pelajar atau mahasiswa.',
    en: 'You are on the list of pupils and students.',
    remedy: ministry('Kementerian Pendidikan atau Kementerian Agama'),
  },
  'student-declared': {
    id: 'Anda menyatakan sedang menempuh pendidikan formal.',
    en: 'You said that you are in formal education.',
    remedy: applicant,
  },
  'target-group-not-met': {
    id: 'Status pekerjaan Anda tidak termasuk sasaran program.',
    en: 'Your employment is not among those that the programme is for.',
    remedy: applicant,
  },
  'occupation-excluded': {
    id: 'Pekerjaan yang Anda nyatakan tidak dapat menerima Kartu Prakerja.',
    en: 'The occupation that you stated cannot receive the Kartu Prakerja.',
    remedy: applicant,
  },
  official: {
    id: 'Anda tercatat sebagai pejabat negara atau aparatur sipil negara.',
    en: 'You are on the list of state officials and civil servants.',
    remedy: ministry('Badan Kepegawaian Negara'),
  },
  soldier: {
    id: 'Anda tercatat sebagai prajurit TNI.',
    en: 'You are on the list of members of the armed forces.',
    remedy: ministry('Markas Besar TNI'),
  },
  police: {
    id: 'Anda tercatat sebagai anggota Polri.',
    en: 'You are on the list of members of the police.',
    remedy: ministry('Polri'),
  },
  'village-official': {
    id: 'Anda tercatat sebagai kepala desa atau perangkat desa.',
    en: 'You are on the list of village heads and officials.',
    remedy: ministry('Kementerian Desa'),
  },
  'state-company-board': {
    id: 'Anda tercatat sebagai direksi, komisaris, atau dewan pengawas BUMN/BUMD.',
    en: 'You are on the list of directors, commissioners and supervisors of state companies.',
    remedy: ministry('Kementerian BUMN'),
  },
  'social-aid-recipient': {
    id: 'Anda tercatat menerima bantuan sosial pemerintah (DTKS, BSU, atau BPUM).',
    en: 'You are on the list of recipients of social aid (DTKS, BSU or BPUM).',
    remedy: ministry('Kementerian Sosial'),
  },
  'earlier-recipient': {
    id: 'Anda pernah menjadi penerima Kartu Prakerja.',
    en: 'You have received the Kartu Prakerja before.',
    remedy: programme,
  },
  'household-limit-reached': {
    id: 'Jumlah penerima dalam KK Anda sudah mencapai batas.',
    en: 'Your family card already has as many recipients as it may have.',
    remedy: programme,
  },
  'shared-means-confirmed': {
    id: 'Dua petugas memeriksa dan menyimpulkan bahwa nomor HP, e-mail, atau perangkat Anda dipakai untuk mendaftarkan data orang lain.',
    en: 'Two people looked into it and found that your phone, e-mail address or device was used to register the data of others.',
    remedy: programme,
  },
  'not-verified': {
    id: 'Data Anda belum terverifikasi sampai batas waktu gelombang ini.',
    en: 'Your data had not been verified by the cut-off of this wave.',
    remedy: programme,
  },
  'regency-not-in-wave': {
    id: 'Kabupaten/kota domisili Anda tidak mendapat kuota pada gelombang ini.',
    en: 'The regency of your domicile has no quota in this wave.',
    remedy: programme,
  },
  'given-up': {
    id: 'Anda sudah mengembalikan kartu dari pengundian sebelumnya.',
    en: 'You gave up the card of the draw before.',
    remedy: applicant,
  },
  listed: {
    id: 'Kartu dari pengundian sebelumnya diakhiri karena sebuah daftar kementerian mencantumkan Anda.',
    en: 'The card of the draw before ended because a ministry’s list names you.',
    remedy: programme,
  },
  revoked: {
    id: 'Kartu dari pengundian sebelumnya dicabut.',
    en: 'The card of the draw before was revoked.',
    remedy: programme,
  },
  left: {
    id: 'Anda keluar dari gelombang ini sebelum penutupan.',
    en: 'You left this wave before it closed.',
    remedy: applicant,
  },
});

export type ReasonCode = keyof typeof reasons;

export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(reasons, code);
