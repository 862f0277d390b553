import * as z from 'zod';
import { ClientCode } from '../../events/training.ts';
import { NewKeyInput, withNewKey } from '../../shared/domain/training/partner.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { newSignKey, sealSignKey } from '../../shared/keys/sign-keys.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

interface MakePartnerKey {
  readonly partners: Pick<Partners, 'change'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/**
 * POST /v1/partners/{clientCode}/keys: an operator makes a new key for a partner's machine. It is shown in this answer and
 * never again. The one before stays good beside it until the next is made.
 */
export const makePartnerKey = ({ partners, keys }: MakePartnerKey) =>
  endpoint(
    { route: 'POST /v1/partners/{clientCode}/keys', path: z.object({ clientCode: ClientCode }), body: NewKeyInput },
    async ({ path: { clientCode }, body, caller, at }) => {
      const signKey = newSignKey();
      const sealed = sealSignKey(await keys.ring(), clientCode, signKey);
      const { partner } = await partners.change(
        clientCode,
        (standing) => {
          if (standing === undefined) throw new Refusal('partner-not-found');
          return withNewKey(standing, body, { sealed, at });
        },
        { change: 'key-made', by: staffMember(caller), at },
      );
      const [made, ...others] = partner.signKeys;
      return {
        status: 201,
        body: {
          clientCode,
          version: made?.version,
          signKey,
          alsoLive: others.map(({ version, createdAt }) => ({ version, createdAt })),
        },
      };
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  makePartnerKey({ partners: partnerTable(table), keys: keyStore(table, DATA_KEY_ARN) }),
);
