import * as z from 'zod';
import { sortedNotices, type BrokenNotice } from '../../shared/completions/accepting.ts';
import { batchIdOf, noticeIdOf, type BatchId } from '../../shared/domain/training/completion.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { teachingInstitution } from '../../shared/http/partner.ts';
import { sentenceOf, type Language } from '../../shared/http/problem.ts';
import { environment } from '../../shared/platform/environment.ts';
import { sendAll, type Outgoing } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { completionTable, type Completions } from '../../shared/table/completions.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

/** What a notice is looked at for when it is its turn; here only that there are no more than a call may have. */
const Body = z.strictObject({ notices: z.array(z.unknown()).min(1).max(1_000) });

/** A thousand notices are some 250 KB; one that is far longer is refused in its place, and not its call. */
const maximumBytes = 1_048_576;

const Key = z.string().regex(/^[\x21-\x7e]{1,128}$/);

/** @throws Refusal idempotency-key-malformed. */
const keyIn = (headers: Readonly<Record<string, string | undefined>>): string => {
  const header = headers['idempotency-key'];
  if (header === undefined) return '';
  const key = Key.safeParse(header.trim());
  if (!key.success) throw new Refusal('idempotency-key-malformed');
  return key.data;
};

const refusedView = ({ position, faults }: BrokenNotice, language: Language) => ({
  position,
  status: 'refused',
  ...(faults[0] === undefined ? {} : { code: faults[0].code, detail: sentenceOf(faults[0].code, language) }),
  errors: faults.map(({ field, code }) => ({ field, code, detail: sentenceOf(code, language) })),
});

const acceptedView = (batchId: BatchId, position: number) => ({
  id: noticeIdOf({ batchId, position }),
  position,
  status: 'accepted',
});

interface AcceptCompletions {
  readonly partners: Pick<Partners, 'get'>;
  readonly completions: Pick<Completions, 'batch' | 'keep'>;
  /** Puts messages on the queue Completions: all of them, or a fault. */
  readonly send: (messages: readonly Outgoing[]) => Promise<void>;
}

/**
 * POST /v1/training-completions: an institution tells of up to a thousand completed trainings. What is accepted waits in
 * the queue, which keeps it, before it is answered; a notice that is broken is refused in its place. The same call again
 * is answered with the same numbers.
 */
export const acceptCompletions = ({ partners, completions, send }: AcceptCompletions) =>
  endpoint(
    { route: 'POST /v1/training-completions', body: Body, maximumBytes },
    async ({ body: { notices }, caller, headers, at, language }) => {
      const key = keyIn(headers);
      const institutionId = await teachingInstitution(partners, caller);
      const batchId = batchIdOf(institutionId, key, notices);
      const receivedAt = at.toISOString();
      const { messages, broken } = sortedNotices({ batchId, institutionId, receivedAt }, notices);
      if ((await completions.batch(batchId)) === undefined) {
        await send(messages.map((body) => ({ body })));
        // Only now: whoever finds the call on record is told that its notices are in the queue.
        await completions.keep({
          batchId,
          institutionId,
          kind: 'call',
          status: 'read',
          receivedAt,
          lines: notices.length,
          broken: broken.length,
          brokenPositions: broken.map(({ position }) => position),
        });
      }
      const refused = new Map(broken.map((notice) => [notice.position, refusedView(notice, language)]));
      return {
        status: 202,
        body: {
          batchId,
          accepted: messages.length,
          refused: broken.length,
          notices: notices.map((_, position) => refused.get(position) ?? acceptedView(batchId, position)),
        },
      };
    },
  );

const { TABLE_NAME, COMPLETIONS_QUEUE_URL } = environment({ TABLE_NAME: z.string(), COMPLETIONS_QUEUE_URL: z.url() });
const table = tableNamed(TABLE_NAME);
export const handler = acceptCompletions({
  partners: partnerTable(table),
  completions: completionTable(table),
  send: (messages) => sendAll(COMPLETIONS_QUEUE_URL, messages),
});
