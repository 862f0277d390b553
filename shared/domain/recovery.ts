import { Refusal } from '../errors.ts';
import { isFree, type FreedPlace } from './freed-place.ts';
import type { Quota } from './quota.ts';
import { isWaitingListOver, type Wave } from './wave.ts';

/**
 * Whether the freed places of a wave can feed another: nobody can be called for them any more.
 * @throws Refusal recovery-unpublished, waiting-list-open.
 */
export const mustBeRecoverable = (wave: Wave, at: Date): void => {
  const field = 'quota.recovers';
  if (wave.progress !== 'published' || wave.openRun !== undefined) throw new Refusal('recovery-unpublished', { field });
  if (!isWaitingListOver(wave, at)) throw new Refusal('waiting-list-open', { field });
};

/** Whether a recovery up to an instant (ISO 8601) takes this place of a wave: freed by then, free still, and not taken by a recovery before. */
export const isRecovered = (place: FreedPlace, { recoveredThrough = '' }: Wave, through: string): boolean =>
  isFree(place) && place.at <= through && place.at > recoveredThrough;

/**
 * The quota table that freed places make: each in the regency in which it was given out.
 * @throws Refusal nothing-to-recover.
 */
export const recoveredQuota = (places: readonly FreedPlace[]): Quota => {
  if (places.length === 0) throw new Refusal('nothing-to-recover', { field: 'quota.recovers' });
  return Object.fromEntries([...Map.groupBy(places, ({ regency }) => regency)].map(([code, of]) => [code, of.length]));
};
