import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ticket, WaveId } from '../../../events/event.ts';
import { cardNumberOf, isCardNumber, luhnDigit, maskedCardNumber } from '../../../shared/domain/card-number.ts';
import { testWaveKeys } from '../../support/keys.ts';

const waveId = WaveId.parse('2023-48');
const tickets = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Ticket.parse(Buffer.from(bytes).toString('hex')));

test('the check digit is that of ISO/IEC 7812', () => {
  expect(luhnDigit('7992739871')).toBe('3');
  expect(luhnDigit('453201511283036')).toBe('6');
});

test('a card number has 16 digits, and a wrong digit or two neighbours exchanged are noticed', () => {
  fc.assert(
    fc.property(tickets, fc.nat(15), fc.integer({ min: 1, max: 9 }), fc.nat(14), (ticket, place, shift, pair) => {
      const number = cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 1 });
      const digits = Array.from(number);
      const wrong = digits.with(place, String((Number(digits[place]) + shift) % 10)).join('');
      const [one = '', other = ''] = digits.slice(pair, pair + 2);
      const exchanged = digits
        .with(pair, other)
        .with(pair + 1, one)
        .join('');

      expect(number).toMatch(/^8\d{15}$/);
      expect(isCardNumber(number)).toBe(true);
      expect(isCardNumber(wrong)).toBe(false);
      // The rule of Luhn does not see 0 and 9 exchanged.
      const isUnseen = one === other || ['09', '90'].includes(one + other);
      expect(isCardNumber(exchanged)).toBe(isUnseen && exchanged.startsWith('8'));
    }),
  );
});

test('a ticket has the same number each time, and another one at each attempt, wave and key', () => {
  const ticket = Ticket.parse('0'.repeat(32));
  const number = cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 1 });

  expect(cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 1 })).toBe(number);
  expect(cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 2 })).not.toBe(number);
  expect(cardNumberOf(testWaveKeys, { waveId: WaveId.parse('2023-49'), ticket, attempt: 1 })).not.toBe(number);
  expect(cardNumberOf({ ...testWaveKeys, ticketKey: Buffer.alloc(32, 9) }, { waveId, ticket, attempt: 1 })).not.toBe(
    number,
  );
});

test('a number is shown with its last four digits only', () => {
  expect(maskedCardNumber('8123456789012345')).toBe('•••• •••• •••• 2345');
});
