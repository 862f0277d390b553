import type { EvidenceSource } from '../../../shared/domain/evidence/source.ts';

/** The evidence could not be read: the network or the server failed, which says nothing about the draw. */
export class EvidenceUnreadable extends Error {
  override name = 'EvidenceUnreadable';
}

const attempts = 3;
const silenceMilliseconds = 20_000;

/** What was taken in so far, for whoever watches on a slow line. */
export interface Reading {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The published evidence of a wave, file by file from the address that everybody has; it leads on to the bucket. Each
 * file is tried three times, and given up when nothing comes for 20 seconds. Reading throws EvidenceUnreadable.
 */
export const evidenceOfWave = (waveId: string, onReading?: (reading: Reading) => void): EvidenceSource => ({
  read: async (path) => {
    const address = `/v1/waves/${encodeURIComponent(waveId)}/evidence/${path}`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        // After a failure not from the browser's store: it may keep a link that has expired.
        return await download(address, attempt === 1 ? 'default' : 'reload', (bytes) => onReading?.({ path, bytes }));
      } catch (fault) {
        if (attempt === attempts) throw new EvidenceUnreadable(`${path} could not be read.`, { cause: fault });
      }
    }
  },
});

async function download(
  address: string,
  cache: 'default' | 'reload',
  onBytes: (bytes: number) => void,
): Promise<Buffer | undefined> {
  const stop = new AbortController();
  const onSilence = () => {
    stop.abort();
  };
  let timer = setTimeout(onSilence, silenceMilliseconds);
  try {
    const response = await fetch(address, { cache, signal: stop.signal });
    if (response.status === 404) return undefined;
    if (!response.ok || response.body === null) throw new Error(`The server answered ${response.status}.`);
    const reader = response.body.getReader();
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(chunks, length);
      clearTimeout(timer);
      timer = setTimeout(onSilence, silenceMilliseconds);
      chunks.push(value);
      length += value.length;
      onBytes(length);
    }
  } finally {
    clearTimeout(timer);
  }
}
