import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { hourWithin, startOfDay } from '../../../shared/domain/operations/day.ts';
import { faultOf } from '../../../shared/domain/operations/failure.ts';
import { shownOf } from '../../../shared/domain/operations/message-keys.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the reason of a dead letter', () => {
  test('names the fields of a malformed message and nothing that its sender wrote', () => {
    const contract = z.strictObject({ kind: z.literal('a'), people: z.record(z.string(), z.number()) });
    const fault = thrownBy(() =>
      contract.parse({ kind: 'Siti Aminah', people: { '3201010101900001': 'x' }, 'siti@mail.test': 1 }),
    );

    expect(faultOf(fault, true)).toEqual({
      error: 'ZodError',
      sentence:
        'The message does not keep to its contract: kind (invalid_value), people.… (invalid_type), the whole (unrecognized_keys).',
    });
  });

  test('says of five faults each, and that there are more', () => {
    const contract = z.object(
      Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, z.string()])),
    );

    expect(
      faultOf(
        thrownBy(() => contract.parse({})),
        false,
      ).sentence,
    ).toBe(
      `What was found does not keep to its form: ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name} (invalid_type)`).join(', ')}, ….`,
    );
  });

  test('is without quotations, addresses and long numbers', () => {
    const fault = new RangeError('No "Siti" of siti@mail.test, +62 812-9999-0001, NIK 3201010101900001, wave 2023-48.');

    expect(faultOf(fault, false)).toEqual({ error: 'RangeError', sentence: 'No … of … …, NIK …, wave 2023-48.' });
  });

  test('of a text that is not JSON quotes none of it, and whatever is thrown has a reason', () => {
    const fault = thrownBy(() => JSON.parse('{"nik":3201010101900001') as unknown);

    expect(faultOf(fault, true)).toEqual({ error: 'SyntaxError', sentence: 'The message is not JSON.' });
    expect(faultOf('Siti', false)).toEqual({ error: 'string', sentence: 'Something was thrown that is no error.' });
  });
});

describe('what is shown of a message', () => {
  test('is what it is about, by numbers that we gave out', () => {
    const applicantId = '0123456789abcdef0123456789abcdef';
    const body = { kind: 'tell', applicantId, waveId: '2023-48', run: 2, shard: 13, nonce: 'secret', name: 'Siti' };

    expect(shownOf(JSON.stringify(body))).toEqual({
      kind: 'tell',
      applicantId,
      waveId: '2023-48',
      run: '2',
      shard: '13',
    });
  });

  test.each([
    ['an NIK in the place of our number', { applicantId: '3201010101900001' }],
    ['a phone in a telling field', { kind: '081299990001', unit: 81_299_990_001 }],
    ['a sentence', { about: 'Siti Aminah lives here' }],
    ['an address', { channel: 'siti@mail.test' }],
    ['what is within', { kind: { name: 'Siti' }, waveId: ['2023-48'] }],
    ['a list', ['2023-48']],
  ])('is never %s', (_, body) => {
    expect(shownOf(JSON.stringify(body))).toEqual({});
  });

  test('is nothing of what is not JSON', () => {
    expect(shownOf('kind=tell')).toEqual({});
  });
});

test('a day is that of western Indonesia, hour by hour', () => {
  const at = (instant: string) => hourWithin('2023-02-24', Date.parse(instant));

  expect(startOfDay('2023-02-24').toISOString()).toBe('2023-02-23T17:00:00.000Z');
  expect(at('2023-02-23T16:59:59.999Z')).toBe(-1);
  expect(at('2023-02-23T17:00:00.000Z')).toBe(0);
  expect(at('2023-02-24T16:59:59.999Z')).toBe(23);
  expect(at('2023-02-24T17:00:00.000Z')).toBe(24);
});
