import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { timeStampingAuthority } from '../../../local/sandboxes/time-stamping.ts';
import { Commitment } from '../../../shared/domain/draw/commitment.ts';
import { sha256Hex } from '../../../shared/domain/draw/hash.ts';
import { verifyEvidence, type Progress } from '../../../shared/evidence/verify.ts';
import {
  listed,
  localWave,
  publishedKey,
  publishedWave,
  rewritten,
  sealed,
  signed,
  sourceOf,
  witness,
  witnessed,
  type Files,
} from './wave-evidence.ts';

const files = publishedWave();
const differenceIn = async (changed: Files, options = {}) =>
  (await verifyEvidence(sourceOf(changed), options)).difference;
const committed = files.get('commitment.json') ?? Buffer.alloc(0);
const { waveId: wave } = Commitment.parse(JSON.parse(committed.toString()));
const without = (path: string) => new Map([...files].filter(([name]) => name !== path));

describe('the evidence of an honest wave', () => {
  test('is accepted with the key and without it, and counted', async () => {
    const withKey = await verifyEvidence(sourceOf(files), { publicKey: publishedKey });
    const withoutKey = await verifyEvidence(sourceOf(files));

    expect(withKey).toMatchObject({
      ok: true,
      summary: { applicants: 35, excluded: 2, struck: 2, quota: 17, places: 17, winners: 17 },
    });
    expect(withKey.remarks).toEqual([
      'commitment.tsr is not there: nobody but the publisher says when it committed.',
      'fairness.json: what it says of days, sex and age rests on data that is published of nobody.',
    ]);
    expect(withoutKey.ok).toBe(true);
    expect(withoutKey.remarks[0]).toMatch('No public key was given');
  });

  test('is accepted from a source that cannot list, and tells how far it has come', async () => {
    const progress: Progress[] = [];

    const { read } = sourceOf(files);
    const report = await verifyEvidence({ read }, { onProgress: (step) => progress.push(step) });

    expect(report.ok).toBe(true);
    expect(progress).toHaveLength(5);
    expect(progress.at(-1)).toMatchObject({ applicantsDone: 35, applicants: 35 });
  });

  test('may have other files beside it, of which the verifier says that nothing vouches for them', async () => {
    const report = await verifyEvidence(sourceOf(new Map([...files, ['notes.txt', Buffer.from('x')]])));

    expect(report.ok).toBe(true);
    expect(report.remarks).toContain('notes.txt is not in the manifest: nothing vouches for it.');
  });
});

describe('the evidence of a development run', () => {
  test('is refused unless the verifier is told, and then says what it is', async () => {
    const report = await verifyEvidence(sourceOf(localWave()), { allowLocal: true });

    expect(await differenceIn(localWave())).toMatch('"local" is a development beacon');
    expect(report.ok).toBe(true);
    expect(report.remarks.join(' ')).toMatch('a development run');
  });

  test('has its times checked where the local beacon is known', async () => {
    const localTimes = { genesisTime: Date.parse('2023-08-23T16:00:00Z') / 1000, periodSeconds: 1 };

    expect(await differenceIn(localWave(), { allowLocal: true, localTimes })).toBeUndefined();
    expect(
      await differenceIn(localWave(), { allowLocal: true, localTimes: { ...localTimes, genesisTime: 0 } }),
    ).toMatch('committedAt is not earlier');
  });
});

