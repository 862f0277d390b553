import { forEachOf } from '../../local/demo/progress.ts';
import type { Applicant } from '../../local/demo/people.ts';
import type { Setting } from './setting.ts';
import type { Journey } from './wave-journeys.ts';

/** Requests on their way at once. */
const atOnce = 4;

/** Has everybody go on a journey, step by step, until nothing of it is left to follow. All sources are held, before and after. */
export const goOn = async (
  { sources }: Pick<Setting, 'sources'>,
  { steps, onlyReads = false }: Pick<Journey, 'steps' | 'onlyReads'>,
  applicants: readonly Applicant[],
): Promise<void> => {
  for (const step of steps) {
    await forEachOf(applicants, atOnce, async (applicant) => {
      await step(applicant);
    });
    if (!onlyReads) await sources.settle();
  }
};
