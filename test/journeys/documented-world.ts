import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { OrderId, CertificateId } from '../../events/training.ts';
import { RiskId } from '../../events/risk-changed.ts';
import type { Closing } from '../../shared/domain/ledger/ledger-day.ts';
import { maskedName, type Certificate } from '../../shared/domain/training/certificate.ts';
import { orderData } from '../../shared/domain/training/order.ts';
import { newRedeemCode } from '../../shared/domain/training/purchasing.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { ledgerTable } from '../../shared/table/ledger.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { regionFiguresTable } from '../../shared/table/region-figures.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { statementTable } from '../../shared/table/statements.ts';
import {
  proposeClearing,
  proposeEnvelope,
  proposeRelease,
  proposeSettlement,
  proposeTelling,
} from '../console/given-approvals.ts';
import type { FuzzedWorld } from '../support/fuzz/world.ts';
import { somebody } from '../support/population.ts';

/** What stands in the world of the examples beyond that of the fuzzer, by its numbers. */
export const given = {
  envelopeId: 'ab'.repeat(12),
  settlement: { platformId: 'pasar-ilmu', settlementId: '5e'.repeat(12) },
  heldOrderId: '0e'.repeat(12),
  /** Of one nothing is proposed yet; of the other somebody else has. */
  risks: { open: '4c'.repeat(12), proposed: '4b'.repeat(12) },
  breachId: 'b2'.repeat(12),
  entryId: 'e1'.repeat(12),
  certificateId: 'A'.repeat(24),
  completedOrderId: OrderId.parse('0c'.repeat(12)),
  day: '2023-02-24',
} as const;

/** Another purchase of the citizen, completed with a certificate. */
const givenCertificate = async ({ table, known, applicantId }: FuzzedWorld, at: string): Promise<void> => {
  const certificateId = CertificateId.parse(given.certificateId);
  const first = await orderTable(table).get(OrderId.parse(known['orderId']?.[0]));
  const award = first && (await awardTable(table).get(applicantId, first.waveId));
  if (first === undefined || award === undefined) throw new Error('The citizen has bought nothing.');
  const order = { ...first, orderId: given.completedOrderId, reference: 'F-3', redeemCode: newRedeemCode() };
  await purchaseTable(table).place(order, award);
  const certificate: Certificate = {
    ...{ certificateId, holder: maskedName(somebody(3).application.name), completedAt: at, issuedAt: at },
    ...{ courseId: order.courseId, courseVersion: order.version, title: order.title, mode: order.mode },
    ...{ hours: order.hours, institution: { id: order.institutionId, name: 'Lembaga Sandbox' } },
    ...{ scores: { final: 88 }, order: orderData(order), signed: 'x'.repeat(8), status: 'valid' },
  };
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...keys.certificate(certificateId), ...certificate } }),
  );
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.order(order.orderId),
      UpdateExpression: 'SET #status = :completed, redeemedAt = :at, completedAt = :at, certificateId = :certificate',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':completed': 'completed', ':at': at, ':certificate': certificateId },
    }),
  );
};

/** What was told of two provinces. */
const givenFigures = async ({ table }: FuzzedWorld, at: string): Promise<void> => {
  const count = (number: number) => ({ count: number });
  for (const [province, people] of [
    ['32', 4_200],
    ['51', 900],
  ] as const)
    await regionFiguresTable(table).keep({
      ...{ province, toldAt: at, countedUntil: at, registered: count(people) },
      all: {
        ...{ joined: count(people / 2), eligible: count(people / 3), notEligible: count(people / 6) },
        ...{ drawn: count(people / 10), notDrawn: count(people / 5), called: count(0), bought: count(people / 20) },
        ...{ trainingsCompleted: count(people / 25), incentivesPaid: { atLeast: 20, withheldCounts: 1 } },
        ...{ cardsEnded: count(0), cardsStopped: count(0), reasons: { student: count(people / 12) } },
      },
    });
};

/** A day of the ledger on which somebody bought a course, and all figures agreed. */
const closing: Closing = {
  ...{ day: given.day, transfers: 1, moved: { training: -600_000, platform: 600_000 } },
  ...{ standing: { training: 2_900_000, platform: 600_000 }, compared: {}, differences: 0 },
  closedAt: '2023-02-25T03:00:00.000Z',
};

/** Adds to the fuzzer's world what only examples need: what somebody else proposed, what was completed, what was told. */
export const givenForExamples = async (world: FuzzedWorld): Promise<void> => {
  const { stack, table } = world;
  const at = new Date().toISOString();
  await proposeEnvelope(table);
  await proposeSettlement(table);
  await proposeRelease(table);
  await proposeClearing(stack, table);
  await proposeTelling(table, 'b2');
  await riskTable(table).open(
    { riskId: RiskId.parse(given.risks.open), revision: 1, status: 'open', openedAt: at, kind: 'email', atLeast: 4 },
    { kind: 'email', version: 1, hash: '4c'.repeat(32) },
    undefined,
  );
  await statementTable(table).enter({
    ...{ entryId: given.entryId, because: 'payout-unknown', foundAt: at, status: 'open' },
    news: { source: 'statement', payoutId: 'P-1', status: 'paid', reference: 'BNI-1', amount: 600_000, at },
  });
  await ledgerTable(table).close(closing);
  await givenCertificate(world, at);
  await givenFigures(world, at);
};
