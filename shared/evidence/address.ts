import type { EvidenceSource } from '../domain/evidence/source.ts';

/** No file of a wave comes near it; a server that sends more is not to be believed. */
const largestFile = 2 ** 30;
/** A bucket that may not be listed answers 403 where an object is missing. */
const noSuchFile = new Set([403, 404, 410]);

/** The server could not be reached, or did not answer as it should: says nothing about the evidence. */
export class AddressUnreadable extends Error {
  override name = 'AddressUnreadable';
}

/**
 * The evidence of one wave under an http or https address, which its paths are appended to. It cannot be listed: the
 * manifest says what there is. Each file is tried `attempts` times, and given up when nothing comes for
 * `silenceMilliseconds`.
 * @throws TypeError for anything that is no such address; reading throws AddressUnreadable.
 */
export function evidenceAddress(
  address: string,
  { attempts = 3, silenceMilliseconds = 20_000 }: { attempts?: number; silenceMilliseconds?: number } = {},
): EvidenceSource {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  if (base.protocol !== 'https:' && base.protocol !== 'http:')
    throw new TypeError('The address is not of http or https.');
  return {
    async read(path) {
      const target = new URL(path, base);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await download(target, silenceMilliseconds);
        } catch (fault) {
          if (attempt >= attempts) throw new AddressUnreadable(`${path} could not be read: ${reasonOf(fault)}.`);
        }
      }
    },
  };
}

async function download(target: URL, silenceMilliseconds: number): Promise<Buffer | undefined> {
  const stop = new AbortController();
  const onSilence = () => {
    stop.abort(new Error(`nothing came for ${silenceMilliseconds / 1000} seconds`));
  };
  const timer = setTimeout(onSilence, silenceMilliseconds);
  try {
    const response = await fetch(target, { signal: stop.signal });
    if (!response.ok) {
      await response.body?.cancel();
      if (noSuchFile.has(response.status)) return undefined;
      throw new Error(`the server answered ${response.status}`);
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    const body: AsyncIterable<Uint8Array> | null = response.body;
    if (body === null) return Buffer.alloc(0);
    for await (const chunk of body) {
      timer.refresh();
      chunks.push(chunk);
      length += chunk.length;
      if (length > largestFile) throw new Error('it is larger than any file of a wave');
    }
    return Buffer.concat(chunks, length);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'for an unknown reason';
  // fetch says no more than that it failed; its cause says why.
  return fault.cause instanceof Error ? fault.cause.message : fault.message;
}
