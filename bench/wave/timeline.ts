import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { progressOf } from '../../local/demo/progress.ts';
import { addUnits, noUnits, type Units } from '../../local/emulators/dynamodb-units.ts';
import type { Stage } from '../../events/selection-stage-started.ts';
import { keys } from '../../shared/table/keys.ts';
import { waveRun } from './population.ts';
import type { Setting } from './setting.ts';

/** A stage of the run as its record tells of it, with what it cost. */
export interface StageCost {
  readonly stage: Stage;
  /** ISO 8601; the stage ends where the next one starts. */
  readonly startedAt: string;
  readonly units: Units;
}

const Started = z.object({ sk: z.string().startsWith('STAGE#'), occurredAt: z.string() });
const Total = z.object({ sk: z.string().startsWith('FACT#UNITS-'), value: z.object({ total: z.number() }) });
const Done = z.object({ doneAt: z.string() });

const lookEveryMilliseconds = 250;
/** Counting the units of a stage reads them all: it is not done at every look. */
const looksACount = 4;

/** Watches a run from its record, and takes what its own looking costs out of the bill. */
export const timelineOf = ({ stack, table }: Setting) => {
  let own = noUnits();

  const query = async (pk: string, prefix: string, select: 'ALL_ATTRIBUTES' | 'COUNT') => {
    let from: Record<string, unknown> | undefined;
    const items: Record<string, unknown>[] = [];
    let count = 0;
    do {
      const { Items, Count, LastEvaluatedKey, ConsumedCapacity } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          Select: select,
          ExclusiveStartKey: from,
          ReturnConsumedCapacity: 'TOTAL',
        }),
      );
      own = addUnits(own, { read: ConsumedCapacity?.CapacityUnits ?? 0, write: 0 });
      items.push(...(Items ?? []));
      count += Count ?? 0;
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return { items, count };
  };

  const { pk } = keys.selection(waveRun);

  const started = async (): Promise<{ stage: Stage; startedAt: string }[]> =>
    (await query(pk, 'STAGE#', 'ALL_ATTRIBUTES')).items
      .map((item) => Started.parse(item))
      .map(({ sk, occurredAt }) => ({ stage: sk.slice('STAGE#'.length) as Stage, startedAt: occurredAt }))
      .toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));

  const totals = async (): Promise<Map<string, number>> =>
    new Map(
      (await query(pk, 'FACT#UNITS-', 'ALL_ATTRIBUTES')).items
        .map((item) => Total.parse(item))
        .map(({ sk, value }) => [sk.slice('FACT#UNITS-'.length), value.total]),
    );

  /** The units that others than this have consumed since the last reset. */
  const consumed = (): Units => {
    const { read, write } = stack.consumed();
    return { read: read - own.read, write: write - own.write };
  };

  return {
    /** Does something that is no part of the run: what it costs is taken out of the bill. */
    async besides(work: () => Promise<void>): Promise<void> {
      const before = stack.consumed();
      await work();
      const { read, write } = stack.consumed();
      own = addUnits(own, { read: read - before.read, write: write - before.write });
    },

    /**
     * Follows the run until a stage has started, showing how far each one is. `onStage` is called, and waited for, when
     * a stage is first seen.
     */
    async until(last: Stage, onStage: (stage: Stage) => Promise<void>): Promise<StageCost[]> {
      const costs = new Map<Stage, StageCost>();
      let progress: ReturnType<typeof progressOf> | undefined;
      let current: Stage | undefined;
      let before = consumed();
      let total: number | undefined;
      for (let look = 0; current !== last; look += 1) {
        for (const { stage, startedAt } of await started()) {
          if (costs.has(stage)) continue;
          const now = consumed();
          const previous = current === undefined ? undefined : costs.get(current);
          if (previous !== undefined) {
            const units = { read: now.read - before.read, write: now.write - before.write };
            costs.set(previous.stage, { ...previous, units: addUnits(previous.units, units) });
          }
          before = now;
          progress?.at(total ?? 0);
          progress?.finish();
          progress = undefined;
          total = undefined;
          costs.set(stage, { stage, startedAt, units: noUnits() });
          current = stage;
          await onStage(stage);
        }
        if (current !== undefined && current !== last && look % looksACount === 0) {
          total ??= (await totals()).get(current);
          if (total !== undefined) {
            progress ??= progressOf(current, total);
            progress.at((await query(keys.units(waveRun, current).pk, 'UNIT#', 'COUNT')).count);
          }
        }
        await pause(lookEveryMilliseconds);
      }
      return [...costs.values()];
    },

    /** Until the units of a stage that has started have been counted, and so are on their way. */
    async untilFannedOut(stage: Stage): Promise<void> {
      while (!(await totals()).has(stage)) await pause(lookEveryMilliseconds);
    },

    /** When the only unit of a stage was done (ISO 8601). */
    async doneAt(stage: Stage): Promise<string> {
      const { items } = await query(keys.units(waveRun, stage).pk, 'UNIT#', 'ALL_ATTRIBUTES');
      return Done.parse(items[0]).doneAt;
    },
  };
};
