import * as z from 'zod';
import { PlatformId } from '../../events/catalogue.ts';
import { openedSettlement } from '../../shared/domain/settlements/settlement.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { platformTable, type Platforms } from '../../shared/table/parties.ts';
import { settlementTable, type Settlements } from '../../shared/table/settlements.ts';

interface OpenSettlement {
  readonly platforms: Pick<Platforms, 'get'>;
  readonly settlements: Pick<Settlements, 'get' | 'save'>;
}

/**
 * POST /v1/platforms/{platformId}/settlements: an operator proposes to pay a platform for what was committed up to the end
 * of a day that is over. The same one again is answered as it stands; one that was withdrawn is begun anew.
 */
export const openSettlement = ({ platforms, settlements }: OpenSettlement) =>
  endpoint(
    {
      route: 'POST /v1/platforms/{platformId}/settlements',
      path: z.object({ platformId: PlatformId }),
      body: z.strictObject({ day: z.iso.date() }),
    },
    async ({ path: { platformId }, body: { day }, caller, at }) => {
      if ((await platforms.get(platformId)) === undefined) throw new Refusal('platform-not-found');
      const first = openedSettlement({ platformId, day, proposedBy: staffMember(caller), round: 1 }, at);
      const before = await settlements.get(platformId, first.settlementId);
      if (before !== undefined && before.status !== 'withdrawn') return { status: 200, body: before };
      const opened = { ...first, round: (before?.round ?? 0) + 1 };
      if (await settlements.save(opened, before)) return { status: 201, body: opened };
      return { status: 200, body: (await settlements.get(platformId, first.settlementId)) ?? opened };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  openSettlement({ platforms: platformTable(table), settlements: settlementTable(table) }),
);
