import { isProvince, isRegency, provinceName, regencyName } from '../regions.ts';

/** The office for which a member of staff works, as people know it. */
export interface Office {
  /** Of the regency or the province; not there for the programme's own management. */
  readonly code?: string;
  readonly id: string;
  readonly en: string;
}

const management: Office = {
  id: 'Manajemen Pelaksana Program Kartu Prakerja',
  en: 'the management of the Kartu Prakerja programme',
};

const named = (groups: readonly string[], prefix: string): string[] =>
  groups.flatMap((group) => (group.startsWith(prefix) ? [group.slice(prefix.length)] : []));

/**
 * The office that the groups of a token name (`regency-32.01`, `province-32`): the regency before the province. Staff
 * without either work for the programme's management.
 */
export const officeOf = (groups: readonly string[]): Office => {
  const regency = named(groups, 'regency-').find(isRegency);
  const province = named(groups, 'province-').find(isProvince);
  const name = regency === undefined ? province && provinceName(province) : regencyName(regency);
  const code = regency ?? province;
  return code === undefined || name === undefined ? management : { code, id: name, en: name };
};
