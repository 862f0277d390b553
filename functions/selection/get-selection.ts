import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { progressOf } from '../../shared/domain/selection.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import {
  BarrierFact,
  BeaconFact,
  factNames,
  PublishedCommitmentFact,
  ResultFact,
} from '../../shared/selection/facts.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { selectionTable, type SelectionTable } from '../../shared/table/selections.ts';

/** GET /v1/waves/{waveId}/selection: how far the selection has come, stage by stage, for operators and auditors. */
export const getSelection = ({ selections }: { selections: SelectionTable }) =>
  endpoint({ path: z.object({ waveId: WaveId }), roles: ['operator', 'auditor'] }, async ({ path: { waveId }, at }) => {
    const stages = await selections.progress(waveId);
    if (stages.length === 0) throw new Refusal('selection-not-started');
    const [barrier, commitment, beacon, result] = await Promise.all([
      selections.fact(waveId, factNames.barrier, BarrierFact),
      selections.fact(waveId, factNames.commitment, PublishedCommitmentFact),
      selections.fact(waveId, factNames.beacon, BeaconFact),
      selections.fact(waveId, factNames.result, ResultFact),
    ]);
    return {
      status: 200,
      body: { waveId, at, stages: stages.map((stage) => progressOf(stage, at)), barrier, commitment, beacon, result },
    };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = getSelection({ selections: selectionTable(tableNamed(TABLE_NAME)) });
