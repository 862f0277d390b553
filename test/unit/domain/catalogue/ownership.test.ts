import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCovered } from '../../../../shared/domain/catalogue/offering.ts';
import { sharedOwners, type Owned } from '../../../../shared/domain/catalogue/ownership.ts';

const number = fc.constantFrom(...Array.from({ length: 8 }, (_, digit) => String(digit).repeat(13)));
const business: fc.Arbitrary<Owned> = fc.record({
  nib: number,
  owners: fc.array(fc.record({ nib: number, name: fc.constant('Pemilik') }), { maxLength: 4 }),
});

test('what ties two businesses ties them both ways, and is owned by, or is, each of them', () => {
  fc.assert(
    fc.property(business, business, (one, other) => {
      const ties = sharedOwners(one, other);

      expect(sharedOwners(other, one)).toEqual(ties);
      for (const side of [one, other])
        for (const tie of ties) expect([side.nib, ...side.owners.map(({ nib }) => nib)]).toContain(tie);
      expect(ties).toEqual([...new Set(ties)].sort());
    }),
  );
});

test('a business is tied to itself, to its owners and to what they own', () => {
  const [own, owner, other] = ['1', '2', '3'].map((digit) => digit.repeat(13));
  if (own === undefined || owner === undefined || other === undefined) throw new Error('Three numbers are needed.');
  const owned: Owned = { nib: own, owners: [{ nib: owner, name: 'Induk' }] };

  expect(sharedOwners(owned, { nib: own, owners: [] })).toEqual([own]);
  expect(sharedOwners(owned, { nib: owner, owners: [] })).toEqual([owner]);
  expect(sharedOwners(owned, { nib: other, owners: [{ nib: owner, name: 'Induk' }] })).toEqual([owner]);
  expect(sharedOwners(owned, { nib: other, owners: [] })).toEqual([]);
});

test('an acknowledgement covers the ties that it names and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(number), fc.uniqueArray(number), (acknowledged, ties) => {
      const acknowledgement = {
        owners: acknowledged,
        reason: 'Satu-satunya penyedia.',
        acknowledgedBy: 'agus',
        acknowledgedAt: '2023-03-01T02:00:00.000Z',
      };

      expect(isCovered({ acknowledgement }, ties)).toBe(ties.filter((tie) => !acknowledged.includes(tie)).length === 0);
      expect(isCovered({}, ties)).toBe(ties.length === 0);
    }),
  );
});
