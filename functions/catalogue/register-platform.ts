import * as z from 'zod';
import { PlatformId } from '../../events/catalogue.ts';
import { PartyInput } from '../../shared/domain/catalogue/party.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { platformTable, type Platforms } from '../../shared/table/parties.ts';

/**
 * PUT /v1/platforms/{platformId}: an operator puts a digital platform into the register with its owners, or brings it up
 * to date. The same again changes nothing; what it said before is kept.
 */
export const registerPlatform = ({ platforms }: { platforms: Pick<Platforms, 'register'> }) =>
  endpoint(
    { route: 'PUT /v1/platforms/{platformId}', path: z.object({ platformId: PlatformId }), body: PartyInput },
    async ({ path: { platformId }, body, caller, at }) => {
      const { isNew, party } = await platforms.register(platformId, body, { by: staffMember(caller), at });
      return { status: isNew ? 201 : 200, body: party };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, registerPlatform({ platforms: platformTable(table) }));
