import regions from './regencies.json' with { type: 'json' };

/**
 * The 38 provinces and 514 regencies (kabupaten/kota) by their Kemendagri codes, as of the split of Papua in 2022
 * (from the npm package idn-area-data). A wave's quotas and every applicant's domicile are given in these codes.
 */

export interface Province {
  /** Two digits, such as `32`. */
  readonly code: string;
  readonly name: string;
}

export interface Regency {
  /** Province and number, such as `32.01`. */
  readonly code: string;
  readonly name: string;
}

/** In the order of their codes. */
export const provinces: readonly Province[] = regions.provinces;

/** In the order of their codes. */
export const regencies: readonly Regency[] = regions.regencies;

const provinceNames = new Map(provinces.map(({ code, name }) => [code, name]));
const regencyNames = new Map(regencies.map(({ code, name }) => [code, name]));

/** Whether the code is one of today's provinces. */
export const isProvince = (code: string): boolean => provinceNames.has(code);

/** Whether the code is one of today's regencies. */
export const isRegency = (code: string): boolean => regencyNames.has(code);

/** The code of the province in which a regency lies: the first two characters of its code. */
export const provinceOf = (regency: string): string => regency.slice(0, 2);

/** The name of a province in Indonesian, or undefined for a code that is none. */
export const provinceName = (code: string): string | undefined => provinceNames.get(code);

/** The name of a regency in Indonesian, or undefined for a code that is none. */
export const regencyName = (code: string): string | undefined => regencyNames.get(code);

/** The regencies of a province in the order of their codes; none for a code that is no province. */
export const regenciesOf = (province: string): readonly Regency[] =>
  regencies.filter(({ code }) => provinceOf(code) === province);
