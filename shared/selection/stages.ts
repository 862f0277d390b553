import { awardStage } from './award.ts';
import { barrierStage } from './barrier.ts';
import { beaconStage } from './beacon.ts';
import { callStage } from './call.ts';
import { collectStage } from './collect.ts';
import { commitStage } from './commit.ts';
import type { SelectionDependencies } from './dependencies.ts';
import { drawStage } from './draw.ts';
import { freezeStage } from './freeze.ts';
import { gateStage } from './gate.ts';
import { notifyStage } from './notify.ts';
import { publishStage } from './publish.ts';
import { recordStage } from './record.ts';
import { sealStage } from './seal.ts';
import type { Stages } from './stage.ts';

/** All stages of a selection, in their order. */
export const selectionStages = (dependencies: SelectionDependencies): Stages => ({
  barrier: barrierStage(dependencies),
  collect: collectStage(dependencies),
  freeze: freezeStage(dependencies),
  commit: commitStage(dependencies),
  seal: sealStage(dependencies),
  beacon: beaconStage(dependencies),
  draw: drawStage(dependencies),
  gate: gateStage(dependencies),
  call: callStage(dependencies),
  award: awardStage(dependencies),
  publish: publishStage(dependencies),
  record: recordStage(dependencies),
  notify: notifyStage(dependencies),
});