describe('a commitment that someone else has witnessed', () => {
  const certified = { witness: witness.rootPem };
  const round = '2023-08-23T16:00:00.000Z';

  test('is accepted, and the witness named where its certificate is given', async () => {
    const stamped = await witnessed(files);
    const named = await verifyEvidence(sourceOf(stamped), { ...certified, publicKey: publishedKey });
    const unnamed = await verifyEvidence(sourceOf(stamped));

    expect(named).toMatchObject({
      ok: true,
      summary: { witnessed: { at: '2023-08-23T15:59:02.000Z', by: 'Sandbox Time Stamping, vouches for nothing' } },
    });
    expect(named.remarks.join(' ')).not.toMatch(/tsr|witness/);
    expect(unnamed).toMatchObject({ ok: true, summary: { witnessed: undefined } });
    expect(unnamed.remarks).toContain(
      'No certificate of a witness was given: whose word commitment.tsr is was not checked.',
    );
  });

  test('is demanded where a certificate of the witness is given', async () => {
    expect(await differenceIn(files, certified)).toBe(
      'commitment.tsr is missing: nobody but the publisher says when it committed.',
    );
  });

  test('is a difference where the witness saw it too late, too early, or saw something else', async () => {
    const seen = (at: string) => witnessed(files, { at }).then((stamped) => differenceIn(stamped));
    const other = await witnessed(files, { path: 'strikes.json' });
    const swapped = listed(new Map([...other, ['commitment.tsr', other.get('strikes.tsr') ?? Buffer.alloc(0)]]));

    expect(await seen(round)).toMatch(/^commitment.tsr is of .* not earlier than the round/);
    expect(await seen('2023-08-23T15:50:00.000Z')).toMatch('before the commitment was made');
    expect(await differenceIn(swapped)).toBe('commitment.tsr is not over these bytes of the commitment.');
    expect(await differenceIn(rewritten(await witnessed(files), 'commitment.tsr', () => 'x'))).toBeDefined();
    expect(await differenceIn(listed(new Map([...files, ['commitment.tsr', Buffer.from('x')]])))).toBe(
      'commitment.tsr is no reply of a time-stamping authority (RFC 3161).',
    );
  });

  test('is a difference where the witness is another than the one that is trusted', async () => {
    const stamped = await witnessed(files, { authority: await timeStampingAuthority() });

    expect(await differenceIn(stamped)).toBeUndefined();
    expect(await differenceIn(stamped, certified)).toMatch(/^commitment.tsr is signed by an authority that the given/);
  });

  test('cannot be dated back by a publisher who signs everything anew', async () => {
    // It says that it is of 15:59, and the witness saw it five minutes after the round.
    const late = await witnessed(files, { at: '2023-08-23T16:05:00.000Z' });

    expect(await differenceIn(late, { ...certified, publicKey: publishedKey })).toMatch('not earlier than the round');
  });

  test('is held against the commitments too that a later draw replaced', async () => {
    const path = 'superseded/1/commitment.json';
    const history = { waveId: wave, run: 2, runs: [], commitments: [{ path, sha256: sha256Hex(committed) }] };
    const later = new Map([...files, [path, committed], ['history.json', Buffer.from(JSON.stringify(history))]]);
    const bare = await witnessed(later);
    const whole = await witnessed(bare, { path });
    const wrong = await witnessed(bare, { path, at: '2023-08-23T17:00:00.000Z' });

    expect(await verifyEvidence(sourceOf(bare), certified)).toMatchObject({
      ok: true,
      remarks: expect.arrayContaining([
        'superseded/1/commitment.tsr is not there: nobody but the publisher says when it committed.',
      ]) as unknown,
    });
    expect(await differenceIn(whole, certified)).toBeUndefined();
    expect(await differenceIn(wrong, certified)).toMatch(/^superseded\/1\/commitment.tsr is of/);
  });
});

describe('with the key, a change is found', () => {
  test('even where a byte is added or a file is missing', async () => {
    const options = { publicKey: publishedKey };
    for (const [path, bytes] of files) {
      const longer = new Map([...files, [path, Buffer.concat([bytes, Buffer.from('\n')])]]);
      expect(await differenceIn(longer, options)).toBeDefined();
      expect(await differenceIn(without(path), options)).toMatch('missing');
    }
  });
});

/** What a publisher would have to do who changes a file and writes a new manifest, signed, over it. */
const replace = (path: string, from: string | RegExp, to: string) =>
  rewritten(files, path, (text) => text.replace(from, to));
const line = (path: string, number: number) => files.get(path)?.toString().split('\n')[number] ?? '';

