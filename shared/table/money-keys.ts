import type { PlatformId } from '../../events/catalogue.ts';
import type { ApplicantId, WaveId } from '../../events/event.ts';
import type { EnvelopeId, IncentiveId, PayoutId, SettlementId, StatementId } from '../../events/money.ts';
import type { OrderId } from '../../events/training.ts';
import type { BalanceKind } from '../domain/ledger/account.ts';
import { padded, shard, type KeyedHash } from './keys.ts';

/** How many partitions the transfers of one day are spread over, and the payouts that are ready. */
export const ledgerShards = 64;
export const readyShards = 16;
/** And what one platform is to be paid for. */
export const dueShards = 16;

/** Every key of the money in the table, as {@link keys} has those of the rest. */
export const moneyKeys = {
  /** A transfer lies with the participant whom it concerns; one that concerns none is on its own. */
  transfer: (id: ApplicantId | undefined, transferId: string) =>
    id === undefined
      ? { pk: `LEDGER#TRANSFER#${transferId}`, sk: 'TRANSFER' }
      : { pk: `APPLICANT#${id}`, sk: `TRANSFER#${transferId}` },
  transfers: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'TRANSFER#' }),
  /** The day (in WIB) of the ledger's first allotment: nothing moved before it. */
  ledgerBeginning: () => ({ pk: 'LEDGER', sk: 'BEGINNING' }),
  /** What a day came to. Days sort by date. */
  closing: (day: string) => ({ pk: 'LEDGER', sk: `DAY#${day}` }),
  closings: () => ({ pk: 'LEDGER', prefix: 'DAY#' }),
  /** How far the proof of a day is, by shard; when it was set going last; and what it found that differs. */
  ledgerUnit: (day: string, shardNumber: number) => ({ pk: `LEDGER#${day}`, sk: `UNIT#${padded(shardNumber, 2)}` }),
  ledgerUnits: (day: string) => ({ pk: `LEDGER#${day}`, prefix: 'UNIT#' }),
  ledgerBegun: (day: string) => ({ pk: `LEDGER#${day}`, sk: 'BEGUN' }),
  ledgerDifference: (day: string, hash: string) => ({ pk: `LEDGER#${day}`, sk: `DIFFERENCE#${hash}` }),
  ledgerDifferences: (day: string) => ({ pk: `LEDGER#${day}`, prefix: 'DIFFERENCE#' }),
  /** What stood at the end of a day on an account that no participant has: one item for each day on which it moved. */
  standing: (account: string, day: string) => ({ pk: `LEDGER#ACCOUNT#${account}`, sk: `DAY#${day}` }),
  /** What is on one of a participant's accounts, but for the training balance, which is on the award. */
  balance: (id: ApplicantId, kind: BalanceKind, waveId: WaveId) => ({
    pk: `APPLICANT#${id}`,
    sk: `BALANCE#${kind}#${waveId}`,
  }),
  balances: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'BALANCE#' }),

  /** The incentives of a person, those of one wave together. */
  incentive: (id: ApplicantId, waveId: WaveId, incentiveId: IncentiveId) => ({
    pk: `APPLICANT#${id}`,
    sk: `INCENTIVE#${waveId}#${incentiveId}`,
  }),
  incentives: (id: ApplicantId, waveId?: WaveId) => ({
    pk: `APPLICANT#${id}`,
    prefix: waveId === undefined ? 'INCENTIVE#' : `INCENTIVE#${waveId}#`,
  }),
  incentiveDecision: (id: ApplicantId, incentiveId: IncentiveId, revision: number) => ({
    pk: `APPLICANT#${id}`,
    sk: `INCENTIVE-DECISION#${incentiveId}#${padded(revision)}`,
  }),
  incentiveDecisions: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'INCENTIVE-DECISION#' }),
  incentiveEvent: (id: ApplicantId, incentiveId: IncentiveId, revision: number, type: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `INCENTIVE-EVENT#${incentiveId}#${padded(revision)}#${type}`,
  }),
  /** Whose incentives are to be looked at on a day (in WIB). */
  incentiveDue: (day: string, id: ApplicantId) => ({ pk: `INCENTIVES#${day}#${shard(id)}`, sk: id as string }),
  incentivesDue: (day: string, shardNumber: number) => ({ pk: `INCENTIVES#${day}#${padded(shardNumber, 2)}` }),

  /** Which of a person's accounts stands, and each account that they ever linked. */
  payoutAccount: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, sk: 'PAYOUT-ACCOUNT' }),
  payoutAccountVersion: (id: ApplicantId, version: number) => ({
    pk: `APPLICANT#${id}`,
    sk: `PAYOUT-ACCOUNT-VERSION#${padded(version)}`,
  }),
  payoutAccountVersions: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'PAYOUT-ACCOUNT-VERSION#' }),
  /** How often a person had a channel asked about an account on a day (in WIB). */
  payoutAccountAttempts: (id: ApplicantId, day: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `PAYOUT-ACCOUNT-ATTEMPTS#${day}`,
  }),
  payoutAccountEvent: (id: ApplicantId, version: number, type: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `PAYOUT-ACCOUNT-EVENT#${padded(version)}#${type}`,
  }),
  /** Whose an account is: one account for one person. */
  payoutAccountClaim: ({ version, hash }: KeyedHash) => ({ pk: `ACCOUNT#${version}#${hash}`, sk: 'CLAIM' }),

  payout: (payoutId: PayoutId) => ({ pk: `PAYOUT#${payoutId}`, sk: 'PAYOUT' }),
  payoutEvent: (payoutId: PayoutId, revision: number, type: string) => ({
    pk: `PAYOUT#${payoutId}`,
    sk: `EVENT#${padded(revision)}#${type}`,
  }),
  /** A person's payouts, the first first. */
  ownPayout: (id: ApplicantId, readyAt: string, payoutId: PayoutId) => ({
    pk: `APPLICANT#${id}`,
    sk: `PAYOUT#${readyAt}#${payoutId}`,
  }),
  ownPayouts: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'PAYOUT#' }),
  /** Payouts that wait for an envelope, the first first. */
  readyPayout: (readyAt: string, payoutId: PayoutId) => ({
    pk: `PAYOUTS#READY#${readyShardOf(payoutId)}`,
    sk: `${readyAt}#${payoutId}`,
  }),
  readyPayouts: (shardNumber: number) => ({ pk: `PAYOUTS#READY#${padded(shardNumber, 2)}` }),

  /** What a platform is to be paid for, by when it became due. */
  dueCourse: (platformId: PlatformId, dueAt: string, orderId: OrderId) => ({
    pk: `SETTLEMENTS#${platformId}#${padded(dueShardOf(orderId), 2)}`,
    sk: `DUE#${dueAt}#${orderId}`,
  }),
  dueCourses: (platformId: PlatformId, shardNumber: number) => ({
    pk: `SETTLEMENTS#${platformId}#${padded(shardNumber, 2)}`,
    prefix: 'DUE#',
  }),
  settlement: (platformId: PlatformId, settlementId: SettlementId) => ({
    pk: `SETTLEMENTS#${platformId}`,
    sk: `SETTLEMENT#${settlementId}`,
  }),
  settlements: (platformId: PlatformId) => ({ pk: `SETTLEMENTS#${platformId}`, prefix: 'SETTLEMENT#' }),
  settlementEvent: (platformId: PlatformId, settlementId: SettlementId, type: string) => ({
    pk: `SETTLEMENTS#${platformId}`,
    sk: `EVENT#${settlementId}#${type}`,
  }),
  settlementLine: (settlementId: SettlementId, dueAt: string, orderId: OrderId) => ({
    pk: `SETTLEMENT#${settlementId}#${padded(dueShardOf(orderId), 2)}`,
    sk: `LINE#${dueAt}#${orderId}`,
  }),
  settlementLines: (settlementId: SettlementId, shardNumber: number) => ({
    pk: `SETTLEMENT#${settlementId}#${padded(shardNumber, 2)}`,
    prefix: 'LINE#',
  }),
  /** What a shard of a settlement came to, once a task was done with it. */
  settlementShard: (settlementId: SettlementId, task: string, shardNumber: number) => ({
    pk: `SETTLEMENT#${settlementId}`,
    sk: `SHARD#${task}#${padded(shardNumber, 2)}`,
  }),
  settlementShardsDone: (settlementId: SettlementId, task: string) => ({
    pk: `SETTLEMENT#${settlementId}`,
    prefix: `SHARD#${task}#`,
  }),
  /** What is held back for a purchase. */
  hold: (orderId: OrderId) => ({ pk: `ORDER#${orderId}`, sk: 'HOLD' }),

  /** What a person owes of a wave, each payment of it, and which payment a bank's number stands for. */
  debt: (id: ApplicantId, waveId: WaveId) => ({ pk: `APPLICANT#${id}`, sk: `DEBT#${waveId}` }),
  debts: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'DEBT#' }),
  debtRepayment: (id: ApplicantId, waveId: WaveId, reference: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `DEBT-REPAYMENT#${waveId}#${reference}`,
  }),
  debtRepayments: (id: ApplicantId, waveId: WaveId) => ({
    pk: `APPLICANT#${id}`,
    prefix: `DEBT-REPAYMENT#${waveId}#`,
  }),
  debtEvent: (id: ApplicantId, waveId: WaveId, revision: number) => ({
    pk: `APPLICANT#${id}`,
    sk: `DEBT-EVENT#${waveId}#${padded(revision)}`,
  }),
  /** Each time that a card was stopped or its stop was lifted, and that what is owed was to be reckoned anew. */
  debtOccasion: (id: ApplicantId, waveId: WaveId, at: string, type: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `DEBT-OCCASION#${waveId}#${at}#${type}`,
  }),
  repaymentReference: (reference: string) => ({ pk: `LEDGER#REPAYMENT#${reference}`, sk: 'REPAYMENT' }),

  envelope: (envelopeId: EnvelopeId) => ({ pk: 'ENVELOPES', sk: `ENVELOPE#${envelopeId}` }),
  envelopes: () => ({ pk: 'ENVELOPES', prefix: 'ENVELOPE#' }),
  /** Envelopes that are being filled, shipped or taken apart, and since when. */
  envelopeWork: (envelopeId: EnvelopeId) => ({ pk: 'ENVELOPES', sk: `WORK#${envelopeId}` }),
  envelopesAtWork: () => ({ pk: 'ENVELOPES', prefix: 'WORK#' }),
  envelopeEvent: (envelopeId: EnvelopeId, type: string) => ({ pk: `ENVELOPE#${envelopeId}`, sk: `EVENT#${type}` }),
  /** What a part of an envelope holds, or that a task is done with the part. */
  envelopePart: (envelopeId: EnvelopeId, task: string, part: number) => ({
    pk: `ENVELOPE#${envelopeId}`,
    sk: `PART#${task}#${padded(part, 2)}`,
  }),
  envelopeParts: (envelopeId: EnvelopeId, task: string) => ({
    pk: `ENVELOPE#${envelopeId}`,
    prefix: `PART#${task}#`,
  }),
  envelopeMember: (envelopeId: EnvelopeId, payoutId: PayoutId) => ({
    pk: `ENVELOPE#${envelopeId}#${readyShardOf(payoutId)}`,
    sk: `MEMBER#${payoutId}`,
  }),
  envelopeMembers: (envelopeId: EnvelopeId, part: number) => ({
    pk: `ENVELOPE#${envelopeId}#${padded(part, 2)}`,
    prefix: 'MEMBER#',
  }),
  /** Payouts that are under way, by when somebody looks what became of them. */
  waitingPayout: (lookAt: string, payoutId: PayoutId) => ({
    pk: `PAYOUTS#WAITING#${readyShardOf(payoutId)}`,
    sk: `${lookAt}#${payoutId}`,
  }),
  waitingPayouts: (shardNumber: number) => ({ pk: `PAYOUTS#WAITING#${padded(shardNumber, 2)}` }),
  /** A callback of a bank that was taken. */
  callbackNonce: (nonce: string) => ({ pk: `PAYOUTS#NONCE#${nonce}`, sk: 'NONCE' }),
  /** What a bank said that agrees with no payout. */
  unmatched: (status: string, entryId: string) => ({
    pk: `PAYOUTS#UNMATCHED#${readyShardOf(entryId)}`,
    sk: `${status.toUpperCase()}#${entryId}`,
  }),
  unmatchedOf: (status: string, shardNumber: number) => ({
    pk: `PAYOUTS#UNMATCHED#${padded(shardNumber, 2)}`,
    prefix: `${status.toUpperCase()}#`,
  }),
  statement: (statementId: StatementId) => ({ pk: `STATEMENT#${statementId}`, sk: 'STATEMENT' }),
  statementFault: (statementId: StatementId, number: number) => ({
    pk: `STATEMENT#${statementId}`,
    sk: `FAULT#${padded(number)}`,
  }),
  statementFaults: (statementId: StatementId) => ({ pk: `STATEMENT#${statementId}`, prefix: 'FAULT#' }),
  /** Which statement has this content: the same one twice is one. */
  statementContent: (digest: string) => ({ pk: `STATEMENT#CONTENT#${digest}`, sk: 'CLAIM' }),
};

