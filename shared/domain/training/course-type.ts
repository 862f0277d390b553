import type { Mode } from '../catalogue/mode.ts';

/** What the institutions' API calls a mode: a number, a label and a method of learning. */
export interface CourseType {
  readonly type: number;
  readonly label: string;
  readonly learningMethod: string;
  /** Whether presence is proven on a page, and not at a place only. */
  readonly isAttendedOnline: boolean;
}

const courseTypes: Readonly<Record<Mode, CourseType>> = {
  'self-paced': { type: 1, label: 'Pembelajaran Mandiri', learningMethod: 'spl', isAttendedOnline: true },
  webinar: { type: 2, label: 'Webinar', learningMethod: 'webinar', isAttendedOnline: true },
  offline: { type: 3, label: 'Luring', learningMethod: 'luring', isAttendedOnline: false },
  hybrid: { type: 4, label: 'Bauran', learningMethod: 'bauran', isAttendedOnline: true },
};

/** A mode as the institutions' API writes it. */
export const courseTypeOf = (mode: Mode): CourseType => courseTypes[mode];
