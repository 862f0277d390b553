import * as z from 'zod';
import { certificatePage, missingPage } from '../../shared/certificates/page.ts';
import { CertificateId } from '../../events/training.ts';
import { certificateView } from '../../shared/domain/training/certificate.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { wantsPage } from '../../shared/http/page.ts';
import { environment } from '../../shared/platform/environment.ts';
import { certificateTable, type Certificates } from '../../shared/table/certificates.ts';
import { tableNamed } from '../../shared/table/client.ts';

/**
 * GET /v1/certificates/{certificateId}: whether a certificate is valid, and what it states, for anybody who has its
 * number: a page for a browser, JSON with the signed certificate for a program. Never kept by anybody on the way: it may
 * be revoked in the next second.
 */
export const getCertificate = ({ certificates }: { certificates: Pick<Certificates, 'get'> }) =>
  endpoint(
    { route: 'GET /v1/certificates/{certificateId}', path: z.object({ certificateId: z.string() }) },
    async ({ path, headers }) => {
      // Small letters do no harm: somebody types it from paper.
      const certificateId = CertificateId.safeParse(path.certificateId.toUpperCase());
      const certificate = certificateId.success ? await certificates.get(certificateId.data) : undefined;
      if (wantsPage(headers)) return certificate === undefined ? missingPage() : certificatePage(certificate);
      if (certificate === undefined) throw new Refusal('certificate-not-found');
      return { status: 200, body: certificateView(certificate) };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = getCertificate({ certificates: certificateTable(tableNamed(TABLE_NAME)) });
