import * as z from 'zod';
import { InstitutionId } from '../../events/catalogue.ts';
import { PartyInput } from '../../shared/domain/catalogue/party.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { institutionTable, type Institutions } from '../../shared/table/parties.ts';

/**
 * PUT /v1/institutions/{institutionId}: an operator puts a training institution into the register with its owners, or
 * brings it up to date. The same again changes nothing; what it said before is kept.
 */
export const registerInstitution = ({ institutions }: { institutions: Pick<Institutions, 'register'> }) =>
  endpoint(
    {
      route: 'PUT /v1/institutions/{institutionId}',
      path: z.object({ institutionId: InstitutionId }),
      body: PartyInput,
    },
    async ({ path: { institutionId }, body, caller, at }) => {
      const { isNew, party } = await institutions.register(institutionId, body, { by: staffMember(caller), at });
      return { status: isNew ? 201 : 200, body: party };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, registerInstitution({ institutions: institutionTable(table) }));
