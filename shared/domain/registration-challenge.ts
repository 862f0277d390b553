import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { Refusal } from '../errors.ts';
import { isWork } from './proof-of-work.ts';
import { workText } from './registration-work.ts';

/** How a person who registers shows that it cost them something: by work of their device, or by waiting their turn. */
export const ways = ['work', 'waiting'] as const;
type Way = (typeof ways)[number];

/** What an operator sets about the brake on registrations. */
export const ChallengeSettings = z.strictObject({
  /** Whether who registers needs a proof. */
  on: z.boolean(),
  /** Zero bits at the start of a hash; each one more doubles the work. */
  difficulty: z.int().min(8).max(24),
  /** How long who waits waits at least, in seconds. */
  waitSeconds: z.int().min(10).max(3_600),
  /** How many of those who wait get their turn in a minute, all together. */
  turnsPerMinute: z.int().min(60).max(60_000),
});
export type ChallengeSettings = z.infer<typeof ChallengeSettings>;

/** The switch as it stands: what was set, by whom, when and why. Revision 0 is what nobody has set yet. */
export const ChallengeSwitch = ChallengeSettings.extend({
  revision: z.int().nonnegative(),
  reason: z.string(),
  setBy: z.string(),
  setAt: Instant.optional(),
}).strip();
export type ChallengeSwitch = z.infer<typeof ChallengeSwitch>;

/** How the switch stands before anybody has set it: off. */
export const unsetSwitch: ChallengeSwitch = {
  on: false,
  difficulty: 18,
  waitSeconds: 60,
  turnsPerMinute: 600,
  revision: 0,
  reason: '',
  setBy: '',
};

/** Whether a switch says already what is to be set. */
export const isSameSetting = (stands: ChallengeSwitch, wished: ChallengeSettings): boolean =>
  stands.on === wished.on &&
  stands.difficulty === wished.difficulty &&
  stands.waitSeconds === wished.waitSeconds &&
  stands.turnsPerMinute === wished.turnsPerMinute;

/** For how long a challenge to work is good, in seconds: a cheap phone is done in one of them at the usual difficulty. */
export const workLifetimeSeconds = 1_800;

/** For how long somebody whose turn has come may send, in seconds: who reads with a screen reader needs time. */
export const turnLifetimeSeconds = 1_800;

/** The longest that anybody is made to wait, in seconds: after that the lane is full, and says so. */
export const longestWaitSeconds = 7_200;

/** What we signed for one person: what they are to do, from when and until when it is good, in seconds of Unix time. */
export interface Challenge {
  readonly way: Way;
  readonly from: number;
  readonly until: number;
  /** Of work; 0 where somebody waits. */
  readonly difficulty: number;
}

/** A challenge to work, of somebody who asks at an instant. */
export const challengeToWork = ({ difficulty }: ChallengeSettings, at: Date): Challenge => {
  const from = Math.floor(at.getTime() / 1_000);
  return { way: 'work', from, until: from + workLifetimeSeconds, difficulty };
};

/** What lets somebody in whose turn comes at an instant. */
export const challengeToWait = (turnAt: Date): Challenge => {
  const from = Math.ceil(turnAt.getTime() / 1_000);
  return { way: 'waiting', from, until: from + turnLifetimeSeconds, difficulty: 0 };
};

/** In how many partitions the lane of those who wait is kept: no single item takes all of an opening. */
export const lanes = 16;

/** How far apart the turns of one of the lanes are, in milliseconds. */
export const turnInterval = ({ turnsPerMinute }: ChallengeSettings): number =>
  Math.ceil((60_000 * lanes) / turnsPerMinute);

/** A proof as it is sent: a challenge, and for work a number after a colon. */
const presentedProof = (header: string): { readonly challenge: string; readonly number?: number } | undefined => {
  const [, challenge, number] = /^([A-Za-z0-9_-]{36})(?::(\d{1,15}))?$/.exec(header.trim()) ?? [];
  if (challenge === undefined) return undefined;
  return number === undefined ? { challenge } : { challenge, number: Number(number) };
};

/**
 * Whether what was presented lets its bearer register at an instant: their own challenge, in its time, and the work done.
 * @throws Refusal registration-proof-missing, -invalid, -expired, or -early with the seconds that are left.
 */
export const mustBeProven = (
  header: string | undefined,
  /** The challenge in a text that we signed for this person; undefined for any other text. */
  signed: (challenge: string) => Challenge | undefined,
  at: Date,
): void => {
  if (header === undefined || header === '') throw new Refusal('registration-proof-missing');
  const presented = presentedProof(header);
  const challenge = presented && signed(presented.challenge);
  if (presented === undefined || challenge === undefined) throw new Refusal('registration-proof-invalid');
  const now = at.getTime() / 1_000;
  if (now > challenge.until) throw new Refusal('registration-proof-expired');
  switch (challenge.way) {
    case 'waiting': {
      if (now >= challenge.from) return;
      const seconds = Math.ceil(challenge.from - now);
      throw new Refusal('registration-proof-early', { values: { seconds }, retryAfterSeconds: seconds });
    }
    case 'work': {
      const { number } = presented;
      if (number === undefined || !isWork(workText(presented.challenge), number, challenge.difficulty))
        throw new Refusal('registration-proof-invalid');
    }
  }
};
