import type { PayoutChannel } from '../../events/money.ts';
import type { Booking } from './bank-books.ts';

/** A stretch of a channel's account of ours. */
export interface Stretch {
  readonly channel: PayoutChannel;
  /** From 1: the place of the first booking in the account. */
  readonly first: number;
  readonly bookings: readonly Booking[];
  readonly createdAt: string;
}

const idOf = ({ channel, first, bookings }: Stretch): string => `${channel}-${first}-${first + bookings.length - 1}`;

const indicator = { debit: 'DBIT', credit: 'CRDT' } as const;

/** The reasons that ISO 20022 has a code for; the others are given in words of the bank's own. */
const isoReasons: Readonly<Record<string, string>> = { 'not-found': 'AC01', inactive: 'AC04' };

const reasonOf = (reason: string): string => {
  const code = isoReasons[reason];
  return code === undefined ? `<Prtry>${reason}</Prtry>` : `<Cd>${code}</Cd>`;
};

const entryOf = ({ payoutId, reference, amount, direction, reason, at }: Booking): string =>
  [
    '<Ntry>',
    `<Amt Ccy="IDR">${amount}.00</Amt><CdtDbtInd>${indicator[direction]}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>`,
    `<BookgDt><DtTm>${at}</DtTm></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>`,
    '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>',
    `<SubFmlyCd>${direction === 'debit' ? 'DMCT' : 'RRTN'}</SubFmlyCd></Fmly></Domn></BkTxCd>`,
    `<NtryDtls><TxDtls><Refs><EndToEndId>${payoutId}</EndToEndId></Refs>`,
    reason === undefined ? '' : `<RtrInf><Rsn>${reasonOf(reason)}</Rsn></RtrInf>`,
    '</TxDtls></NtryDtls></Ntry>',
  ].join('');

const balanceOf = (code: string, amount: number, at: string): string =>
  [
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="IDR">${Math.abs(amount)}.00</Amt>`,
    `<CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${at.slice(0, 10)}</Dt></Dt></Bal>`,
  ].join('');

/** A statement as ISO 20022 has it: camt.053.001.08. The account is at nothing before the stretch. */
export const camtOf = (stretch: Stretch): string => {
  const { channel, bookings, createdAt } = stretch;
  const closing = bookings.reduce(
    (balance, { amount, direction }) => balance + (direction === 'credit' ? amount : -amount),
    0,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    `<GrpHdr><MsgId>${idOf(stretch)}</MsgId><CreDtTm>${createdAt}</CreDtTm></GrpHdr>`,
    `<Stmt><Id>${idOf(stretch)}</Id><CreDtTm>${createdAt}</CreDtTm>`,
    `<Acct><Id><Othr><Id>PRAKERJA-${channel}</Id></Othr></Id><Ccy>IDR</Ccy></Acct>`,
    balanceOf('OPBD', 0, createdAt),
    balanceOf('CLBD', closing, createdAt),
    ...bookings.map(entryOf),
    '</Stmt></BkToCstmrStmt></Document>',
    '',
  ].join('\n');
};

const header = 'statement_id,channel,booked_at,bank_reference,end_to_end_id,amount,direction,reason';

/** A statement as lines of comma-separated values, the first of which names them. */
export const csvOf = (stretch: Stretch): string => {
  const id = idOf(stretch);
  const lines = stretch.bookings.map(({ at, reference, payoutId, amount, direction, reason = '' }) =>
    [id, stretch.channel, at, reference, payoutId, amount, indicator[direction], reason].join(','),
  );
  return [header, ...lines, ''].join('\n');
};
