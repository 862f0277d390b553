import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { CourseId, InstitutionId, PlatformId } from '../../events/catalogue.ts';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { EnvelopeId, SettlementId } from '../../events/money.ts';
import { RiskId } from '../../events/risk-changed.ts';
import { OrderId, RedeemCode } from '../../events/training.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import type { Envelope } from '../../shared/domain/payouts/envelope.ts';
import type { Breach } from '../../shared/domain/privacy/breach.ts';
import type { Hold } from '../../shared/domain/settlements/hold.ts';
import type { Settlement } from '../../shared/domain/settlements/settlement.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import type { Table } from '../../shared/table/client.ts';
import { holdTable } from '../../shared/table/holds.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { platformTable } from '../../shared/table/parties.ts';
import { privacyKeys } from '../../shared/table/privacy-keys.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { send, staffMember } from '../support/api.ts';

/** What olga proposed and waits for others, one of each kind but a decision about a wave. */

const put = ({ client, name }: Table, Item: Record<string, unknown>) =>
  client.send(new PutCommand({ TableName: name, Item }));

/** An envelope of 1,204 incentives that waits for its two approvers. */
export const proposeEnvelope = async (table: Table): Promise<EnvelopeId> => {
  const envelopeId = EnvelopeId.parse('ab'.repeat(12));
  const at = new Date().toISOString();
  const envelope: Envelope = {
    ...{ envelopeId, until: at, status: 'proposed', proposedBy: 'olga', proposedAt: at, approvals: [] },
    declared: {
      count: 1_204,
      sum: 722_400_000,
      channels: { BNI: { count: 1_000, sum: 600_000_000 }, GOPAY: { count: 204, sum: 122_400_000 } },
    },
  };
  await put(table, { ...moneyKeys.envelope(envelopeId), ...envelope });
  return envelopeId;
};

const platformId = PlatformId.parse('pasar-ilmu');
const waveId = WaveId.parse('2023-40');

/** A platform is to be paid for 20 courses, less one that was given back since: 21 lines, Rp11,400,000. Gives its path. */
export const proposeSettlement = async (table: Table): Promise<string> => {
  const at = new Date();
  await platformTable(table).register(
    platformId,
    { name: 'Pasar Ilmu', nib: '3210987654321', owners: [] },
    { by: 'olga', at },
  );
  const settlementId = SettlementId.parse('5e'.repeat(12));
  const settlement: Settlement = {
    ...{ settlementId, platformId, day: '2023-03-31', until: '2023-03-31T16:59:59.999Z', round: 1 },
    ...{ status: 'proposed', proposedBy: 'olga', proposedAt: at.toISOString(), approvals: [] },
    sums: {
      pay: { count: 20, sum: 12_000_000 },
      held: { count: 1, sum: 600_000 },
      setOff: { count: 1, sum: -600_000 },
      leftOut: { count: 0, sum: 0 },
    },
  };
  await put(table, { ...moneyKeys.settlement(platformId, settlementId), ...settlement });
  return `/v1/platforms/${platformId}/settlements/${settlementId}`;
};

/** The price of a course is held back, and is to be paid after all. Gives the path of the hold. */
export const proposeRelease = async (table: Table): Promise<string> => {
  const at = new Date().toISOString();
  const orderId = OrderId.parse('0e'.repeat(12));
  const order: Order = {
    ...{ orderId, reference: 'INV-1', platformId, institutionId: InstitutionId.parse('lp-cendekia') },
    ...{ courseId: CourseId.parse('c0'.repeat(12)), version: 1, courseCode: 'SPL-1', title: 'Menjahit' },
    ...{ mode: 'self-paced', hours: 16, applicantId: ApplicantId.parse('f1'.repeat(16)), waveId },
    ...{ scheme: 'normal', ruleVersion: 'normal-2023-02-17', price: 600_000 },
    ...{ redeemCode: RedeemCode.parse('7K2M9QX4TB1C8D3E'), invoiceCode: 'INV-1', placedAt: at },
    ...{ status: 'redeemed', revision: 2, redeemedAt: at, commits: [{ sequence: 0, at }] },
    settlement: { state: 'held', at },
  };
  await put(table, { ...keys.order(orderId), ...order });
  const hold: Hold = {
    ...{ orderId, platformId, waveId, amount: 600_000, reasons: ['attendance-missing'] },
    ...{ heldBy: 'settlement', heldAt: at, revision: 1, status: 'open' },
    proposal: { outcome: 'release', reason: 'Daftar hadir sudah dikirim ulang oleh lembaga.', by: 'olga', at },
  };
  if (!(await holdTable(table).save(hold))) throw new Error('The hold was not written.');
  return `/v1/orders/${orderId}/hold`;
};

/** People share a phone, and that is to have no effect. Gives the path of the case. */
export const proposeClearing = async (stack: LocalStack, table: Table): Promise<string> => {
  const at = new Date().toISOString();
  const riskId = RiskId.parse('4b'.repeat(12));
  const signal = { kind: 'phone', version: 1, hash: '4b'.repeat(32) } as const;
  await riskTable(table).open(
    { riskId, revision: 1, status: 'open', openedAt: at, kind: 'phone', atLeast: 4 },
    signal,
    undefined,
  );
  const path = `/v1/risks/${riskId}`;
  const reason = 'Satu keluarga memakai satu telepon; dijelaskan di posko.';
  // Somebody who came before had the first keys of people made, which who decides may only use.
  const token = await stack.tokenFor({ pool: 'Citizens', sub: 'one-of-them' });
  await send(stack, { path: '/v1/registrations/challenge', token });
  const proposed = await staffMember(stack, 'olga', 'operator')('POST', `${path}/decision`, {
    verdict: 'clear',
    reason,
  });
  if (proposed.status !== 200) throw new Error(`Nothing was proposed: ${proposed.text}`);
  return path;
};

const words = {
  what: 'Nomor telepon dan nama.',
  how: 'Akun petugas dicuri pada 1 Maret.',
  handling: 'Akun ditutup hari itu juga.',
};

/** A breach whose three affected people are listed. Gives its path. */
export const proposeTelling = async (table: Table, number: string): Promise<string> => {
  const at = new Date().toISOString();
  const breachId = number.repeat(12);
  const breach: Breach = {
    ...{ breachId, revision: 2, status: 'open', scope: { of: 'wave', waveId }, noticedAt: at, openedAt: at },
    ...{ texts: { id: words, en: words }, proposedBy: 'olga', affected: 3, listedAt: at, approvals: [] },
  };
  await put(table, { ...privacyKeys.breach(breachId), ...breach });
  await put(table, { ...privacyKeys.breachLine(at, breachId), breachId });
  return `/v1/breaches/${breachId}`;
};
