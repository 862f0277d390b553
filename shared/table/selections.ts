import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant, type WaveId } from '../../events/event.ts';
import { SelectionStageStarted, stages as stagesInOrder, type Stage } from '../../events/selection-stage-started.ts';
import type { Run } from '../domain/run.ts';
import type { StageRecord } from '../domain/selection.ts';
import { Wait } from '../domain/selection-waits.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem, queryAll, queryPages } from './read.ts';
import { unlessRefused, type Writes } from './transaction.ts';

const Fact = z.object({ sk: z.string(), value: z.unknown() });
const Unit = z.object({ sk: z.string(), doneAt: Instant, summary: z.unknown() });
const Pause = z.object({ until: Instant, reason: Wait });
const Units = z.object({ total: z.int().nonnegative() });

/** A message that is on its way, delayed, and what it waits for. */
export type Pause = z.infer<typeof Pause>;

const unitName = (sk: string): string => sk.slice('UNIT#'.length);
const factKey = {
  units: (stage: Stage) => `UNITS-${stage}`,
  pause: (stage: Stage) => `PAUSE-${stage}`,
  redriven: (stage: Stage) => `REDRIVEN-${stage}`,
  stopped: 'STOPPED',
};

const stageItem = (run: Run, stage: Stage, at: string) => ({
  ...keys.stage(run, stage),
  event: SelectionStageStarted.shape.event.value,
  occurredAt: at,
  data: { waveId: run.waveId, run: run.run, stage },
});

/** The write that starts a stage if it has not started, for a transaction that does more. */
export const stageStart =
  (run: Run, stage: Stage, at: string) =>
  (TableName: string): Writes[number] => ({
    Put: { TableName, Item: stageItem(run, stage, at), ConditionExpression: 'attribute_not_exists(pk)' },
  });

/**
 * The write that stops a run: every step looks for it first, and goes no further. `value` says by what. Where a person
 * has stopped the run already it fails.
 */
export const stopOf =
  (run: Run, value: object) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...keys.fact(run, factKey.stopped), value },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

/** All that is recorded of a selection, apart from its units. */
export interface SelectionRecord {
  readonly stages: readonly { readonly stage: Stage; readonly startedAt: string }[];
  readonly pauses: ReadonlyMap<Stage, Pause>;
  readonly totals: ReadonlyMap<Stage, number>;
  readonly redrivenAt: ReadonlyMap<Stage, string>;
  /** That it was stopped: by a later run that replaces it, or by a person, as the runbook `selection-backlog` says. */
  readonly isStopped: boolean;
}

/**
 * The record of the waves' selections. A stage starts once, a fact is written once and a unit is done once: whoever
 * comes second finds what the first one wrote. Only pauses, which nothing depends on, are overwritten.
 */
