import type { KeyStore } from '../keys/ring.ts';
import type { Lists as Ministries } from '../outside/lists.ts';
import { OutsideUnavailable } from '../outside/unavailable.ts';
import { log } from '../platform/log.ts';
import { applyLines } from '../standing/list-lines.ts';
import { beginApplying, type ApplyingFiles } from './applying.ts';
import type { VersionMessage } from './messages.ts';

export interface ApplyingVersions extends ApplyingFiles {
  readonly ministries: Ministries;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Lines a message: what thirty seconds bear many times over. */
const linesPerMessage = 200;
const waitSeconds = 10;

/**
 * Applies a version of a ministry's list, which waits for the version that was received before it. One that came as a
 * file is compared with what stood before. Of any other, what changed since is fetched from the ministry, chunk by chunk:
 * the next chunk is on the queue before this one's message is done with.
 */
export const applyVersion = async (applying: ApplyingVersions, message: VersionMessage): Promise<void> => {
  const { lists, ministries, keys, send, now } = applying;
  const { source, number, cursor } = message;
  const version = await lists.version(source, number);
  if (version === undefined) throw new Error('A version of a list is not on record.');
  if (await lists.isApplied(source, number)) return;
  const previous = await lists.previous(source, number);
  if (previous !== undefined && !(await lists.isApplied(source, previous.number))) {
    await send([{ body: message, delaySeconds: waitSeconds }]);
    return;
  }
  if (version.fileId !== undefined) {
    await beginApplying(applying, version.fileId);
    return;
  }
  const wanted = { since: previous?.number ?? 0, until: number, limit: linesPerMessage };
  const page = await ministries
    .changes(source, { ...wanted, ...(cursor === undefined ? {} : { cursor }) })
    .catch((error: unknown) => {
      if (error instanceof OutsideUnavailable) return error;
      throw error;
    });
  if (page instanceof OutsideUnavailable) {
    log.warn('The lines of a list cannot be had; they are asked for later.', { source, number, reason: page.reason });
    await send([{ body: message, delaySeconds: Math.min(900, Math.max(waitSeconds, page.retryAfterSeconds)) }]);
    return;
  }
  await applyLines(applying, await keys.ring(), version, page.changes);
  if (page.next === undefined) await lists.markApplied(version, now().toISOString());
  else await send([{ body: { source, number, cursor: page.next } satisfies VersionMessage }]);
};
