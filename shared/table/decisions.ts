import { DecisionMade } from '../../events/decision-made.ts';
import type { WaveId } from '../../events/event.ts';
import { WaveDecision } from '../domain/wave-decision.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** What becomes of a wave by a decision: writes that stand in the transaction that closes it. */
export type Effect = (tableName: string) => Writes;

const made = (decision: WaveDecision, occurredAt: string): DecisionMade => {
  const { waveId, decisionId, kind, run, status, proposedBy, decidedBy = '' } = decision;
  const verdict = status === 'approved' ? 'approve' : 'reject';
  return {
    event: DecisionMade.shape.event.value,
    occurredAt,
    data: { waveId, decisionId, kind, run, verdict, proposedBy, decidedBy },
  };
};

export const decisionTable = (table: Table) => {
  const get = async (waveId: WaveId, decisionId: string): Promise<WaveDecision | undefined> => {
    const item = await getItem(table, keys.waveDecision(waveId, decisionId));
    return item === undefined ? undefined : WaveDecision.parse(item);
  };

  return {
    get,

    /** Every decision about a wave, the first proposed first. */
    async all(waveId: WaveId): Promise<WaveDecision[]> {
      const items = await queryAll(table, keys.waveDecisions(waveId));
      return items
        .map((item) => WaveDecision.parse(item))
        .toSorted((one, other) => (one.proposedAt < other.proposedAt ? -1 : 1));
    },

    /** Puts a proposal on record. The same proposal again is answered with the one that stands. */
    async propose(decision: WaveDecision): Promise<{ readonly isNew: boolean; readonly decision: WaveDecision }> {
      const { waveId, decisionId } = decision;
      const outcome = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...keys.waveDecision(waveId, decisionId), ...decision },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]);
      return {
        isNew: outcome.written,
        decision: (outcome.written ? undefined : await get(waveId, decisionId)) ?? decision,
      };
    },

    /**
     * Closes an open decision, with its event and its effect, all or nothing.
     * @returns `closed-before` when somebody else was quicker, `overtaken` when a condition of the effect did not hold.
     */
    async close(decided: WaveDecision, effect: Effect): Promise<'closed' | 'closed-before' | 'overtaken'> {
      const { waveId, decisionId, decidedAt = decided.proposedAt } = decided;
      const event = made(decided, decidedAt);
      const outcome = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...keys.waveDecision(waveId, decisionId), ...decided },
            ConditionExpression: '#status = :open',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':open': 'open' },
          },
        },
        {
          Put: {
            TableName,
            Item: {
              ...keys.waveEvent(waveId, decisionId, event.event),
              ...index.eventsOf(event.occurredAt, decisionId),
              ...event,
            },
          },
        },
        ...effect(TableName),
      ]);
      if (outcome.written) return 'closed';
      return outcome.failed.includes(0) ? 'closed-before' : 'overtaken';
    },
  };
};
export type Decisions = ReturnType<typeof decisionTable>;