const dueShardOf = (orderId: OrderId): number => Number.parseInt(orderId.slice(0, 2), 16) % dueShards;

const readyShardOf = (payoutId: string): string => padded(Number.parseInt(payoutId.slice(0, 2), 16) % readyShards, 2);

/** Holds whose end somebody proposed, in the index: a hold is under its purchase, and is found there by nobody who looks for work. */
export const holdIndex = {
  proposedHold: (proposedAt: string, orderId: OrderId) => ({
    gsi1pk: 'HOLDS#proposed',
    gsi1sk: `${proposedAt}#${orderId}`,
  }),
  proposedHolds: () => ({ gsi1pk: 'HOLDS#proposed' }),
};

/** The ledger's part of the index: the transfers of one day (in WIB), spread over partitions by whom they concern. */
export const ledgerIndex = {
  transferOf: (day: string, shardNumber: number, at: string, transferId: string) => ({
    gsi1pk: `LEDGER#${day}#${padded(shardNumber, 2)}`,
    gsi1sk: `${at}#${transferId}`,
  }),
  transfersOf: (day: string, shardNumber: number) => ({ gsi1pk: `LEDGER#${day}#${padded(shardNumber, 2)}` }),
  /** All transfers of one participant are in one shard, so that a shard can be checked by itself. */
  shardOfPerson: (id: ApplicantId): number => Number(shard(id)),
};
