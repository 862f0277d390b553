import type { components } from './types.d.ts';

type Problem = components['schemas']['Problem'];

/** What the API said no with, as far as it said why. */
export type Refusal = Partial<Pick<Problem, 'code' | 'detail' | 'errors' | 'reasons' | 'instance'>>;

/** Reads problem details; of what is none (the gateway's own refusals) nothing is taken but its sentence. */
export const refusalIn = (body: unknown): Refusal => {
  if (typeof body !== 'object' || body === null) return {};
  // Whatever has a code keeps to the schema of problem details: tests hold every refusal of the service to it.
  if ('code' in body) return body as Refusal;
  return 'message' in body && typeof body.message === 'string' ? { detail: body.message } : {};
};

/** The API refused. `code` is stable; the message is a sentence to show. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.detail ?? `The API answered ${status}.`);
    this.status = status;
    this.refusal = refusal;
  }

  get code(): Refusal['code'] {
    return this.refusal.code;
  }
}

/** Nobody answered: no network, or no service behind it. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';

  constructor(cause: unknown) {
    super('The API does not answer.', { cause });
  }
}
