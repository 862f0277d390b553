/** A sentence in Indonesian and English. */
export interface Sentence {
  readonly id: string;
  readonly en: string;
}

/** What is said of a step that is done: the first half of a headline too, so that it begins with a capital letter. */
export const doneTexts = {
  certificate: { id: 'Sertifikat sudah diterima', en: 'Certificate received' },
  'rating-and-review': { id: 'Penilaian dan ulasan sudah diterima', en: 'Rating and review received' },
  survey: { id: 'Survei sudah dijawab', en: 'Survey answered' },
  instalment: { id: 'Sudah jatuh tempo', en: 'Due now' },
  'payout-account': { id: 'Rekening sudah siap', en: 'The account is ready' },
  screening: {
    id: 'Pemeriksaan daftar kementerian selesai, insentif disetujui',
    en: 'Checked against the ministries’ lists, incentive approved',
  },
  payout: { id: 'Insentif sudah dibayar', en: 'The incentive was paid' },
} as const satisfies Record<string, Sentence>;

/** Why a step is not done, by a stable code: the second half of a headline too, so that it begins with a small letter. */
export const openTexts = {
  'course-not-completed': {
    id: 'menunggu pelatihan pertama Anda selesai dan sertifikatnya terbit',
    en: 'waiting for your first course to be completed and its certificate',
  },
  'certificate-revoked': {
    id: 'sertifikat pelatihan pertama Anda dicabut; hubungi layanan bantuan bila ini keliru',
    en: 'the certificate of your first course was revoked; ask the help desk if that is wrong',
  },
  'review-not-given': { id: 'menunggu ulasan Anda', en: 'waiting for your review' },
  'survey-not-answered': { id: 'menunggu jawaban survei Anda', en: 'waiting for your answers to the survey' },
  'first-instalment-open': { id: 'menunggu insentif pertama', en: 'waiting for the first instalment' },
  'instalment-not-due': { id: 'menunggu tanggal jatuh temponya', en: 'waiting for the day on which it is due' },
  'account-not-linked': {
    id: 'menunggu rekening atau e-wallet: tautkan atas nama Anda',
    en: 'waiting for an account or e-wallet: link one in your name',
  },
  'account-faulty': {
    id: 'rekening Anda menolak pembayaran: perbaiki dan tautkan lagi, atau tautkan rekening lain',
    en: 'your account rejected a payment: mend it and link it again, or link another one',
  },
  'account-cooling': {
    id: 'menunggu masa tunggu rekening baru berakhir',
    en: 'waiting until the new account can be used',
  },
  'account-not-payable': {
    id: 'rekening Anda tidak dapat dibayar: tautkan rekening lain',
    en: 'your account cannot be paid to: link another one',
  },
  'account-of-another-nik': {
    id: 'rekening Anda ditautkan dengan NIK lain: tautkan lagi dengan NIK Anda sekarang',
    en: 'your account was confirmed for another NIK: link it again with the present one',
  },
  'screening-not-done': {
    id: 'menunggu pemeriksaan daftar kementerian',
    en: 'waiting for the check against the ministries’ lists',
  },
  'shared-means-open': {
    id: 'menunggu petugas memeriksa nomor HP, e-mail, atau perangkat yang dipakai bersama beberapa pendaftar; Anda tidak perlu melakukan apa pun',
    en: 'waiting for people to look into a phone, an e-mail address or a device that several applicants share; there is nothing for you to do',
  },
  'screening-refused': {
    id: 'insentif tidak dapat dibayar karena hasil pemeriksaan data; lihat alasan dan cara keberatan',
    en: 'the incentive cannot be paid because of what a list says; see the reason and how to object',
  },
  'payout-not-ready': { id: 'menunggu langkah sebelumnya', en: 'waiting for the steps before it' },
  'payout-under-way': { id: 'sedang dibayar ke rekening Anda', en: 'on its way to your account' },
  'payout-bounced': {
    id: 'pembayaran kembali: uangnya tidak hilang dan dibayar lagi begitu rekening yang benar tertaut',
    en: 'the payment came back: the money is not lost, and is paid again once the right account is linked',
  },
  'payout-withdrawn': { id: 'pembayaran ditunda', en: 'the payment was put off' },
  'card-held': {
    id: 'kartu Anda ditahan sampai petugas memutuskan',
    en: 'your card is held until a person has decided',
  },
  'card-ended': { id: 'kartu Anda sudah berakhir', en: 'your card has ended' },
  'card-stopped': {
    id: 'hak Anda dihentikan; lihat surat dan cara keberatan di akun Anda',
    en: 'your entitlement was stopped; see the letter and how to appeal in your account',
  },
} as const satisfies Record<string, Sentence>;

/** Why a step is not done. */
export type OpenCode = keyof typeof openTexts;
