import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decision } from '../../../shared/domain/decision.ts';
import { ageOn, decide, decidingRules, factsAt, isWaivable, type Facts } from '../../../shared/domain/eligibility.ts';
import { isReasonCode, reasons } from '../../../shared/domain/reasons.ts';
import { occupations, type Listing } from '../../../shared/domain/registration.ts';
import { excludingSources, type Source } from '../../../shared/domain/rule-set.ts';
import { ruleSetOf } from '../../../shared/domain/rule-sets.ts';
import { aRegistration } from '../../support/registrations.ts';

const normal = ruleSetOf('normal', 'normal-2023.1');
const semiBansos = ruleSetOf('semi-bansos', 'semi-bansos-2020.2');
const on = '2023-02-20';

const line = (source: Source, parts: Partial<Listing> = {}): Listing => ({
  source,
  listVersion: `${source}-7`,
  since: '2023-02-01T00:00:00.000Z',
  ...parts,
});

const facts = (parts: Partial<Facts> = {}): Facts => ({
  identity: 'matched',
  regency: '32.01',
  birthDate: '1995-05-01',
  profile: { education: 'senior-secondary', occupation: 'none', employment: 'job-seeker', priorityGroups: [] },
  listings: [],
  listVersions: {},
  householdRecipients: 0,
  waivers: [],
  asOf: '2023-02-18T02:01:00.000Z',
  ...parts,
});

const failures = ({ findings }: Decision): (string | undefined)[] =>
  findings.flatMap(({ outcome, code }) => (outcome === 'failed' ? [code] : []));

const dates = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2022-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

describe('age on the date that counts', () => {
  test('nobody is a year older on the day before the birthday', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 90 }), (birthDate, years) => {
        const year = String(Number(birthDate.slice(0, 4)) + years);
        // Who was born on 29 February has the birthday on 1 March of other years.
        const isLeap = Number.isFinite(Date.parse(`${year}-02-29`)) && new Date(`${year}-02-29`).getUTCDate() === 29;
        const day = birthDate.slice(5) === '02-29' && !isLeap ? '03-01' : birthDate.slice(5);
        const birthday = `${year}-${day}`;

        expect(ageOn(birthDate, birthday)).toBe(years);
        expect(ageOn(birthDate, shifted(birthday, -1))).toBe(years - 1);
      }),
    );
  });

  test.each([
    { birthDate: '2005-02-20', expected: [], why: '18 on the day itself' },
    { birthDate: '2005-02-21', expected: ['age-under-minimum'], why: '18 a day later' },
    { birthDate: '1958-02-21', expected: [], why: '64, for one more day' },
    { birthDate: '1958-02-20', expected: ['age-over-maximum'], why: '65 on the day itself' },
  ])('born on $birthDate: $why', ({ birthDate, expected }) => {
    expect(failures(decide(facts({ birthDate }), normal, on))).toEqual(expected);
  });

  test('the earlier scheme has no highest age', () => {
    expect(failures(decide(facts({ birthDate: '1930-01-01' }), semiBansos, on))).toEqual([]);
  });
});

