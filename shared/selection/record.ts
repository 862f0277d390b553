import { buildManifest, Call, evidencePaths, jsonFile } from '../domain/evidence/layout.ts';
import { callFileOf } from './call.ts';
import { signatureOf } from './commit.ts';
import type { SelectionDependencies } from './dependencies.ts';
import { CallFact, DrawSummary, factNames, mustFact } from './facts.ts';
import { publishFile } from './freeze.ts';
import { contentTypes, publicPath } from './paths.ts';
import { oneUnit, type StageWork } from './stage.ts';

/**
 * The third stage of a call: its record, by which anyone who has the evidence of the draw can recompute who was next,
 * and the signed manifest over it. From here on another run of the wave may begin.
 */
export const recordStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, runs, waves, store } = dependencies;
  return {
    units: oneUnit,
    async work(run) {
      const record = await runs.record(run);
      if (record === undefined) throw new Error('A call has a record of why it was begun.');
      const { waveId, basis, reason, proposedBy, approvedBy } = record;
      const { calledAt } = await mustFact(selections, run, factNames.call, CallFact);
      const called = await selections.units(run, 'call', DrawSummary);
      const { regencies } = await callFileOf(dependencies, run);
      const call = Call.parse({
        waveId,
        run: run.run,
        basis,
        calledAt,
        reason,
        proposedBy,
        approvedBy,
        regencies: Object.entries(regencies)
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([code, { freed, ...passed }]) => ({
            code,
            freed: freed.map(({ ticket, reason: why, listVersion }) => ({ ticket, reason: why, listVersion })),
            ...passed,
            called: called.get(code)?.winners ?? 0,
          })),
      });
      const file = { path: evidencePaths.call, bytes: jsonFile(call), type: contentTypes.json };
      const published = await publishFile(store, run, file);
      const reported = [...called.values()].flatMap(({ files }) => files);
      const manifest = jsonFile(buildManifest([published, ...reported]));
      const jws = await signatureOf(dependencies, run, { name: evidencePaths.manifest, bytes: manifest });
      await store.putOnce(publicPath(run, evidencePaths.manifest), manifest, contentTypes.json);
      await store.putOnce(publicPath(run, evidencePaths.manifestSignature), Buffer.from(jws), contentTypes.jws);
      await waves.endCall(run);
      return { summary: { files: reported.length } };
    },
  };
};
