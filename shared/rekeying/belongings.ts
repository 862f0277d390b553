import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { PersonAccessed } from '../../events/person-accessed.ts';
import { CertificateId, OrderId } from '../../events/training.ts';
import type { VisitId } from '../../events/visit-changed.ts';
import { claimTable } from '../table/claims.ts';
import type { Table } from '../table/client.ts';
import { keys } from '../table/keys.ts';
import { getItem, queryPages } from '../table/read.ts';
import { rekeyingKeys } from '../table/rekeying-keys.ts';
import type { Rekeyed } from '../table/rekeyed-lines.ts';
import { visitKeys } from '../table/visit-keys.ts';
import type { Item } from './sealed-places.ts';

const OrderPointer = z.object({ orderId: OrderId });
const Completed = z.object({ certificateId: CertificateId.optional() });
const CaseNamed = z.object({ data: z.object({ caseId: z.string() }) });

/** The items of a purchase, and what lies elsewhere for it: its certificate, and proofs of presence that were doubted. */
async function* ofOrder(table: Table, orderId: OrderId): AsyncGenerator<Item> {
  const linkIds: string[] = [];
  const doubts = rekeyingKeys.doubt(orderId, '').sk;
  for await (const page of queryPages(table, keys.dossier(orderId)))
    for (const item of page) {
      const sk = String(item['sk']);
      if (sk.startsWith(doubts)) linkIds.push(sk.slice(doubts.length));
      if (sk === keys.order(orderId).sk) {
        const { certificateId } = Completed.parse(item);
        const certificate = certificateId && (await getItem(table, keys.certificate(certificateId)));
        if (certificate) yield certificate;
      }
      yield item;
    }
  for (const linkId of linkIds)
    for (const key of [keys.presenceLink(linkId), keys.presenceSample(linkId)]) {
      const item = await getItem(table, key);
      if (item !== undefined) yield item;
    }
}

/**
 * Everything that is kept of a person and may have something sealed in it, found from their number: all under it, who
 * looked at it, their purchases, and the cases that they are a party of.
 */
export async function* belongingsOf(
  table: Table,
  applicantId: ApplicantId,
  niks: readonly Rekeyed[],
): AsyncGenerator<Item> {
  const orderIds = new Set<OrderId>();
  const caseIds = new Set<string>();
  const { prefix: orders } = keys.ownOrders(applicantId);
  for await (const page of queryPages(table, { pk: keys.registration(applicantId).pk }))
    for (const item of page) {
      if (String(item['sk']).startsWith(orders)) orderIds.add(OrderPointer.parse(item).orderId);
      const named = CaseNamed.safeParse(item);
      if (named.success) caseIds.add(named.data.data.caseId);
      yield item;
    }
  const visitIds = new Set<VisitId>();
  for await (const page of queryPages(table, keys.personAccesses(applicantId)))
    for (const item of page) {
      const { visitId } = PersonAccessed.parse(item).data;
      if (visitId !== undefined) visitIds.add(visitId);
      yield item;
    }
  for (const visitId of visitIds) {
    const item = await getItem(table, visitKeys.visit(visitId));
    if (item !== undefined) yield item;
  }
  for (const orderId of orderIds) yield* ofOrder(table, orderId);
  // A dispute that nobody has ruled in is on the claim alone.
  for (const { known } of niks) {
    const caseId = (await claimTable(table).get(known))?.caseId;
    if (caseId !== undefined) caseIds.add(caseId);
  }
  for (const caseId of caseIds) {
    const item = await getItem(table, keys.case(caseId));
    if (item !== undefined) yield item;
  }
}
