import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DrawFault } from '../../../shared/domain/draw/fault.ts';
import { evidenceArchive } from '../../../shared/evidence/archive.ts';
import { verifyEvidence } from '../../../shared/evidence/verify.ts';
import { publishedKey, publishedWave } from './wave-evidence.ts';
import { zipped } from './zip.ts';

const files = publishedWave();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

const opened = async (bytes: Buffer) => {
  const file = join(folder, 'evidence.zip');
  await writeFile(file, bytes);
  return evidenceArchive(file);
};
const verified = async (bytes: Buffer) => {
  const source = await opened(bytes);
  try {
    return await verifyEvidence(source, { publicKey: publishedKey });
  } finally {
    source.close();
  }
};

describe('evidence in an archive', () => {
  test.each(['', 'wave/', 'public/2023-48/'])('is verified like a folder, under "%s"', async (within) => {
    expect(await verified(zipped(files, within))).toMatchObject({ ok: true, summary: { applicants: 35 } });
  });

  test('in which files were changed is a difference', async () => {
    const changed = new Map([...files, ['winners/32.01.csv', Buffer.from('ticket,rank,score\n')]]);

    expect(await verified(zipped(changed))).toMatchObject({
      difference: 'winners/32.01.csv does not have the hash that the manifest states.',
    });
  });

  test('that is damaged is a difference that names the file', async () => {
    const bytes = zipped([...files].toSorted(([one]) => (one === 'commitment.json' ? -1 : 1)));
    const within = 30 + 'commitment.json'.length + 20;
    bytes[within] = (bytes[within] ?? 0) ^ 0xff;

    expect(await verified(bytes)).toMatchObject({
      ok: false,
      difference: expect.stringMatching(/^commitment\.json/) as unknown,
    });
  });

  test('must hold a manifest, and each path once', async () => {
    await expect(opened(zipped([...files].filter(([path]) => path !== 'manifest.json')))).rejects.toThrow(DrawFault);
    await expect(opened(zipped([...files, ...files]))).rejects.toThrow('stands twice in the archive');
  });

  test('must be an archive', async () => {
    await expect(opened(Buffer.from('no archive'))).rejects.toThrow(/End of Central Directory/i);
  });
});
