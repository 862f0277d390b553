import type { FairnessRecord } from '../../domain/audit/answers.ts';
import { FairnessFact, factNames, HeldFact, ReleaseFact } from '../../selection/facts.ts';
import type { Table } from '../../table/client.ts';
import { decisionTable } from '../../table/decisions.ts';
import { selectionTable } from '../../table/selections.ts';
import { waveTable } from '../../table/waves.ts';

/** Finds what became of every draw of a year (such as `2023`) at the fairness gate, and who let through what it held back. */
export const findFairness = (table: Table) => {
  const waves = waveTable(table);
  const selections = selectionTable(table);
  const decisions = decisionTable(table);

  return async (year: string): Promise<FairnessRecord> => {
    const ofYear = (await waves.list()).filter(({ waveId }) => waveId.startsWith(`${year}-`));
    const draws: FairnessRecord['draws'] = [];
    const proposals: FairnessRecord['proposals'] = [];
    for (const { waveId, lastRun } of ofYear.toSorted((one, other) => (one.waveId < other.waveId ? -1 : 1))) {
      for (let run = 1; run <= lastRun; run += 1) {
        const [fairness, held, release] = await Promise.all([
          selections.fact({ waveId, run }, factNames.fairness, FairnessFact),
          selections.fact({ waveId, run }, factNames.held, HeldFact),
          selections.fact({ waveId, run }, factNames.release, ReleaseFact),
        ]);
        if (fairness === undefined) continue;
        draws.push({
          waveId,
          run,
          verdict: fairness.verdict,
          ...(held === undefined ? {} : { heldAt: held.heldAt }),
          ...(release === undefined ? {} : { release }),
        });
      }
      const releases = (await decisions.all(waveId)).filter(({ kind }) => kind === 'release');
      proposals.push(
        ...releases.map(({ run, decisionId, status, reason, proposedBy, proposedAt, decidedBy, decidedAt }) => ({
          waveId,
          run,
          decisionId,
          status,
          reason,
          proposedBy,
          proposedAt,
          ...(decidedBy === undefined ? {} : { decidedBy }),
          ...(decidedAt === undefined ? {} : { decidedAt }),
        })),
      );
    }
    return { year, draws, proposals };
  };
};
export type FindFairness = ReturnType<typeof findFairness>;
