import * as z from 'zod';
import { RevocationKind } from '../../events/certificate-revoked.ts';
import { CertificateId } from '../../events/training.ts';
import { certificateView } from '../../shared/domain/training/certificate.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { seal } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { certificateTable, type Certificates } from '../../shared/table/certificates.ts';
import { tableNamed } from '../../shared/table/client.ts';

const Body = z.strictObject({ kind: RevocationKind, reason: z.string().trim().min(10).max(2_000) });

interface RevokeCertificate {
  readonly certificates: Pick<Certificates, 'get' | 'revoke'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/**
 * POST /v1/certificates/{certificateId}/revocation: an operator revokes a certificate for good. Its page says when and of
 * which kind the reason is; the reason itself, which may tell of people, is kept encrypted. The first revocation stands.
 */
export const revokeCertificate = ({ certificates, keys }: RevokeCertificate) =>
  endpoint(
    {
      route: 'POST /v1/certificates/{certificateId}/revocation',
      path: z.object({ certificateId: CertificateId }),
      body: Body,
    },
    async ({ path: { certificateId }, body: { kind, reason }, caller, at }) => {
      const by = staffMember(caller);
      const standing = await certificates.get(certificateId);
      if (standing === undefined) throw new Refusal('certificate-not-found');
      if (standing.status === 'revoked') return { status: 200, body: certificateView(standing) };
      const sealed = seal(await keys.ring(), standing.order.applicantId, 'revocation-reason', reason);
      const certificate = await certificates.revoke(standing, { kind, reason: sealed, by, at });
      return { status: 200, body: certificateView(certificate) };
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  revokeCertificate({
    certificates: certificateTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
