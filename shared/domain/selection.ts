import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { Stage } from '../../events/selection-stage-started.ts';
import type { Run } from './run.ts';
import type { Wait } from './selection-waits.ts';
import type { Wave } from './wave.ts';

/** The unit whose message puts all other units of a stage on the queue. */
export const fanOutUnit = 'fan-out';

const UnitName = z.string().regex(/^[0-9a-z.:-]{1,32}$/);

/** One step of a selection: a unit of a stage, or several. Read by run-selection-step, which also sends it. */
export const SelectionStep = z.object({
  waveId: WaveId,
  run: z.int().positive().default(1),
  stage: Stage,
  unit: UnitName,
  /** Further units that the same message carries. */
  more: z.array(UnitName).optional(),
});
export type SelectionStep = z.infer<typeof SelectionStep>;

/** A stage is spread over so many messages, and a message carries no more units than this, whatever that makes. */
const messagesAStage = 32;
const unitsAMessage = 20;

/**
 * The steps that carry these units: few enough that small units do not cost a message each, and enough that large
 * ones are worked on side by side.
 */
export const stepsOf = ({ waveId, run }: Run, stage: Stage, units: readonly string[]): SelectionStep[] => {
  const together = Math.min(unitsAMessage, Math.max(1, Math.ceil(units.length / messagesAStage)));
  return Array.from({ length: Math.ceil(units.length / together) }, (_, place) =>
    units.slice(place * together, (place + 1) * together),
  ).map(([unit = '', ...more]) => ({ waveId, run, stage, unit, ...(more.length > 0 ? { more } : {}) }));
};

/**
 * How long before the round's time the strikes are sealed, in seconds: a minute, and half the objection window where
 * that is shorter, but enough to put one file on the public record.
 */
const sealMarginSeconds = ({ objectionWindowSeconds }: Pick<Wave, 'objectionWindowSeconds'>): number =>
  Math.min(60, Math.max(3, Math.floor(objectionWindowSeconds / 2)));

/**
 * The instant (ISO 8601, UTC) before which the beacon's round of a wave committed to at `committedAt` may not be. Where
 * another commitment is replaced, whose round is of the instant `replacedAt`, it comes after that.
 */
export const roundNotBefore = (wave: Wave, committedAt: string, replacedAt?: string): string => {
  const windowSeconds = wave.objectionWindowSeconds + sealMarginSeconds(wave);
  const afterReplaced = replacedAt === undefined ? 0 : Date.parse(replacedAt) + 1;
  const notBefore = Math.max(Date.parse(wave.drawAt), Date.parse(committedAt) + windowSeconds * 1_000, afterReplaced);
  return new Date(notBefore).toISOString();
};

/**
 * The instant (ISO 8601, UTC) from which a commitment to this round would be published too late: less than the
 * objection window would be left of it, or nothing at all.
 */
export const commitBefore = (wave: Pick<Wave, 'objectionWindowSeconds'>, roundAt: string): string =>
  new Date(Date.parse(roundAt) - (wave.objectionWindowSeconds + sealMarginSeconds(wave) / 2) * 1_000).toISOString();

/** When the strikes of a wave are sealed, from the time of its round (both ISO 8601, UTC). */
export const sealTime = (wave: Pick<Wave, 'objectionWindowSeconds'>, roundAt: string): string =>
  new Date(Date.parse(roundAt) - sealMarginSeconds(wave) * 1_000).toISOString();

/**
 * The regency under which an excluded ticket is listed whose own is not known or has no quota: any of the quota table
 * would do, so it is the ticket's own first 32 bits that choose among the codes, given in ascending order.
 * @throws RangeError when the quota table is empty.
 */
export const regencyOfUnplaced = (ticket: string, codes: readonly string[]): string => {
  const code = codes[Number.parseInt(ticket.slice(0, 8), 16) % codes.length];
  if (code === undefined) throw new RangeError('The quota table has no regency.');
  return code;
};

/** How far a stage has come, as read from the record. */
export interface StageRecord {
  readonly stage: Stage;
  readonly startedAt: string;
  /** The instant at which the next stage started. */
  readonly endedAt?: string | undefined;
  /** Undefined until the units have been put on the queue. */
  readonly total?: number | undefined;
  readonly done: number;
  readonly lastDoneAt?: string | undefined;
  readonly waitingFor?: Wait | undefined;
}

export interface StageProgress extends Omit<StageRecord, 'waitingFor'> {
  readonly state: 'running' | 'waiting' | 'stalled' | 'done';
  readonly remaining: number;
  /** Units a second since the stage started. */
  readonly rate: number;
  /** Seconds until the stage is done at that rate; undefined where nothing tells. */
  readonly estimateSeconds?: number | undefined;
  /** In the language of whoever asks. */
  readonly waitingFor?: string | undefined;
}

/** A stage in which no unit was done for so long, in seconds, is looked after. It exceeds the time-out of one unit. */
export const stalledAfterSeconds = 330;

/** A stage's progress, rate and estimate at an instant, and what it waits for. */
export const progressOf = (record: StageRecord, at: Date, language: 'id' | 'en'): StageProgress => {
  const { startedAt, endedAt, total = 0, done, lastDoneAt, waitingFor } = record;
  const remaining = Math.max(0, total - done);
  const until = endedAt ?? at.toISOString();
  const elapsedSeconds = Math.max(0.001, (Date.parse(until) - Date.parse(startedAt)) / 1_000);
  const rate = done / elapsedSeconds;
  const isDone = endedAt !== undefined || (record.total !== undefined && remaining === 0);
  const idleSeconds = (at.getTime() - Date.parse(lastDoneAt ?? startedAt)) / 1_000;
  const state = isDone
    ? 'done'
    : waitingFor !== undefined
      ? 'waiting'
      : idleSeconds > stalledAfterSeconds
        ? 'stalled'
        : 'running';
  const estimateSeconds = isDone ? 0 : done > 0 ? Math.ceil(remaining / rate) : undefined;
  return { ...record, state, remaining, rate, estimateSeconds, waitingFor: waitingFor?.[language] };
};
