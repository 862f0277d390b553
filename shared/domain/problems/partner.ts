import { problemsOf } from './problem.ts';

/** Why a partner, or its request, is refused. */
export const partnerProblems = problemsOf({
  'partner-not-found': {
    kind: 'notFound',
    id: 'Mitra ini tidak terdaftar.',
    en: 'There is no such partner in the register.',
  },
  'partner-unknown': {
    kind: 'forbidden',
    id: 'Klien ini tidak terdaftar sebagai mitra.',
    en: 'This client is not registered as a partner.',
  },
  'partner-of-another': {
    kind: 'conflict',
    id: 'Kode klien ini sudah terdaftar untuk pihak lain.',
    en: 'This client code is registered for somebody else.',
  },
  'partner-key-not-newest': {
    kind: 'conflict',
    id: 'Kunci terbaru mitra ini adalah versi {newest}.',
    en: 'The newest key of this partner is version {newest}.',
  },
  'partner-key-not-live': {
    kind: 'conflict',
    id: 'Kunci yang hendak dibuang tidak berlaku.',
    en: 'The key to be discarded is not live.',
  },
  'partner-not-institution': {
    kind: 'forbidden',
    id: 'API ini hanya untuk lembaga pelatihan.',
    en: 'This API is for training institutions only.',
  },

  'client-code-missing': {
    kind: 'invalid',
    id: 'Header client_code wajib diisi.',
    en: 'The header client_code is required.',
  },
  'timestamp-missing': {
    kind: 'invalid',
    id: 'Header timestamp wajib diisi.',
    en: 'The header timestamp is required.',
  },
  'signature-missing': {
    kind: 'invalid',
    id: 'Header signature (HMAC-SHA1) atau signature-256 (HMAC-SHA256) wajib diisi.',
    en: 'The header signature (HMAC-SHA1) or signature-256 (HMAC-SHA256) is required.',
  },
  'timestamp-malformed': {
    kind: 'invalid',
    id: 'Header timestamp harus berupa detik Unix, misalnya 1516239022.',
    en: 'The header timestamp must be seconds of Unix time, such as 1516239022.',
  },
  'timestamp-outside-window': {
    kind: 'unauthenticated',
    id: 'Header timestamp berbeda lebih dari {clockSeconds} detik dari jam kami. Sesuaikan jam server Anda.',
    en: 'The header timestamp is more than {clockSeconds} seconds from our clock. Set the clock of your server.',
  },
  'client-unknown': {
    kind: 'unauthenticated',
    id: 'client_code tidak terdaftar.',
    en: 'This client_code is not registered.',
  },
  'signature-wrong': {
    kind: 'unauthenticated',
    id: 'Tanda tangan salah. Kirim permintaan yang sama ke uji tanda tangan (self-test) untuk mengetahui sebabnya.',
    en: 'The signature is wrong. Send the same request to the self-test of signatures to learn why.',
  },
  'signature-sha1-off': {
    kind: 'forbidden',
    id: 'Mitra ini hanya menerima tanda tangan HMAC-SHA256 pada header signature-256.',
    en: 'This partner takes signatures by HMAC-SHA256 in the header signature-256 only.',
  },
  'settings-need-sha256': {
    kind: 'forbidden',
    id: 'Pengaturan hanya dapat diubah dengan permintaan yang ditandatangani HMAC-SHA256 pada header signature-256.',
    en: 'Settings are changed by a request that is signed by HMAC-SHA256 in the header signature-256 only.',
  },
  'settings-outdated': {
    kind: 'conflict',
    id: 'Pengaturan sudah diubah oleh permintaan yang lebih baru.',
    en: 'A later request has changed the settings already.',
  },
  'rate-exceeded': {
    kind: 'tooMany',
    id: 'Terlalu banyak permintaan. Coba lagi dalam {seconds} detik.',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },

  'redeem-code-not-found': {
    kind: 'notFound',
    id: 'Kode redeem tidak ditemukan.',
    en: 'There is no such redeem code.',
  },
  'redeem-course-type-mismatch': {
    kind: 'conflict',
    id: 'Tipe pelatihan tidak sesuai: kode ini untuk pelatihan mandiri, yang tidak memiliki sesi.',
    en: 'The course type does not match: this code is of a self-paced course, which has no sessions.',
  },
  'redeem-session-not-found': {
    kind: 'notFound',
    id: 'Jadwal pelatihan ini tidak memiliki sesi dengan nomor tersebut.',
    en: 'The schedule of this course has no session of that number.',
  },
  'redeem-code-of-another-institution': {
    kind: 'forbidden',
    id: 'Kode redeem ini milik lembaga pelatihan lain.',
    en: 'This redeem code belongs to another training institution.',
  },
  'redeem-code-cancelled': {
    kind: 'conflict',
    id: 'Kode redeem sudah dibatalkan oleh peserta.',
    en: 'The participant has cancelled this redeem code.',
  },
  'redeem-transaction-cancelled': {
    kind: 'conflict',
    id: 'Transaksi pembelian sudah dibatalkan dan dananya dikembalikan.',
    en: 'The purchase was cancelled, and its money has gone back.',
  },
  'redeem-code-used': {
    kind: 'conflict',
    id: 'Kode redeem sudah digunakan.',
    en: 'This redeem code is used already.',
  },
  'redeem-code-expired': {
    kind: 'gone',
    id: 'Masa berlaku kode voucher sudah habis.',
    en: 'This voucher code has expired.',
  },
  'redeem-too-early': {
    kind: 'conflict',
    id: 'Kode redeem baru dapat digunakan mulai {minutes} menit sebelum sesi dimulai.',
    en: 'This redeem code can be used from {minutes} minutes before the session begins.',
  },
  'redeem-too-late': {
    kind: 'conflict',
    id: 'Kode redeem hanya dapat digunakan sampai {minutes} menit setelah sesi dimulai.',
    en: 'This redeem code can be used until {minutes} minutes after the session has begun.',
  },
});
