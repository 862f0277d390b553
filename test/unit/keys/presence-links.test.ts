import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfLink, newLinkId, newState } from '../../../shared/keys/presence-links.ts';
import { rotatingRing, testRing } from '../../support/keys.ts';

const validUntil = '2023-03-04T02:25:00.000Z';

test('a name says when its page ends, to whoever has the key', () => {
  const linkId = newLinkId(testRing, validUntil);

  expect(linkId).toMatch(/^[\w-]{48}$/);
  expect(endOfLink(testRing, linkId)).toEqual(new Date(validUntil));
});

test('a name stands while keys are exchanged, and not under keys that never signed it', () => {
  const before = newLinkId(testRing, validUntil);
  const during = newLinkId(rotatingRing, validUntil);

  expect(endOfLink(rotatingRing, before)).toEqual(new Date(validUntil));
  expect(endOfLink(rotatingRing, during)).toEqual(new Date(validUntil));
  expect(endOfLink(testRing, during)).toBeUndefined();
});

test('no name of which one letter is changed is ours, nor any other text', () => {
  const linkId = newLinkId(testRing, validUntil);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const letter = fc.nat({ max: letters.length - 1 }).map((position) => letters.charAt(position));
  fc.assert(
    fc.property(fc.nat({ max: 47 }), letter, (position, other) => {
      fc.pre(linkId[position] !== other);
      const changed = linkId.slice(0, position) + other + linkId.slice(position + 1);
      expect(endOfLink(testRing, changed)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(endOfLink(testRing, text)).toBeUndefined();
    }),
  );
});

test('two names, and two states, are never the same', () => {
  const names = Array.from({ length: 500 }, () => newLinkId(testRing, validUntil));
  const states = Array.from({ length: 500 }, newState);

  expect(new Set([...names, ...states]).size).toBe(1_000);
});
