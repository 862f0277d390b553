import type { InstitutionId } from '../../events/catalogue.ts';
import type { ProblemCode } from '../domain/problems/index.ts';
import { CompletionNotice, type BatchId, type NoticeMessage } from '../domain/training/completion.ts';
import { Refusal, type RefusalDetail } from '../errors.ts';
import { parsed } from '../http/parse.ts';

/** A notice that does not have the form of one: every field at fault with its code. */
export interface BrokenNotice {
  readonly position: number;
  readonly faults: readonly { readonly field: string; readonly code: ProblemCode }[];
}

/** A call's, or a part of a file's, notices: those to be settled, and those that cannot be. */
export interface Sorted {
  readonly messages: readonly NoticeMessage[];
  readonly broken: readonly BrokenNotice[];
}

interface Source {
  readonly batchId: BatchId;
  readonly institutionId: InstitutionId;
  readonly receivedAt: string;
}

const faultsOf = (code: ProblemCode, { field = '', others = [] }: RefusalDetail): BrokenNotice['faults'] => [
  { field, code },
  ...others,
];

/** What one notice is: a message for the queue, or its faults. One that is broken says nothing of the others. */
export const sortedNotice = (source: Source, position: number, input: unknown): NoticeMessage | BrokenNotice => {
  try {
    return { kind: 'notice', ...source, position, notice: parsed(CompletionNotice, input) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { position, faults: faultsOf(error.code, error.detail) };
  }
};

/** Sorts notices as they stand in a call, or one after the other in a file. */
export const sortedNotices = (source: Source, inputs: readonly unknown[]): Sorted => {
  const messages: NoticeMessage[] = [];
  const broken: BrokenNotice[] = [];
  for (const [position, input] of inputs.entries()) {
    const sorted = sortedNotice(source, position, input);
    if ('faults' in sorted) broken.push(sorted);
    else messages.push(sorted);
  }
  return { messages, broken };
};
