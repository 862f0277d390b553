import type { BankBooks } from '../../../local/sandboxes/bank-books.ts';
import { channels } from '../../../shared/domain/notice.ts';
import { Envelope } from '../../../shared/domain/payouts/envelope.ts';
import { Payout } from '../../../shared/domain/payouts/payout.ts';
import { Statement } from '../../../shared/domain/payouts/statement.ts';
import { differencesOf } from '../payout-storm.ts';
import type { PaidPerson } from '../payouts.ts';
import type { MemoryTable } from './memory-table.ts';
import type { Item } from './values.ts';

const ended: ReadonlySet<string> = new Set(['paid', 'bounced', 'withdrawn']);

const payoutsIn = (items: readonly Item[]): Payout[] =>
  items.flatMap((item) => (item['sk'] === 'PAYOUT' ? [Payout.parse(item)] : []));

const envelopesIn = (memory: MemoryTable): Envelope[] =>
  memory.of('ENVELOPES').flatMap((item) => (String(item['sk']).startsWith('ENVELOPE#') ? [Envelope.parse(item)] : []));

const isOpen = ({ status }: Envelope): boolean => status !== 'shipped' && status !== 'empty';

/** Whether every payout and every envelope has come to its end. */
export const isAtEnd = (memory: MemoryTable): boolean =>
  !envelopesIn(memory).some(isOpen) &&
  memory.items().every(({ sk, status }) => sk !== 'PAYOUT' || ended.has(String(status)));

export interface PayoutsLeft {
  readonly memory: MemoryTable;
  readonly people: readonly PaidPerson[];
  readonly books: BankBooks;
  /** The messages to the queue of notices. */
  readonly notices: readonly unknown[];
}

/**
 * Whatever is wrong with payouts that have come to their end: the banks' books against ours, the ledger, the envelopes and
 * statements, and who was told.
 */
export const wrongInPayouts = ({ memory, people, books, notices }: PayoutsLeft): string[] => {
  const items = memory.items();
  const expected = people.flatMap(({ payouts }) => payouts);
  const found = differencesOf({ books }, items, expected);
  const payouts = payoutsIn(items);

  // Money moved once for each end; what was blocked is blocked no more, which the ledger's accounts say together.
  for (const { payoutId, status } of payouts) if (!ended.has(status)) found.push(`${payoutId} is ${status} for ever`);

  for (const envelope of envelopesIn(memory))
    if (isOpen(envelope)) found.push(`an envelope is ${envelope.status} for ever`);
  for (const item of items) {
    const statement = item['sk'] === 'STATEMENT' ? Statement.safeParse(item).data : undefined;
    if (statement === undefined) continue;
    const { status, entries, matched, statementId } = statement;
    if (status !== 'read' || matched !== entries)
      found.push(`${statementId} is ${status}, ${matched} of ${String(entries)}`);
  }

  const told = new Set(
    notices.map((notice) => {
      const { payoutId, outcome, channel } = notice as Readonly<Record<string, string>>;
      return `${payoutId ?? ''} ${outcome ?? ''} ${channel ?? ''}`;
    }),
  );
  const toTell = payouts.flatMap(({ payoutId, status }) =>
    status === 'withdrawn' ? [] : channels.map((channel) => `${payoutId} ${status} ${channel}`),
  );
  for (const one of toTell) if (!told.has(one)) found.push(`nobody was told: ${one}`);
  return found;
};
