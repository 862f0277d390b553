import type { CourseEvidence } from '../domain/settlements/due-course.ts';
import type { Order } from '../domain/training/order.ts';
import type { Certificates } from '../table/certificates.ts';
import type { Presences } from '../table/presences.ts';

/** What speaks for or against paying for a purchase, as things stand. */
export type CertificateEvidence = (order: Order) => Promise<CourseEvidence>;

/** Reads it from the purchase's own partition, and its certificate. */
export const courseEvidence =
  ({
    presences,
    certificates,
  }: {
    readonly presences: Pick<Presences, 'presences'>;
    readonly certificates: Pick<Certificates, 'get'>;
  }): CertificateEvidence =>
  async (order) => {
    const [found, certificate] = await Promise.all([
      presences.presences(order.orderId),
      order.certificateId === undefined ? undefined : certificates.get(order.certificateId),
    ]);
    return { order, presences: found.length, certificate };
  };
