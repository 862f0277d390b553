import type { Target } from '../loads/load.ts';

/** A request as it goes over the line. */
export interface Prepared {
  readonly target: Target;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A request with the instant at which it goes out, from the beginning of the replay. */
export interface Timed extends Prepared {
  readonly milliseconds: number;
}

/** What came of a request. */
export interface Answered {
  readonly target: Target;
  /** Of HTTP; 0 where nobody answered. */
  readonly status: number;
  /** The code of the refusal, where there was one. */
  readonly code: string | undefined;
  /** From the instant at which it was due to its whole answer: what a person waited, in milliseconds. */
  readonly waited: number;
  /** From its sending to its whole answer. */
  readonly served: number;
}

/** What the cache in front of the API did. */
export interface EdgeCounts {
  /** Answered from what was kept. */
  readonly kept: number;
  /** Kept, and asked about with its ETag: the API said that nothing has changed. */
  readonly confirmed: number;
  /** Asked of the API, and kept from then on. */
  readonly fetched: number;
  /** Asked of the API, and for nobody else. */
  readonly passed: number;
}
