import * as z from 'zod';
import { isProvince } from '../../shared/domain/regions.ts';
import { isSameOpening, openedProvince } from '../../shared/domain/catalogue/open-province.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { openedProvinceTable, type OpenedProvinces } from '../../shared/table/opened-provinces.ts';

const Body = z.strictObject({
  /** The first day (YYYY-MM-DD, WIB) on which it is open. */
  since: z.iso.date(),
  reason: z.string().trim().min(10).max(2_000),
});

/**
 * PUT /v1/offline-provinces/{province}: an operator opens a province for training held at a place, beyond those of the
 * rules, without a deployment. The first opening stands; the same again changes nothing.
 */
export const openProvince = ({ provinces }: { provinces: Pick<OpenedProvinces, 'open'> }) =>
  endpoint(
    {
      route: 'PUT /v1/offline-provinces/{province}',
      path: z.object({ province: z.string().refine(isProvince, 'province-not-found') }),
      body: Body,
    },
    async ({ path: { province }, body, caller, at }) => {
      const opening = openedProvince({ province, ...body }, { by: staffMember(caller), at });
      const { isNew, opened } = await provinces.open(opening);
      if (!isSameOpening(opened, opening)) throw new Refusal('province-open-already');
      return { status: isNew ? 201 : 200, body: opened };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, openProvince({ provinces: openedProvinceTable(table) }));
