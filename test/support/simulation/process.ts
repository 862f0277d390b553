import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/** What a simulated process is told by what it runs on, where that is not passed in. */
interface Virtual {
  readonly now: () => number;
  readonly chance: () => number;
}

let virtual: Virtual | undefined;
let isInstalled = false;

/**
 * Puts the virtual clock and chance in the place of the process's own, once: outside a simulation all is as before. The
 * modules take both from here in a few places (the pause before a transaction is tried again, the age of what is
 * remembered), and passing them through every table module for a simulation would cost more than it gives.
 */
const install = (): void => {
  if (isInstalled) return;
  isInstalled = true;
  const real = { now: Date.now, random: Math.random, pause: timers.setTimeout };
  Date.now = () => virtual?.now() ?? real.now();
  Math.random = () => virtual?.chance() ?? real.random();
  // Nobody waits: whoever else is to have a turn meanwhile gets it from the schedule.
  const pause = <Value>(milliseconds?: number, value?: Value, options?: object): Promise<Value | undefined> =>
    virtual === undefined ? real.pause(milliseconds, value, options) : Promise.resolve(value);
  Object.assign(timers, { setTimeout: pause });
  syncBuiltinESMExports();
};

/** Runs a simulation with its clock and its chance in the place of the process's. One at a time. */
export const virtually = async <Answer>(instead: Virtual, run: () => Promise<Answer>): Promise<Answer> => {
  install();
  if (virtual !== undefined) throw new Error('Another simulation runs in this process.');
  virtual = instead;
  try {
    return await run();
  } finally {
    virtual = undefined;
  }
};
