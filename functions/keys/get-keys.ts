import * as z from 'zod';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { rootSigner, type RootSigner } from '../../shared/keys/signing.ts';
import { environment } from '../../shared/platform/environment.ts';

/** GET /v1/keys: the public keys (RFC 7517) under which receipts and evidence are checked, for anybody. */
export const getKeys = ({ signer }: { signer: Pick<RootSigner, 'publicJwk'> }) =>
  endpoint({ route: 'GET /v1/keys' }, async ({ headers }) =>
    cacheable(headers, { body: { keys: [await signer.publicJwk()] }, cacheControl: 'public, max-age=86400' }),
  );

const { SIGNING_KEY_ARN } = environment({ SIGNING_KEY_ARN: z.string() });
export const handler = getKeys({ signer: rootSigner({ keyArn: SIGNING_KEY_ARN }) });
