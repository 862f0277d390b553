import { describe, expect, test } from 'vitest';
import { WaveId } from '../../../events/event.ts';
import { corrected } from '../../../shared/domain/registering.ts';
import { declaredAt, type Registration } from '../../../shared/domain/registration.ts';
import { decisiveInstant, standingIn, strikeReason, withinQuota } from '../../../shared/domain/standing.ts';
import { Submission } from '../../../shared/domain/submission.ts';
import type { Wave } from '../../../shared/domain/wave.ts';
import { sealSubmission } from '../../../shared/keys/submissions.ts';
import { testRing } from '../../support/keys.ts';
import { aRegistration, submissionBody } from '../../support/registrations.ts';

const wave: Wave = {
  waveId: WaveId.parse('2023-48'),
  version: 1,
  scheme: 'normal',
  ruleVersion: 'normal-2023.1',
  opensAt: '2023-02-17T12:00:00.000Z',
  // 23:30 WIB of the 20th is 16:30 UTC: the date that counts is WIB's.
  closesAt: '2023-02-20T17:30:00.000Z',
  cutoffAt: '2023-02-21T00:00:00.000Z',
  drawAt: '2023-02-22T00:00:00.000Z',
  objectionWindowSeconds: 0,
  waitingListDays: 0,
  reservePercent: 10,
  reservedGroups: ['disability'],
  quotaTotal: 10,
  createdAt: '2023-02-01T00:00:00.000Z',
  createdBy: 'staff',
  progress: 'scheduled',
  lastRun: 1,
  drawRun: 1,
};
const cutoff = new Date(wave.cutoffAt);
const household = 'ab'.repeat(16);
const student = { source: 'students', listVersion: 'emis-7', since: '2023-02-21T00:00:00.001Z' } as const;

const person = (registration: Registration, birthDate = '1995-05-01') => ({
  registration,
  birthDate,
  sex: 'female' as const,
  household,
});

describe('where a person stands in a wave', () => {
  test('is pending until the registry has answered', () => {
    const standing = standingIn(wave, person(aRegistration({ steps: [] })), cutoff);

    expect(standing).toEqual({ state: 'pending', asOf: '2023-02-18T02:00:00.000Z' });
  });

  test('is eligible with the regency of the domicile, the household, the slots and no priority that is not proven', () => {
    const standing = standingIn(wave, person(aRegistration()), cutoff);

    expect(standing).toEqual({
      state: 'eligible',
      asOf: '2023-02-18T02:01:00.000Z',
      regency: '32.01',
      household,
      slots: 2,
      priority: 0,
      stratum: 'f1',
    });
  });

  test('counts age on the closing date in Jakarta, not in Greenwich', () => {
    const eighteenOnThe21st = person(aRegistration(), '2005-02-21');

    expect(standingIn(wave, eighteenOnThe21st, cutoff).state).toBe('eligible');
    expect(standingIn({ ...wave, closesAt: '2023-02-20T16:59:59.999Z' }, eighteenOnThe21st, cutoff)).toMatchObject({
      state: 'excluded',
      reason: 'age-under-minimum',
      listVersion: '',
    });
  });

  test('follows a list received at the cut-off, and not one received a millisecond later', () => {
    const later = person(aRegistration({ screening: { listings: [student] } }));
    const inTime = person(aRegistration({ screening: { listings: [{ ...student, since: wave.cutoffAt }] } }));

    expect(standingIn(wave, later, cutoff).state).toBe('eligible');
    expect(standingIn(wave, inTime, cutoff)).toMatchObject({ reason: 'student', listVersion: 'emis-7' });
  });

  test('has priority where the wave reserves places for a proven group', () => {
    const listings = [{ ...student, source: 'disability', since: '2023-02-10T00:00:00.000Z' } as const];
    const registration = aRegistration({ body: { priorityGroups: ['disability'] }, screening: { listings } });

    expect(standingIn(wave, person(registration), cutoff)).toMatchObject({ priority: 1 });
    expect(standingIn({ ...wave, reservedGroups: [] }, person(registration), cutoff)).toMatchObject({ priority: 0 });
  });

  test('is excluded where the wave has no quota for the regency', () => {
    const standing = standingIn(wave, person(aRegistration()), cutoff);

    expect(withinQuota(standing, { '32.01': 0 })).toEqual(standing);
    expect(withinQuota(standing, { '32.02': 5 })).toMatchObject({ state: 'excluded', reason: 'regency-not-in-wave' });
  });

  test('is decided by the present until the cut-off, and by the cut-off from then on', () => {
    expect(decisiveInstant(wave, new Date('2023-02-20T23:59:59.999Z')).toISOString()).toBe('2023-02-20T23:59:59.999Z');
    expect(decisiveInstant(wave, new Date('2023-03-01T00:00:00.000Z')).toISOString()).toBe(wave.cutoffAt);
  });

  test('is not altered by a correction after the cut-off', () => {
    const before = aRegistration();
    const submission = Submission.parse(submissionBody({ occupation: 'civil-servant' }));
    const after = corrected(
      before,
      sealSubmission(testRing, before.applicantId, submission),
      new Date('2023-02-21T00:00:00.001Z'),
    );

    expect(declaredAt(after, cutoff).profile.occupation).toBe('none');
    expect(standingIn(wave, person(after), cutoff)).toEqual(standingIn(wave, person(before), cutoff));
    expect(standingIn(wave, person(after), new Date('2023-02-21T00:00:00.001Z')).state).toBe('pending');
  });
});

describe('a strike', () => {
  const now = new Date('2023-02-21T12:00:00.000Z');

  test('follows a list that named the person after the cut-off', () => {
    const listed = person(aRegistration({ screening: { listings: [student] } }));

    expect(strikeReason(wave, listed, now)).toEqual({ reason: 'student', listVersion: 'emis-7' });
    expect(strikeReason(wave, person(aRegistration()), now)).toBeUndefined();
  });

  test('cannot be escaped by a correction, and is not caused by one', () => {
    const listed = aRegistration({ screening: { listings: [student] } });
    const submission = Submission.parse(submissionBody({ occupation: 'police' }));
    const correction = (registration: Registration) =>
      corrected(registration, sealSubmission(testRing, registration.applicantId, submission), now);

    expect(strikeReason(wave, person(correction(listed)), now)).toMatchObject({ reason: 'student' });
    expect(strikeReason(wave, person(correction(aRegistration())), now)).toBeUndefined();
  });
});
