import type { Run } from '../domain/run.ts';
import { drawRunOf, publishedRunOf, type Wave } from '../domain/wave.ts';
import { mustBeDue, runDecidedOn, type DecisionKind, type WaveDecision } from '../domain/wave-decision.ts';
import { Refusal } from '../errors.ts';
import { factNames, HeldFact, ReleaseFact } from '../selection/facts.ts';
import type { Decisions, Effect } from '../table/decisions.ts';
import type { FreedPlaces } from '../table/freed-places.ts';
import { keys } from '../table/keys.ts';
import { runStart } from '../table/runs.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { Waves } from '../table/waves.ts';

/** What proposing and confirming a decision look at. */
export interface Deciding {
  readonly waves: Pick<Waves, 'get' | 'quota'>;
  readonly decisions: Decisions;
  readonly freedPlaces: Pick<FreedPlaces, 'free'>;
  readonly selections: Pick<SelectionTable, 'fact'>;
}

/** Whether the fairness gate holds a draw that nobody has released. */
const isHeld = async ({ selections }: Deciding, run: Run): Promise<boolean> => {
  const [held, release] = await Promise.all([
    selections.fact(run, factNames.held, HeldFact),
    selections.fact(run, factNames.release, ReleaseFact),
  ]);
  return held !== undefined && release === undefined;
};

/** The end of holding a draw: refused unless it is held, or when it was released before. */
const releaseOf = (run: Run, { reason, proposedBy, decidedBy, decidedAt }: WaveDecision): Effect => {
  const value = ReleaseFact.parse({ reason, proposedBy, approvedBy: decidedBy, releasedAt: decidedAt });
  return (TableName) => [
    {
      ConditionCheck: {
        TableName,
        Key: keys.fact(run, factNames.held),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    {
      Put: {
        TableName,
        Item: { ...keys.fact(run, factNames.release), value },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
};

const hasFreedPlace = async ({ waves, freedPlaces }: Deciding, wave: Wave): Promise<boolean> => {
  const draw = publishedRunOf(wave);
  if (draw === undefined) return false;
  const regencies = Object.keys(await waves.quota(wave.waveId));
  return (await freedPlaces.free(draw, regencies, { isOneEnough: true })).length > 0;
};

/**
 * Refuses what there is no reason to decide as the wave stands.
 * @throws Refusal as {@link mustBeDue}.
 */
export const mustBeDueNow = async (deciding: Deciding, wave: Wave, kind: DecisionKind, at: Date): Promise<void> => {
  mustBeDue(
    kind,
    {
      wave,
      isHeld: kind === 'release' && (await isHeld(deciding, drawRunOf(wave))),
      hasFreedPlace: kind === 'call' && (await hasFreedPlace(deciding, wave)),
    },
    at,
  );
};

/**
 * What an approved decision brings about. The wave is looked at anew: a decision is about what its proposer saw.
 * @throws Refusal decision-overtaken when another run has begun since, and as {@link mustBeDue}.
 */
export const effectOf = async (deciding: Deciding, decided: WaveDecision, at: Date): Promise<Effect> => {
  const { waveId, kind, reason, proposedBy, decidedBy = '' } = decided;
  const wave = await deciding.waves.get(waveId);
  if (wave === undefined) throw new Refusal('wave-not-found');
  if (runDecidedOn(kind, wave) !== decided.run) throw new Refusal('decision-overtaken');
  await mustBeDueNow(deciding, wave, kind, at);
  if (kind === 'release') return releaseOf(drawRunOf(wave), decided);
  const record = {
    waveId,
    run: wave.lastRun + 1,
    kind,
    basis: wave.publishedRun ?? wave.drawRun,
    at: at.toISOString(),
    reason,
    proposedBy,
    approvedBy: decidedBy,
  };
  return runStart(record, wave).writes;
};
