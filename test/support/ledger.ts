import { runLedgerStep } from '../../functions/ledger/run-ledger-step.ts';
import { beginLedger } from '../../shared/ledger/begin.ts';
import { checkLedger } from '../../shared/ledger/check.ts';
import { personChecking } from '../../shared/ledger/person-books.ts';
import { settlementChecking } from '../../shared/ledger/settled.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import type { Table } from '../../shared/table/client.ts';
import { ledgerTable } from '../../shared/table/ledger.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { delivery } from './queue-event.ts';
import { Fuse, fusedClient } from './selection.ts';

/** Time that takes none. */
const noPause = (): Promise<void> => Promise.resolve();

/** Proves a day of a test's ledger. */
export const checkedLedger = (table: Table, day: string) => checkLedger(table, { day, pause: noPause });

/** The daily proof of a table, with a queue of its own, a clock, and a fuse in its worker. */
export const ledgerDesk = (table: Table) => {
  const fuse = new Fuse();
  let clock = new Date(0);
  let queue: Outgoing[] = [];
  const fused: Table = { ...table, client: fusedClient(table.client, fuse) };
  const worker = runLedgerStep({
    settlements: settlementChecking(fused),
    ledger: ledgerTable(fused),
    payouts: payoutTable(fused),
    person: personChecking(fused, noPause),
    steps: (messages) => fuse.call(() => Promise.resolve(void queue.push(...messages))),
    now: () => clock,
  });

  return {
    ledger: ledgerTable(table),
    fuse,
    queue: () => queue,
    loseMessages: () => {
      queue = [];
    },
    deliver: (body: unknown) => delivery(worker, body),

    /** Looks what is to begin at an instant. @returns how many messages were sent. */
    tick: (at: string): Promise<number> => {
      clock = new Date(at);
      const steps = (messages: readonly Outgoing[]) => Promise.resolve(void queue.push(...messages));
      return beginLedger({ ledger: ledgerTable(table), steps, now: () => clock })();
    },

    /** Delivers all messages, each so often at once, until none is left. @returns how many failed. */
    drain: async ({ copies = 1 } = {}): Promise<number> => {
      let failures = 0;
      while (queue.length > 0) {
        const some = queue.splice(0, 16);
        const failed = await Promise.all(
          some.flatMap(({ body }) => Array.from({ length: copies }, () => delivery(worker, body))),
        );
        failures += failed.flat().length;
      }
      return failures;
    },
  };
};
