import type { LocalStack } from '../stack/stack.ts';
import { citizenOf } from './citizen.ts';
import type { operatorOf, StageView } from './operator.ts';
import type { Applicant } from './people.ts';
import { forEachOf, progressOf } from './progress.ts';

/** Requests under way at once, as from so many phones. */
const phones = 16;

type Operator = ReturnType<typeof operatorOf>;

/** What the demo saw happen, by applicant. */
export class Diary {
  readonly registered = new Set<Applicant>();
  readonly registrationRefused = new Map<string, number>();
  readonly verified = new Set<Applicant>();
  readonly findings = new Map<string, number>();
  readonly tickets = new Map<Applicant, string>();
  readonly joinRefused = new Map<string, number>();
  readonly left = new Set<Applicant>();
  readonly outcomes = new Map<string, number>();
  /** Those of whom the demo read that they are selected. */
  readonly selected = new Set<Applicant>();
}

export const counted = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

export const pause = (milliseconds: number): Promise<void> => new Promise((resume) => setTimeout(resume, milliseconds));

/** Waits until a queue has been empty for two seconds, so that what was on its way to it has come and gone. */
export const untilEmpty = async (stack: LocalStack, queue: string): Promise<void> => {
  for (let quiet = 0; quiet < 8; quiet += 1) {
    await pause(250);
    const { ready, delayed, inFlight } = stack.queueDepth(queue);
    if (ready + delayed + inFlight > 0) quiet = 0;
  }
};

export interface Cast {
  readonly stack: LocalStack;
  readonly operator: Operator;
  readonly diary: Diary;
}

const registerOne = async ({ stack, diary }: Cast, applicant: Applicant): Promise<void> => {
  const citizen = citizenOf(stack, applicant);
  const { code } = await citizen.register();
  if (code === undefined) diary.registered.add(applicant);
  else counted(diary.registrationRefused, code);
  if (!applicant.duplicates) return;
  // The same NIK from another account gets the same-looking answer, and opens a dispute for a person.
  await citizen.register(`${applicant.subject}-again`);
};

/** People register, so many at once. Gives the seconds that one took, once everything was warm. */
export const register = async (cast: Cast, applicants: readonly Applicant[]): Promise<number> => {
  const progress = progressOf('registering', applicants.length);
  const half = Math.floor(applicants.length / 2);
  let warmSince = performance.now();
  let done = 0;
  await forEachOf(applicants, phones, async (applicant) => {
    await registerOne(cast, applicant);
    progress.advance();
    done += 1;
    if (done === half) warmSince = performance.now();
  });
  progress.finish();
  return (performance.now() - warmSince) / 1_000 / Math.max(1, applicants.length - half);
};

/** Waits until the population registry has answered for everybody, and notes what was found. */
export const awaitVerification = async (cast: Cast, applicants: readonly Applicant[]): Promise<void> => {
  const { stack, diary } = cast;
  const progress = progressOf('verified by the registry', applicants.length);
  await forEachOf(applicants, phones, async (applicant) => {
    for (;;) {
      const { status, codes } = await citizenOf(stack, applicant).registration();
      if (status === 'verifying') {
        await pause(1_000);
        continue;
      }
      if (status === 'verified') diary.verified.add(applicant);
      for (const code of codes) counted(diary.findings, code);
      progress.advance();
      return;
    }
  });
  progress.finish();
};

const joinOne = async ({ stack, diary }: Cast, waveId: string, applicant: Applicant): Promise<void> => {
  const citizen = citizenOf(stack, applicant);
  const joined = await citizen.join(waveId);
  if ('code' in joined) {
    counted(diary.joinRefused, joined.code);
    return;
  }
  diary.tickets.set(applicant, joined.ticket);
  if (!applicant.leaves) return;
  if (await citizen.leave(waveId)) diary.left.add(applicant);
};

