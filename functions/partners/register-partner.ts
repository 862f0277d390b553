import * as z from 'zod';
import { ClientCode } from '../../events/training.ts';
import { PartnerInput, partnerView, registeredPartner } from '../../shared/domain/training/partner.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { institutionTable, platformTable, type Institutions, type Platforms } from '../../shared/table/parties.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

interface RegisterPartner {
  readonly partners: Pick<Partners, 'change'>;
  readonly institutions: Pick<Institutions, 'get'>;
  readonly platforms: Pick<Platforms, 'get'>;
}

const mustBeRegistered = async (
  { institutions, platforms }: RegisterPartner,
  party: PartnerInput['party'],
): Promise<void> => {
  if (party.kind === 'institution') {
    if ((await institutions.get(party.institutionId)) === undefined)
      throw new Refusal('institution-not-found', { field: 'party.institutionId' });
  } else if ((await platforms.get(party.platformId)) === undefined)
    throw new Refusal('platform-not-found', { field: 'party.platformId' });
};

/**
 * PUT /v1/partners/{clientCode}: an operator registers a machine of an institution or a platform, or changes its limits.
 * The same again changes nothing. Its keys are made by themselves.
 */
export const registerPartner = (sources: RegisterPartner) =>
  endpoint(
    { route: 'PUT /v1/partners/{clientCode}', path: z.object({ clientCode: ClientCode }), body: PartnerInput },
    async ({ path: { clientCode }, body: input, caller, at }) => {
      const by = staffMember(caller);
      await mustBeRegistered(sources, input.party);
      const { isNew, partner } = await sources.partners.change(
        clientCode,
        (standing) => registeredPartner(standing, { clientCode, input }, { by, at }),
        { change: 'registered', by, at },
      );
      return { status: isNew ? 201 : 200, body: partnerView(partner) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  registerPartner({
    partners: partnerTable(table),
    institutions: institutionTable(table),
    platforms: platformTable(table),
  }),
);
