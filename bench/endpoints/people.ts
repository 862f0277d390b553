import { citizenOf } from '../../local/demo/citizen.ts';
import { operatorOf } from '../../local/demo/operator.ts';
import type { Applicant } from '../../local/demo/people.ts';
import { forEachOf } from '../../local/demo/progress.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { untilThere } from '../chaos/calls.ts';
import { peopleInTurn, type Cast, type Needed } from '../replay/cast.ts';

const waveId = '2023-72';
const atOnce = 8;
const dayMilliseconds = 86_400_000;

/** Has people come as far as the endpoints need them, by the API: into a wave that stays open. */
export const peopleOf = async (stack: LocalStack, needed: Needed, seed: number): Promise<Cast> => {
  const some = peopleInTurn(seed);
  // One in some fifty is on a ministry's list, and may not join.
  const spare = (count: number): number => Math.ceil(1.1 * count) + 5;
  const [fresh, candidates] = [some(needed.fresh), some(spare(needed.registered + needed.joined))];
  const after = (milliseconds: number): Date => new Date(Date.now() + milliseconds);
  await operatorOf(stack).createWave({
    ...{ waveId, opensAt: after(1_000), closesAt: after(dayMilliseconds), cutoffAt: after(dayMilliseconds + 60_000) },
    ...{ drawAt: after(dayMilliseconds + 120_000), objectionWindowSeconds: 60, places: 10 },
    weights: Object.fromEntries(candidates.map(({ person }) => [person.registered.regency, 1])),
  });
  await forEachOf(candidates, atOnce, async (applicant) => {
    await citizenOf(stack, applicant).register();
  });
  const verified: Applicant[] = [];
  await forEachOf(candidates, atOnce, async (applicant) => {
    const status = await untilThere(`that ${applicant.subject} is decided on`, async () => {
      const registration = await citizenOf(stack, applicant).registration();
      return registration.status === 'verifying' ? undefined : registration.status;
    });
    if (status === 'verified') verified.push(applicant);
  });
  const [joining, registered] = [verified.slice(0, needed.joined), verified.slice(needed.joined)];
  if (registered.length < needed.registered) throw new Error('Too few people may join.');
  const joined: { applicant: Applicant; waveId: string; ticket: string }[] = [];
  await forEachOf(joining, atOnce, async (applicant) => {
    const answer = await citizenOf(stack, applicant).join(waveId);
    if (!('ticket' in answer)) throw new Error(`${applicant.subject} could not join: ${answer.code}.`);
    joined.push({ applicant, waveId, ticket: answer.ticket });
  });
  return { fresh, registered, joined, holders: [], openWave: waveId, drawnWave: waveId };
};
