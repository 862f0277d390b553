import { problems, type ProblemCode } from './domain/problems/index.ts';
import type { ReasonCode } from './domain/reasons.ts';

/** A reason of the programme's rules, and where its fact comes from. */
export interface RefusedBecause {
  readonly code: ReasonCode;
  readonly source: string;
  /** The version of the list that decided, where one did. */
  readonly listVersion?: string;
}

export interface RefusalDetail {
  /** The field at fault, as a path in the request such as `quotas.32.01`. */
  readonly field?: string;
  /** Values that the sentence names; never personal data. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Further fields at fault, each with its own code. */
  readonly others?: readonly { readonly field: string; readonly code: ProblemCode }[];
  /** Why the programme's rules refuse the person. */
  readonly reasons?: readonly RefusedBecause[];
  /** For how long anybody may keep this answer, where it is the same for all. */
  readonly maxAgeSeconds?: number;
  /** After how many seconds the same request may go well. */
  readonly retryAfterSeconds?: number;
}

/** Why we said no. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly detail: RefusalDetail;

  constructor(code: ProblemCode, detail: RefusalDetail = {}) {
    super(problems[code].en);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
