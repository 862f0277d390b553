import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWork } from '../../../shared/domain/proof-of-work.ts';
import {
  challengeToWait,
  challengeToWork,
  mustBeProven,
  turnLifetimeSeconds,
  unsetSwitch,
  workLifetimeSeconds,
  type Challenge,
} from '../../../shared/domain/registration-challenge.ts';
import { workText } from '../../../shared/domain/registration-work.ts';
import { Refusal } from '../../../shared/errors.ts';
import { challengeIn, signedChallenge } from '../../../shared/keys/registration-challenges.ts';
import { rotatingRing, testRing } from '../../support/keys.ts';
import { applicant } from '../../support/registrations.ts';

const at = new Date('2023-02-20T03:00:00.000Z');
const budi = applicant('budi');
const later = (seconds: number): Date => new Date(at.getTime() + 1_000 * seconds);
const settings = { ...unsetSwitch, on: true, difficulty: 10 };

const work = (challenge: string, difficulty = settings.difficulty): string => {
  const number = findWork(workText(challenge), difficulty, { from: 0, tries: 10_000_000 });
  return `${challenge}:${String(number)}`;
};

/** What becomes of a proof that is presented by somebody at an instant. */
const outcome = (header: string | undefined, when = at, { by = budi, ring = testRing } = {}): string => {
  try {
    mustBeProven(header, (challenge) => challengeIn(ring, by, challenge), when);
    return 'let in';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('who worked', () => {
  const challenge = signedChallenge(testRing, budi, challengeToWork(settings, at));

  test('is let in, from the instant of the challenge to its end', () => {
    const proof = work(challenge);

    expect(outcome(proof)).toBe('let in');
    expect(outcome(proof, later(workLifetimeSeconds))).toBe('let in');
    expect(outcome(proof, later(workLifetimeSeconds + 1))).toBe('registration-proof-expired');
  });

  test('is nobody else: the same proof is no good to another person', () => {
    expect(outcome(work(challenge), at, { by: applicant('siti') })).toBe('registration-proof-invalid');
  });

  test('has done all of it, and not some', () => {
    const proof = work(challenge);
    const hard = signedChallenge(testRing, budi, challengeToWork({ ...settings, difficulty: 24 }, at));
    const number = proof.slice(proof.indexOf(':'));

    expect(outcome(challenge)).toBe('registration-proof-invalid');
    expect(outcome(`${hard}${number}`)).toBe('registration-proof-invalid');
  });

  test('is let in while keys are exchanged, whichever key signed', () => {
    expect(outcome(work(challenge), at, { ring: rotatingRing })).toBe('let in');
  });
});

describe('who waited', () => {
  const challenge = signedChallenge(testRing, budi, challengeToWait(later(60)));

  test('is let in when their turn has come, and for half an hour', () => {
    expect(outcome(challenge, later(59))).toBe('registration-proof-early');
    expect(outcome(challenge, later(60))).toBe('let in');
    expect(outcome(challenge, later(60 + turnLifetimeSeconds))).toBe('let in');
    expect(outcome(challenge, later(61 + turnLifetimeSeconds))).toBe('registration-proof-expired');
  });

  test('is told how long it still is', () => {
    const refused = (): void => {
      mustBeProven(challenge, (text) => challengeIn(testRing, budi, text), later(12));
    };

    expect(refused).toThrow(expect.objectContaining({ detail: { values: { seconds: 48 }, retryAfterSeconds: 48 } }));
  });
});

describe('no other text lets anybody in', () => {
  test.each([undefined, ''])('%j is no proof', (header) => {
    expect(outcome(header)).toBe('registration-proof-missing');
  });

  test('whatever is sent, it is refused as invalid', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (header) => {
        expect(outcome(header)).toBe('registration-proof-invalid');
      }),
    );
  });

  test('a challenge of which one letter is changed is not ours', () => {
    const challenge = signedChallenge(testRing, budi, challengeToWait(at));
    const letters = fc.stringMatching(/^[A-Za-z0-9_-]$/);
    fc.assert(
      fc.property(fc.nat({ max: challenge.length - 1 }), letters, (place, letter) => {
        fc.pre(challenge.charAt(place) !== letter);
        const changed = `${challenge.slice(0, place)}${letter}${challenge.slice(place + 1)}`;
        expect(outcome(changed)).toBe('registration-proof-invalid');
      }),
    );
  });

  test('every challenge that we sign says the same to its own person afterwards', () => {
    const seconds = fc.integer({ min: 1, max: 4_294_967_295 });
    const challenge: fc.Arbitrary<Challenge> = fc.record({
      way: fc.constantFrom('work', 'waiting'),
      from: seconds,
      until: seconds,
      difficulty: fc.integer({ min: 0, max: 24 }),
    });
    fc.assert(
      fc.property(challenge, (stated) => {
        expect(challengeIn(testRing, budi, signedChallenge(testRing, budi, stated))).toEqual(stated);
      }),
    );
  });
});
