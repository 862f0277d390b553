import * as z from 'zod';
import { InstitutionId } from '../../../events/catalogue.ts';
import { Instant } from '../../../events/event.ts';
import { BatchId } from './completion.ts';

/**
 * A file is `open` until it is handed in; then it is read, and has been read. It is `changed` where it was not the file any
 * more that was handed in. A call has been read when it is known.
 */
const BatchStatus = z.enum(['open', 'reading', 'read', 'changed']);

/** One call, or one file, of notices. */
export const CompletionBatch = z.object({
  batchId: BatchId,
  institutionId: InstitutionId,
  kind: z.enum(['call', 'file']),
  status: BatchStatus,
  receivedAt: Instant,
  /** Notices told so far, broken ones included. */
  lines: z.int().nonnegative(),
  /** How many of them do not have the form of a notice. */
  broken: z.int().nonnegative(),
  /** Of a call: which ones. They were refused in the answer, and nothing else is known of them. */
  brokenPositions: z.array(z.int().nonnegative()).optional(),
  /** Of a file that was handed in: when, how long it is and which bytes it has. */
  submittedAt: Instant.optional(),
  bytes: z.int().nonnegative().optional(),
  etag: z.string().optional(),
});
export type CompletionBatch = z.infer<typeof CompletionBatch>;

/** The name of a file of notices among the uploads. */
export const batchFile = ({ institutionId, batchId }: Pick<CompletionBatch, 'institutionId' | 'batchId'>): string =>
  `completions/${institutionId}/${batchId}.ndjson`;

/** How far a file has been read. */
export type Reading = Pick<CompletionBatch, 'status' | 'lines' | 'broken'>;

/** The step of reading a file that is next: from which byte, how many lines came before, and whether a line that is too long goes on. */
export const FileMessage = z.object({
  kind: z.literal('file'),
  batchId: BatchId,
  institutionId: InstitutionId,
  receivedAt: Instant,
  bytes: z.int().nonnegative(),
  etag: z.string(),
  offset: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  broken: z.int().nonnegative(),
  isInLongLine: z.boolean(),
});
export type FileMessage = z.infer<typeof FileMessage>;

/** The first step of reading a file that was handed in; undefined for one that was not, and for a call. */
export const firstStep = ({
  batchId,
  institutionId,
  submittedAt,
  bytes,
  etag,
}: CompletionBatch): FileMessage | undefined =>
  submittedAt === undefined || bytes === undefined || etag === undefined
    ? undefined
    : {
        kind: 'file',
        batchId,
        institutionId,
        receivedAt: submittedAt,
        bytes,
        etag,
        offset: 0,
        lines: 0,
        broken: 0,
        isInLongLine: false,
      };
