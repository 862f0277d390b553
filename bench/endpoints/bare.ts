import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BareSettings } from './bare-server.ts';
import type { Calls } from './recorder.ts';

/** Starts the bare server in a thread of its own, as the functions are, with the calls of each request. */
export const startBare = async (
  settings: Omit<BareSettings, 'file'>,
  requests: readonly Calls[],
): Promise<{ readonly url: string; readonly stop: () => Promise<unknown> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'prakerja-bare-'));
  const file = join(folder, 'calls.json');
  writeFileSync(file, JSON.stringify(requests));
  const worker = new Worker(join(import.meta.dirname, 'bare-server.ts'), { workerData: { ...settings, file } });
  try {
    const [url] = (await once(worker, 'message')) as [string];
    return { url, stop: () => worker.terminate() };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