/** Those who are verified join; the early ones register and join while the registry is dead. */
export const join = async (
  cast: Cast,
  waveId: string,
  { early, others }: { readonly early: readonly Applicant[]; readonly others: readonly Applicant[] },
): Promise<void> => {
  const { diary, operator } = cast;
  await operator.registryIsDown(true);
  const first = progressOf('joining while the registry is dead', early.length);
  await forEachOf(early, phones, async (applicant) => {
    await registerOne(cast, applicant);
    if (diary.registered.has(applicant)) await joinOne(cast, waveId, applicant);
    first.advance();
  });
  first.finish();
  await operator.registryIsDown(false);

  const second = progressOf('joining', others.length);
  await forEachOf(others, phones, async (applicant) => {
    await joinOne(cast, waveId, applicant);
    second.advance();
  });
  second.finish();
};

/** Waits until an instant, with a bar. */
export const awaitInstant = async (label: string, instant: Date): Promise<void> => {
  const startedAt = Date.now();
  const total = Math.max(0, Math.ceil((instant.getTime() - startedAt) / 1_000));
  if (total === 0) return;
  const progress = progressOf(label, total);
  while (Date.now() < instant.getTime()) {
    await pause(Math.min(200, Math.max(1, instant.getTime() - Date.now())));
    progress.at(Math.min(total, Math.floor((Date.now() - startedAt) / 1_000)));
  }
  progress.finish();
};

const labels: Readonly<Record<string, string>> = {
  barrier: 'all changes applied',
  collect: 'tickets collected, by shard',
  freeze: 'regencies frozen',
  commit: 'commitment published',
  seal: 'strikes sealed',
  beacon: 'randomness of the beacon',
  draw: 'regencies drawn',
  award: 'awards, by batch',
  publish: 'result published',
  notify: 'recipients told, by batch',
};

/**
 * Watches a selection, a bar for each stage; gives what waits for the end of a stage.
 * @param onStage is told of every stage when it begins.
 * @throws Error when nothing moves for two minutes.
 */
export const watcherOf = (
  { operator }: Cast,
  waveId: string,
  onStage: (stage: string) => Promise<void>,
): ((last: string) => Promise<void>) => {
  const bars = new Map<string, ReturnType<typeof progressOf>>();
  const ended = new Set<string>();
  let seen = '';
  let movedAt = Date.now();

  const show = async (view: StageView): Promise<void> => {
    const { stage, state, total, done, waitingFor } = view;
    if (ended.has(stage)) return;
    let progress = bars.get(stage);
    if (progress === undefined) {
      if (total === undefined) return;
      progress = progressOf(labels[stage] ?? stage, total);
      bars.set(stage, progress);
      await onStage(stage);
    }
    progress.at(done, waitingFor === undefined ? '' : `waiting: ${waitingFor}`);
    if (state !== 'done') return;
    progress.finish();
    ended.add(stage);
  };

  return async (last) => {
    movedAt = Date.now();
    while (!ended.has(last)) {
      const views = await operator.selection(waveId);
      for (const view of views) await show(view);
      const now = JSON.stringify(views.map(({ stage, done }) => [stage, done]));
      if (now !== seen) movedAt = Date.now();
      seen = now;
      if (Date.now() - movedAt > 120_000) throw new Error('The selection has not moved for two minutes.');
      await pause(500);
    }
  };
};

/** A sample of those who joined, spread evenly, reads the result; the demo notes what they read. */
export const readResults = async (cast: Cast, waveId: string, sample: number): Promise<void> => {
  const { stack, diary } = cast;
  const everyone = [...diary.tickets.keys()];
  const stride = Math.max(1, Math.floor(everyone.length / sample));
  const readers = everyone.filter((_, position) => position % stride === 0).slice(0, sample);
  const progress = progressOf(`results read, of ${everyone.length} people`, readers.length);
  await forEachOf(readers, phones, async (applicant) => {
    const outcome = await citizenOf(stack, applicant).outcome(waveId);
    counted(diary.outcomes, outcome);
    if (outcome === 'selected') diary.selected.add(applicant);
    progress.advance();
  });
  progress.finish();
};
