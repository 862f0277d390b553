import * as z from 'zod';
import { WaveId } from '../../../events/event.ts';
import type { Award } from '../award.ts';
import type { Payout } from '../payouts/payout.ts';
import type { Registration } from '../registration.ts';
import type { Order } from '../training/order.ts';

/**
 * What is counted of a regency beside the draws themselves. `registered`: residents whose identity the registry confirmed;
 * it belongs to no wave. Of the cards of a wave, by the regency in which they were drawn: `bought`: people who have a
 * purchase that stands; `completed`: trainings that were completed; `paid`: incentives for a training that arrived;
 * `ended`: cards whose holders have them no more; `stopped`: cards of people who were found not entitled after they used
 * them.
 */
export const Counted = z.enum(['registered', 'bought', 'completed', 'paid', 'ended', 'stopped']);
export type Counted = z.infer<typeof Counted>;

/** That a count of a regency goes up or down by one, and what made it do so. */
export const Move = z.object({
  regency: z.string(),
  /** Of `registered` there is none. */
  waveId: WaveId.optional(),
  counted: Counted,
  by: z.union([z.literal(1), z.literal(-1)]),
  /** The same cause, the same move: it is counted once. */
  cause: z.string().min(1),
});
export type Move = z.infer<typeof Move>;

type Resident = Pick<Registration, 'applicantId' | 'version' | 'verification'>;

/** Where somebody lives by the registry's last definite word; undefined for who it did not confirm. */
const residenceOf = ({ verification }: Pick<Registration, 'verification'>): string | undefined => {
  const last = verification.findLast(({ outcome }) => outcome !== 'pending');
  return last?.outcome === 'matched' ? last.regency : undefined;
};

/**
 * What a change of a registration does to the residents that are counted: who was confirmed comes, who is not confirmed
 * any more goes, and who moved goes from one regency and comes to another. While somebody is being checked anew they stay
 * where they were.
 */
export const residenceMoves = (before: Resident | undefined, after: Resident): Move[] => {
  const from = before === undefined ? undefined : residenceOf(before);
  const to = residenceOf(after);
  if (from === to) return [];
  const cause = `${after.applicantId}#${after.version}`;
  return [
    ...(from === undefined ? [] : [{ regency: from, counted: 'registered', by: -1, cause: `from#${cause}` } as const]),
    ...(to === undefined ? [] : [{ regency: to, counted: 'registered', by: 1, cause: `to#${cause}` } as const]),
  ];
};

/** A registration whose person had it erased: they are no resident any more that is counted. */
export const departureMoves = (erased: Resident): Move[] => {
  const regency = residenceOf(erased);
  const cause = `erased#${erased.applicantId}#${erased.version}`;
  return regency === undefined ? [] : [{ regency, counted: 'registered', by: -1, cause }];
};

type Card = Pick<Award, 'regency' | 'waveId' | 'ticket'>;

/** Somebody has a purchase that stands who had none, or has none any more. */
export const boughtMove = ({ regency, waveId }: Card, by: 1 | -1, orderId: string): Move => ({
  ...{ regency, waveId, counted: 'bought', by },
  cause: `${by === 1 ? 'first' : 'last'}#${orderId}`,
});

/** A card ends, or is given back, at an instant (ISO 8601). One that a draw anew replaces was never its holder's: it is not counted. */
export const endedMoves = (
  { regency, waveId, ticket, endedBecause }: Pick<Award, 'endedBecause'> & Card,
  by: 1 | -1,
  at: string,
): Move[] =>
  endedBecause === 'redrawn'
    ? []
    : [
        {
          ...{ regency, waveId, counted: 'ended', by },
          cause: `${by === 1 ? 'end' : 'return'}#${waveId}#${ticket}#${at}`,
        },
      ];

/** A card is stopped, or its stop is lifted, at an instant (ISO 8601). */
export const stoppedMove = ({ regency, waveId, ticket }: Card, by: 1 | -1, at: string): Move => ({
  ...{ regency, waveId, counted: 'stopped', by },
  cause: `${by === 1 ? 'stop' : 'resume'}#${waveId}#${ticket}#${at}`,
});

/** An incentive for a training has arrived; those for surveys are not counted. */
export const paidMoves = ({ regency, waveId, kind, payoutId }: Payout): Move[] =>
  kind === 'incentive' ? [{ regency, waveId, counted: 'paid', by: 1, cause: payoutId }] : [];

/** A training was completed; of a purchase from before regencies were noted on them it is not known where. */
export const completedMoves = ({ regency, waveId, orderId }: Order): Move[] =>
  regency === undefined ? [] : [{ regency, waveId, counted: 'completed', by: 1, cause: orderId }];

/** Counts of one regency: of its residents, and of each wave's cards, by the wave. */
export interface RegionCounts {
  readonly registered: number;
  readonly waves: ReadonlyMap<WaveId, WaveCounts>;
}

/** The counts of one wave's cards in a regency. */
export const WaveCounts = z.object({
  bought: z.int(),
  completed: z.int(),
  paid: z.int(),
  ended: z.int(),
  stopped: z.int(),
});
export type WaveCounts = z.infer<typeof WaveCounts>;

export const noCounts: WaveCounts = { bought: 0, completed: 0, paid: 0, ended: 0, stopped: 0 };

/** What some moves come to together: for each regency and wave its counts and by how much they change. */
export const summedMoves = (
  moves: readonly Move[],
): {
  readonly regency: string;
  readonly waveId: WaveId | undefined;
  readonly changes: ReadonlyMap<Counted, number>;
}[] => {
  const places = Map.groupBy(moves, ({ regency, waveId = '' }) => `${regency}#${waveId}`);
  return [...places.values()].flatMap((ofPlace) => {
    const [first] = ofPlace;
    if (first === undefined) return [];
    const changes = new Map<Counted, number>();
    for (const { counted, by } of ofPlace) changes.set(counted, (changes.get(counted) ?? 0) + by);
    return [{ regency: first.regency, waveId: first.waveId, changes }];
  });
};
