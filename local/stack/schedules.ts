import { randomUUID } from 'node:crypto';
import { invokedAgain } from './function-faults.ts';
import { LOCAL_ACCOUNT } from './intrinsics.ts';
import type { InvocationResult } from './lambda-environment.ts';

/** A schedule of the template. */
export interface LocalSchedule {
  readonly name: string;
  /** Such as `rate(1 minute)`. */
  readonly expression: string;
  readonly functionArn: string;
  /** The event as JSON text; undefined for the one that EventBridge Scheduler makes. */
  readonly input: string | undefined;
  readonly isEnabled: boolean;
}

/** Running schedules. */
interface Schedules {
  /** Runs a schedule's target now, as if its time had come. */
  readonly run: (name: string) => Promise<InvocationResult>;
  readonly stop: () => void;
}

interface SchedulesOptions {
  readonly schedules: readonly LocalSchedule[];
  readonly region: string;
  /** How many times faster than the clock schedules run: 60 makes a second of a minute. 0 runs none by itself. */
  readonly speed: number;
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvocationResult>;
}

const UNIT_MILLISECONDS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Starts the schedules; the first run comes after the first interval. A run that is due while the last one goes on is
 * skipped, and one that Lambda turns away is tried again.
 */
export const startSchedules = ({ schedules, region, speed, invoke }: SchedulesOptions): Schedules => {
  let isStopped = false;
  const run = (schedule: LocalSchedule): Promise<InvocationResult> => {
    const event = eventOf(schedule, region);
    return invokedAgain(
      () => invoke(schedule.functionArn, event),
      () => !isStopped,
    );
  };
  const timers = schedules
    .filter(({ isEnabled }) => isEnabled && speed > 0)
    .map((schedule) => {
      let isRunning = false;
      return setInterval(
        () => {
          if (isRunning) return;
          isRunning = true;
          run(schedule)
            // A stopping stack ends what is running, and the function's log has every other reason.
            .catch(() => undefined)
            .finally(() => {
              isRunning = false;
            });
        },
        intervalMillisecondsOf(schedule.expression) / speed,
      );
    });
  return {
    run: (name) => {
      const found = schedules.find((schedule) => schedule.name === name);
      if (!found) throw new Error(`There is no schedule ${name}.`);
      return run(found);
    },
    stop: () => {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
    },
  };
};

/** The interval of `rate(5 minutes)` in milliseconds. */
export const intervalMillisecondsOf = (expression: string): number => {
  const [, count = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return Number(count) * (UNIT_MILLISECONDS[unit] ?? 0);
};

const eventOf = ({ name, input }: LocalSchedule, region: string): unknown => {
  const time = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  if (input !== undefined) return JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', time)) as unknown;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: LOCAL_ACCOUNT,
    time,
    region,
    resources: [`arn:aws:scheduler:${region}:${LOCAL_ACCOUNT}:schedule/default/${name}`],
    detail: '{}',
  };
};
