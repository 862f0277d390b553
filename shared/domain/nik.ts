import * as z from 'zod';
import { isProvince } from './regions.ts';

/**
 * What the 16 digits of a NIK say by themselves. The region is where the number was first issued: today's domicile
 * comes from the registry alone, since people move and regions are split.
 */
export interface Nik {
  readonly provinceOfIssue: string;
  /** Such as `32.01`; may be a regency that exists no more. */
  readonly regencyOfIssue: string;
  readonly sex: 'female' | 'male';
  /** Day of the month, month from 1, and the last two digits of the year; the century is not in the number. */
  readonly born: { readonly day: number; readonly month: number; readonly yearOfCentury: number };
  /** 0001 to 9999. */
  readonly serial: string;
}

// Region of issue (province, regency, district), birth date as DDMMYY, serial.
const form = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/;

/** Women have 40 added to the day of birth (Permendagri on the NIK's structure; common knowledge, unverified). */
const dayOffsetOfWomen = 40;

/** February counts 29 days in years divisible by four: true of every such year from 1904 to 2096, and of 2000. */
const daysIn = (month: number, yearOfCentury: number): number =>
  month === 2 ? (yearOfCentury % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/**
 * The parts of a NIK, or undefined where the text is none: 16 digits, a known province, a possible birth date and a
 * serial that is not 0000. Regency and district are not looked up, since numbers issued before a region was split keep
 * its old code.
 */
export const parseNik = (text: string): Nik | undefined => {
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const [, province = '', regency = '', district = '', day = '', month = '', year = '', serial = ''] = parts;
  if (!isProvince(province) || regency === '00' || district === '00' || serial === '0000') return undefined;

  const sex = Number(day) > dayOffsetOfWomen ? 'female' : 'male';
  const born = {
    day: Number(day) - (sex === 'female' ? dayOffsetOfWomen : 0),
    month: Number(month),
    yearOfCentury: Number(year),
  };
  const isDate =
    born.month >= 1 && born.month <= 12 && born.day >= 1 && born.day <= daysIn(born.month, born.yearOfCentury);
  if (!isDate) return undefined;
  return { provinceOfIssue: province, regencyOfIssue: `${province}.${regency}`, sex, born, serial };
};

/** Whether a birth date (YYYY-MM-DD) is the one that the NIK carries, in whichever century. */
export const agreesWithBirthDate = ({ born }: Nik, birthDate: string): boolean => {
  const [year, month, day] = birthDate.split('-').map(Number);
  return year !== undefined && year % 100 === born.yearOfCentury && month === born.month && day === born.day;
};

/** The latest date (YYYY-MM-DD), not after the given one, that the NIK's birth date can mean. */
export const birthDateNotAfter = ({ born }: Nik, date: string): string => {
  const inCentury = (century: number): string =>
    [
      String(century * 100 + born.yearOfCentury).padStart(4, '0'),
      String(born.month).padStart(2, '0'),
      String(born.day).padStart(2, '0'),
    ].join('-');
  const century = Math.floor(Number(date.slice(0, 4)) / 100);
  return inCentury(century) <= date ? inCentury(century) : inCentury(century - 1);
};

/** A NIK as a request carries it. */
export const NikText = z.string().refine((text) => parseNik(text) !== undefined, 'nik-malformed');

/** A family-card number (nomor kartu keluarga, KK) as a request carries it: 16 digits of the same layout, date of issue. */
export const KkText = z.string().regex(/^(?!0{2})\d{12}(?!0{4})\d{4}$/, 'kk-malformed');
