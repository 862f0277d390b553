import { ProvinceOpened } from '../../events/province-opened.ts';
import { OpenedProvince } from '../domain/catalogue/open-province.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact } from './transaction.ts';

/** Provinces that operators opened for training held at a place: 38 at most. */
export const openedProvinceTable = (table: Table) => ({
  async all(): Promise<OpenedProvince[]> {
    return (await queryAll(table, keys.openedProvinces())).map((item) => OpenedProvince.parse(item));
  },

  /** Puts an opening on record with its event; the first one stands. @returns the one that stands. */
  async open(opened: OpenedProvince): Promise<{ readonly isNew: boolean; readonly opened: OpenedProvince }> {
    const { province, since, openedBy, openedAt: occurredAt } = opened;
    const data = { province, since, openedBy };
    const outcome = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.openedProvince(province), ...opened },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          TableName,
          Item: {
            ...keys.provinceEvent(province),
            ...index.eventsOf(occurredAt, province),
            event: ProvinceOpened.shape.event.value,
            occurredAt,
            data,
          },
        },
      },
    ]);
    if (outcome.written) return { isNew: true, opened };
    return { isNew: false, opened: OpenedProvince.parse(await getItem(table, keys.openedProvince(province))) };
  },
});
export type OpenedProvinces = ReturnType<typeof openedProvinceTable>;
