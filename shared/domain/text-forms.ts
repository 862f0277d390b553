const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** The date in WIB of an instant (ISO 8601), as it is written in Indonesian: `4 Maret 2023`. */
export const dateText = (instant: string): string => {
  const inWib = new Date(Date.parse(instant) + 7 * 3_600_000);
  return `${inWib.getUTCDate()} ${months[inWib.getUTCMonth()] ?? ''} ${inWib.getUTCFullYear()}`;
};

/** A name at most so long, for a message that has to fit. */
export const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 3)}...`;

/** Whole rupiah as they are written in Indonesian: `Rp3.500.000`. */
export const rupiahText = (amount: number): string => `Rp${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')}`;

/** What belongs to every notice: nobody of the programme asks for a code. */
export const closing = 'Kami tidak pernah meminta kata sandi atau kode OTP Anda.';
