import { describe, expect, test } from 'vitest';
import { ApplicantId, Ticket } from '../../../events/event.ts';
import {
  Award,
  endedAward,
  isOverdue,
  EndReason,
  isOwnListVersion,
  makeAward,
  ownListVersion,
  releasedAward,
  restoredAward,
  type Circumstances,
} from '../../../shared/domain/award.ts';
import { freedBy } from '../../../shared/domain/freed-place.ts';
import { awardNotice } from '../../../shared/domain/notice-texts.ts';
import { awardView } from '../../../shared/domain/result-view.ts';
import { ruleSetOf } from '../../../shared/domain/rule-sets.ts';
import { Wave } from '../../../shared/domain/wave.ts';
import { closedWave } from '../../support/selection.ts';

const drawn = {
  applicantId: ApplicantId.parse('a'.repeat(32)),
  ticket: Ticket.parse('b'.repeat(32)),
  regency: '32.01',
  rank: 4,
};
const nothing: Circumstances = {
  isDisputed: false,
  isIdentityChanged: false,
  householdRecipientsElsewhere: 0,
  householdWinnersBefore: 0,
  isRecipientElsewhere: false,
};
const given = ({ wave = closedWave, announcedAt = '2023-02-21T03:00:00.000Z', found = nothing } = {}) =>
  makeAward(drawn, {
    wave,
    rules: ruleSetOf(wave.scheme, wave.ruleVersion),
    announcedAt,
    cardNumber: '8000000000000000',
    found,
  });
const semiBansos = Wave.parse({ ...closedWave, scheme: 'semi-bansos', ruleVersion: 'semi-bansos-2020.2' });

describe('what a winner is given', () => {
  test('is the budget of the scheme, and the time until 23:59 WIB of the scheme’s day after the announcement', () => {
    expect(given()).toMatchObject({ balance: 3_500_000, firstPurchaseDeadline: '2023-03-08T16:59:59.999Z' });
    expect(given({ wave: semiBansos })).toMatchObject({
      balance: 1_000_000,
      firstPurchaseDeadline: '2023-03-23T16:59:59.999Z',
    });
  });

  test('counts the day of the announcement by the clock of western Indonesia', () => {
    const lastMoment = given({ announcedAt: '2023-02-21T16:59:59.999Z' });
    const nextDay = given({ announcedAt: '2023-02-21T17:00:00.000Z' });

    expect(lastMoment.firstPurchaseDeadline).toBe('2023-03-08T16:59:59.999Z');
    expect(nextDay.firstPurchaseDeadline).toBe('2023-03-09T16:59:59.999Z');
  });

  test.each([
    ['identity-disputed', { ...nothing, isDisputed: true }],
    ['identity-changed', { ...nothing, isDisputed: true, isIdentityChanged: true }],
    ['earlier-recipient', { ...nothing, isRecipientElsewhere: true }],
    ['household-limit-reached', { ...nothing, householdRecipientsElsewhere: 2 }],
    ['household-limit-reached', { ...nothing, householdRecipientsElsewhere: 1, householdWinnersBefore: 1 }],
  ] as const)('is held for a person to decide: %s', (heldBecause, found) => {
    expect(given({ found })).toMatchObject({ state: 'held', heldBecause });
  });

  test('is not held for a second recipient of the family', () => {
    expect(Award.parse(given({ found: { ...nothing, householdRecipientsElsewhere: 1 } })).state).toBe('active');
    expect(given({ found: { ...nothing, householdWinnersBefore: 1 } }).state).toBe('active');
  });
});

describe('what a held award becomes when it is ruled whose it is', () => {
  const holder = ApplicantId.parse('c'.repeat(32));
  const held = given({ found: { ...nothing, isDisputed: true, householdWinnersBefore: 1 } });
  const releasedTo = (found: Circumstances, releasedAt = '2023-04-01T16:59:59.999Z') =>
    releasedAward(held, { holder, rules: ruleSetOf(held.scheme, held.ruleVersion), releasedAt, found });

  test('is the same card of the holder, with all days of the scheme from the day of the release in WIB', () => {
    const { heldBecause, householdWinnersBefore, ...kept } = held;

    const released = releasedTo(nothing);

    expect([heldBecause, householdWinnersBefore]).toEqual(['identity-disputed', 1]);
    expect(Award.parse(released)).toEqual({
      ...kept,
      applicantId: holder,
      state: 'active',
      releasedAt: '2023-04-01T16:59:59.999Z',
      firstPurchaseDeadline: '2023-04-16T16:59:59.999Z',
    });
    expect(releasedTo(nothing, '2023-04-01T17:00:00.000Z').firstPurchaseDeadline).toBe('2023-04-17T16:59:59.999Z');
  });

  test('is held still where there is another reason for it', () => {
    const released = releasedTo({ ...nothing, householdRecipientsElsewhere: 1, householdWinnersBefore: 1 });

    expect(released).toEqual({ ...held, applicantId: holder, heldBecause: 'household-limit-reached' });
  });
});

