import type { CompletionBatch } from '../domain/training/completion-batch.ts';
import { noticeIdOf, type CompletionOutcome } from '../domain/training/completion.ts';
import { Refusal } from '../errors.ts';
import { sentenceOf, type Language } from '../http/problem.ts';
import type { Completions } from '../table/completions.ts';
import { cursorOf, positionOf } from '../table/cursor.ts';
import { completionsAPartition } from '../table/keys.ts';

/** A call or file of an institution. Another's is not told from one that does not exist. @throws Refusal upload-not-found. */
export const ownBatch = async (
  completions: Pick<Completions, 'batch'>,
  { batchId, institutionId }: Pick<CompletionBatch, 'batchId' | 'institutionId'>,
): Promise<CompletionBatch> => {
  const batch = await completions.batch(batchId);
  if (batch?.institutionId !== institutionId) throw new Refusal('upload-not-found');
  return batch;
};

/** What an institution is told of a notice that was settled. */
export const outcomeView = (outcome: CompletionOutcome, language: Language) => ({
  id: noticeIdOf(outcome),
  position: outcome.position,
  status: outcome.status,
  receivedAt: outcome.receivedAt,
  settledAt: outcome.at,
  ...(outcome.status === 'completed'
    ? { certificateId: outcome.certificateId }
    : {
        reasons: outcome.reasons.map(({ code, field, values }) => ({
          code,
          ...(field === undefined ? {} : { field }),
          detail: sentenceOf(code, language, values),
        })),
      }),
});

/** How many outcomes a page has at most, how many are read for each query, and how many queries a page costs at most. */
const pageSize = 100;
const readSize = 250;
const queriesAPage = 8;

const cursorForm = /^after:(\d{1,7})$/;

/** Where the search for the rest of a page goes on. */
interface Place {
  readonly part: number;
  readonly after: number | undefined;
}

/**
 * A page of the outcomes of a call or file, in the order of its notices, perhaps only those of one status. It may be
 * short; as long as it has `next` there is more to ask for.
 * @throws Refusal cursor-invalid.
 */
export const outcomePage = async (
  completions: Pick<Completions, 'outcomes'>,
  { batchId, lines }: Pick<CompletionBatch, 'batchId' | 'lines'>,
  { status, cursor }: { readonly status: CompletionOutcome['status'] | undefined; readonly cursor: string | undefined },
): Promise<{ readonly outcomes: CompletionOutcome[]; readonly next: string | undefined }> => {
  const after = cursor === undefined ? undefined : Number(positionOf(cursor, cursorForm)[1]);
  const parts = Math.ceil(lines / completionsAPartition);
  const found: CompletionOutcome[] = [];
  let seen = after;
  let place: Place = { part: after === undefined ? 0 : Math.floor((after + 1) / completionsAPartition), after };
  for (let queries = 0; queries < queriesAPage && place.part < parts; queries += 1) {
    const { outcomes, isLast } = await completions.outcomes(batchId, { ...place, limit: readSize });
    for (const outcome of outcomes) {
      if (found.length === pageSize) return { outcomes: found, next: cursorOf(`after:${seen ?? 0}`) };
      seen = outcome.position;
      if (status === undefined || outcome.status === status) found.push(outcome);
    }
    // A part that ended stands for all its notices, those without an outcome too.
    if (isLast) seen = (place.part + 1) * completionsAPartition - 1;
    place = isLast ? { part: place.part + 1, after: undefined } : { part: place.part, after: seen };
  }
  return { outcomes: found, next: place.part < parts ? cursorOf(`after:${seen ?? 0}`) : undefined };
};

/** How many notices of a call or file stand where. What is broken was refused when it was read. */
export const countsOf = async (
  completions: Pick<Completions, 'tally'>,
  { batchId, kind, lines, broken }: CompletionBatch,
) => {
  const tally = await completions.tally(batchId, lines);
  // Of a file broken lines have outcomes of their own; of a call they were refused in the answer.
  const refused = tally.refused + (kind === 'call' ? broken : 0);
  const { completed } = tally;
  return { lines, accepted: lines - broken, completed, refused, pending: Math.max(0, lines - completed - refused) };
};
