import * as z from 'zod';
import { provinceName, provinces } from '../../shared/domain/regions.ts';
import { regionRules } from '../../shared/domain/regions/rules.ts';
import { totalOf } from '../../shared/domain/regions/small-counts.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { together } from '../../shared/regions/reading.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { regionFiguresTable, type RegionFiguresTable } from '../../shared/table/region-figures.ts';

/** The earliest of some instants (ISO 8601); undefined where one is not known, or there is none. */
const earliest = (instants: readonly (string | undefined)[]): string | undefined =>
  instants.includes(undefined) ? undefined : [...instants].sort()[0];

/**
 * GET /v1/figures: what is told of each province over all waves, and what that comes to in the nation. It is put together
 * once an hour, and holds nothing that the provinces' own pages did not tell then. Of the nation nothing is told before
 * each province was told of once.
 */
export const getNationFigures = ({ figures }: { readonly figures: Pick<RegionFiguresTable, 'ofNation'> }) =>
  endpoint({ route: 'GET /v1/figures' }, async () => {
    const told = await figures.ofNation();
    const nation =
      told.length < provinces.length
        ? undefined
        : {
            toldAt: earliest(told.map(({ toldAt }) => toldAt)),
            countedUntil: earliest(told.map(({ countedUntil }) => countedUntil)),
            registered: totalOf(told.map(({ registered }) => registered)),
            all: together(told.map(({ all }) => all)),
          };
    return {
      status: 200,
      body: {
        area: { kind: 'nation', code: 'ID', name: 'Indonesia' },
        smallestCount: regionRules.smallestCount.value,
        ...nation,
        provinces: told.map(({ province, registered, all }) => ({
          area: { kind: 'province', code: province, name: provinceName(province) },
          registered,
          all,
        })),
      },
    };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getNationFigures({ figures: regionFiguresTable(table) }));