export const selectionTable = (table: Table) => {
  const put = (Item: Record<string, unknown>) => table.client.send(new PutCommand({ TableName: table.name, Item }));

  const putIf = (Item: Record<string, unknown>, ConditionExpression: string): Promise<boolean> =>
    unlessRefused(table.client.send(new PutCommand({ TableName: table.name, Item, ConditionExpression })));
  const putFirst = (item: Record<string, unknown>) => putIf(item, 'attribute_not_exists(pk)');

  const fact = async <Schema extends z.ZodType>(
    run: Run,
    name: string,
    schema: Schema,
  ): Promise<z.infer<Schema> | undefined> => {
    const item = await getItem(table, keys.fact(run, name));
    return item === undefined ? undefined : schema.parse(Fact.parse(item).value);
  };

  /** Writes a fact, and answers the fact that stands: this one, or the one that was there before. */
  const settleFact = async <Schema extends z.ZodType>(
    run: Run,
    name: string,
    schema: Schema,
    value: z.infer<Schema>,
  ): Promise<z.infer<Schema>> => {
    if (await putFirst({ ...keys.fact(run, name), value })) return schema.parse(value);
    const standing = await fact(run, name, schema);
    if (standing === undefined) throw new Error(`The fact ${name} of wave ${run.waveId} is and is not there.`);
    return standing;
  };

  /** How many units of a stage are done, and when the last one was. */
  const done = async (run: Run, stage: Stage) => {
    let count = 0;
    let lastDoneAt: string | undefined;
    for await (const page of queryPages(table, keys.units(run, stage), { attributes: ['sk', 'doneAt'] })) {
      count += page.length;
      for (const item of page) {
        const at = Instant.parse(item['doneAt']);
        if (lastDoneAt === undefined || at > lastDoneAt) lastDoneAt = at;
      }
    }
    return { count, lastDoneAt };
  };

  const record = async (run: Run): Promise<SelectionRecord> => {
    const items = await queryAll(table, keys.selection(run));
    const started = items.flatMap((item) => {
      const stage = SelectionStageStarted.safeParse(item);
      return stage.success ? [{ stage: stage.data.data.stage, startedAt: stage.data.occurredAt }] : [];
    });
    const facts = new Map(
      items.flatMap((item) => {
        const parsed = Fact.safeParse(item);
        return parsed.success ? [[parsed.data.sk, parsed.data.value] as const] : [];
      }),
    );
    const byStage = <Schema extends z.ZodType>(name: (stage: Stage) => string, schema: Schema) =>
      new Map(
        started.flatMap(({ stage }) => {
          const parsed = schema.safeParse(facts.get(keys.fact(run, name(stage)).sk));
          return parsed.success ? [[stage, parsed.data] as const] : [];
        }),
      );
    const totals = byStage(factKey.units, Units);
    return {
      stages: started.toSorted((one, other) => stagesInOrder.indexOf(one.stage) - stagesInOrder.indexOf(other.stage)),
      pauses: byStage(factKey.pause, Pause),
      totals: new Map([...totals].map(([stage, { total }]) => [stage, total])),
      redrivenAt: byStage(factKey.redriven, Instant),
      isStopped: facts.has(keys.fact(run, factKey.stopped).sk),
    };
  };

  return {
    fact,
    settleFact,
    record,
    done,

    /** Whether the run was stopped, by a later one that replaces it or by a person (runbook `selection-backlog`). */
    async isStopped(run: Run): Promise<boolean> {
      return (await getItem(table, keys.fact(run, factKey.stopped))) !== undefined;
    },

    /** Starts a stage, which the table's stream tells its worker. False when it had started before. */
    startStage: (run: Run, stage: Stage, at: string): Promise<boolean> => putFirst(stageItem(run, stage, at)),

    async hasStarted(run: Run, stage: Stage): Promise<boolean> {
      return (await getItem(table, keys.stage(run, stage))) !== undefined;
    },

    /** How many units a stage has, fixed when they are first put on the queue. */
    settleTotal: async (run: Run, stage: Stage, total: number): Promise<number> =>
      (await settleFact(run, factKey.units(stage), Units, { total })).total,

    async total(run: Run, stage: Stage): Promise<number | undefined> {
      return (await fact(run, factKey.units(stage), Units))?.total;
    },

    /** Records that a unit is done. `summary` is what later stages need of it; the first one stands. */
    async finishUnit(run: Run, stage: Stage, unit: string, done: { at: string; summary: object }): Promise<void> {
      await putFirst({ ...keys.unit(run, stage, unit), doneAt: done.at, summary: done.summary });
    },

    async isDone(run: Run, stage: Stage, unit: string): Promise<boolean> {
      return (await getItem(table, keys.unit(run, stage, unit))) !== undefined;
    },

    /** The summary of a unit, or undefined while it is not done. */
    async unit<Schema extends z.ZodType>(
      run: Run,
      stage: Stage,
      unit: string,
      schema: Schema,
    ): Promise<z.infer<Schema> | undefined> {
      const item = await getItem(table, keys.unit(run, stage, unit));
      return item === undefined ? undefined : schema.parse(Unit.parse(item).summary);
    },

    /** The summaries of all units that are done, by unit, in the order of their names. */
    async units<Schema extends z.ZodType>(
      run: Run,
      stage: Stage,
      schema: Schema,
    ): Promise<Map<string, z.infer<Schema>>> {
      const items = await queryAll(table, keys.units(run, stage));
      return new Map(
        items.map((item) => {
          const { sk, summary } = Unit.parse(item);
          return [unitName(sk), schema.parse(summary)];
        }),
      );
    },

    /** The names of the units that are done. */
    async unitsDone(run: Run, stage: Stage): Promise<Set<string>> {
      const items = await queryAll(table, keys.units(run, stage), { attributes: ['sk'] });
      return new Set(items.map(({ sk }) => unitName(String(sk))));
    },

    /**
     * Takes the turn of a wave: one wave at a time is between its barrier and its publication, so that the awards of
     * each are known to the next. Taking it again changes nothing.
     * @returns whether it is this wave's turn now.
     */
    async takeTurn(waveId: WaveId): Promise<boolean> {
      const isFree = 'attribute_not_exists(pk) OR attribute_exists(endedAt)';
      if (await putIf({ ...keys.selectionTurn(), waveId }, isFree)) return true;
      const turn = await getItem(table, keys.selectionTurn());
      return turn?.['waveId'] === waveId && turn['endedAt'] === undefined;
    },

    /** Gives the turn back when the wave has it. */
    async endTurn(waveId: WaveId, at: string): Promise<void> {
      try {
        await table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: keys.selectionTurn(),
            UpdateExpression: 'SET endedAt = :at',
            ConditionExpression: 'waveId = :waveId',
            ExpressionAttributeValues: { ':waveId': waveId, ':at': at },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    /** Records that a stage waits, until when, and for what. */
    async pause(run: Run, stage: Stage, pause: Pause): Promise<void> {
      await put({ ...keys.fact(run, factKey.pause(stage)), value: pause });
    },

    pauseOf: (run: Run, stage: Stage): Promise<Pause | undefined> => fact(run, factKey.pause(stage), Pause),

    /** Records that the units of a stage were put on the queue again. */
    async noteRedriven(run: Run, stage: Stage, at: string): Promise<void> {
      await put({ ...keys.fact(run, factKey.redriven(stage)), value: at });
    },

    /** How far each stage that has started has come, in their order. */
    async progress(run: Run): Promise<StageRecord[]> {
      const { stages, pauses, totals } = await record(run);
      return Promise.all(
        stages.map(async ({ stage, startedAt }, place) => {
          const { count, lastDoneAt } = await done(run, stage);
          const total = totals.get(stage);
          const isOpen = total === undefined || count < total;
          return {
            stage,
            startedAt,
            endedAt: stages[place + 1]?.startedAt,
            total,
            done: count,
            lastDoneAt,
            waitingFor: isOpen ? pauses.get(stage)?.reason : undefined,
          };
        }),
      );
    },
  };
};
export type SelectionTable = ReturnType<typeof selectionTable>;
