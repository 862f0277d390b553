import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedChange, confirmedChange, triedCode, undoneChange } from '../../../shared/domain/contacts/changing.ts';
import {
  contactsInForce,
  coolingChanges,
  unchangedContacts,
  type Contacts,
} from '../../../shared/domain/contacts/contacts.ts';
import { maskedContact } from '../../../shared/domain/contacts/masks.ts';
import { contactChangedNotice, contactCodeNotice } from '../../../shared/domain/contacts/notice-texts.ts';
import { contactRulesOn } from '../../../shared/domain/contacts/rules.ts';
import { applicant } from '../../support/registrations.ts';

const rules = contactRulesOn('2023-02-22');
const start = Date.parse('2023-02-22T03:00:00.000Z');
const hour = 3_600_000;
const registration = { identity: { phone: 'phone-0', email: 'email-0' } };
const nonce = (number: number): string => String(number).padStart(32, '0');

type Field = 'phone' | 'email';
interface Act {
  readonly hoursLater: number;
  readonly field: Field;
  readonly does: 'change' | 'object';
}

interface Changed {
  readonly field: Field;
  readonly text: string;
  readonly from: number;
}

/** Plays acts one after the other; beside the contacts, every change that was never objected to, from when on. */
const played = (acts: readonly Act[]) => {
  let contacts: Contacts = unchangedContacts(applicant('budi'));
  let now = start;
  const cooled: Changed[] = [];
  const pending = new Map<Field, Changed>();
  for (const [position, { hoursLater, field, does }] of acts.entries()) {
    now += hoursLater * hour;
    const at = new Date(now);
    for (const [of, change] of pending) {
      if (change.from > now) continue;
      cooled.push(change);
      pending.delete(of);
    }
    const cooling = coolingChanges(contacts, at.toISOString()).find((change) => change.field === field);
    if (does === 'object') {
      if (cooling === undefined) continue;
      contacts = undoneChange(contacts, cooling.version, at)?.contacts ?? contacts;
      pending.delete(field);
      continue;
    }
    const text = `${field}-${String(position + 1)}`;
    delete contacts.requests;
    contacts = askedChange(contacts, { [field]: { sealed: text, nonce: nonce(position) } }, { rules, at });
    const standing = contactsInForce(registration, contacts, at.toISOString());
    contacts = confirmedChange(triedCode(contacts, at), field, { standing, rules, at });
    const made = coolingChanges(contacts, at.toISOString()).find((change) => change.version === contacts.newest);
    pending.set(field, { field, text, from: Date.parse(made?.effectiveFrom ?? '') });
  }
  for (const change of pending.values()) cooled.push(change);
  return { contacts, cooled, now };
};

const act: fc.Arbitrary<Act> = fc.record({
  hoursLater: fc.integer({ min: 1, max: 1_000 }),
  field: fc.constantFrom('phone', 'email'),
  does: fc.constantFrom('change', 'change', 'object'),
});

test('what is in force is always the newest change that cooled off and was not objected to, or what was registered', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), fc.integer({ min: 0, max: 400 }), (acts, later) => {
      const { contacts, cooled, now } = played(acts);
      const at = now + later * hour;

      const found = contactsInForce(registration, contacts, new Date(at).toISOString());

      for (const field of ['phone', 'email'] as const) {
        const last = cooled.filter((change) => change.field === field && change.from <= at).at(-1);
        expect(found[field]).toBe(last?.text ?? `${field}-0`);
      }
    }),
  );
});

test('no change is in force before two days, and no two old contacts go within a week', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      const { contacts } = played(acts);
      const [phone, email] = [contacts.phone?.change, contacts.email?.change];
      for (const change of [phone, email]) {
        if (change === undefined) continue;
        expect(Date.parse(change.effectiveFrom) - Date.parse(change.confirmedAt)).toBeGreaterThanOrEqual(48 * hour);
      }
      if (phone === undefined || email === undefined) return;
      const [first, second] = [phone, email].sort((one, other) => (one.confirmedAt < other.confirmedAt ? -1 : 1));
      const apart = Date.parse(second?.confirmedAt ?? '') - Date.parse(first?.effectiveFrom ?? '');
      if (apart < 30 * 24 * hour)
        expect(Date.parse(second?.effectiveFrom ?? '') - Date.parse(second?.confirmedAt ?? '')).toBe(168 * hour);
    }),
  );
});

test('an objection to what is in force is too late, and to what was objected to changes nothing', () => {
  const { contacts } = played([{ hoursLater: 0, field: 'phone', does: 'change' }]);

  expect(() => undoneChange(contacts, 1, new Date(start + 48 * hour))).toThrow('in force already');
  const undone = undoneChange(contacts, 1, new Date(start + 48 * hour - 1))?.contacts;
  expect(undone && undoneChange(undone, 1, new Date(start + 90 * hour))).toBeUndefined();
  expect(() => undoneChange(contacts, 2, new Date(start))).toThrow('no such change');
});

test.each([
  ['phone', '+6281234567890', '**********7890'],
  ['email', 'budi@example.id', 'b***@example.id'],
] as const)('a %s is shown masked', (field, text, shown) => {
  expect(maskedContact(field, text)).toBe(shown);
});

test('every SMS about contacts fits one message', () => {
  const effectiveFrom = '2023-09-24T17:00:00.000Z';
  const long = maskedContact('email', `b@${'x'.repeat(60)}.example.id`);
  const texts = (['phone', 'email'] as const).flatMap((field) => [
    contactCodeNotice('123456', { field, minutes: 15 }, 'sms').text,
    contactChangedNotice({ field, to: field === 'phone' ? '**********7890' : long, effectiveFrom }, 'sms').text,
  ]);

  for (const text of texts) expect(text.length).toBeLessThanOrEqual(160);
});
