import type { AuditStep } from '../domain/audit/day.ts';
import { isFault } from '../domain/audit/difference.ts';
import { lanes } from '../domain/audit/record.ts';
import type { RootSigner } from '../keys/signing.ts';
import { OutsideUnavailable } from '../outside/unavailable.ts';
import type { Witness } from '../outside/witness.ts';
import { log } from '../platform/log.ts';
import { count } from '../platform/metrics.ts';
import type { Outgoing } from '../queue/send.ts';
import type { AuditEvents } from '../table/audit-events.ts';
import type { AuditTable } from '../table/audit.ts';
import { sealDay, witnessDay } from './close.ts';
import { compareLane } from './compare.ts';
import { closeLane } from './lane.ts';
import { planDay } from './plan.ts';
import type { AuditStore } from './store.ts';

export interface AuditWork {
  readonly audit: AuditTable;
  readonly store: AuditStore;
  readonly events: AuditEvents;
  readonly signer: Pick<RootSigner, 'signDetached'>;
  readonly witness: Witness;
  /** Puts steps on the queue of the trail. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Closes a day of the trail step by step: fixes what belongs to it, chains each lane and holds it against the table, and
 * seals the day. Every step done twice, at once or after a crash, comes to the same bytes and the same lines.
 */
export const auditStep = (work: AuditWork) => {
  const { audit, store, events, signer, witness, steps, now } = work;

  const isFirst = async (day: string): Promise<boolean> =>
    (await audit.closings({ before: day, limit: 1 })).days.length === 0;

  const plan = async (day: string): Promise<void> => {
    const { objects } = await planDay(store, day);
    log.info('A day of the audit trail is being closed.', { day, objects: objects.length });
    await steps(lanes.map((lane) => ({ body: { day, part: lane } satisfies AuditStep })));
  };

  const isAllDone = async (day: string) => {
    const results = await audit.lanes(day);
    return results.length === lanes.length ? results : undefined;
  };

  const tell = (day: string, found: number): void => {
    if (found === 0) return;
    count('AuditDifferences', found);
    log.error('The audit trail and the table do not agree.', { day, differences: found });
  };

  const chainLane = async (day: string, lane: string): Promise<void> => {
    if (!(await audit.lanes(day)).some((result) => result.lane === lane)) {
      const first = await isFirst(day);
      const { result, records } = await closeLane(store, { day, lane, isFirst: first });
      const differences = await compareLane({ store, events }, { day, lane, isFirst: first }, records);
      // On record before the lane is done: who dies between reports them again, which changes nothing.
      await audit.report(day, differences, now().toISOString());
      tell(day, differences.filter(isFault).length);
      await audit.noteLane(day, result);
    }
    if ((await isAllDone(day)) !== undefined) await steps([{ body: { day, part: 'closing' } satisfies AuditStep }]);
  };

  const witnessed = async (day: string): Promise<void> => {
    try {
      await witnessDay({ store, witness, now }, day);
    } catch (fault) {
      if (!(fault instanceof OutsideUnavailable)) throw fault;
      // The day is closed and signed: whoever looks every minute has it witnessed later.
      log.warn('Nobody has witnessed the day yet.', { day });
      return;
    }
    await audit.noteWitnessed(day, now().toISOString());
  };

  const close = async (day: string): Promise<void> => {
    const results = await isAllDone(day);
    if (results === undefined) return;
    const {
      number,
      root,
      events: total,
      late,
    } = await sealDay({ store, signer }, day, {
      results,
      isFirst: await isFirst(day),
    });
    const isNew = await audit.close({ day, number, root, events: total, late, closedAt: now().toISOString() });
    if (isNew) log.info('A day of the audit trail is closed.', { day, number, events: total, late });
    await witnessed(day);
  };

  return ({ day, part }: AuditStep): Promise<void> => {
    if (part === 'plan') return plan(day);
    if (part === 'closing') return close(day);
    return part === 'witness' ? witnessed(day) : chainLane(day, part);
  };
};
