import { describe, expect, test } from 'vitest';
import { verifyEvidence } from '../../../shared/evidence/verify.ts';
import { localWave, publishedKey, sourceOf, witnessed } from './wave-evidence.ts';

// A development run has no signature of a beacon to check, which would take most of the time.
const files = await witnessed(localWave());
const options = { allowLocal: true, publicKey: publishedKey };

/** Files up to this size are changed at every byte, larger ones at every seventh. */
const small = 4096;

describe('given the key, the verifier finds every changed byte', () => {
  test('and nothing where no byte is changed', async () => {
    expect(await verifyEvidence(sourceOf(files), options)).toMatchObject({ ok: true });
  });

  test.each([...files].filter(([, bytes]) => bytes.length > 0))('in %s', async (path, bytes) => {
    const step = bytes.length <= small ? 1 : 7;
    const unnoticed: number[] = [];

    for (let at = 0; at < bytes.length; at += step) {
      const changed = Buffer.from(bytes);
      // Another bit at each place, so that letters become other letters, digits, or no text at all.
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const { ok, difference } = await verifyEvidence(sourceOf(new Map([...files, [path, changed]])), options);
      if (ok || difference === undefined) unnoticed.push(at);
    }

    expect(unnoticed).toEqual([]);
  });
});
