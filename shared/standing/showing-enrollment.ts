import type { ApplicantId, WaveId } from '../../events/event.ts';
import { enrollmentView } from '../domain/enrollment-view.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import { objectUntil } from '../domain/place-objection.ts';
import type { Registration } from '../domain/registration.ts';
import { awardView, calledFromWaitingList, cardOfAnother, placeView, resultView } from '../domain/result-view.ts';
import { runName, type Run } from '../domain/run.ts';
import { drawRunOf, publishedRunOf, type Wave } from '../domain/wave.ts';
import { Refusal } from '../errors.ts';
import type { Results } from '../evidence/results.ts';
import type { KeyStore } from '../keys/ring.ts';
import { remembered } from '../platform/remembered.ts';
import { factNames, PublishedCommitmentFact } from '../selection/facts.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Enrollments } from '../table/enrollments.ts';
import type { Registrations } from '../table/registrations.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { Waves } from '../table/waves.ts';
import { ownEnrollment } from './own-enrollment.ts';

export interface ShowingEnrollment {
  readonly waves: Pick<Waves, 'cached' | 'get'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly enrollments: Pick<Enrollments, 'own' | 'get'>;
  readonly selections: Pick<SelectionTable, 'record' | 'fact'>;
  readonly awards: Pick<AwardTable, 'get'>;
  readonly results: Results;
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
}

/** How long an environment trusts how far a selection has come, in milliseconds: after closing everybody asks. */
const stageLifetime = 5_000;

/**
 * The person's enrolment, or else the one for which they have an award: a ruling may have brought them the award of a
 * ticket with which another had joined, and an award is there when nothing ties the NIK to its ticket any more.
 * @throws Refusal enrollment-not-found, wave-keys-destroyed
 */
const enrollmentOf = async (
  dependencies: ShowingEnrollment,
  { waveId, progress, keysDestroyedAt }: Wave,
  registration: Registration | undefined,
): Promise<Enrollment> => {
  if (registration === undefined) throw new Refusal('enrollment-not-found');
  const isTied = keysDestroyedAt === undefined;
  const own = isTied ? await ownEnrollment(dependencies, waveId, registration) : undefined;
  if (own !== undefined) return own;
  const award = progress === 'published' ? await dependencies.awards.get(registration.applicantId, waveId) : undefined;
  const drawn = award && (await dependencies.enrollments.get(waveId, award.ticket));
  if (drawn === undefined) throw new Refusal(isTied ? 'enrollment-not-found' : 'wave-keys-destroyed');
  return drawn;
};

/**
 * Shows where a person stands in a wave; between the commitment and the draw their place
 * in the lists with its proof; once it is published whether they were selected, or called since, their rank, where the
 * line fell and the proof, and a recipient's card.
 */
export const showingEnrollment = (dependencies: ShowingEnrollment) => {
  const { waves, registrations, enrollments, selections, awards, results } = dependencies;
  const currentStage = remembered(async (run: Run) => (await selections.record(run)).stages.at(-1)?.stage, {
    milliseconds: stageLifetime,
    nameOf: runName,
  });

  /** What the wave's run has committed to; it changes no more, so that an environment asks once. */
  const commitment = remembered((run: Run) => selections.fact(run, factNames.commitment, PublishedCommitmentFact), {
    milliseconds: Infinity,
    nameOf: runName,
  });

  const placed = async (wave: Wave, enrollment: Enrollment) => {
    const run = drawRunOf(wave);
    const committed = await commitment(run);
    if (committed === undefined) return {};
    const { round, roundAt } = committed;
    const place = await results.placeOf(enrollment, run);
    if (place === undefined) {
      // An objection was upheld this moment, and the run is being replaced; else record and evidence disagree.
      if ((await waves.get(wave.waveId))?.drawRun !== run.run) return {};
      throw new Error(`A ticket of wave ${wave.waveId} is not in the list in which it belongs.`);
    }
    return { place: placeView(run, place, { round, roundAt, objectUntil: objectUntil(wave, roundAt) }) };
  };

  const published = async ({ waveId, ticket }: Enrollment, wave: Wave, run: Run, applicantId: ApplicantId) => {
    const frozen = await enrollments.get(waveId, ticket);
    if (frozen === undefined) throw new Refusal('enrollment-not-found');
    const result = resultView(await results.of(frozen, run));
    // Only after a call can somebody have a card who was not selected.
    const mayBeCalled = wave.lastRun > run.run && result.outcome !== 'excluded' && result.outcome !== 'struck';
    if (result.outcome !== 'selected' && !mayBeCalled) return result;
    const award = await awards.get(applicantId, waveId);
    if (result.outcome !== 'selected') {
      return award === undefined ? result : { ...result, ...calledFromWaitingList, award: awardView(award) };
    }
    return award === undefined ? { ...result, ...cardOfAnother } : { ...result, award: awardView(award) };
  };

  /** @throws Refusal wave-not-found, enrollment-not-found, wave-keys-destroyed */
  return async (applicantId: ApplicantId, waveId: WaveId, at: Date) => {
    const [wave, registration] = await Promise.all([waves.cached(waveId), registrations.get(applicantId)]);
    if (wave === undefined) throw new Refusal('wave-not-found');
    const enrollment = await enrollmentOf(dependencies, wave, registration);
    const stage = wave.progress === 'selecting' ? await currentStage(drawRunOf(wave)) : undefined;
    const isDisputed = registration?.status === 'disputed';
    const view = enrollmentView(wave, enrollment, { at, isDisputed, stage });
    const run = publishedRunOf(wave);
    const result = run && (await published(enrollment, wave, run, applicantId));
    const place = wave.progress === 'selecting' && !isDisputed ? await placed(wave, enrollment) : {};
    return { ...view, ...place, ...result };
  };
};
