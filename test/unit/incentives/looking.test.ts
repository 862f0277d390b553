import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scheme } from '../../../shared/domain/rule-set.ts';
import { surveys } from '../../../shared/domain/training/survey.ts';
import { personInMemory } from '../../support/incentives-in-memory.ts';

type Person = ReturnType<typeof personInMemory>;

const scheme = fc.constantFrom<Scheme>('normal', 'semi-bansos');

type Happens = (person: Person) => void | Promise<void>;

/** Anything that can happen to somebody, in any order and any number of times. */
const happening = fc.oneof(
  fc
    .constantFrom('completes', 'reviews', 'links', 'isListed', 'isListedNoMore', 'isStopped', 'isReinstated')
    .map((what): Happens => ({ happenings }) => {
      happenings[what]();
    }),
  fc.constantFrom(...surveys.map(({ survey }) => survey)).map((survey): Happens => ({ happenings }) => {
    happenings.answers(survey);
  }),
  fc.integer({ min: 1, max: 45 }).map((days): Happens => ({ happenings }) => {
    happenings.waits(days);
  }),
  fc.constantFrom('paid', 'bounced', 'withdrawn').map((outcome): Happens => ({ happenings }) => {
    happenings.endsPayout(outcome);
  }),
  fc.integer({ min: 1, max: 4 }).map(
    (times): Happens =>
      ({ happenings }) =>
        happenings.isLookedAt(times),
  ),
);
const story = fc.array(happening, { maxLength: 40 });

const happens = async (person: Person, events: readonly Happens[]): Promise<void> => {
  for (const event of events) await event(person);
};

/** Whole rupiah. */
const total = (amounts: readonly { readonly amount: number }[]): number =>
  amounts.reduce((sum, { amount }) => sum + amount, 0);

/** What the rules pay after the training and for surveys, in whole rupiah. */
const mostOf = ({ rules: { postTrainingIncentive, surveyIncentive } }: Person) =>
  [postTrainingIncentive.value, surveyIncentive.value].map(({ amount, times }) => amount * times);

test('whatever happens in whatever order, nobody is approved or paid more than the rules pay, and nothing is paid twice', async () => {
  await fc.assert(
    fc.asyncProperty(scheme, story, async (of, events) => {
      const person = personInMemory(of);
      for (const event of events) {
        await event(person);
        const approved = person.incentives().filter(({ outcome }) => outcome === 'approved');
        const [postTraining = 0, survey = 0] = mostOf(person);
        expect(total(approved.filter(({ kind }) => kind === 'post-training'))).toBeLessThanOrEqual(postTraining);
        expect(total(approved.filter(({ kind }) => kind === 'survey'))).toBeLessThanOrEqual(survey);
        // At any moment one payout an incentive is on its way or paid, and none of an incentive that is refused.
        const alive = person.payouts().filter(({ status }) => status === 'ready' || status === 'paid');
        expect(new Set(alive.map(({ incentiveId }) => incentiveId)).size).toBe(alive.length);
        for (const { incentiveId } of alive) expect(approved.map((one) => one.incentiveId)).toContain(incentiveId);
      }
      expect(total(person.payouts().filter(({ status }) => status === 'paid'))).toBeLessThanOrEqual(
        person.rules.totalPerPerson.value - person.rules.trainingBudget.value,
      );
    }),
    { numRuns: 150 },
  );
});

test('however badly things went, once all is in order everything that the rules pay is paid, to the rupiah', async () => {
  await fc.assert(
    fc.asyncProperty(scheme, story, async (of, events) => {
      const person = personInMemory(of);
      await happens(person, events);
      const { happenings } = person;
      happenings.completes();
      happenings.reviews();
      happenings.isReinstated();
      happenings.isListedNoMore();
      for (const { survey } of surveys.filter((one) => one.scheme === of)) happenings.answers(survey);
      happenings.links();
      // Month by month, every payout arriving.
      for (let month = 0; month < 8; month += 1) {
        happenings.waits(31);
        await happenings.isLookedAt(2);
        while (person.payouts().some(({ status }) => status === 'ready')) happenings.endsPayout('paid');
      }

      const paid = person.payouts().filter(({ status }) => status === 'paid');
      expect(total(paid)).toBe(total(mostOf(person).map((amount) => ({ amount }))));
      expect(total(paid) + person.rules.trainingBudget.value).toBe(person.rules.totalPerPerson.value);
    }),
    { numRuns: 100 },
  );
});

test('looked at again without anything new, nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(scheme, story, async (of, events) => {
      const person = personInMemory(of);
      await happens(person, events);
      await person.happenings.isLookedAt(1);
      const before = [person.incentives(), person.payouts()];

      await person.happenings.isLookedAt(5);

      expect([person.incentives(), person.payouts()]).toEqual(before);
    }),
    { numRuns: 100 },
  );
});
