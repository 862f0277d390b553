import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compactForms } from '../../../../shared/domain/training/json-forms.ts';
import { isSignedBy, isTimestamp, signatureOf } from '../../../../shared/domain/training/signature.ts';

const request = {
  clientCode: 'myclient_code',
  timestamp: '1516239022',
  method: 'POST',
  path: '/api/v1/integration/payment/redeem-code/commit',
  body: '{"redeem_code":"code"}',
};
const signKey = 'my_sign_key';

describe('a signature', () => {
  test('is the one that the programme publishes for its test values', () => {
    expect(signatureOf('sha1', signKey, request)).toBe('943c20a8e36b6243f576404b00fffdc86411ce1f');
  });

  test('by HMAC-SHA256 is over the same text', () => {
    const text = `myclient_code1516239022POST${request.path}${request.body}`;

    expect(signatureOf('sha256', signKey, request)).toBe(createHmac('sha256', signKey).update(text).digest('hex'));
  });

  test('over compact JSON is good for a body that was sent with spaces, as the Python client does', () => {
    const sent = { ...request, body: '{"redeem_code": "code"}' };

    expect(isSignedBy([signKey], 'sha1', sent, signatureOf('sha1', signKey, request))).toBe(true);
    expect(isSignedBy([signKey], 'sha1', sent, signatureOf('sha1', signKey, sent))).toBe(true);
  });

  test.each([
    ['PHP', '{"url":"https:\\/\\/lp.example\\/a"}', '{"url":"https://lp.example/a"}'],
    ['Python', '{"notes": "Bagus \\u2013 sekali"}', '{"notes":"Bagus – sekali"}'],
    ['Go', '{"notes":"a \\u003c b \\u0026 c"}', '{"notes":"a < b & c"}'],
  ])('over plain text is good for what %s escapes', (_, sent, signed) => {
    const signature = signatureOf('sha1', signKey, { ...request, body: signed });

    expect(isSignedBy([signKey], 'sha1', { ...request, body: sent }, signature)).toBe(true);
  });

  test('is good by either of two keys, and by no third', () => {
    const signature = signatureOf('sha1', signKey, request);

    expect(isSignedBy(['new', signKey], 'sha1', request, signature)).toBe(true);
    expect(isSignedBy([signKey, 'old'], 'sha1', request, signature)).toBe(true);
    expect(isSignedBy(['new', 'old'], 'sha1', request, signature)).toBe(false);
    expect(isSignedBy([], 'sha1', request, signature)).toBe(false);
  });

  test('changed in anything that was signed is wrong', () => {
    const signature = signatureOf('sha1', signKey, request);
    const changed = [
      { clientCode: 'myclient_cod' },
      { timestamp: '1516239023' },
      { method: 'PUT' },
      { path: '/api/v1/integration/payment/redeem-code/status' },
      { body: '{"redeem_code":"Code"}' },
      { body: '{"redeem_code":"code","redeem_code":"other"}' },
      { body: '{"redeem_code":"code"} {}' },
    ];

    expect(changed.map((change) => isSignedBy([signKey], 'sha1', { ...request, ...change }, signature))).not.toContain(
      true,
    );
    expect(isSignedBy([signKey], 'sha256', request, signature)).toBe(false);
    expect(isSignedBy([signKey], 'sha1', request, signature.toUpperCase())).toBe(false);
    expect(isSignedBy([signKey], 'sha1', request, '')).toBe(false);
  });
});

describe('the compact forms of a body', () => {
  test('say the same as the body, however it was written', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, 4, '\t'), (text, indent) => {
        const body = JSON.stringify(JSON.parse(text), undefined, indent);

        for (const form of compactForms(body)) expect(JSON.parse(form)).toEqual(JSON.parse(body));
        expect(compactForms(body)).toContain(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('keep the order of keys, doubled keys and the digits of numbers', () => {
    expect(compactForms('{ "b": 1.0, "10": 1e2, "2": -0, "b": 12345678901234567890 }')).toEqual([
      '{"b":1.0,"10":1e2,"2":-0,"b":12345678901234567890}',
    ]);
  });

  test('leave white space within strings alone', () => {
    expect(compactForms('[ "a  b\\" : c" ,\r\n\t"\\\\" ]')).toEqual(['["a  b\\" : c","\\\\"]']);
  });

  test('are none of what is no JSON', () => {
    expect(['', '{', '{"a":1', 'a=1', '{"a":1}}', "{'a':1}"].flatMap(compactForms)).toEqual([]);
  });
});

test('a timestamp is a number of seconds and nothing else', () => {
  expect(['1516239022', '1'].every(isTimestamp)).toBe(true);
  expect(['1516239022000', '', '0', '-1', '1516239022.5', '1e9', ' 1516239022', '０'].some(isTimestamp)).toBe(false);
});
