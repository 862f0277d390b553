import type { WaveId } from '../../events/event.ts';
import { dueDay, isOverdue, isUsed, type Award } from '../domain/award.ts';
import { daysAheadOf, type DeadlineStep } from '../domain/deadline.ts';
import { channels, type Notice } from '../domain/notice.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import type { Wave } from '../domain/wave.ts';
import { count } from '../platform/metrics.ts';
import type { Outgoing } from '../queue/send.ts';
import { takeTurns } from '../queue/turns.ts';
import { endAward, type EndingAwards } from '../standing/ending.ts';
import type { Deadlines, Due } from '../table/deadlines.ts';
import type { Registrations } from '../table/registrations.ts';
import { pagedDays, type PageStep } from './pages.ts';

/** How many people one step looks at. With ten at once it takes some seconds. */
const pageSize = 100;
const atOnce = 10;

export interface DeadlineWork extends EndingAwards {
  readonly deadlines: Pick<Deadlines, 'page' | 'drive' | 'finish'>;
  readonly waves: { get(waveId: WaveId): Promise<Wave | undefined> };
  readonly registrations: Pick<Registrations, 'get'>;
  /** Puts notices on their queue. */
  readonly notices: (messages: readonly Outgoing[]) => Promise<void>;
  /** Puts steps on the queue of deadlines. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Works on one page of a day's task, and puts the next one on the queue before it ends: whoever dies between comes
 * again, and what was done is found done. Somebody whose turn fails gets a message alone, so that nobody else waits.
 */
export const deadlineStep = (work: DeadlineWork) => {
  const { awards, deadlines, registrations, waves, notices, steps, now } = work;

  const revoke = async (award: Award): Promise<void> => {
    const at = now();
    if (!isOverdue(award, at)) return;
    const { applicantId, waveId } = award;
    const [wave, registration] = await Promise.all([waves.get(waveId), registrations.get(applicantId)]);
    if (wave === undefined || registration === undefined) throw new Error('A card has no wave, or no registration.');
    const end = { because: 'revoked', at: at.toISOString() } as const;
    const ended = await endAward(work, wave, { award, registration, end });
    if (ended.endedBecause === 'revoked' && ended.endedAt === end.at) count('CardsRevoked');
  };

  /** The reminders of one person: none to who has bought, or whose rules do not have this one. */
  const remindersOf = (award: Award, daysBefore: number): Notice[] => {
    const { applicantId, waveId, ticket, scheme, ruleVersion, state, firstPurchaseDeadline } = award;
    const isDue = state === 'active' && !isUsed(award) && firstPurchaseDeadline > now().toISOString();
    if (!isDue || !ruleSetOf(scheme, ruleVersion).purchaseReminderDays.value.includes(daysBefore)) return [];
    return channels.map((channel) => ({
      about: 'purchase-due',
      applicantId,
      waveId,
      ticket,
      day: dueDay(award),
      daysBefore,
      channel,
    }));
  };

  const turnOf = async ({ day, task }: PageStep, { applicantId, waveId }: Due): Promise<Notice[]> => {
    const award = await awards.get(applicantId, waveId);
    // The deadline may lie on another day by now, and a ruling may have moved the card.
    if (award === undefined || dueDay(award) !== day) return [];
    const daysBefore = daysAheadOf(task);
    if (daysBefore !== undefined) return remindersOf(award, daysBefore);
    await revoke(award);
    return [];
  };

  const page = pagedDays<Due>({
    page: deadlines.page,
    pageSize,
    deadlines,
    steps,
    now,
    async work(due, step) {
      const { day, task, shard } = step;
      const told: Notice[] = [];
      const failure = 'A person’s turn failed and is tried alone.';
      const failed = await takeTurns(due, { atOnce, failure }, async (one) => {
        told.push(...(await turnOf(step, one)));
      });
      await notices(told.map((body) => ({ body })));
      await steps(failed.map((one) => ({ body: { day, task, shard, only: one } satisfies DeadlineStep })));
    },
  });

  return async (step: DeadlineStep): Promise<void> => {
    const { only } = step;
    if (only === undefined) await page(step);
    else await notices((await turnOf(step, only)).map((body) => ({ body })));
  };
};
