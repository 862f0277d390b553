import { regencies } from '../../shared/domain/regions.ts';
import { sources } from '../../shared/domain/rule-set.ts';
import type { LocalStack } from '../stack/stack.ts';
import {
  awaitInstant,
  awaitVerification,
  Diary,
  untilEmpty,
  join,
  readResults,
  register,
  watcherOf,
  type Cast,
} from './acts.ts';
import { checkEvidence, copyEvidence, readEvidence, witnessFileOf } from './evidence.ts';
import { payFinishers } from './money.ts';
import { operatorOf } from './operator.ts';
import { applicantsOf, type Applicant } from './people.ts';
import { funnelPicture, provincePicture, tally } from './picture.ts';
import { billOf, prices } from './price.ts';
import { progressOf } from './progress.ts';
import { train } from './training.ts';

const say = (line = ''): void => {
  console.log(line);
};

const waveId = '2023-48';
/** Reported by the police between the freeze and the draw. */
const lateReports = 3;
/** What was put off while the registry was dead comes back some seconds later: the wave is open for longer than that. */
const leastOpenSeconds = 18;
/** How many people read their result over the API before the summary. */
const readersOfResults = 150;

const weightsOf = (applicants: readonly Applicant[]): Record<string, number> => {
  const weights: Record<string, number> = Object.fromEntries(regencies.map(({ code }) => [code, 0]));
  for (const { person } of applicants) {
    weights[person.registered.regency] = (weights[person.registered.regency] ?? 0) + 1;
  }
  return weights;
};

export interface PlaySettings {
  readonly stack: LocalStack;
  readonly applicants: number;
  readonly seed: number;
  readonly evidence: string;
}

