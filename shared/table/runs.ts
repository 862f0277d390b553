import type { WaveId } from '../../events/event.ts';
import { firstStage, RunRecord, type Run, type RunKind } from '../domain/run.ts';
import type { Wave } from '../domain/wave.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { stageStart, stopOf } from './selections.ts';
import type { Writes } from './transaction.ts';

/**
 * The writes that begin a later run: its record, the wave's pointer to it and its first stage, all or nothing. They are
 * refused when another run has begun since the wave was read, or one is still under way. A recommitment also stops the
 * run that it replaces, unless that has no published commitment yet or its strikes are sealed; `refused` tells by the
 * positions of the failed conditions which of these it was.
 */
export const runStart = (record: RunRecord, wave: Pick<Wave, 'lastRun' | 'drawRun' | 'progress'>) => {
  const { waveId, run, kind, at } = record;
  const replaced: Run = { waveId, run: record.basis };
  const isReplacing = kind === 'recommitment';
  return {
    writes: (TableName: string): Writes => [
      {
        Update: {
          TableName,
          Key: keys.wave(waveId),
          UpdateExpression: `SET lastRun = :run${kind === 'call' ? '' : ', drawRun = :run'}${isReplacing ? '' : ', openRun = :run'} ADD #version :one`,
          ConditionExpression:
            'lastRun = :before AND drawRun = :draw AND #progress = :progress AND attribute_not_exists(openRun)' +
            // What went into a recovery wave cannot be given out again.
            ' AND attribute_not_exists(recoveredThrough)',
          ExpressionAttributeNames: { '#progress': 'progress', '#version': 'version' },
          ExpressionAttributeValues: {
            ':run': run,
            ':before': wave.lastRun,
            ':draw': wave.drawRun,
            ':progress': wave.progress,
            ':one': 1,
          },
        },
      },
      { Put: { TableName, Item: { ...keys.run(record), ...record }, ConditionExpression: 'attribute_not_exists(pk)' } },
      stageStart(record, firstStage(kind), at)(TableName),
      ...(isReplacing
        ? [
            stopOf(replaced, { by: kind, run })(TableName),
            {
              ConditionCheck: {
                TableName,
                Key: keys.fact(replaced, 'COMMITMENT'),
                ConditionExpression: 'attribute_exists(pk)',
              },
            },
            {
              ConditionCheck: {
                TableName,
                Key: keys.fact(replaced, 'SEAL'),
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
          ]
        : []),
    ],
    /** Why the writes were refused, from the positions of the failed conditions among them. */
    refused: (failed: readonly number[]): 'overtaken' | 'not-committed' | 'sealed' =>
      failed.includes(5) ? 'sealed' : failed.includes(4) ? 'not-committed' : 'overtaken',
  };
};

/** The records of a wave's later runs, which are written by {@link runStart} and never change. */
export const runTable = (table: Table) => ({
  /** Why a later run was begun; undefined for the first, which needs no reason. */
  async record(run: Run): Promise<RunRecord | undefined> {
    if (run.run === 1) return undefined;
    const item = await getItem(table, keys.run(run));
    if (item === undefined) throw new Error(`Run ${run.run} of wave ${run.waveId} has no record.`);
    return RunRecord.parse(item);
  },

  async kind(run: Run): Promise<RunKind> {
    return (await this.record(run))?.kind ?? 'selection';
  },

  /** The records of all later runs, in their order. */
  async all(waveId: WaveId): Promise<RunRecord[]> {
    return (await queryAll(table, keys.runs(waveId))).map((item) => RunRecord.parse(item));
  },
});
export type RunTable = ReturnType<typeof runTable>;
