import type { Wave } from './answers.ts';
import type { WaveRecord } from '../proof/record.ts';

/** The moments of a wave's life, in their order. */
const momentNames = ['opens', 'closes', 'locked', 'sealed', 'random', 'drawn', 'published'] as const;
type MomentName = (typeof momentNames)[number];

export interface Moment {
  readonly name: MomentName;
  /** When it was, or will be (ISO 8601); undefined where nobody can say. */
  readonly at: string | undefined;
  readonly state: 'done' | 'next' | 'ahead';
}

type LivedWave = Pick<Wave, 'status' | 'opensAt' | 'closesAt' | 'drawAt' | 'announcedAt'>;

/** The life of a wave as an instant finds it: what has been, by the clock or by the record, and what comes next. */
export const lifeOf = (wave: LivedWave, record: WaveRecord, now: Date): Moment[] => {
  const has = (instant: string | undefined) => instant !== undefined && Date.parse(instant) <= now.getTime();
  const isPublished = wave.status === 'published';
  const { commitment, strikes, fairness, roundAt = wave.drawAt } = record;
  const found: Record<MomentName, { readonly at: string | undefined; readonly isDone: boolean }> = {
    opens: { at: wave.opensAt, isDone: has(wave.opensAt) },
    closes: { at: wave.closesAt, isDone: has(wave.closesAt) },
    locked: { at: commitment?.committedAt, isDone: commitment !== undefined },
    sealed: { at: strikes?.sealedAt, isDone: strikes !== undefined },
    random: { at: roundAt, isDone: commitment !== undefined && (has(roundAt) || fairness !== undefined) },
    drawn: { at: undefined, isDone: fairness !== undefined },
    published: { at: wave.announcedAt, isDone: isPublished },
  };
  // What comes later in a life has had all before it: a record that is still being read must not say otherwise.
  const reached = momentNames.findLastIndex((name) => found[name].isDone);
  return momentNames.map((name, place) => ({
    name,
    at: found[name].at,
    state: place <= reached ? 'done' : place === reached + 1 ? 'next' : 'ahead',
  }));
};
