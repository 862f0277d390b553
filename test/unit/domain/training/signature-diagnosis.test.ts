import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { functions } from '../../../../infra/functions.ts';
import { diagnose, type Signer, type Suspect } from '../../../../shared/domain/training/signature-diagnosis.ts';
import { findings, sentenceOf } from '../../../../shared/domain/training/signature-findings.ts';
import { integrationPaths } from '../../../../shared/domain/training/signature-variants.ts';
import { isSignedBy } from '../../../../shared/domain/training/signature.ts';

const at = new Date('2023-03-04T02:00:00.000Z');
const timestamp = '1677895200';
const path = '/api/v1/integration/payment/redeem-code/commit';
const body = '{"redeem_code":"7H2K9M4Q8R1T5V3X","sequence":1}';
const spaced = '{"redeem_code": "7H2K9M4Q8R1T5V3X", "sequence": 1}';
const newKey = '1f'.repeat(32);
const oldKey = '2e'.repeat(32);

const signer: Signer = {
  clientCode: 'lp-cendekia-1',
  acceptsSha1: true,
  clockSeconds: 300,
  signKeys: [
    { version: 2, signKey: newKey },
    { version: 1, signKey: oldKey },
  ],
};

const hmac = (text: string, key: string | Buffer = newKey, algorithm = 'sha1') =>
  createHmac(algorithm, key).update(text).digest();

const right = `lp-cendekia-1${timestamp}POST${path}${body}`;

const suspect = (fields: Partial<Suspect> = {}, sha1 = hmac(right).toString('hex')): Suspect => ({
  clientCode: 'lp-cendekia-1',
  timestamp,
  method: 'POST',
  path: '/api/v1/integration/self-test',
  body,
  query: '',
  host: 'api.example.id',
  signatures: { sha1, sha256: '' },
  ...fields,
});

const codesOf = (...parameters: Parameters<typeof suspect>): string[] =>
  diagnose(suspect(...parameters), signer, at).findings.map(({ code }) => code);

const signing = (text: string): string[] => codesOf({}, hmac(text).toString('hex'));

