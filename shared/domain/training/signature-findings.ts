/** What can be wrong with a signed request, or worth knowing, each with what to do. `{name}` is filled from the finding's values. */
export const findings = {
  'client-code-missing': {
    id: 'Header client_code tidak ada.',
    en: 'There is no header client_code.',
  },
  'client-code-unknown': {
    id: 'client_code tidak terdaftar. Periksa ejaannya.',
    en: 'This client_code is not registered. Check its spelling.',
  },
  'client-code-case': {
    id: 'client_code salah huruf besar atau kecil: kirim dan tanda tangani persis seperti yang diberikan.',
    en: 'The client_code has small letters for capitals or the other way round: send and sign it just as you were given it.',
  },
  'no-key': {
    id: 'Mitra ini belum memiliki kunci. Mintalah kunci kepada pengelola program.',
    en: 'This partner has no key yet. Ask the programme for one.',
  },
  'timestamp-missing': { id: 'Header timestamp tidak ada.', en: 'There is no header timestamp.' },
  'timestamp-milliseconds': {
    id: 'Header timestamp dalam milidetik. Kirim detik: bagi dengan 1000 dan bulatkan.',
    en: 'The header timestamp is in milliseconds. Send seconds: divide by 1000 and round.',
  },
  'timestamp-malformed': {
    id: 'Header timestamp bukan detik Unix.',
    en: 'The header timestamp is no Unix time in seconds.',
  },
  'clock-off': {
    id: 'Jam server Anda berbeda {seconds} detik dari jam kami (positif: lebih cepat); paling banyak {clockSeconds} detik. Sinkronkan dengan NTP.',
    en: 'The clock of your server differs from ours by {seconds} seconds (positive: it is ahead); {clockSeconds} seconds at most. Synchronise it by NTP.',
  },
  'signature-missing': {
    id: 'Header signature atau signature-256 tidak ada.',
    en: 'There is no header signature or signature-256.',
  },
  'signature-uppercase': {
    id: 'Tanda tangan ditulis dengan huruf besar. Kirim heksadesimal huruf kecil.',
    en: 'The signature is written in capitals. Send hexadecimal digits in small letters.',
  },
  'signature-base64': {
    id: 'Tanda tangan ditulis dalam Base64. Kirim heksadesimal huruf kecil.',
    en: 'The signature is written in Base64. Send hexadecimal digits in small letters.',
  },
  'signature-length': {
    id: 'Panjang tanda tangan {length} karakter; HMAC-SHA1 memiliki 40 dan HMAC-SHA256 memiliki 64 digit heksadesimal.',
    en: 'The signature has {length} characters; HMAC-SHA1 has 40 and HMAC-SHA256 has 64 hexadecimal digits.',
  },
  'other-header': {
    id: 'Tanda tangan {algorithm} dikirim pada header yang salah: HMAC-SHA1 pada signature, HMAC-SHA256 pada signature-256.',
    en: 'The signature by {algorithm} came in the wrong header: HMAC-SHA1 goes into signature, HMAC-SHA256 into signature-256.',
  },
  'sha1-off': {
    id: 'Anda telah mematikan HMAC-SHA1. Kirim HMAC-SHA256 pada header signature-256.',
    en: 'You have switched HMAC-SHA1 off. Send HMAC-SHA256 in the header signature-256.',
  },
  'older-key': {
    id: 'Tanda tangan benar, tetapi memakai kunci versi {version}. Segera ganti ke versi {newest}.',
    en: 'The signature is good, but by key version {version}. Change to version {newest} soon.',
  },
  'compact-signed': {
    id: 'Tanda tangan benar, tetapi atas JSON yang ditulis lain dari yang dikirim. Itu diterima; lebih baik tanda tangani persis bita yang dikirim.',
    en: 'The signature is good, but over JSON that is written otherwise than what was sent. That is accepted; it is better to sign just the bytes that are sent.',
  },
  'other-body-signed': {
    id: 'Yang ditandatangani adalah JSON dengan penulisan lain ({written}). Tanda tangani persis bita yang dikirim.',
    en: 'What was signed is JSON written in another way ({written}). Sign just the bytes that are sent.',
  },
  'body-not-signed': {
    id: 'Isi permintaan tidak ikut ditandatangani.',
    en: 'The body is not part of what was signed.',
  },
  'other-path-signed': {
    id: 'Yang ditandatangani bukan jalur {path}, melainkan: {written}.',
    en: 'What was signed is not the path {path}, but: {written}.',
  },
  'other-method-signed': {
    id: 'Metode pada tanda tangan salah: {written}. Harus POST, huruf besar.',
    en: 'The method in what was signed is wrong: {written}. It must be POST, in capitals.',
  },
  'other-timestamp-signed': {
    id: 'Yang ditandatangani bukan timestamp yang dikirim: {written}.',
    en: 'What was signed is not the timestamp that was sent: {written}.',
  },
  'client-code-not-signed': {
    id: 'client_code tidak ikut ditandatangani.',
    en: 'The client_code is not part of what was signed.',
  },
  'other-order-signed': {
    id: 'Urutan yang ditandatangani salah: {written}. Harus client_code, timestamp, POST, jalur, isi.',
    en: 'The order of what was signed is wrong: {written}. It must be client_code, timestamp, POST, path, body.',
  },
  'separator-signed': {
    id: 'Bagian-bagian disambung dengan {written}. Sambunglah tanpa pemisah.',
    en: 'The parts were joined with {written}. Join them with nothing between.',
  },
  'key-written-otherwise': {
    id: 'Kunci dipakai dengan cara lain: {written}. Pakai teks kunci persis seperti yang diberikan.',
    en: 'The key was used in another way: {written}. Use the text of the key just as you were given it.',
  },
  'body-not-json': { id: 'Isi permintaan bukan JSON yang sah.', en: 'The body is not valid JSON.' },
  'signature-unknown': {
    id: 'Tanda tangan tidak cocok dengan kunci mana pun yang berlaku, juga bukan dengan kekeliruan yang lazim. Periksa kuncinya.',
    en: 'The signature matches none of the live keys, nor any of the usual mistakes. Check the key.',
  },
} as const;

type FindingCode = keyof typeof findings;

export interface Finding {
  readonly code: FindingCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What is worth knowing but is accepted all the same. */
const accepted: ReadonlySet<FindingCode> = new Set(['older-key', 'compact-signed']);

/** Whether a request with this finding is refused. */
export const isFault = ({ code }: Finding): boolean => !accepted.has(code);

/** A finding as a sentence. */
export const sentenceOf = ({ code, values = {} }: Finding, language: 'id' | 'en'): string =>
  findings[code][language].replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
