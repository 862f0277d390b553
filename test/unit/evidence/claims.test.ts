import { describe, expect, test } from 'vitest';
import { verifyReceipt, type Receipt } from '../../../shared/domain/receipt.ts';
import { thumbprintOf } from '../../../shared/domain/statement.ts';
import { holdAgainst } from '../../../shared/evidence/claims.ts';
import { vectors } from '../domain/draw/builders.ts';
import { publishedKey, publishedWave, signedReceipt, sourceOf } from './wave-evidence.ts';

const left = 'c'.repeat(32);
const files = publishedWave({ excluded: { '51.71': [{ ticket: left, reason: 'left', listVersion: '' }] } });
const student = '90478028ef438a6a97f49f90788a9a40';
const applicant = Object.values(vectors[0]?.applicants ?? {}).flat()[0]?.ticket ?? '';

/** The receipt as its holder has it, found genuine under the publisher's key. */
const genuine = (receipt: Parameters<typeof signedReceipt>[0]): Receipt =>
  verifyReceipt(signedReceipt(receipt), { ...publishedKey, kid: thumbprintOf(publishedKey) }, new Date());
const held = (receipt: Parameters<typeof signedReceipt>[0]) => holdAgainst(sourceOf(files), genuine(receipt));

describe('a receipt held against the evidence', () => {
  test('whose ticket is in neither list is proof of wrongdoing, of joining as of leaving', async () => {
    for (const kind of ['joined', 'left'] as const) {
      expect(await held({ kind, ticket: 'f'.repeat(32) })).toEqual({
        finding: 'wrongdoing',
        why: expect.stringMatching(/neither among .* is proof of wrongdoing\.$/) as unknown,
      });
    }
  });

  test.each<[string, Parameters<typeof signedReceipt>[0], string, RegExp]>([
    ['of an applicant', { kind: 'joined', ticket: applicant }, 'honoured', /stands among the applicants\.$/],
    [
      'of someone excluded',
      { kind: 'joined', ticket: student },
      'honoured',
      /excluded: student, by the list emis-7\.$/,
    ],
    ['of someone who left', { kind: 'left', ticket: left }, 'honoured', /as one that left\.$/],
    ['of joining, of someone who left afterwards', { kind: 'joined', ticket: left }, 'honoured', /left afterwards/],
    [
      'of leaving, of an applicant',
      { kind: 'left', ticket: applicant },
      'doubtful',
      /only where its holder joined again/,
    ],
    ['of another wave', { kind: 'joined', ticket: left, waveId: '2023-49' }, 'other-wave', /is of wave 2023-49/],
  ])('%s says so', async (_, receipt, finding, why) => {
    expect(await held(receipt)).toEqual({ finding, why: expect.stringMatching(why) as unknown });
  });
});
