import { told, toldOf, totalOf, type Told, type Total } from './small-counts.ts';

/** What is known of one wave in one regency, in people, but for trainings. Nothing of it is for anybody's eyes yet. */
export interface WaveFigures {
  /** Who joined and could not be drawn, by the reason's code; undefined for a wave from before it was noted by regency. */
  readonly notEligible: Readonly<Record<string, number>> | undefined;
  /** All of them, whatever the reason. */
  readonly excluded: number;
  readonly drawn: number;
  /** Who could have been drawn and was not: they wait for a place, or for the next wave. */
  readonly notDrawn: number;
  /** Who got a place afterwards that somebody else had given up or lost. */
  readonly called: number;
  readonly bought: number;
  /** Trainings. */
  readonly completed: number;
  readonly paid: number;
  readonly ended: number;
  readonly stopped: number;
}

/** The figures of a wave as they are told. */
export interface ToldFigures {
  readonly joined: Total;
  readonly eligible: Total;
  readonly notEligible: Total;
  /** Undefined where reasons were not noted by regency. */
  readonly reasons: Readonly<Record<string, Total>> | undefined;
  readonly drawn: Total;
  readonly notDrawn: Total;
  readonly called: Total;
  readonly bought: Total;
  readonly trainingsCompleted: Total;
  readonly incentivesPaid: Total;
  readonly cardsEnded: Total;
  readonly cardsStopped: Total;
}

/** The figures of one wave in one regency, without those that would tell of single people. */
export const toldFigures = (figures: WaveFigures, smallest: number): ToldFigures => {
  const one = (count: number): Told => told(count, smallest);
  const reasons =
    figures.notEligible === undefined
      ? undefined
      : Object.fromEntries(Object.entries(figures.notEligible).map(([code, count]) => [code, totalOf([one(count)])]));
  const notEligible = reasons === undefined ? totalOf([one(figures.excluded)]) : totalOf(Object.values(reasons));
  const [drawn, notDrawn, called] = [one(figures.drawn), one(figures.notDrawn), one(figures.called)];
  const cards = [drawn, called];
  const bought = toldOf(cards, figures.bought, smallest);
  const eligible = totalOf([drawn, notDrawn]);
  return {
    joined: totalOf([eligible, notEligible]),
    eligible,
    notEligible,
    reasons,
    drawn: totalOf([drawn]),
    notDrawn: totalOf([notDrawn]),
    called: totalOf([called]),
    bought: totalOf([bought]),
    trainingsCompleted: totalOf([one(figures.completed)]),
    incentivesPaid: totalOf([toldOf([bought], figures.paid, smallest)]),
    cardsEnded: totalOf([toldOf(cards, figures.ended, smallest)]),
    cardsStopped: totalOf([toldOf([bought], figures.stopped, smallest)]),
  };
};

const nothing: Total = { count: 0 };
const none: ToldFigures = {
  joined: nothing,
  eligible: nothing,
  notEligible: nothing,
  reasons: {},
  drawn: nothing,
  notDrawn: nothing,
  called: nothing,
  bought: nothing,
  trainingsCompleted: nothing,
  incentivesPaid: nothing,
  cardsEnded: nothing,
  cardsStopped: nothing,
};

const reasonsTogether = (
  one: ToldFigures['reasons'],
  other: ToldFigures['reasons'],
): Readonly<Record<string, Total>> | undefined => {
  if (one === undefined || other === undefined) return undefined;
  const codes = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(codes.map((code) => [code, totalOf([one[code] ?? nothing, other[code] ?? nothing])]));
};

/**
 * Figures of several regencies, or of several waves, as one: what is told of each, added up. Over several waves a person who
 * joined twice is counted twice, as they were drawn for twice.
 */
export const figuresTogether = (several: readonly ToldFigures[]): ToldFigures =>
  several.reduce(
    (one, other) => ({
      joined: totalOf([one.joined, other.joined]),
      eligible: totalOf([one.eligible, other.eligible]),
      notEligible: totalOf([one.notEligible, other.notEligible]),
      reasons: reasonsTogether(one.reasons, other.reasons),
      drawn: totalOf([one.drawn, other.drawn]),
      notDrawn: totalOf([one.notDrawn, other.notDrawn]),
      called: totalOf([one.called, other.called]),
      bought: totalOf([one.bought, other.bought]),
      trainingsCompleted: totalOf([one.trainingsCompleted, other.trainingsCompleted]),
      incentivesPaid: totalOf([one.incentivesPaid, other.incentivesPaid]),
      cardsEnded: totalOf([one.cardsEnded, other.cardsEnded]),
      cardsStopped: totalOf([one.cardsStopped, other.cardsStopped]),
    }),
    none,
  );
