import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApplicantId } from '../../../events/event.ts';
import { keyedHashes, openIdentity, sealIdentity } from '../../../shared/keys/fields.ts';
import type { KeyRing } from '../../../shared/keys/ring.ts';

const key = (version: number, byte: number) => ({ version, key: Buffer.alloc(32, byte) });
const first: KeyRing = { hashKeys: [key(1, 1)], fieldKeys: [key(1, 2)] };
const rotated: KeyRing = { hashKeys: [key(2, 3), key(1, 1)], fieldKeys: [key(2, 4), key(1, 2)] };
const one = ApplicantId.parse('0'.repeat(32));
const other = ApplicantId.parse('f'.repeat(32));
const identity = {
  nik: '3201010101900001',
  kk: '3201010101900002',
  name: 'Sari Wulandari',
  birthDate: '1990-01-01',
  phone: '+6281200000001',
  email: 'sari@example.id',
};

test('what was sealed is opened, also after the field key was exchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const sealed = sealIdentity(first, one, { ...identity, name });

      expect(openIdentity(rotated, one, sealed, 'name')).toEqual({ name });
    }),
  );
});

test('a sealed field shows nothing and never looks the same twice', () => {
  const sealed = [sealIdentity(first, one, identity), sealIdentity(first, one, identity)];

  expect(JSON.stringify(sealed)).not.toMatch(/3201|Sari|1990|example/);
  expect(sealed[0]?.nik).not.toBe(sealed[1]?.nik);
});

test('a field that was changed, or taken from another person or another field, is not opened', () => {
  const sealed = sealIdentity(first, one, identity);
  const [version = '', text = ''] = sealed.nik.split('.');
  const bytes = Buffer.from(text, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  const changed = `${version}.${bytes.toString('base64url')}`;

  expect(() => openIdentity(first, one, { ...sealed, nik: changed }, 'nik')).toThrow();
  expect(() => openIdentity(first, other, sealed, 'nik')).toThrow();
  expect(() => openIdentity(first, one, { ...sealed, nik: sealed.kk }, 'nik')).toThrow();
  expect(() => openIdentity({ ...first, fieldKeys: [key(3, 9)] }, one, sealed, 'nik')).toThrow('not live');
});

test('a value has one hash under each live key, the current key first, and none is shared between kinds', () => {
  const before = keyedHashes(first, 'nik', identity.nik);
  const during = keyedHashes(rotated, 'nik', identity.nik);

  expect(before.map(({ version }) => version)).toEqual([1]);
  expect(during.map(({ version }) => version)).toEqual([2, 1]);
  expect(during[1]).toEqual(before[0]);
  expect(keyedHashes(first, 'kk', identity.nik)).not.toEqual(before);
});
