/** How a refusal is answered over HTTP (RFC 9110 status codes). */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  notAllowed: 405,
  conflict: 409,
  gone: 410,
  tooLarge: 413,
  unsupported: 415,
  unprocessable: 422,
  tooMany: 429,
  unavailable: 503,
} as const;

type ProblemKind = keyof typeof statusOf;

/** A way of saying no: its kind, and the sentence in Indonesian and English. `{name}` is filled from the refusal's values. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly id: string;
  readonly en: string;
}

export const problemsOf = <Codes extends string>(problems: Record<Codes, Problem>): Record<Codes, Problem> => problems;
