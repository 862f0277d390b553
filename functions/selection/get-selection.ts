import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { progressOf } from '../../shared/domain/selection.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import {
  BarrierFact,
  BeaconFact,
  factNames,
  PublishedCommitmentFact,
  ResultFact,
} from '../../shared/selection/facts.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { runTable, type RunTable } from '../../shared/table/runs.ts';
import { selectionTable, type SelectionTable } from '../../shared/table/selections.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

const Query = z.strictObject({ run: z.coerce.number().int().min(1).max(9_999).optional() });

interface GetSelection {
  readonly waves: Pick<Waves, 'get'>;
  readonly runs: Pick<RunTable, 'all'>;
  readonly selections: SelectionTable;
}

/**
 * GET /v1/waves/{waveId}/selection: how far a run of the wave has come, stage by stage, for operators and auditors; the
 * newest unless another is asked for, and why each later run was begun. What a stage waits for is told in the caller's
 * language.
 */
export const getSelection = ({ waves, runs, selections }: GetSelection) =>
  endpoint(
    { route: 'GET /v1/waves/{waveId}/selection', path: z.object({ waveId: WaveId }), query: Query },
    async ({ path: { waveId }, query, at, language }) => {
      const wave = await waves.get(waveId);
      const run = { waveId, run: query.run ?? wave?.lastRun ?? 1 };
      const stages = await selections.progress(run);
      if (stages.length === 0) throw new Refusal('selection-not-started');
      const [barrier, commitment, beacon, result, later] = await Promise.all([
        selections.fact(run, factNames.barrier, BarrierFact),
        selections.fact(run, factNames.commitment, PublishedCommitmentFact),
        selections.fact(run, factNames.beacon, BeaconFact),
        selections.fact(run, factNames.result, ResultFact),
        runs.all(waveId),
      ]);
      const progress = stages.map((stage) => progressOf(stage, at, language));
      return {
        status: 200,
        body: { ...run, at, stages: progress, barrier, commitment, beacon, result, laterRuns: later },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getSelection({
    waves: waveTable(table),
    runs: runTable(table),
    selections: selectionTable(table),
  }),
);
