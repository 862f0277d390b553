import type { Language } from '../common/languages.ts';
import { numberText } from '../common/format.ts';
import { ofHundred } from '../common/of-hundred.ts';
import { toldPart, type Total } from './totals.ts';
import { regionWords } from './words.ts';

/** Of fewer people a share says little, and too much of single ones. */
export const fewestPeople = 100;

/** By what areas of different sizes are compared: what came of a hundred people. */
export const shares = ['drawn', 'bought', 'trainingsCompleted', 'incentivesPaid'] as const;
export type ShareName = (typeof shares)[number];

/** What shares are of. */
type Compared = Readonly<Record<ShareName | 'eligible' | 'called', Total>>;

/** A share of a hundred: as it is, or at least so large where counts are withheld in it; or why there is none. */
export type Share = { readonly ofHundred: number; readonly isLeast: boolean } | 'hidden' | 'too-few' | 'unknown';

/** Of whom a share is: of who was in the draw; or of who got a place, by the draw or afterwards. */
const wholeOf = (name: ShareName, { eligible, drawn, called }: Compared): readonly Total[] =>
  name === 'drawn' ? [eligible] : [drawn, called];

/**
 * What came of a hundred people of an area. Counts withheld among the people are each below `smallestCount`, so that they
 * are at most so many more; those withheld of what came of them may be of any size, so that the share is at least so large.
 */
export const shareOf = (name: ShareName, figures: Compared | undefined, smallestCount: number): Share => {
  if (figures === undefined) return 'unknown';
  const whole = wholeOf(name, figures);
  const part = figures[name];
  const least = whole.reduce((sum, total) => sum + toldPart(total), 0);
  const withheld = whole.reduce((sum, total) => sum + ('count' in total ? 0 : total.withheldCounts), 0);
  if (least < fewestPeople) return 'too-few';
  if ('count' in part && part.count === 0) return { ofHundred: 0, isLeast: false };
  const isLeast = withheld > 0 || !('count' in part);
  if (isLeast) {
    const most = least + withheld * (smallestCount - 1);
    const share = Math.floor((100 * toldPart(part)) / most);
    return share === 0 ? 'hidden' : { ofHundred: share, isLeast };
  }
  // One person may complete several trainings.
  const isOfPeople = name === 'drawn' || name === 'bought';
  return {
    ofHundred: isOfPeople ? ofHundred(part.count, least) : Math.round((100 * part.count) / least),
    isLeast,
  };
};

/** A share as it is told to people. */
export const shareText = (language: Language, share: Share): string => {
  const words = regionWords[language];
  if (share === 'hidden') return words.hidden;
  if (share === 'too-few') return words.tooFew;
  if (share === 'unknown') return words.unknown;
  const told = numberText(language, share.ofHundred);
  return share.isLeast ? words.atLeast(told) : told;
};
