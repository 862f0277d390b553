import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import { SignalKind } from '../../../events/risk-changed.ts';
import type { RiskRules } from './rules.ts';

/** Something that several people may share, by its keyed hash under one version of the key. */
export const Signal = z.object({ kind: SignalKind, version: z.int(), hash: z.string() });
export type Signal = z.infer<typeof Signal>;

/** That a person has it since an instant; until another, where a change of it is cooling off. */
export const Membership = Signal.extend({ since: Instant, until: Instant.optional() });
export type Membership = z.infer<typeof Membership>;

/** All that a person shares, or might: what they are found by, and taken out of when it changes. */
export const PersonSignals = z.object({
  applicantId: ApplicantId,
  revision: z.int().nonnegative(),
  joined: z.array(Membership),
});
export type PersonSignals = z.infer<typeof PersonSignals>;

/** One of those who share a thing. */
export const Member = z.object({ applicantId: ApplicantId, at: Instant, until: Instant.optional() });
export type Member = z.infer<typeof Member>;

/** The random number of a device, which a client makes once and sends; only its keyed hash is kept. */
const deviceNumber = /^[\w-]{16,64}$/;

/** The number of the device in a request's headers; undefined where there is none, or no random one. */
export const deviceOf = (header: string | undefined): string | undefined =>
  header !== undefined && deviceNumber.test(header) ? header : undefined;

/** Text by which a signal is told from all others. */
export const signalName = ({ kind, version, hash }: Signal): string => `${kind}#${String(version)}#${hash}`;

/** What a person has now. Under several keys it has several hashes: those of one value have the same `value`. */
export type Held = Membership & { readonly value: string };

/** What a person has, each since they have had it, under whichever key: an exchange of keys makes nobody newer. */
export const sinceThen = (joined: readonly Membership[], held: readonly Held[]): Held[] => {
  const before = new Map(joined.map((membership) => [signalName(membership), membership.since]));
  const sinceOf = (value: string): string | undefined =>
    held
      .filter((other) => other.value === value)
      .flatMap((other) => before.get(signalName(other)) ?? [])
      .sort()[0];
  return held.map((one) => ({ ...one, since: before.get(signalName(one)) ?? sinceOf(one.value) ?? one.since }));
};

/** What a person is to join, or to join until another instant, and what to leave. */
export const changesOf = (
  joined: readonly Membership[],
  wanted: readonly Membership[],
): { readonly join: readonly Membership[]; readonly leave: readonly Membership[] } => {
  const before = new Map(joined.map((membership) => [signalName(membership), membership]));
  const after = new Set(wanted.map(signalName));
  return {
    join: wanted.filter((membership) => {
      const standing = before.get(signalName(membership));
      return standing === undefined || standing.until !== membership.until;
    }),
    leave: joined.filter((membership) => !after.has(signalName(membership))),
  };
};

/** Whether somebody still has it at an instant (ISO 8601). */
export const isMember = ({ until }: Pick<Member, 'until'>, at: string): boolean => until === undefined || until > at;

/** How an earlier case about the same thing was closed. */
export interface EarlierVerdict {
  readonly verdict: 'clear' | 'confirm';
  /** When those who decided looked at its members: ISO 8601. */
  readonly lookedAt: string;
}

/**
 * Whether people are to look into those who share a thing: more do than may. After a case that was cleared, once there are
 * twice as many as then; what so many share that they are not counted any more is a known place and stays cleared. After a
 * case that was confirmed, as soon as one more does. `members` are those who have it now, at most as many as are counted.
 */
export const isOver = (
  members: readonly Pick<Member, 'at'>[],
  kind: Signal['kind'],
  { rules, earlier }: { readonly rules: RiskRules; readonly earlier: EarlierVerdict | undefined },
): boolean => {
  const most = rules.sharedBy.value[kind];
  if (earlier === undefined) return members.length > most;
  const then = members.filter(({ at }) => at <= earlier.lookedAt).length;
  if (earlier.verdict === 'confirm') return members.length > then;
  return members.length < rules.mostCounted.value && members.length > Math.max(most, 2 * then);
};

/** The sizes that a case is said to have at least. */
const sizes = [200, 100, 50, 20, 10, 5, 2];

/** The size that a case about so many people is said to have at least. */
export const sizeAtLeast = (members: number): number => sizes.find((size) => size <= members) ?? 1;
