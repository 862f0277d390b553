import { decideEnvelope } from '../../../functions/payouts/decide-envelope.ts';
import { openEnvelope } from '../../../functions/payouts/open-envelope.ts';
import { submitStatement } from '../../../functions/payouts/submit-statement.ts';
import { PayoutChannel, StatementId } from '../../../events/money.ts';
import type { BankBooks } from '../../../local/sandboxes/bank-books.ts';
import { csvOf } from '../../../local/sandboxes/bank-statements.ts';
import { stoppedAward } from '../../../shared/domain/debts/stopping.ts';
import { statementFile } from '../../../shared/domain/payouts/statement.ts';
import type { Outgoing } from '../../../shared/queue/send.ts';
import { awardTable } from '../../../shared/table/awards.ts';
import type { Table } from '../../../shared/table/client.ts';
import { envelopeTable } from '../../../shared/table/envelopes.ts';
import { statementTable } from '../../../shared/table/statements.ts';
import type { Uploads } from '../../../shared/uploads/store.ts';
import { call as request } from '../citizens.ts';
import { staffRequest } from '../payout-worker.ts';
import type { PaidPerson } from '../payouts.ts';
import type { Worker } from './kernel.ts';

/** What somebody does, in the words of a message that is delivered until it is done. */
type Deed =
  | { readonly does: 'opens'; readonly who: string; readonly until?: string }
  | { readonly does: 'approves'; readonly who: string }
  | { readonly does: 'stops-card'; readonly person: number }
  | { readonly does: 'hands-in'; readonly channel: PayoutChannel };

interface Desk {
  readonly people: readonly PaidPerson[];
  readonly banks: { readonly books: BankBooks };
  readonly now: () => Date;
}

const statementIdOf = (channel: PayoutChannel): StatementId =>
  StatementId.parse(String(PayoutChannel.options.indexOf(channel)).padStart(24, '0'));

/** How many envelopes are opened. */
const envelopesOpened = 2;

/** Staff who open and approve envelopes, stop a card meanwhile, and hand the statements of the banks in. */
export const deskOf = ({ people, banks, now }: Desk) => {
  const files = new Map<string, Buffer>();
  const etag = 'tag';
  const uploads: Pick<Uploads, 'read' | 'look'> = {
    read: (file, { offset, length }) => Promise.resolve(files.get(file)?.subarray(offset, offset + length)),
    look: (file) => {
      const bytes = files.get(file)?.length;
      return Promise.resolve(bytes === undefined ? undefined : { bytes, etag });
    },
  };
  const as = (who: string, role: string, body: unknown) => staffRequest({ sub: who, role, body, at: now() });

  const approve = async (table: Table, who: string): Promise<boolean> => {
    const envelopes = envelopeTable(table);
    const all = await envelopes.all();
    for (const { envelopeId, declared, status, approvals } of all) {
      if (status !== 'proposed' || approvals.some(({ by }) => by === who)) continue;
      const verdict = as(who, 'approver', { verdict: 'approve', count: declared?.count, sum: declared?.sum });
      await request(decideEnvelope({ envelopes }), { ...verdict, pathParameters: { envelopeId } });
    }
    const left = all.filter(({ status }) => status === 'assembling' || status === 'proposed');
    return all.length === envelopesOpened && left.length === 0;
  };

  const stop = async (table: Table, person: PaidPerson | undefined): Promise<boolean> => {
    if (person === undefined) throw new Error('There is no such person.');
    const { award, registration } = person;
    const listed = { reason: 'listed', listVersion: '1', source: 'police', rule: 'occupation' };
    await awardTable(table).stop(award, stoppedAward(award, { listed, registration, at: now().toISOString() }));
    return true;
  };

  const handIn = async (
    table: Table,
    queue: (message: Outgoing) => Promise<void>,
    channel: PayoutChannel,
  ): Promise<boolean> => {
    const statements = statementTable(table);
    const statementId = statementIdOf(channel);
    const bookings = banks.books.bookings(channel);
    if (bookings.length === 0) return true;
    const file = statementFile({ statementId });
    const createdAt = now().toISOString();
    if (!files.has(file)) files.set(file, Buffer.from(csvOf({ channel, first: 1, bookings, createdAt })));
    const counts = { done: 0, matched: 0, unmatched: 0, broken: 0 };
    const opened = { statementId, status: 'open', format: 'csv', openedBy: 'operator-1', openedAt: createdAt } as const;
    await statements.save({ ...opened, ...counts }, undefined);
    const handler = submitStatement({ statements, uploads, queue });
    const parts = { ...as('operator-1', 'operator', {}), pathParameters: { statementId } };
    const { status } = await request(handler, parts);
    return status === 202;
  };

  const does = async (deed: Deed, table: Table, queue: (message: Outgoing) => Promise<void>): Promise<boolean> => {
    switch (deed.does) {
      case 'opens': {
        const { who, until } = deed;
        const { status } = await request(
          openEnvelope({ envelopes: envelopeTable(table) }),
          as(who, 'operator', until === undefined ? {} : { until }),
        );
        return status < 500;
      }
      case 'approves':
        return approve(table, deed.who);
      case 'stops-card':
        return stop(table, people[deed.person]);
      case 'hands-in':
        return handIn(table, queue, deed.channel);
    }
  };

  /** Who does what, and after how many seconds. */
  const script: readonly (readonly [number, Deed])[] = [
    [0, { does: 'opens', who: 'operator-1', until: '2023-03-10T04:00:00.000Z' }],
    [0, { does: 'opens', who: 'operator-2', until: '2023-03-10T03:30:00.000Z' }],
    [60, { does: 'approves', who: 'approver-1' }],
    [60, { does: 'approves', who: 'approver-2' }],
    // One before anything is shipped, the other when the banks have been told.
    [60, { does: 'stops-card', person: 2 }],
    [65, { does: 'stops-card', person: 3 }],
    ...PayoutChannel.options.map((channel) => [1_200, { does: 'hands-in', channel }] as const),
  ];

  return {
    uploads,
    script,
    worker:
      (table: Table, steps: (messages: readonly Outgoing[]) => Promise<void>): Worker =>
      (body) =>
        does(JSON.parse(body) as Deed, table, (message) => steps([message])),
  };
};
