import { generateKeyPairSync, sign } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  detachedJws,
  detachedSigningInput,
  signatureFromDer,
  verifyDetached,
} from '../../../../shared/domain/evidence/jws.ts';

const keyPair = (kid: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid } };
};
const ours = keyPair('ours');
const theirs = keyPair('theirs');
const payload = Buffer.from('{"files":[]}\n');
const input = detachedSigningInput(payload, 'ours');
const jws = detachedJws(input, sign('sha256', Buffer.from(input), { key: ours.privateKey, dsaEncoding: 'ieee-p1363' }));

describe('a detached signature', () => {
  test('leaves the payload out and is verified against it', () => {
    expect(jws.split('.')[1]).toBe('');
    expect(verifyDetached(jws, payload, ours.jwk)).toBe(true);
    expect(verifyDetached(jws, Buffer.from('{"files":[]}'), ours.jwk)).toBe(false);
    expect(verifyDetached(jws, payload, theirs.jwk)).toBe(false);
  });

  test('is checked with the key of a set that it names, and with no other', () => {
    expect(verifyDetached(jws, payload, { keys: [theirs.jwk, ours.jwk] })).toBe(true);
    expect(verifyDetached(jws, payload, { keys: [theirs.jwk] })).toBe(false);
    expect(verifyDetached(jws, payload, { keys: [{ ...ours.jwk, kid: 'other' }] })).toBe(false);
  });

  test('that names no key is tried with every key of a set', () => {
    const unnamed = detachedSigningInput(payload);
    const signature = sign('sha256', Buffer.from(unnamed), { key: ours.privateKey, dsaEncoding: 'ieee-p1363' });

    expect(verifyDetached(detachedJws(unnamed, signature), payload, { keys: [theirs.jwk, ours.jwk] })).toBe(true);
  });

  test('is refused when any one character is another, the last with its unused bits included', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: jws.length - 1 }),
        fc.constantFrom('A', 'Q', 'g', 'w', 'B', '_', '-', '.', '='),
        (at, character) => {
          fc.pre(jws[at] !== character);

          expect(verifyDetached(jws.slice(0, at) + character + jws.slice(at + 1), payload, ours.jwk)).toBe(false);
        },
      ),
    );
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted = Array.from(alphabet).filter((last) => verifyDetached(jws.slice(0, -1) + last, payload, ours.jwk));
    expect(accepted).toEqual([jws.at(-1)]);
  });

  test.each([{ alg: 'none' }, { alg: 'HS256' }, { alg: 'ES256', crit: ['b64'], b64: false }, 'ES256', null])(
    'with the header %j is refused',
    (header) => {
      const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
      const text = `${encoded}.${payload.toString('base64url')}`;
      const signature = sign('sha256', Buffer.from(text), { key: ours.privateKey, dsaEncoding: 'ieee-p1363' });

      expect(verifyDetached(detachedJws(text, signature), payload, ours.jwk)).toBe(false);
    },
  );

  test('is refused under a key of another kind', () => {
    const { publicKey } = generateKeyPairSync('ed25519');

    expect(verifyDetached(jws, payload, publicKey.export({ format: 'jwk' }))).toBe(false);
    expect(verifyDetached('no signature', payload, ours.jwk)).toBe(false);
  });
});

test('a signature in DER, as KMS gives it, becomes the 64 bytes of a JWS whatever zeros its numbers lost', () => {
  // Two hundred signatures meet short numbers (one in 128) and added zeros (every second).
  for (let round = 0; round < 200; round += 1) {
    const der = sign('sha256', Buffer.from(input), { key: ours.privateKey, dsaEncoding: 'der' });

    expect(verifyDetached(detachedJws(input, signatureFromDer(der)), payload, ours.jwk)).toBe(true);
  }
});

test('bytes that are no DER signature are refused', () => {
  const der = sign('sha256', Buffer.from(input), { key: ours.privateKey, dsaEncoding: 'der' });

  expect(() => signatureFromDer(der.subarray(1))).toThrow(RangeError);
  expect(() => signatureFromDer(Buffer.concat([der, Buffer.of(0)]))).toThrow(RangeError);
  expect(() => signatureFromDer(Buffer.alloc(0))).toThrow(RangeError);
});