describe('how a card ends', () => {
  const at = '2023-03-01T03:00:00.000Z';
  const listed = { reason: 'police', listVersion: 'police-8' };
  const held = given({ found: { ...nothing, isDisputed: true } });

  test.each(EndReason.options)('%s: what it was stays on it, and it ends once', (because) => {
    const ended = endedAward(given(), { because, at });

    const money = { balance: 0, returned: given().balance };
    expect(Award.parse(ended)).toEqual({ ...given(), ...money, state: 'ended', endedBecause: because, endedAt: at });
    expect(() => endedAward(ended, { because, at })).toThrow('ended already');
  });

  test.each(EndReason.options)('%s: not while a purchase stands, for its place is taken', (because) => {
    const used = { ...given(), firstPurchaseAt: at, purchases: 1 };

    expect(() => endedAward(used, { because, at })).toThrow('bought with this card');
  });

  test('is overdue after its last moment, unless a purchase stands', () => {
    const card = given();
    const [last, after] = [new Date(card.firstPurchaseDeadline), new Date(Date.parse(card.firstPurchaseDeadline) + 1)];

    expect([isOverdue(card, last), isOverdue(card, after)]).toEqual([false, true]);
    expect(isOverdue({ ...card, firstPurchaseAt: at }, after)).toBe(false);
    expect(isOverdue(held, after)).toBe(false);
  });

  test('a draw anew ends one that is held too, since another has the place; nothing else does', () => {
    expect(endedAward(held, { because: 'redrawn', at })).toMatchObject({ state: 'ended', endedBecause: 'redrawn' });
    for (const because of ['given-up', 'listed', 'revoked'] as const) {
      expect(() => endedAward(held, { because, at })).toThrow('still held');
    }
  });

  test.each([
    ['given-up', { reason: 'given-up' }],
    ['listed', { reason: 'listed', listVersion: 'police-8' }],
    ['revoked', { reason: 'revoked' }],
  ] as const)('%s leaves its place free in the draw that gave it out', (because, place) => {
    const ended = endedAward(given(), { because, at, ...(because === 'listed' ? { listed } : {}) });

    expect(freedBy(ended, 3)).toEqual({ ticket: drawn.ticket, regency: '32.01', run: 3, at, ...place });
  });

  test('frees nothing where a new draw gives all places out, nor while the card stands', () => {
    expect(freedBy(endedAward(given(), { because: 'redrawn', at }), 1)).toBeUndefined();
    expect(freedBy(given(), 1)).toBeUndefined();
  });

  test.each(EndReason.options)('%s is told in words, without a deadline', (because) => {
    const view = awardView(endedAward(given(), { because, at, ...(because === 'listed' ? { listed } : {}) }));

    expect(view).toMatchObject({ state: 'ended', endedBecause: because, endedAt: at });
    expect(view).toHaveProperty('id');
    expect(view).toHaveProperty('en');
    expect(view).not.toHaveProperty('firstPurchaseDeadline');
    expect('reason' in view).toBe(because === 'listed');
  });

  test('and comes back as it was, with all days of the scheme from the day of the return in WIB', () => {
    const ended = endedAward(given(), { because: 'listed', at, listed });

    const restored = restoredAward(ended, ruleSetOf(ended.scheme, ended.ruleVersion), '2023-04-01T17:00:00.000Z');

    expect(Award.parse(restored)).toEqual({
      ...given(),
      releasedAt: '2023-04-01T17:00:00.000Z',
      firstPurchaseDeadline: '2023-04-17T16:59:59.999Z',
    });
  });

  test('a wave’s own line on the list of earlier recipients is told from a ministry’s', () => {
    expect(isOwnListVersion(ownListVersion(closedWave.waveId))).toBe(true);
    expect(isOwnListVersion('pmo-7')).toBe(false);
  });
});

describe('what a winner is told', () => {
  test('fits one SMS, whatever the month', () => {
    const texts = Array.from({ length: 12 }, (_, month) => {
      const announcedAt = `2023-${String(month + 1).padStart(2, '0')}-12T03:00:00.000Z`;
      return awardNotice(given({ announcedAt }), 'sms').text;
    });

    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(160);
      expect(text).toMatch(/^[\w !.,()]+$/);
    }
    expect(texts[1]).toContain('27 Februari 2023 23.59 WIB');
  });

  test('names the balance and the deadline, and never the card’s number', () => {
    const { subject, text } = awardNotice(given(), 'email');

    expect(subject).toContain('Gelombang 48');
    expect(text).toContain('Rp3.500.000');
    expect(text).toContain('8 Maret 2023 pukul 23.59 WIB');
    expect(text).not.toMatch(/\d{16}/);
  });
});
