import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageBody } from '../../../shared/queue/send.ts';

/** What SQS takes in a message: XML's characters, here without those beyond the sixteen bits. */
const isTaken = (text: string): boolean => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd]*$/.test(text);

test('a message is of characters that SQS takes, and says what was to be said', () => {
  const odd = fc.constantFrom('\ufffe', '\uffff', '\u0000', '\ud800', 'a\udfff', '👩‍👩‍👧', '\u2028', '"\\u"');
  const value = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }));

  fc.assert(
    fc.property(value, (body) => {
      const text = messageBody(body);
      expect(isTaken(text)).toBe(true);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(body)));
    }),
    { numRuns: 1_000 },
  );
});
