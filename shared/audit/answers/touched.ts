import type { ApplicantId } from '../../../events/event.ts';
import { OrderId } from '../../../events/training.ts';
import type { Touched } from '../../domain/audit/answers.ts';
import { trailData } from '../../domain/audit/record.ts';
import type { Table } from '../../table/client.ts';
import { keys } from '../../table/keys.ts';
import { personAccessTable } from '../../table/person-accesses.ts';
import { queryAll, queryPages } from '../../table/read.ts';

const attributes = ['event', 'occurredAt', 'data'];

/** Finds who touched an application: the person's events, those of their purchases, and who opened their data. */
export const findTouched = (table: Table) => {
  const accesses = personAccessTable(table);

  const eventsUnder = async (pk: string, of: string): Promise<Touched['events']> => {
    const found: Touched['events'] = [];
    for await (const page of queryPages(table, { pk }, { attributes })) {
      for (const { event, occurredAt, data } of page) {
        if (typeof event === 'string') found.push({ at: String(occurredAt), event, of, data: trailData(data) });
      }
    }
    return found;
  };

  /** Undefined where there is nobody of that number. */
  return async (applicantId: ApplicantId): Promise<Touched | undefined> => {
    const { pk } = keys.registration(applicantId);
    const orders = (await queryAll(table, keys.ownOrders(applicantId), { attributes: ['orderId'] })).map(
      ({ orderId }) => OrderId.parse(orderId),
    );
    const events = [
      ...(await eventsUnder(pk, 'registration')),
      ...(await Promise.all(orders.map((orderId) => eventsUnder(keys.dossier(orderId).pk, `order ${orderId}`)))).flat(),
    ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
    if (events.length === 0) return undefined;
    const opened = (await Array.fromAsync(accesses.ofPerson(applicantId))).flat();
    return {
      applicantId,
      events,
      accesses: opened.map(({ occurredAt, data: { staffId, groups, action, requestId, refusal } }) => ({
        at: occurredAt,
        staffId,
        groups,
        action,
        requestId,
        ...(refusal === undefined ? {} : { refusal }),
      })),
    };
  };
};
export type FindTouched = ReturnType<typeof findTouched>;
