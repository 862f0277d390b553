import type { InstitutionId, PlatformId } from '../../events/catalogue.ts';
import { ClientCode } from '../../events/training.ts';
import type { Partner } from '../domain/training/partner.ts';
import { Refusal } from '../errors.ts';
import type { Partners } from '../table/partners.ts';
import type { Caller } from './caller.ts';

type Register = Pick<Partners, 'get'>;

const partnerOf = async (partners: Register, { clientCode }: Caller): Promise<Partner> => {
  const code = ClientCode.safeParse(clientCode);
  const partner = code.success ? await partners.get(code.data) : undefined;
  if (partner === undefined) throw new Refusal('partner-unknown');
  return partner;
};

/**
 * The platform whose machine calls with its own token (OAuth 2.0, client credentials): by the token's client id.
 * @throws Refusal partner-unknown when the client is not registered, or belongs to an institution.
 */
export const sellingPlatform = async (partners: Register, caller: Caller): Promise<PlatformId> => {
  const { party } = await partnerOf(partners, caller);
  if (party.kind !== 'platform') throw new Refusal('partner-unknown');
  return party.platformId;
};

/**
 * The institution whose machine calls with its own token: by the token's client id.
 * @throws Refusal partner-unknown when the client is not registered, or belongs to a platform.
 */
export const teachingInstitution = async (partners: Register, caller: Caller): Promise<InstitutionId> => {
  const { party } = await partnerOf(partners, caller);
  if (party.kind !== 'institution') throw new Refusal('partner-unknown');
  return party.institutionId;
};
