import * as z from 'zod';
import { Source } from '../../shared/domain/rule-set.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { listsPort, type Lists as Ministries } from '../../shared/outside/lists.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { send, type Outgoing } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { applyLines, type ApplyingLines } from '../../shared/standing/list-lines.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable, type Lists } from '../../shared/table/lists.ts';

const Message = z.object({
  source: Source,
  number: z.int().positive(),
  /** Where the lines that are not applied yet begin; absent for the first. */
  cursor: z.string().optional(),
});

export interface ApplyingLists extends ApplyingLines {
  readonly lists: Lists;
  readonly ministries: Ministries;
  readonly keys: KeyStore;
  /** Puts a message on this worker's own queue. */
  readonly next: (message: Outgoing) => Promise<void>;
  readonly now: () => Date;
}

/** Lines a message: what thirty seconds bear many times over. */
const linesPerMessage = 200;
const waitSeconds = 10;

/**
 * Applies a version of a ministry's list, chunk by chunk: what changed since the version that was received before it,
 * which has to be applied first. The next chunk is on the queue before this one's message is done with.
 */
export const applyListLines = (applying: ApplyingLists) =>
  worker(Message, async (message) => {
    const { lists, ministries, keys, next, now } = applying;
    const { source, number, cursor } = message;
    const version = await lists.version(source, number);
    if (version === undefined) throw new Error('A version of a list is not on record.');
    if (await lists.isApplied(source, number)) return;
    const previous = await lists.previous(source, number);
    if (previous !== undefined && !(await lists.isApplied(source, previous.number))) {
      await next({ body: message, delaySeconds: waitSeconds });
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
      await next({ body: message, delaySeconds: Math.min(900, Math.max(waitSeconds, page.retryAfterSeconds)) });
      return;
    }
    await applyLines(applying, await keys.ring(), version, page.changes);
    if (page.next === undefined) await lists.markApplied(version, now().toISOString());
    else await next({ body: { source, number, cursor: page.next } });
  });

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  LISTS_URL: z.url(),
  LISTS_SECRET_ARN: z.string(),
  LISTS_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = applyListLines({
  table,
  lists: listTable(table),
  claims: claimTable(table),
  households: householdTable(table),
  ministries: listsPort({ url: settings.LISTS_URL, apiKey: apiKeyInSecret(settings.LISTS_SECRET_ARN) }),
  keys: keyStore(table, settings.DATA_KEY_ARN),
  next: (message) => send(settings.LISTS_QUEUE_URL, message),
  now: () => new Date(),
});
