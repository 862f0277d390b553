import { runAuditStep } from '../../functions/audit/run-audit-step.ts';
import { beginAudit } from '../../shared/audit/begin.ts';
import { capture, type TableWrite } from '../../shared/audit/capture.ts';
import type { AuditStore } from '../../shared/audit/store.ts';
import type { AuditStep } from '../../shared/domain/audit/day.ts';
import type { EvidenceSource } from '../../shared/domain/evidence/source.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { auditEventTable } from '../../shared/table/audit-events.ts';
import { auditTable } from '../../shared/table/audit.ts';
import type { Table } from '../../shared/table/client.ts';
import { index, keys } from '../../shared/table/keys.ts';
import { delivery } from './queue-event.ts';
import { applicant } from './registrations.ts';
import { Fuse, fusedClient, repeatingSigner, repeatingWitness } from './selection.ts';

/** A bucket in memory that keeps to conditional writes, and is never emptied. */
export interface MemoryAuditStore extends AuditStore {
  readonly objects: Map<string, Buffer>;
}

export const memoryAuditStore = (): MemoryAuditStore => {
  const objects = new Map<string, Buffer>();
  return {
    objects,
    putOnce(path, body) {
      const standing = objects.get(path);
      if (standing?.equals(body) === false) return Promise.reject(new Error(`${path} stands with other bytes.`));
      if (standing === undefined) objects.set(path, Buffer.from(body));
      return Promise.resolve(standing === undefined ? 'written' : 'already');
    },
    add(path, body) {
      if (!objects.has(path)) objects.set(path, Buffer.from(body));
      return Promise.resolve();
    },
    read: (path) => Promise.resolve(objects.get(path)),
    list: (prefix, most = Infinity) =>
      Promise.resolve(
        [...objects.keys()]
          .filter((path) => path.startsWith(prefix))
          .sort()
          .slice(0, most),
      ),
    link: (path, expiresSeconds) => Promise.resolve(`https://evidence.test/${path}?expires=${expiresSeconds}`),
  };
};

const fusedStore = (store: AuditStore, fuse: Fuse): AuditStore => ({
  putOnce: (...call) => fuse.call(() => store.putOnce(...call)),
  add: (...call) => fuse.call(() => store.add(...call)),
  read: (...call) => fuse.look(() => store.read(...call)),
  list: (...call) => fuse.look(() => store.list(...call)),
  link: (...call) => fuse.look(() => store.link(...call)),
});

/** The files of closed days, as somebody copies them. */
export const copyOf = (store: MemoryAuditStore): Map<string, Buffer> =>
  new Map(
    [...store.objects].flatMap(([path, bytes]) =>
      path.startsWith('audit/days/') ? [[path.slice('audit/days/'.length), bytes] as const] : [],
    ),
  );

export const sourceOf = (files: ReadonlyMap<string, Buffer>): EvidenceSource => ({
  list: () => Promise.resolve([...files.keys()].sort()),
  read: (path) => Promise.resolve(files.get(path)),
});

/** The closing of days of a table's trail, with a queue of its own, a clock, and a fuse in its worker. */
export const auditDesk = (
  table: Table,
  {
    store = memoryAuditStore(),
    signer = repeatingSigner(),
  }: { readonly store?: MemoryAuditStore; readonly signer?: ReturnType<typeof repeatingSigner> } = {},
) => {
  const fuse = new Fuse();
  const authority = repeatingWitness();
  const witness = { isDown: false, certificate: authority.certificate };
  let clock = new Date(0);
  let queue: Outgoing[] = [];
  const fused: Table = { ...table, client: fusedClient(table.client, fuse) };
  const steps = (messages: readonly Outgoing[]) => Promise.resolve(void queue.push(...messages));
  const worker = runAuditStep({
    audit: auditTable(fused),
    store: fusedStore(store, fuse),
    events: auditEventTable(fused),
    signer,
    witness: {
      stamp: (bytes) => {
        if (witness.isDown) return Promise.reject(new OutsideUnavailable('witness', 'no-relay', 15));
        return authority.stamp(bytes, clock);
      },
    },
    steps: (messages) => fuse.call(() => steps(messages)),
    now: () => clock,
  });
  const deliver = (body: unknown) => delivery(worker, body);

  return {
    audit: auditTable(table),
    store,
    signer,
    witness,
    fuse,
    deliver,
    queue: () => queue,
    loseMessages: () => {
      queue = [];
    },
    capture: (writes: readonly TableWrite[]) => capture(store)(writes),

    /** Looks what is to begin at an instant. @returns how many messages were sent. */
    tick: (at: string): Promise<number> => {
      clock = new Date(at);
      return beginAudit({ audit: auditTable(table), store, steps, now: () => clock })();
    },

    /** Delivers all messages, each so often at once, until none is left. @returns how many failed. */
    drain: async ({ copies = 1 } = {}): Promise<number> => {
      let failures = 0;
      while (queue.length > 0) {
        const some = queue.splice(0, 16);
        const failed = await Promise.all(
          some.flatMap(({ body }) => Array.from({ length: copies }, () => deliver(body as AuditStep))),
        );
        failures += failed.flat().length;
      }
      return failures;
    },
  };
};
export type AuditDesk = ReturnType<typeof auditDesk>;

/** Writes of events as the table's stream tells of them, numbered as the table would. */
export const numberedWrites = (first = 1) => {
  let sequence = first;
  return (item: Readonly<Record<string, unknown>>, writtenAt = String(item['occurredAt'])): TableWrite => ({
    sequence: String((sequence += 1)).padStart(25, '1'),
    writtenAtSeconds: Math.floor(Date.parse(writtenAt) / 1_000),
    item,
  });
};

/** The verifications of three people as the table keeps them: on 24 February 2023, at one, two and three o'clock (UTC). */
export const verifiedEvents = (name: string) =>
  [1, 2, 3].map((number) => {
    const applicantId = applicant(`${name}-${number}`);
    const occurredAt = `2023-02-24T0${number}:00:00.000Z`;
    return {
      ...keys.personEvent(applicantId, 1, 'registration.verified.v1'),
      ...index.eventsOf(occurredAt, applicantId),
      event: 'registration.verified.v1',
      occurredAt,
      data: { applicantId, version: 1, regency: '32.01' },
    };
  });
