import { SaxesParser } from 'saxes';
import {
  amountOf,
  bookedStatus,
  instantOf,
  returnReason,
  type StatementEntry,
  type StatementFault,
} from '../domain/payouts/statement.ts';

/** A text that is no statement: not well-formed, with a document type, or of another message. */
export class NoStatement extends Error {
  override name = 'NoStatement';
}

/** What a reader of camt.053 gives back: entries as they are complete. */
export interface CamtReader {
  /** Takes the next piece of text. @throws NoStatement */
  write(text: string): (StatementEntry | StatementFault)[];
  /** Nothing follows. @throws NoStatement where something is open still. */
  close(): void;
  /** What the bank calls the statement, once that was read. */
  bankStatementId(): string | undefined;
}

// Deeper than camt.053 goes, and longer than any text of it that we read.
const deepest = 40;
const longestText = 200;
/** The parser keeps what it has not understood yet: a tag, a text or a comment may be so many characters long. */
const longestUnread = 1_048_576;

type Texts = Map<string, string>;

/** The texts that we read, by where they stand under the entry, or under the details of one payment in it. */
const entryTexts = new Set(['Amt', 'CdtDbtInd', 'Sts', 'Sts/Cd', 'AcctSvcrRef', 'BookgDt/Dt', 'BookgDt/DtTm']);
const paymentTexts = new Set([
  'Refs/EndToEndId',
  'Refs/AcctSvcrRef',
  'Amt',
  'AmtDtls/TxAmt/Amt',
  'CdtDbtInd',
  'RtrInf/Rsn/Cd',
  'RtrInf/Rsn/Prtry',
]);

const first = (...texts: readonly (string | undefined)[]): string => texts.find((text) => text !== undefined) ?? '';

/** One payment of an entry: most entries have one, a batch has many. */
const paymentOf = (number: number, entry: Texts, payment: Texts, isAlone: boolean): StatementEntry | StatementFault => {
  const amountText = first(
    payment.get('Amt'),
    payment.get('AmtDtls/TxAmt/Amt'),
    isAlone ? entry.get('Amt') : undefined,
  );
  const currency = first(
    payment.get('Amt@'),
    payment.get('AmtDtls/TxAmt/Amt@'),
    isAlone ? entry.get('Amt@') : undefined,
  );
  const payoutId = first(payment.get('Refs/EndToEndId'));
  const reference = first(payment.get('Refs/AcctSvcrRef'), entry.get('AcctSvcrRef'));
  const direction = first(payment.get('CdtDbtInd'), entry.get('CdtDbtInd'));
  if (reference === '' || amountText === '' || direction === '') return { number, code: 'entry-incomplete' };
  const amount = amountOf(amountText, currency);
  if (amount === undefined) return { number, code: 'amount-malformed' };
  const at = instantOf(first(entry.get('BookgDt/DtTm'), entry.get('BookgDt/Dt')));
  if (at === undefined) return { number, code: 'date-malformed' };
  const state = first(entry.get('Sts/Cd'), entry.get('Sts'));
  const booked = bookedStatus(direction);
  if (booked === undefined) return { number, code: 'direction-unknown' };
  const code = payment.get('RtrInf/Rsn/Cd');
  const reason = code === undefined ? first(payment.get('RtrInf/Rsn/Prtry'), 'other') : returnReason(code);
  return {
    number,
    payoutId,
    reference,
    amount,
    status: state === 'BOOK' ? booked : 'pending',
    reason: booked === 'rejected' ? reason : undefined,
    at,
  };
};

/**
 * Reads a statement in ISO 20022 camt.053 as its text comes, however long it is. Names are taken without their prefix, so
 * that every version of the message that has these elements is read. No entity is looked up anywhere, and a document
 * type, in which entities are declared, is refused.
 */
export const camtReader = (): CamtReader => {
  const parser = new SaxesParser();
  const path: string[] = [];
  let found: (StatementEntry | StatementFault)[] = [];
  let entry: Texts | undefined;
  let payments: Texts[] = [];
  let text = '';
  let number = 0;
  let bankStatementId: string | undefined;
  let unread = 0;

  const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
  const under = (name: string): string | undefined => {
    const place = path.lastIndexOf(name);
    return place === -1 ? undefined : path.slice(place + 1).join('/');
  };
  /** Where the element that is open belongs, if we read it. */
  const target = (): { readonly texts: Texts; readonly name: string } | undefined => {
    if (entry === undefined) return undefined;
    const inPayment = under('TxDtls');
    const payment = payments.at(-1);
    if (inPayment !== undefined)
      return payment !== undefined && paymentTexts.has(inPayment) ? { texts: payment, name: inPayment } : undefined;
    const inEntry = under('Ntry');
    return inEntry !== undefined && entryTexts.has(inEntry) ? { texts: entry, name: inEntry } : undefined;
  };

  const closeEntry = (of: Texts): void => {
    const all = payments.length === 0 ? [new Map<string, string>()] : payments;
    for (const payment of all) {
      number += 1;
      found.push(paymentOf(number, of, payment, all.length === 1));
    }
  };

  parser.on('doctype', () => {
    throw new NoStatement('A statement has no document type.');
  });
  parser.on('comment', () => {
    unread = 0;
  });
  parser.on('opentag', ({ name, attributes }) => {
    unread = 0;
    const local = localName(name);
    if (path.length === 0 && local !== 'Document') throw new NoStatement('The document is of another kind.');
    if (path.length >= deepest) throw new NoStatement('The document is too deep.');
    path.push(local);
    text = '';
    if (local === 'Ntry') {
      entry = new Map();
      payments = [];
    }
    if (local === 'TxDtls') payments.push(new Map());
    const currency = attributes['Ccy'];
    const place = target();
    if (place !== undefined && typeof currency === 'string') place.texts.set(`${place.name}@`, currency);
  });
  const take = (piece: string): void => {
    unread = 0;
    if (text.length < longestText) text += piece.slice(0, longestText);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    unread = 0;
    const place = target();
    const own = text.trim();
    if (place !== undefined && own !== '') place.texts.set(place.name, own);
    if (path.join('/') === 'Document/BkToCstmrStmt/Stmt/Id') bankStatementId = own;
    if (path.at(-1) === 'Ntry' && entry !== undefined) {
      closeEntry(entry);
      entry = undefined;
    }
    text = '';
    path.pop();
  });

  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (error instanceof NoStatement) throw error;
      // The parser's message could quote what is in the document.
      throw new NoStatement('The document is not well-formed.');
    }
  };

  return {
    write(piece) {
      unread += piece.length;
      guarded(() => {
        parser.write(piece);
      });
      if (unread > longestUnread) throw new NoStatement('A part of the document is too long.');
      const complete = found;
      found = [];
      return complete;
    },
    close() {
      guarded(() => {
        parser.close();
      });
    },
    bankStatementId: () => bankStatementId,
  };
};
