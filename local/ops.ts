import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FeatureName, FeatureWish } from '../shared/domain/features.ts';
import { Day } from '../shared/domain/operations/day.ts';
import { QueueId } from '../shared/domain/operations/queues.ts';
import { lookAtFeatures, settingFeature } from './ops/features.ts';
import {
  lookAtApprovals,
  lookAtDeadLetters,
  lookAtPulse,
  lookAtQueues,
  lookAtSelection,
  lookAtWaves,
  redriving,
  type Look,
} from './ops/looks.ts';
import { cloudPlace, localPlace, type Place } from './ops/place.ts';

/**
 * Operations from a terminal: what waves, selections and queues are doing, what failed and why, and setting it going again.
 * It looks at the local stack that runs, or with a profile of AWS at a stage in the cloud, by the code that the API runs.
 */

const usage = `Usage: npm run ops -- waves | selection WAVE | queues | dead-letters QUEUE | redrive QUEUE | pulse | approvals
                      | features | feature FEATURE SHARE "REASON"
  --watch         looks again every two seconds until it is ended; a selection ends it by being published
  --json          one line of JSON each time, for machines
  --day DAY       of the pulse: a day (WIB); today unless told
  --profile NAME  with --stage: looks at the cloud, with the credentials and the region of this profile
  --stage STAGE   development or production
QUEUE: ${QueueId.options.join(', ')}
FEATURE: ${FeatureName.options.join(', ')}
SHARE: for how many people in a hundred it is on: 0 closes it, 100 opens it for all
Leaves with 0 where all is well, 1 where somebody ought to do something, 2 where it could not be told.`;

const exitCodes = { fine: 0, wrong: 1, unknown: 2 };
const everyMilliseconds = 2_000;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = { day: text, profile: text, stage: text, json: flag, watch: flag };

const queueOf = (name: string | undefined): QueueId => {
  const { success, data } = QueueId.safeParse(name);
  if (!success) throw new TypeError(`There is no queue ${name ?? ''}.\n${usage}`);
  return data;
};

const dayOf = (day: string | undefined): string | undefined => {
  if (day !== undefined && !Day.safeParse(day).success)
    throw new TypeError(`--day takes a day such as 2023-02-24.\n${usage}`);
  return day;
};

/** A feature with what is to be set of it, but for the revision, which is looked up. */
const featureOf = ([name, share = '', reason, ...more]: readonly string[]) => {
  const feature = FeatureName.safeParse(name);
  const wish = FeatureWish.omit({ revision: true }).safeParse({
    share: /^\d+$/.test(share) ? Number(share) : share,
    reason,
  });
  if (!feature.success || !wish.success || more.length > 0)
    throw new TypeError(
      `feature takes its name, a share from 0 to 100, and a reason of ten letters or more.\n${usage}`,
    );
  return { feature: feature.data, wish: wish.data };
};

/** What is to be looked at, or done. @throws TypeError with the usage where that cannot be told. */
const lookOf = (words: readonly string[], day: string | undefined): ((place: Place) => Look) => {
  const [command, subject, ...more] = words;
  if (command === 'feature') {
    const { feature, wish } = featureOf(words.slice(1));
    return (place) => settingFeature(place, feature, wish);
  }
  if (more.length > 0) throw new TypeError(usage);
  if (subject !== undefined) {
    if (command === 'selection') return (place) => lookAtSelection(place, subject);
    const queue = command === 'dead-letters' || command === 'redrive' ? queueOf(subject) : undefined;
    if (queue === undefined) throw new TypeError(usage);
    return (place) => (command === 'redrive' ? redriving(place, queue) : lookAtDeadLetters(place, queue));
  }
  switch (command) {
    case 'waves':
      return lookAtWaves;
    case 'queues':
      return lookAtQueues;
    case 'pulse': {
      const asked = dayOf(day);
      return (place) => lookAtPulse(place, asked);
    }
    case 'approvals':
      return lookAtApprovals;
    case 'features':
      return lookAtFeatures;
    default:
      throw new TypeError(usage);
  }
};

const placeOf = ({ profile, stage }: { profile?: string | undefined; stage?: string | undefined }) => {
  if ((profile === undefined) !== (stage === undefined)) throw new TypeError(`--profile goes with --stage.\n${usage}`);
  return profile === undefined || stage === undefined ? localPlace() : cloudPlace(profile, stage);
};

const clearScreen = '\u001b[2J\u001b[H';

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const lookAt = lookOf(positionals, values.day);
  const look = lookAt(await placeOf(values));
  // Whoever redrives wants to know what came of it.
  const isWatched = values.watch || positionals[0] === 'redrive';
  const isRedrawn = values.watch && !values.json && process.stdout.isTTY;
  for (;;) {
    const { value, lines, isWrong, isOver = false } = await look();
    const printed = values.json ? JSON.stringify(value) : lines.join('\n');
    process.stdout.write(`${isRedrawn ? clearScreen : ''}${printed}\n`);
    if (!isWatched || isOver) return isWrong ? exitCodes.wrong : exitCodes.fine;
    await pause(everyMilliseconds);
  }
};

try {
  process.exitCode = await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = exitCodes.unknown;
}
