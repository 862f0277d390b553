import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import { VisitId, type VisitOpened, type VisitRequested } from '../../../events/visit-changed.ts';
import { Refusal } from '../../errors.ts';
import { codeOf, codeValidUntil, isCodeOf } from '../one-time-code.ts';
import type { HelpDeskRules } from './rules.ts';

/** What somebody comes to a help desk for: the message with the code names it. */
export const topics = ['registration', 'wave', 'objection', 'incentive', 'debt', 'other'] as const;
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;

/**
 * A visit of one person to a help desk: one member of staff asked for whoever has a NIK, and may act for them once they
 * read out the one-time code. Neither the NIK nor the code is kept: the code follows from the number of the visit and a
 * key. A visit for a NIK with which nobody is registered looks the same to the member of staff; no code opens it.
 */
export const Visit = z.object({
  visitId: VisitId,
  /** The token's subject of the member of staff: nobody else has a use for the visit. */
  staffId: z.string(),
  /** The groups of the token: among them the regency of the help desk. */
  groups: z.array(z.string()),
  topic: Topic,
  /** What for, in the words of the member of staff, encrypted: words may name people. */
  purpose: z.string(),
  applicantId: ApplicantId.optional(),
  requestedAt: Instant,
  codeValidUntil: Instant,
  triesLeft: z.int().nonnegative(),
  openedAt: Instant.optional(),
  openUntil: Instant.optional(),
  /** When the member of staff closed it, before its time. */
  endedAt: Instant.optional(),
});
export type Visit = z.infer<typeof Visit>;

/** A visit that somebody agreed to. */
export interface OpenedVisit extends Visit {
  readonly applicantId: ApplicantId;
  readonly openedAt: string;
  readonly openUntil: string;
}

interface By {
  readonly rules: Pick<HelpDeskRules, 'code' | 'openMinutes'>;
  readonly at: Date;
}

/** A visit that is asked for at an instant, and that it was. */
export const requestedVisit = (
  visit: Pick<Visit, 'visitId' | 'staffId' | 'groups' | 'topic' | 'purpose' | 'applicantId'>,
  { rules, at }: By,
): { readonly visit: Visit; readonly event: VisitRequested } => {
  const { visitId, staffId, applicantId } = visit;
  return {
    visit: {
      ...visit,
      requestedAt: at.toISOString(),
      codeValidUntil: codeValidUntil(rules.code.value, at),
      triesLeft: rules.code.value.tries,
    },
    event: {
      event: 'visit.requested.v1',
      occurredAt: at.toISOString(),
      data: { visitId, staffId, ...(applicantId === undefined ? {} : { applicantId }) },
    },
  };
};

const textOf = ({ visitId }: Pick<Visit, 'visitId'>): string => `visit-code\0${visitId}`;

/** The six digits that the person is sent. */
export const visitCodeOf = (key: Buffer, visit: Pick<Visit, 'visitId'>): string => codeOf(key, textOf(visit));

/** Whether a code opens the visit, under any of the live keys; none opens that of a NIK which nobody registered. */
export const isVisitCode = (keys: readonly Buffer[], visit: Visit, code: string): boolean =>
  // The code is worked out either way, so that nobody tells by the time.
  isCodeOf(keys, textOf(visit), code) && visit.applicantId !== undefined;

/** The visit, if it is this member of staff’s own. @throws Refusal visit-not-found: nobody learns of others’ visits. */
export const visitOf = (staffId: string, visit: Visit | undefined): Visit => {
  if (visit?.staffId !== staffId) throw new Refusal('visit-not-found');
  return visit;
};

/**
 * What is wrong with the code may be told of every visit, since it has nothing to do with who is registered.
 * @throws Refusal visit-code-expired, visit-code-used-up
 */
export const mustTakeCode = ({ codeValidUntil: until, triesLeft }: Visit, at: Date): void => {
  if (at.toISOString() > until) throw new Refusal('visit-code-expired', { field: 'code' });
  if (triesLeft === 0) throw new Refusal('visit-code-used-up', { field: 'code' });
};

/** The visit from the instant at which the right code was read out, and that it was. */
export const openedVisit = (
  visit: Visit & { readonly applicantId: ApplicantId },
  { rules, at }: By,
): { readonly visit: OpenedVisit; readonly event: VisitOpened } => {
  const { visitId, staffId, applicantId, triesLeft } = visit;
  const openUntil = new Date(at.getTime() + rules.openMinutes.value * 60_000).toISOString();
  return {
    visit: { ...visit, triesLeft: triesLeft - 1, openedAt: at.toISOString(), openUntil },
    event: { event: 'visit.opened.v1', occurredAt: at.toISOString(), data: { visitId, staffId, applicantId } },
  };
};

/** Whether the right code was read out, whatever became of the visit since. */
export const wasOpened = (visit: Visit): visit is OpenedVisit =>
  visit.applicantId !== undefined && visit.openedAt !== undefined && visit.openUntil !== undefined;

/**
 * The visit, if the member of staff may act in it at an instant.
 * @throws Refusal visit-not-open before the code was read out, visit-over after its time.
 */
export const mustBeOpen = (visit: Visit, at: Date): OpenedVisit => {
  if (!wasOpened(visit)) throw new Refusal('visit-not-open');
  const until = visit.endedAt ?? visit.openUntil;
  if (at.toISOString() >= until) throw new Refusal('visit-over', { values: { until } });
  return visit;
};
