import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EmailText } from '../../../shared/domain/email.ts';
import { parsePhone, PhoneText } from '../../../shared/domain/phone.ts';

test('a mobile number is the same however it is written', () => {
  const written = ['081234567890', '+6281234567890', '6281234567890', '0812-3456-7890', '+62 812.3456.7890'];

  expect(written.map(parsePhone)).toEqual(written.map(() => '+6281234567890'));
});

test('parsing a mobile number again changes nothing', () => {
  const subscriber = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{7,10}$/));

  fc.assert(
    fc.property(subscriber, ([operator, rest]) => {
      const phone = PhoneText.parse(`08${operator}${rest}`);

      expect(phone).toBe(`+628${operator}${rest}`);
      expect(PhoneText.parse(phone)).toBe(phone);
    }),
  );
});

test.each([
  '',
  '0812',
  '08012345678',
  '02112345678',
  '+60812345678',
  '0812345678901234',
  '08123456789a',
  '0'.repeat(900),
])('the phone number %s is refused by its code', (text) => {
  expect(PhoneText.safeParse(text).error?.issues[0]?.message).toBe('phone-malformed');
});

test('an address keeps its local part and gets its domain in lower case', () => {
  expect(EmailText.parse('Siti.Rahayu@Contoh.Example')).toBe('Siti.Rahayu@contoh.example');
});

test.each([
  '',
  'siti',
  'siti@',
  '@contoh.example',
  'a b@contoh.example',
  'siti@contoh',
  `${'s'.repeat(250)}@contoh.example`,
])('the address %s is refused by its code', (text) => {
  expect(EmailText.safeParse(text).error?.issues[0]?.message).toBe('email-malformed');
});