describe('without trust in the publisher, a change under a new manifest is named', () => {
  test.each<[string, Files, string]>([
    [
      'an applicant left out',
      replace('applicants/32.01.csv', `${line('applicants/32.01.csv', 3)}\n`, ''),
      'applicants/32.01.csv: applicants is 22, and 23',
    ],
    ['an applicant changed', replace('applicants/32.01.csv', /,0\n/, ',1\n'), 'applicants/32.01.csv: root is'],
    [
      'an applicant file that breaks its form',
      replace('applicants/32.01.csv', /,2,0\n/, ',3,0\n'),
      'applicants/32.01.csv: line 2 is not',
    ],
    [
      'an excluded ticket changed',
      replace('excluded/32.73.csv', 'student', 'pupil'),
      'excluded/32.73.csv: excludedRoot is',
    ],
    [
      'an excluded file without rows',
      rewritten(files, 'excluded/51.71.csv', () => 'ticket,reason,listVersion\n'),
      'excluded/51.71.csv has no rows',
    ],
    [
      'a file of a regency that does not exist',
      rewritten(files, 'winners/99.99.csv', () => 'x'),
      'winners/99.99.csv belongs to no regency',
    ],
    [
      'winners where nobody won',
      rewritten(files, 'winners/91.71.csv', () => 'ticket,rank,score\n'),
      'winners/91.71.csv should not be there',
    ],
    [
      'another winner',
      replace('winners/32.01.csv', /\n[0-9a-f]/, '\n_'),
      'winners/32.01.csv: line 2 is not what the draw gives',
    ],
    [
      'a winner too many',
      rewritten(files, 'winners/32.01.csv', (text) => `${text}x\n`),
      'winners/32.01.csv: line 12 is not',
    ],
    ['no winners', without('winners/32.01.csv'), 'winners/32.01.csv is missing'],
    ['no applicants', without('applicants/32.01.csv'), 'applicants/32.01.csv: applicants is 0'],
    [
      'a quota changed',
      replace('commitment.json', '"quota": 5', '"quota": 6'),
      'root is not the root over its regencies',
    ],
    [
      'a wave root changed',
      replace('commitment.json', /"root": "./, '"root": "0'),
      'root is not the root over its regencies',
    ],
    [
      'a reserve changed',
      replace('commitment.json', '"reservePercent": 20', '"reservePercent": 21'),
      'seed does not follow',
    ],
    ['a wave renamed', replace('commitment.json', '2023-48', '2023-49'), 'name different waves'],
    [
      'another round committed to',
      replace('commitment.json', '"round": 1000', '"round": 1001'),
      'another chain or round',
    ],
    ['another chain', replace('commitment.json', /"chain": "5/, '"chain": "6'), 'not the pinned public beacon'],
    [
      'a late commitment',
      replace('commitment.json', /"committedAt": "[^"]+/, '"committedAt": "2023-08-23T15:59:24.000Z'),
      'committedAt is not earlier than round 1000',
    ],
    [
      'a commitment without a count',
      replace('commitment.json', '"excluded": 0', '"other": 0'),
      'commitment.json does not have the specified form at "regencies.0.excluded"',
    ],
    [
      'a regency committed to twice',
      replace('commitment.json', '"code": "32.73"', '"code": "32.01"'),
      'A regency stands twice',
    ],
    [
      'a forged signature of the round',
      replace('result.json', /"signature": "b/, '"signature": "a'),
      'randomness is not the SHA-256',
    ],
    [
      'other randomness',
      replace('result.json', /"randomness": "f/, '"randomness": "e'),
      'randomness is not the SHA-256',
    ],
    [
      'another seed',
      replace('result.json', /"seed": "(.)/, '"seed": "x'),
      'result.json does not have the specified form at "seed"',
    ],
    [
      'a result before the round',
      replace('result.json', /"publishedAt": "2023/, '"publishedAt": "2022'),
      'publishedAt is earlier',
    ],
    [
      'places changed',
      replace('result.json', '"places": 10', '"places": 11'),
      '32.01 has 11 places; quotas and demand give it 10',
    ],
    [
      'a count of winners changed',
      replace('result.json', '"winners": 10', '"winners": 9'),
      '32.01 has 9 winners; the draw gives 10',
    ],
    [
      'a strike hidden',
      replace('result.json', /\{\s+"ticket": "39f[^}]+\},\s+/, ''),
      'do not agree about the struck ticket 39f',
    ],
    [
      'a strike moved to another regency',
      replace('strikes.json', '"regency": "32.01"', '"regency": "32.73"'),
      'do not agree about the struck ticket 39f',
    ],
    ['a strike added after sealing', replace('strikes.json', 'deceased', 'abroad'), 'struckRoot is not the root'],
    [
      'strikes sealed after the round',
      replace('strikes.json', /"sealedAt": "[^"]+/, '"sealedAt": "2023-08-23T16:00:00.000Z'),
      'sealedAt is not earlier than round 1000',
    ],
    ['strikes of another wave', replace('strikes.json', '2023-48', '2023-47'), 'strikes.json names another wave'],
    [
      'a regency without a result',
      replace('result.json', '"code": "91.71"', '"code": "91.72"'),
      'names 91.72, which is not in the quota table',
    ],
    ['a result that is not JSON', rewritten(files, 'result.json', () => '{'), 'result.json is not JSON'],
  ])('%s', async (_, changed, difference) => {
    expect(await differenceIn(sealed(changed), { publicKey: publishedKey })).toContain(difference);
  });

  test('a commitment signature of other bytes', async () => {
    const changed = new Map([...files, ['commitment.jws', signed(Buffer.from('another commitment'))]]);

    expect(await differenceIn(listed(changed), { publicKey: publishedKey })).toMatch(
      'commitment.jws is not a signature',
    );
  });

  test.each(['32.01', '51.71'])(
    'a ticket that is among the applicants of 32.01 and the excluded of %s',
    async (code) => {
      const ticket = line('applicants/32.01.csv', 1).slice(0, 32);
      const changed = publishedWave({ excluded: { [code]: [{ ticket, reason: 'left', listVersion: '' }] } });

      expect(await differenceIn(changed)).toBe(`The ticket ${ticket} stands twice in the wave.`);
    },
  );

  test('a genuine later round in the place of the one committed to', async () => {
    const changed = rewritten(publishedWave({ committedAt: '2023-08-23T15:59:00.000Z' }), 'result.json', (text) =>
      text.replace('"round": 1000', '"round": 1001'),
    );

    expect(await differenceIn(sealed(changed))).toMatch('another chain or round');
  });
});

describe('a manifest', () => {
  test('must not leave out a file of the draw', async () => {
    const changed = new Map([...files, ['winners/11.01.csv', Buffer.from('x')]]);

    expect(await differenceIn(changed)).toBe('winners/11.01.csv is not in the manifest.');
  });

  test('must not list a path twice, nor one that leads out of the folder', async () => {
    const entry = { path: 'notes.txt', sha256: sha256Hex('') };
    const manifestOf = (paths: object[]) => rewritten(files, 'manifest.json', () => JSON.stringify({ files: paths }));

    expect(await differenceIn(manifestOf([entry, entry]))).toMatch('lists a path twice');
    expect(await differenceIn(manifestOf([{ ...entry, path: '../notes.txt' }]))).toMatch(
      'specified form at "files.0.path"',
    );
  });

  test('signed by another key is refused', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

    await expect(verifyEvidence(sourceOf(files), { publicKey: { keys: [] } })).resolves.toMatchObject({ ok: false });
    await expect(verifyEvidence(sourceOf(files), { publicKey: other })).resolves.toMatchObject({ ok: false });
  });
});

test('evidence without sealed strikes is accepted with a remark, since their time cannot be checked', async () => {
  const report = await verifyEvidence(sourceOf(sealed(without('strikes.json'))));

  expect(report.ok).toBe(true);
  expect(report.remarks).toContain('strikes.json is not there: when tickets were struck cannot be checked.');
});
