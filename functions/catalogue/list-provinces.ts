import * as z from 'zod';
import { provinceViews } from '../../shared/domain/catalogue/open-province.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { openedProvinceTable, type OpenedProvinces } from '../../shared/table/opened-provinces.ts';

/** GET /v1/offline-provinces: where training may be held at a place, since when and on which ground, for anybody. */
export const listProvinces = ({ provinces }: { provinces: Pick<OpenedProvinces, 'all'> }) =>
  endpoint({ route: 'GET /v1/offline-provinces' }, async ({ at, headers }) => {
    const body = { provinces: provinceViews(await provinces.all(), at) };
    return cacheable(headers, { body, cacheControl: 'public, max-age=60' });
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = listProvinces({ provinces: openedProvinceTable(tableNamed(TABLE_NAME)) });
