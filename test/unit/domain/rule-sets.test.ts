import { describe, expect, test } from 'vitest';
import { currentRuleSet, ruleSetOf, type RuleSet } from '../../../shared/domain/rule-sets.ts';

/** The values of the programme's own table of rules, section 0 of its facts. */
const facts = {
  'semi-bansos-2020.2': {
    ageMin: 18,
    ageMax: null,
    maxRecipientsPerKk: 2,
    socialAidRecipient: 'rejected',
    trainingBudget: 1_000_000,
    postTrainingIncentive: { amount: 600_000, times: 4, interval: 'P1M' },
    surveyIncentive: { amount: 50_000, times: 3 },
    totalPerPerson: 3_550_000,
    firstPurchaseDays: 30,
    minTrainingHours: 6,
    topUpAllowed: false,
    trainingModes: ['spl', 'webinar'],
    payoutChannels: ['BNI', 'OVO', 'GOPAY', 'LINKAJA', 'DANA'],
  },
  'normal-2023.1': {
    ageMin: 18,
    ageMax: 64,
    maxRecipientsPerKk: 2,
    socialAidRecipient: 'allowed',
    trainingBudget: 3_500_000,
    postTrainingIncentive: { amount: 600_000, times: 1 },
    surveyIncentive: { amount: 50_000, times: 2 },
    totalPerPerson: 4_200_000,
    firstPurchaseDays: 15,
    minTrainingHours: 15,
    topUpAllowed: null,
    trainingModes: ['spl', 'webinar', 'luring', 'bauran'],
    payoutChannels: ['BNI', 'BCA', 'OVO', 'GOPAY', 'LINKAJA', 'DANA'],
  },
} as const;

const versions = Object.keys(facts) as (keyof typeof facts)[];
const rulesOf = (version: keyof typeof facts): RuleSet =>
  ruleSetOf(version.startsWith('normal') ? 'normal' : 'semi-bansos', version);

const rulesIn = (rules: RuleSet) =>
  Object.entries(rules).flatMap(([name, rule]) => (typeof rule === 'object' ? [{ name, rule }] : []));

describe.each(versions)('the rules %s', (version) => {
  test.each(Object.entries(facts[version]))('%s is as the programme states it', (name, value) => {
    const rule = rulesIn(rulesOf(version)).find((candidate) => candidate.name === name);

    expect(rule?.rule.value).toEqual(value);
  });

  test('a card is worth its budget, its incentives and its surveys together', () => {
    const { trainingBudget, postTrainingIncentive, surveyIncentive, totalPerPerson } = rulesOf(version);

    const paid = [postTrainingIncentive.value, surveyIncentive.value].map(({ amount, times }) => amount * times);

    expect(paid.reduce((sum, part) => sum + part, trainingBudget.value)).toBe(totalPerPerson.value);
  });

  test('every rule names its legal basis, its certainty and when it began', () => {
    for (const { rule } of rulesIn(rulesOf(version))) {
      expect(rule.legalBasis).not.toBe('');
      expect(['A', 'B', 'C', 'M', '?']).toContain(rule.certainty);
      expect(rule.effectiveFrom).toMatch(/^20\d{2}-\d{2}-\d{2}$/);
    }
  });
});

test('the scheme in force on a date is found by its date, and none before it began', () => {
  expect(currentRuleSet('normal', '2023-02-17').version).toBe('normal-2023.1');
  expect(() => currentRuleSet('normal', '2023-02-16')).toThrow(RangeError);
  expect(() => ruleSetOf('normal', 'normal-1999.1')).toThrow(RangeError);
});
