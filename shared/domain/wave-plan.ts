import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { QuotaInput, type Quota } from './quota.ts';
import { PriorityGroup, Scheme } from './rule-set.ts';
import { currentRuleSet } from './rule-sets.ts';
import { dateInWib, type Wave } from './wave.ts';

/** An instant with any offset, such as `2023-02-17T19:00:00+07:00`, as the same instant in UTC. */
const InstantInput = z
  .string()
  .max(40)
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text).toISOString());

const dayInSeconds = 86_400;

/** What an operator sends to create a wave. The cut-off is an instant, or so many hours after closing. */
export const WavePlan = z
  .strictObject({
    waveId: WaveId,
    scheme: Scheme,
    opensAt: InstantInput,
    closesAt: InstantInput,
    cutoffAt: InstantInput.optional(),
    verificationHours: z.number().min(0).max(720).optional(),
    drawAt: InstantInput,
    objectionWindowSeconds: z
      .int()
      .min(0)
      .max(30 * dayInSeconds),
    reservePercent: z.int().min(0).max(100).default(0),
    reservedGroups: z
      .array(PriorityGroup)
      .max(10)
      .transform((groups) => [...new Set(groups)].sort())
      .default([]),
    waitingListDays: z.int().min(0).max(60).default(0),
    quota: QuotaInput,
  })
  .transform(({ cutoffAt, verificationHours, ...plan }, context) => {
    const refuse = (message: string, field: string) => {
      context.addIssue({ code: 'custom', message, path: [field] });
      return z.NEVER;
    };
    if ((cutoffAt === undefined) === (verificationHours === undefined)) return refuse('cutoff-unclear', 'cutoffAt');
    const cutoff = cutoffAt ?? new Date(Date.parse(plan.closesAt) + (verificationHours ?? 0) * 3_600_000).toISOString();
    if (plan.closesAt <= plan.opensAt) return refuse('wave-instants-unordered', 'closesAt');
    if (cutoff < plan.closesAt) return refuse('wave-instants-unordered', 'cutoffAt');
    if (plan.drawAt < cutoff) return refuse('wave-instants-unordered', 'drawAt');
    if (plan.reservePercent > 0 && plan.reservedGroups.length === 0)
      return refuse('reserve-for-nobody', 'reservedGroups');
    const ruleVersion = ruleVersionOn(plan.scheme, dateInWib(new Date(plan.closesAt)));
    if (ruleVersion === undefined) return refuse('scheme-not-in-force', 'scheme');
    return { ...plan, cutoffAt: cutoff, ruleVersion };
  });
export type WavePlan = z.infer<typeof WavePlan>;

const ruleVersionOn = (scheme: Scheme, on: string): string | undefined => {
  try {
    return currentRuleSet(scheme, on).version;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** The wave of a plan, with its quota table counted, under the rules in force on its closing date. */
export const plannedWave = (
  plan: Omit<WavePlan, 'quota'>,
  quota: Quota,
  created: {
    readonly createdAt: string;
    readonly createdBy: string;
    /** The waves whose freed places the quota is. */
    readonly recovers?: readonly WaveId[] | undefined;
  },
): Wave => ({
  ...plan,
  version: 1,
  ...(created.recovers === undefined ? {} : { recovers: [...created.recovers] }),
  quotaTotal: Object.values(quota).reduce((total, places) => total + places, 0),
  createdAt: created.createdAt,
  createdBy: created.createdBy,
  progress: 'scheduled',
  lastRun: 1,
  drawRun: 1,
});
