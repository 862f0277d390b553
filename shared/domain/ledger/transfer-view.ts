import type { WaveId } from '../../../events/event.ts';
import { PayoutId } from '../../../events/money.ts';
import { progressOf, type Payout } from '../payouts/payout.ts';
import { isOwn, type OwnAccount } from './account.ts';
import type { Cause, Transfer } from './transfer.ts';

type Language = 'id' | 'en';

/** Why money moved, in words for whom it concerns. */
const causeTexts: Readonly<Record<Cause, Readonly<Record<Language, string>>>> = {
  allotment: { id: 'Dana disisihkan untuk gelombang', en: 'Money was set aside for the wave' },
  award: { id: 'Saldo pelatihan diberikan', en: 'The training balance was given' },
  'award-end': { id: 'Kartu berakhir, saldo ditarik', en: 'The card ended and its balance was taken back' },
  'award-return': { id: 'Kartu dikembalikan beserta saldonya', en: 'The card came back with its balance' },
  purchase: { id: 'Pembelian pelatihan', en: 'Purchase of a course' },
  cancellation: { id: 'Pembelian dibatalkan', en: 'A purchase was cancelled' },
  refund: { id: 'Pengembalian karena pelatihan batal', en: 'Paid back, for the course did not take place' },
  revocation: {
    id: 'Kartu dicabut, saldo kembali ke kas negara',
    en: 'The card was revoked and its balance went back to the treasury',
  },
  incentive: { id: 'Insentif disetujui', en: 'An incentive was approved' },
  'incentive-withdrawal': { id: 'Insentif ditarik', en: 'An incentive was withdrawn' },
  'payout-block': { id: 'Pembayaran insentif diproses', en: 'The payment of an incentive is under way' },
  'payout-payment': { id: 'Insentif dibayarkan', en: 'An incentive was paid' },
  'payout-bounce': { id: 'Pembayaran insentif kembali', en: 'The payment of an incentive came back' },
  'payout-withdrawal': { id: 'Pembayaran insentif ditarik', en: 'The payment of an incentive was taken back' },
  settlement: { id: 'Pembayaran kepada platform', en: 'Payment to a platform' },
  'settlement-hold': { id: 'Pembayaran kepada platform ditahan', en: 'A payment to a platform is held' },
  'settlement-release': { id: 'Pembayaran kepada platform dilanjutkan', en: 'A payment to a platform is held no more' },
  'settlement-deduction': { id: 'Pembayaran kepada platform dipotong', en: 'A payment to a platform was cut' },
  'entitlement-stop': {
    id: 'Kartu dihentikan, sisa saldo ditarik',
    en: 'The card was stopped and what was left taken back',
  },
  'entitlement-resumption': {
    id: 'Kartu dapat dipakai lagi, saldo dikembalikan',
    en: 'The card can be used again and its balance came back',
  },
  debt: { id: 'Kewajiban pengembalian dicatat', en: 'What is to be paid back was recorded' },
  repayment: { id: 'Pengembalian diterima', en: 'A repayment was received' },
  'debt-cancellation': { id: 'Kewajiban pengembalian dihapus', en: 'What was to be paid back was cancelled' },
};

/** A transfer as the participant sees it: only what happened on their own accounts, in whole rupiah. */
interface TransferView {
  readonly at: string;
  readonly cause: Cause;
  readonly text: string;
  /** Of money that left for the bank: what became of it there. */
  readonly payout?: { readonly status: ReturnType<typeof progressOf>; readonly settledAt?: string };
  readonly movements: readonly {
    readonly account: OwnAccount['kind'];
    readonly waveId: WaveId;
    readonly amount: number;
  }[];
}

/** The payout for which a transfer took money off a participant's account; undefined where it is no such transfer. */
export const payoutOf = ({ cause: { kind, of } }: Transfer): PayoutId | undefined =>
  kind === 'payout-block' ? PayoutId.parse(of) : undefined;

/**
 * Money is paid out of an envelope, and not off the participant's account: what was taken off it is told to be paid once
 * its payout is, and to be under way before.
 */
export const transferView = (
  transfer: Transfer,
  { payouts, language }: { readonly payouts: readonly Payout[]; readonly language: Language },
): TransferView => {
  const { at, cause, entries } = transfer;
  const payout = payouts.find(({ payoutId }) => payoutId === payoutOf(transfer));
  const status = payout && progressOf(payout);
  return {
    at,
    cause: cause.kind,
    text: causeTexts[status === 'paid' ? 'payout-payment' : cause.kind][language],
    ...(status === undefined
      ? {}
      : { payout: { status, ...(payout?.settledAt === undefined ? {} : { settledAt: payout.settledAt }) } }),
    movements: entries.flatMap(({ account, amount }) =>
      isOwn(account) ? [{ account: account.kind, waveId: account.waveId, amount }] : [],
    ),
  };
};

/** Where a transfer comes in the order in which a person sees them. */
export const placeOf = ({ at, transferId }: Transfer): string => `${at}#${transferId}`;

/** A page of transfers, the newest first: those older than a place. */
export const newestFirst = (
  transfers: readonly Transfer[],
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): { readonly page: readonly Transfer[]; readonly last: string | undefined } => {
  const sorted = transfers
    .filter((transfer) => before === undefined || placeOf(transfer) < before)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  const page = sorted.slice(0, limit);
  const end = page.at(-1);
  return { page, last: sorted.length > limit && end !== undefined ? placeOf(end) : undefined };
};
