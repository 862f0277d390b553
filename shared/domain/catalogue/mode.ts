import * as z from 'zod';
import type { RuleSet } from '../rule-sets.ts';

/** How a course is taught: alone on a learning system, live online, at a place, or both online and at a place. */
export const Mode = z.enum(['self-paced', 'webinar', 'offline', 'hybrid']);
export type Mode = z.infer<typeof Mode>;

/** What the programme's rules call the modes: SPL, webinar, luring and bauran. */
const ruleNames: Readonly<Record<Mode, RuleSet['trainingModes']['value'][number]>> = {
  'self-paced': 'spl',
  webinar: 'webinar',
  offline: 'luring',
  hybrid: 'bauran',
};

/** Whether a scheme's rules allow a mode. */
export const isModeAllowed = ({ trainingModes }: Pick<RuleSet, 'trainingModes'>, mode: Mode): boolean =>
  trainingModes.value.includes(ruleNames[mode]);

/** Whether people come to a place: only such courses have venues, and they are held in open provinces only. */
export const isHeldAtPlace = (mode: Mode): boolean => mode === 'offline' || mode === 'hybrid';

/** Whether the course is taught at set times. A self-paced one has no schedules. */
export const isScheduled = (mode: Mode): boolean => mode !== 'self-paced';
