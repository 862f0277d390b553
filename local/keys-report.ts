import { isCurrentFrom, keyUses, type KeyVersion } from '../shared/domain/keys/key-life.ts';
import type { Pass, Unit } from '../shared/table/rekeying.ts';

const stateOf = (version: KeyVersion, at: string): string => {
  const { retiredAt, destroyedAt } = version;
  if (destroyedAt !== undefined) return `destroyed ${destroyedAt}`;
  if (retiredAt !== undefined) return `retired   ${retiredAt}, its traces are there until the next rehash`;
  const from = isCurrentFrom(version);
  return from > at ? `live      in use from ${from}` : `live      in use since ${from}`;
};

/** Every version of the keys, in lines for a terminal. */
export const keyLines = (versions: readonly KeyVersion[], now: Date): string[] =>
  keyUses.flatMap((use) => {
    const own = versions.filter((version) => version.use === use).toSorted((one, other) => other.version - one.version);
    return [
      `${use} key`,
      ...(own.length === 0 ? ['  none yet: the first registration makes it'] : []),
      ...own.map((version) => `  ${String(version.version).padStart(3)}  ${stateOf(version, now.toISOString())}`),
    ];
  });

/** How much of a part of the roster is done, from 0 to 1: numbers are spread evenly, so the place tells. */
const shareOf = ({ unit, after, doneAt }: Unit): number => {
  if (doneAt !== undefined) return 1;
  if (after === undefined || !unit.startsWith('people-')) return 0;
  // A part is all numbers of one first digit: the place within it is what comes after that.
  return Number.parseInt(after.slice(1, 9), 16) / 2 ** 32;
};

const durationText = (seconds: number): string => {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7_200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3_600)} h`;
};

const outcomes: Readonly<Record<NonNullable<Pass['outcome']>, string>> = {
  moved: 'everybody is under the live keys',
  retired: 'nothing depended on it: the version is retired',
  'depended-on':
    'something depends on it: nothing was retired. Run `rehash`, and hand in a whole list where lists are named',
  failed: 'some could not be moved or looked at: see below and the log, then run it again',
};

/** How far the pass over everybody is that runs, or what the last one came to. */
export const passLines = (
  pass: Pass | undefined,
  {
    units,
    failures,
    now,
  }: { readonly units: readonly Unit[]; readonly failures: readonly string[]; readonly now: Date },
): string[] => {
  if (pass === undefined) return ['', 'No pass over everybody was ever made.'];
  const { kind, retires, startedAt, endedAt, outcome, by } = pass;
  const what =
    kind === 'move'
      ? 'moving everybody'
      : `looking for what depends on ${retires?.use ?? ''} ${retires?.version ?? ''}`;
  const people = units.filter(({ unit }) => unit.startsWith('people-'));
  const seen = people.reduce((sum, unit) => sum + unit.seen, 0);
  const share = people.reduce((sum, unit) => sum + shareOf(unit), 0) / Math.max(1, people.length);
  const seconds = (Date.parse(endedAt ?? now.toISOString()) - Date.parse(startedAt)) / 1_000;
  const rate = seen / Math.max(1, seconds);
  const all = share === 0 ? undefined : Math.round(seen / share);
  const left = all === undefined || rate === 0 ? '' : `, ${durationText((all - seen) / rate)} left`;
  const parts = units.filter(({ doneAt }) => doneAt !== undefined).length;
  const lists = units.filter(({ unit, changes }) => unit.startsWith('list-') && changes > 0).map(({ unit }) => unit);
  return [
    '',
    `Pass ${pass.pass}: ${what}, since ${startedAt}, asked for by ${by}`,
    `  ${parts} of ${units.length} parts, ${seen} of ${all === undefined ? 'as yet unknown' : `about ${all}`} people, ${rate.toFixed(1)} a second${endedAt === undefined ? left : ''}`,
    `  ${units.reduce((sum, unit) => sum + unit.changes, 0)} ${kind === 'move' ? 'changes made' : 'things that depend on old keys'}, ${failures.length} failed`,
    ...(lists.length === 0 ? [] : [`  lists that have to be handed in whole: ${lists.join(', ')}`]),
    ...failures.slice(0, 20).map((name) => `  failed: ${name}`),
    ...(outcome === undefined ? [] : [`  ended ${endedAt ?? ''}: ${outcomes[outcome]}`]),
  ];
};