/** Runs a whole wave before the eyes of whoever sits there. Gives whether all was well. */
export const play = async ({ stack, applicants: size, seed, evidence }: PlaySettings): Promise<boolean> => {
  const startedAt = performance.now();
  const applicants = applicantsOf(seed, size);
  const early = applicants.filter((applicant) => applicant.early);
  const others = applicants.filter((applicant) => !applicant.early);
  const operator = operatorOf(stack);
  const diary = new Diary();
  const cast: Cast = { stack, operator, diary };

  say('\n1. The ministries’ lists are taken in, and people register');
  const lists = progressOf('lists taken in', sources.length);
  await operator.importLists(() => {
    lists.advance();
  });
  await untilEmpty(stack, 'Lists');
  lists.finish();
  const secondsEach = await register(cast, others);
  await awaitVerification(
    cast,
    others.filter((applicant) => diary.registered.has(applicant)),
  );

  say(`\n2. Wave ${waveId} opens; the registry dies for a while; people join all the same`);
  const opensAt = new Date(Date.now() + 1_000);
  // The instants of a wave are fixed when it is created: time enough for everybody, with a little to spare.
  const joiningSeconds = Math.max(
    leastOpenSeconds,
    Math.ceil((early.length * 0.8 + others.length * 0.4) * secondsEach * 1.15) + 3,
  );
  const closesAt = new Date(opensAt.getTime() + joiningSeconds * 1_000);
  const cutoffAt = new Date(closesAt.getTime() + Math.ceil(4 + early.length / 200) * 1_000);
  const drawAt = await plannedDraw(operator, cutoffAt, size);
  await operator.createWave({
    waveId,
    opensAt,
    closesAt,
    cutoffAt,
    drawAt,
    objectionWindowSeconds: 6,
    places: Math.max(1, Math.floor(size / 4)),
    weights: weightsOf(applicants),
  });
  await awaitInstant('opening', new Date(opensAt.getTime() + 50));
  await join(cast, waveId, { early, others: others.filter((applicant) => diary.registered.has(applicant)) });
  await awaitVerification(
    cast,
    early.filter((applicant) => diary.registered.has(applicant)),
  );
  await awaitInstant('until closing and cut-off', cutoffAt);

  say('\n3. The selection: frozen, committed to, drawn by the beacon, awarded, published');
  const reported = [...diary.verified]
    .filter((applicant) => diary.tickets.has(applicant) && !diary.left.has(applicant))
    .slice(0, lateReports)
    .map(({ person }) => person.registered.nik);
  const watch = watcherOf(cast, waveId, async (stage) => {
    if (stage === 'seal') await operator.reportOfPolice(reported);
  });
  await watch('publish');

  say('\n4. People look; the evidence is checked');
  await readResults(cast, waveId, readersOfResults);
  const files = await copyEvidence(stack, waveId, evidence);
  await watch('notify');
  const check = await checkEvidence(stack, evidence);
  const told = await readEvidence(evidence);

  say(
    '\n5. Recipients buy, learn and complete; some fail, a class is cancelled, some miss the last day (time is set back for them)',
  );
  const training = await train(cast, waveId);

  say(
    '\n6. The money: accounts are linked, a list comes late, incentives are decided, shipped, bounced, mended and paid; the ledger is proven',
  );
  const money = await payFinishers(cast, training.finishers);

  say('\nThe funnel');
  say(
    funnelPicture([
      ['applicants', applicants.length],
      ['registration accepted', diary.registered.size],
      ['joined the wave', diary.tickets.size],
      ['took part in the draw', told.applicants],
      ['selected', told.winners],
    ]),
  );
  say(`\nFound eligible by registry and lists: ${String(diary.verified.size)}`);
  if (diary.registrationRefused.size > 0) say(`\nRefused when registering\n${tally(diary.registrationRefused)}`);
  say('\nFound in the checks of registrations');
  say(tally(diary.findings));
  say('\nRefused when joining');
  say(tally(diary.joinRefused));
  say('\nExcluded at the freeze');
  say(tally(told.excluded));
  say('\nStruck between the freeze and the draw');
  say(tally(told.struck));
  say('\nWhat people read of their result');
  say(tally(diary.outcomes));
  say(
    `\nPlaces filled, by province: winners/quota of applicants (${String(told.winners)} of ${String(told.quota)} places)`,
  );
  say(provincePicture(told.fills));

  say('\nThe training');
  say(funnelPicture(training.funnel));
  if (training.refusals.size > 0) say(`\nWhy completions were refused\n${tally(training.refusals)}`);
  for (const line of training.lines) say(line);

  say('\nThe money');
  say(funnelPicture(money.funnel));
  for (const line of money.lines) say(line);

  const { read: readUnits, write: writeUnits } = stack.consumed();
  const bill = billOf({ ...stack.usage(), readUnits, writeUnits });
  say(`\nAt AWS prices (${prices.asOf}), without SMS, e-mail and sign-in`);
  for (const [what, amount, dollars] of bill.lines) {
    say(`  ${what.padEnd(28)} ${Math.round(amount).toLocaleString('en').padStart(12)}   US$ ${dollars.toFixed(4)}`);
  }
  const each = bill.dollars / applicants.length;
  say(
    `  ${'together'.padEnd(28)} ${''.padStart(12)}   US$ ${bill.dollars.toFixed(4)}, Rp${bill.rupiah.toLocaleString('id')}; US$ ${each.toFixed(6)} an applicant`,
  );

  const messages = await operator.messages();
  say(`\nMessages to recipients: ${String(messages)}. Beacon: round ${String(told.round)} of chain ${told.chain}.`);
  say(`Evidence: ${String(files)} files in ${evidence}; its witness is certified in ${witnessFileOf(evidence)}`);
  say(check.ok ? 'The evidence was recomputed and holds.' : `THE EVIDENCE DOES NOT HOLD: ${check.difference ?? ''}`);
  for (const remark of check.remarks) say(`  note: ${remark}`);
  say(`It took ${((performance.now() - startedAt) / 1_000).toFixed(0)} s. Seed ${String(seed)}.`);
  return check.ok && training.isWell && money.isWell && told.winners > 0 && messages > 0;
};

/** The round that draws the wave of the demo, on any day and any machine: with a seed it leads to the same winners. */
const demoRound = 1_000;

/** When the wave is drawn at the earliest. The local beacon is told to have its rounds so that this is the demo's round. */
const plannedDraw = async (operator: ReturnType<typeof operatorOf>, cutoffAt: Date, size: number): Promise<Date> => {
  // Time to freeze and commit, for a late list to reach the persons it names, and to seal.
  const seconds = Math.ceil(cutoffAt.getTime() / 1_000 + 28 + size / 500);
  await operator.drawIsRound(demoRound, seconds);
  return new Date(seconds * 1_000);
};
