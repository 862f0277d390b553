import type { CertificateId } from '../../events/training.ts';
import { Certificate, revokedCertificate, type Revoking } from '../domain/training/certificate.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** Keeps a new certificate, in the transaction that completes its purchase. */
export const certificateWrite =
  (certificate: Certificate) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...keys.certificate(certificate.certificateId), ...certificate },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

export const certificateTable = (table: Table) => {
  const get = async (certificateId: CertificateId): Promise<Certificate | undefined> => {
    const item = await getItem(table, keys.certificate(certificateId));
    return item === undefined ? undefined : Certificate.parse(item);
  };

  return {
    get,

    /** Revokes a certificate for good, with its event. @returns it as it stands now: one that was revoked meanwhile stays so. */
    async revoke(standing: Certificate, revoking: Revoking): Promise<Certificate> {
      const change = revokedCertificate(standing, revoking);
      if (change === undefined) return standing;
      const { certificate, event } = change;
      const { certificateId } = certificate;
      const outcome = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...keys.certificate(certificateId), ...certificate },
            ConditionExpression: '#status = :valid',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':valid': 'valid' },
          },
        },
        {
          Put: {
            TableName,
            Item: {
              ...keys.certificateEvent(certificateId, event.event),
              ...index.eventsOf(event.occurredAt, certificate.order.orderId),
              ...event,
            },
          },
        },
      ]);
      return outcome.written ? certificate : ((await get(certificateId)) ?? certificate);
    },
  };
};
export type Certificates = ReturnType<typeof certificateTable>;
