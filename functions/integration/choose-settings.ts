import * as z from 'zod';
import { withSettings } from '../../shared/domain/training/partner.ts';
import { Refusal } from '../../shared/errors.ts';
import { integration, type IntegrationEdge } from '../../shared/integration/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';

const message = { id: 'Pengaturan disimpan.', en: 'The settings are saved.' };

/**
 * POST /api/v1/integration/settings: a partner says whether signatures by HMAC-SHA1 are taken from its client. Only a
 * request that is itself signed by HMAC-SHA256 may, so that nobody locks out a client that cannot do it.
 */
export const chooseSettings = (edge: IntegrationEdge, { partners }: { readonly partners: Pick<Partners, 'change'> }) =>
  integration(
    { body: z.object({ accept_sha1: z.boolean() }) },
    edge,
    async ({ body: { accept_sha1: acceptsSha1 }, partner: { clientCode }, at, presented }) => {
      if (presented.signatures.sha256 === '') throw new Refusal('settings-need-sha256');
      const signedAtSeconds = Number(presented.timestamp);
      const { partner } = await partners.change(
        clientCode,
        (standing) => {
          if (standing === undefined) throw new Refusal('client-unknown');
          return withSettings(standing, { acceptsSha1, signedAtSeconds });
        },
        { change: 'settings-chosen', by: clientCode, at },
      );
      return { message, data: { accept_sha1: partner.acceptsSha1 } };
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
const partners = partnerTable(table);
export const handler = chooseSettings(
  { partners, keys: keyStore(table, DATA_KEY_ARN), windows: requestWindowTable(table) },
  { partners },
);