describe('a decision', () => {
  test('that finds nothing against a person tells every rule, its basis and the two slots of the family card', () => {
    const decision = decide(facts(), normal, on);

    expect(Decision.parse(decision)).toEqual(decision);
    expect(decision).toMatchObject({ outcome: 'eligible', ruleVersion: 'normal-2023.1', slots: 2, on });
    expect(decision.findings.map(({ rule }) => rule)).toEqual(decidingRules);
    expect(decision.findings.every(({ legalBasis }) => legalBasis !== '')).toBe(true);
  });

  test.each(excludingSources.filter((source) => source !== 'social-aid'))(
    'is a refusal with the version of the list %s when it has the person',
    (source) => {
      const decision = decide(facts({ listings: [line(source)] }), normal, on);

      const [failed] = decision.findings.filter(({ outcome }) => outcome === 'failed');
      expect(decision.outcome).toBe('not-eligible');
      expect(failed).toMatchObject({ source, listVersion: `${source}-7` });
    },
  );

  test('counts social aid against a person under the earlier scheme alone', () => {
    const aided = facts({ listings: [line('social-aid')] });

    expect(failures(decide(aided, normal, on))).toEqual([]);
    expect(failures(decide(aided, semiBansos, on))).toEqual(['social-aid-recipient']);
  });

  test.each(occupations)('on the declared occupation %s follows the rules as data', (occupation) => {
    const decision = decide(facts({ profile: { ...facts().profile, occupation } }), normal, on);

    const excluded = normal.excludedOccupations.value.declared.includes(occupation) ? ['occupation-excluded'] : [];
    expect(failures(decision)).toEqual(occupation === 'student' ? ['student-declared'] : excluded);
  });

  test.each([
    { recipients: 0, slots: 2, expected: [] },
    { recipients: 1, slots: 1, expected: [] },
    { recipients: 2, slots: 0, expected: ['household-limit-reached'] },
    { recipients: 5, slots: 0, expected: ['household-limit-reached'] },
  ])('leaves $slots slots beside $recipients recipients in the household', ({ recipients, slots, expected }) => {
    const decision = decide(facts({ householdRecipients: recipients }), normal, on);

    expect(decision.slots).toBe(slots);
    expect(failures(decision)).toEqual(expected);
  });

  test('believes a priority group only where its list has the person', () => {
    const claims = { ...facts().profile, priorityGroups: ['disability', 'laid-off'] as const };
    const profile = { ...claims, priorityGroups: [...claims.priorityGroups] };

    const decision = decide(facts({ profile, listings: [line('disability'), line('migrant-workers')] }), normal, on);

    expect(decision.groups).toEqual(['disability']);
  });

  test('keeps a waived finding, and does not refuse for it', () => {
    const decision = decide(facts({ listings: [line('students')], waivers: ['formal_education'] }), normal, on);

    expect(decision.outcome).toBe('eligible');
    expect(decision.findings.find(({ rule }) => rule === 'formal_education')).toMatchObject({
      outcome: 'waived',
      code: 'student',
    });
  });

  test('cannot waive who somebody is, nor the limit of a family card', () => {
    const decision = decide(
      facts({ identity: 'name-mismatch', householdRecipients: 2, waivers: ['identity', 'max_nik_per_kk'] }),
      normal,
      on,
    );

    expect(failures(decision)).toEqual(['name-mismatch', 'household-limit-reached']);
    expect([isWaivable('identity'), isWaivable('max_nik_per_kk'), isWaivable('no_such_rule')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('explains every code that it can give in two languages, with a way to have it corrected', () => {
    for (const [code, { id, en, remedy }] of Object.entries(reasons)) {
      expect(code).toMatch(/^[a-z0-9.-]+$/);
      expect([id, en, remedy.id, remedy.en].every((sentence) => sentence.length > 10)).toBe(true);
    }
    const everything = decide(
      facts({
        identity: 'not-found',
        birthDate: '2020-01-01',
        listings: excludingSources.map((source) => line(source)),
      }),
      semiBansos,
      on,
    );
    expect(failures(everything).every((code) => code !== undefined && isReasonCode(code))).toBe(true);
  });
});

describe('the facts as an instant finds them', () => {
  const verifiedAt = '2023-02-18T02:01:00.000Z';

  test('are none before the registry has answered, and are there at that very millisecond', () => {
    const registration = aRegistration();

    expect(factsAt(registration, '1995-05-01', new Date(Date.parse(verifiedAt) - 1))).toBeUndefined();
    expect(factsAt(registration, '1995-05-01', new Date(verifiedAt))).toMatchObject({
      identity: 'matched',
      regency: '32.01',
      asOf: verifiedAt,
    });
  });

  test('know a list from the instant of its receipt until the instant of its removal, whenever one asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: -20_000_000, max: 20_000_000 }),
        (afterVerification, length, offset) => {
          const since = Date.parse(verifiedAt) + afterVerification;
          const removedAt = since + length;
          const at = Math.max(Date.parse(verifiedAt), since + offset);
          const listing = line('students', {
            since: new Date(since).toISOString(),
            removedAt: new Date(removedAt).toISOString(),
          });
          const registration = aRegistration({ screening: { listings: [listing] } });

          const found = factsAt(registration, '1995-05-01', new Date(at))?.listings.length;

          expect(found).toBe(since <= at && at < removedAt ? 1 : 0);
        },
      ),
    );
  });

  test('take no notice of a household award or a waiver that came later', () => {
    const registration = {
      ...aRegistration({ screening: { householdAwards: ['2023-02-19T00:00:00.000Z', '2023-02-21T00:00:00.000Z'] } }),
      waivers: [{ rule: 'age_max', at: '2023-02-22T00:00:00.000Z', caseId: 'case' }],
    };

    expect(factsAt(registration, '1995-05-01', new Date('2023-02-20T00:00:00.000Z'))).toMatchObject({
      householdRecipients: 1,
      waivers: [],
      asOf: '2023-02-19T00:00:00.000Z',
    });
  });
});