describe('the diagnosis of a signature', () => {
  test('finds nothing wrong with a good one, over any path of the API', () => {
    const own = `lp-cendekia-1${timestamp}POST/api/v1/integration/self-test${body}`;

    expect(diagnose(suspect(), signer, at)).toEqual({
      isGood: true,
      findings: [],
      signedBy: { version: 2, algorithm: 'sha1' },
    });
    expect(signing(own)).toEqual([]);
    expect(
      codesOf({ signatures: { sha1: 'anything', sha256: hmac(right, newKey, 'sha256').toString('hex') } }),
    ).toEqual([]);
  });

  test('tells what is accepted but could be better', () => {
    const python = suspect({ body: spaced });
    const rotated = suspect({}, hmac(right, oldKey).toString('hex'));

    expect(diagnose(python, signer, at)).toMatchObject({ isGood: true, findings: [{ code: 'compact-signed' }] });
    expect(diagnose(rotated, signer, at)).toMatchObject({
      isGood: true,
      findings: [{ code: 'older-key', values: { version: 1, newest: 2 } }],
      signedBy: { version: 1 },
    });
  });

  test.each([
    ['a header without a client code', suspect({ clientCode: '' }), ['client-code-missing']],
    ['no timestamp', suspect({ timestamp: '' }), ['timestamp-missing']],
    ['no signature', suspect({}, ''), ['signature-missing']],
    ['a timestamp in milliseconds', suspect({ timestamp: `${timestamp}123` }), ['timestamp-milliseconds']],
    ['a date for a timestamp', suspect({ timestamp: '2023-03-04' }), ['timestamp-malformed']],
    ['a signature in capitals', suspect({}, hmac(right).toString('hex').toUpperCase()), ['signature-uppercase']],
    ['a signature in Base64', suspect({}, hmac(right).toString('base64')), ['signature-base64']],
    ['a signature that is cut off', suspect({}, hmac(right).toString('hex').slice(0, 32)), ['signature-length']],
    ['SHA-256 in the header of SHA-1', suspect({}, hmac(right, newKey, 'sha256').toString('hex')), ['other-header']],
    ['a body that is no JSON', suspect({ body: '{redeem_code}' }), ['body-not-json']],
    ['a code in capitals', suspect({ clientCode: 'LP-CENDEKIA-1' }), ['client-code-case']],
  ] as const)('names %s', (_, given, expected) => {
    const { isGood, findings: found } = diagnose(given, signer, at);

    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining([...expected]));
    expect(isGood).toBe(false);
  });

  test('tells by how much a clock is off, and to which side', () => {
    const seconds = (sent: string) =>
      diagnose(suspect({ timestamp: sent }), signer, at).findings.find(({ code }) => code === 'clock-off')?.values;

    expect(seconds(String(Number(timestamp) + 301))).toEqual({ seconds: 301, clockSeconds: 300 });
    expect(seconds(String(Number(timestamp) - 7 * 3_600))).toEqual({ seconds: -25_200, clockSeconds: 300 });
    expect(seconds(String(Number(timestamp) - 300))).toBeUndefined();
  });

  test.each([
    ['the body left out', `lp-cendekia-1${timestamp}POST${path}`, 'body-not-signed'],
    ['spaced JSON', `lp-cendekia-1${timestamp}POST${path}${spaced}`, 'other-body-signed'],
    [
      'an address with its host',
      `lp-cendekia-1${timestamp}POSThttps://api.example.id${path}${body}`,
      'other-path-signed',
    ],
    ['a slash at the end', `lp-cendekia-1${timestamp}POST${path}/${body}`, 'other-path-signed'],
    ['the method left out', `lp-cendekia-1${timestamp}${path}${body}`, 'other-method-signed'],
    ['the method in small letters', `lp-cendekia-1${timestamp}post${path}${body}`, 'other-method-signed'],
    [
      'a clock that was read twice',
      `lp-cendekia-1${Number(timestamp) - 1}POST${path}${body}`,
      'other-timestamp-signed',
    ],
    ['the client code left out', `${timestamp}POST${path}${body}`, 'client-code-not-signed'],
    ['another order', `${timestamp}lp-cendekia-1POST${path}${body}`, 'other-order-signed'],
    ['lines', ['lp-cendekia-1', timestamp, 'POST', path, body].join('\n'), 'separator-signed'],
    ['something else', 'something else', 'signature-unknown'],
  ])('finds out that what was signed has %s', (_, text, expected) => {
    expect(signing(text)).toEqual([expected]);
  });

  test('finds out that a query was signed with the path', () => {
    const signature = hmac(`lp-cendekia-1${timestamp}POST${path}?debug=1${body}`).toString('hex');

    expect(codesOf({ query: 'debug=1' }, signature)).toEqual(['other-path-signed']);
  });

  test('finds out that the bytes were used which the key’s digits stand for', () => {
    expect(codesOf({}, hmac(right, Buffer.from(newKey, 'hex')).toString('hex'))).toEqual(['key-written-otherwise']);
  });

  test('finds two mistakes at once', () => {
    const text = `lp-cendekia-1${timestamp}${path}/${body}`;

    expect(signing(text).sort()).toEqual(['other-method-signed', 'other-path-signed']);
  });

  test('says of a partner that is unknown, or has no key, nothing more', () => {
    const unknown = diagnose(suspect(), undefined, at);
    const keyless = diagnose(suspect(), { ...signer, signKeys: [] }, at);

    expect(unknown.findings.map(({ code }) => code)).toEqual(['client-code-unknown']);
    expect(keyless.findings.map(({ code }) => code)).toEqual(['no-key', 'signature-unknown']);
  });

  test('calls good what the API itself would take, and nothing else', () => {
    const text = fc.constantFrom(
      right,
      `lp-cendekia-1${timestamp}POST${path}${spaced}`,
      `lp-cendekia-1${timestamp}POST${path}`,
      'lp',
    );
    fc.assert(
      fc.property(text, fc.constantFrom(newKey, oldKey, 'none'), fc.constantFrom(body, spaced), (signed, key, sent) => {
        const sha1 = hmac(signed, key).toString('hex');

        const { isGood } = diagnose(suspect({ body: sent }, sha1), signer, at);

        const taken = isSignedBy([newKey, oldKey], 'sha1', suspect({ path, body: sent }), sha1);
        expect(isGood).toBe(taken);
      }),
      { numRuns: 24 },
    );
  });

  test('never tells a key, nor a signature', () => {
    const told = [right, 'x', `${timestamp}POST${path}${body}`].map((text) =>
      JSON.stringify(
        diagnose(suspect({}, hmac(text).toString('hex')), signer, at).findings.map((found) => [
          found,
          sentenceOf(found, 'id'),
          sentenceOf(found, 'en'),
        ]),
      ),
    );

    for (const text of told) expect(text).not.toMatch(/[0-9a-f]{32}/);
  });

  test('has a sentence in both languages for each finding, with every value filled in', () => {
    const values = {
      seconds: 1,
      clockSeconds: 2,
      length: 3,
      algorithm: 'x',
      version: 1,
      newest: 2,
      written: 'x',
      path,
    };

    for (const code of Object.keys(findings) as (keyof typeof findings)[])
      for (const language of ['id', 'en'] as const) expect(sentenceOf({ code, values }, language)).not.toMatch(/[{}]/);
  });
});

test('the paths that may have been signed are those of the institutions’ API', () => {
  const routes = functions.flatMap(({ trigger }) =>
    'route' in trigger && trigger.route.startsWith('POST /api/v1/integration/') ? [trigger.route.slice(5)] : [],
  );

  expect([...integrationPaths].sort()).toEqual(routes.sort());
});
