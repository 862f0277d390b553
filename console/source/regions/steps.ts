import type { Language } from '../common/language.ts';
import { numberText } from '../common/format.ts';
import type { Figures } from './answers.ts';
import { isTold, toldPart, type Total } from './totals.ts';
import { regionWords } from './words.ts';

/** What people pass through, one after the other, and then what ends it. */
export const steps = [
  'joined',
  'eligible',
  'drawn',
  'called',
  'bought',
  'trainingsCompleted',
  'incentivesPaid',
  'cardsEnded',
  'cardsStopped',
] as const satisfies readonly (keyof Figures)[];
export type Step = (typeof steps)[number];

/** Steps beside each other in a table that lists waves or regencies. */
export const listedSteps = ['joined', 'drawn', 'bought', 'trainingsCompleted', 'incentivesPaid'] as const;

/**
 * A total as it is told. A hidden one is not said to be small: it may be hidden because few of the people are left who are
 * not counted in it.
 */
export const totalText = (language: Language, total: Total | undefined): string => {
  const words = regionWords[language];
  if (total === undefined) return words.unknown;
  if (!isTold(total)) return words.hidden;
  const told = numberText(language, toldPart(total));
  return 'count' in total ? told : words.atLeast(told);
};
