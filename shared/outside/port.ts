import {
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  isTaskCancelledError,
  retry,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import type * as z from 'zod';
import type { ApiKey } from '../platform/secrets.ts';
import { boundedBytes } from './body.ts';
import { pacer } from './pacer.ts';
import { OutsideRefused, OutsideUnavailable, type UnavailableReason } from './unavailable.ts';

/** How one environment treats one outside service. All durations in milliseconds. */
export interface PortSettings {
  /** The service's name in logs and errors. */
  readonly service: string;
  /** Its address without a slash at the end. */
  readonly url: string;
  readonly apiKey?: ApiKey;
  /** The rate that this environment keeps to; 50 unless told. */
  readonly callsPerSecond?: number;
  /** For one try; 3,000 unless told. */
  readonly timeoutMilliseconds?: number;
  /** For all tries together, waits included; 12,000 unless told. Keep it well under the function's own time-out. */
  readonly budgetMilliseconds?: number;
  /** How often a call is tried, the first time included; 3 unless told. */
  readonly tries?: number;
  /** After so many failures in a row (5 unless told) the service is left alone for a while (10,000 unless told). */
  readonly failuresToOpen?: number;
  readonly openMilliseconds?: number;
  /** The longest answer that is read; 1 MiB unless told. */
  readonly longestAnswerBytes?: number;
}

/** One question. It may reach the service more than once, so it must be one that can be repeated. */
interface Question<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  /** Never with personal data: addresses end up in the logs of everybody on the way. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Of a service that speaks no JSON: what is sent in its place, as which media type, and that of the answer. */
  readonly binary?: { readonly body: Uint8Array<ArrayBuffer>; readonly type: string; readonly answerType: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the answer's JSON, or of its bytes (a Buffer). */
  readonly answer: Schema;
  /** Statuses that are an answer too, beside 2xx; their body is not read. */
  readonly meaningful?: readonly number[];
}

/** An answer that keeps to the contract; `answer` is undefined for a meaningful status other than 2xx. */
interface Answered<Schema extends z.ZodType> {
  readonly status: number;
  readonly answer: z.infer<Schema> | undefined;
}

export interface Port {
  /**
   * @throws OutsideUnavailable when there is no answer now.
   * @throws OutsideRefused when the service does not take the question.
   */
  ask<Schema extends z.ZodType>(question: Question<Schema>): Promise<Answered<Schema>>;
}

/** Signs of a service in trouble. A service that limits us, or that has no answer yet, is well. */
const troubles: readonly UnavailableReason[] = ['timeout', 'network', 'fault', 'malformed'];

// A first guess where the service does not say: about as long as the circuit stays open.
const usualRetrySeconds = 10;

/** The seconds that an answer asks us to wait (RFC 9110, section 10.2.3; the form with a date is not used by our services). */
const retryAfterOf = (response: Response, otherwise: number): number => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : otherwise;
};

const isUnavailableFor = (error: unknown, reasons: readonly UnavailableReason[]): boolean =>
  error instanceof OutsideUnavailable && reasons.includes(error.reason);

const jsonOf = (bytes: Buffer): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return undefined;
  }
};

/**
 * The way to one outside service from one environment: at a bounded rate and with a time-out; tried again with
 * exponential backoff and jitter; and left alone for a while when it fails time after time. Redirects are not followed,
 * since they would carry key and data elsewhere.
 */
export const port = (settings: PortSettings): Port => {
  const { service, url, apiKey, callsPerSecond = 50, timeoutMilliseconds = 3_000, tries = 3 } = settings;
  const { budgetMilliseconds = 12_000, failuresToOpen = 5, openMilliseconds = 10_000 } = settings;
  const { longestAnswerBytes = 1_048_576 } = settings;

  const pace = pacer({ callsPerSecond, longestWaitMilliseconds: budgetMilliseconds / 2 });
  const unavailable = (reason: UnavailableReason, retryAfterSeconds = usualRetrySeconds) =>
    new OutsideUnavailable(service, reason, retryAfterSeconds);

  const patience = timeout(budgetMilliseconds, TimeoutStrategy.Aggressive);
  const persistence = retry(
    handleWhen((error) => isUnavailableFor(error, [...troubles, 'limited'])),
    { maxAttempts: tries - 1, backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 2_000 }) },
  );
  const breaker = circuitBreaker(
    handleWhen((error) => isUnavailableFor(error, troubles)),
    { halfOpenAfter: openMilliseconds, breaker: new ConsecutiveBreaker(failuresToOpen) },
  );
  const policy = wrap(patience, persistence, breaker);

  const send = async (question: Question<z.ZodType>, signal: AbortSignal) => {
    const { method, path, body, binary } = question;
    const sent = binary ?? (body === undefined ? undefined : { body: JSON.stringify(body), type: 'application/json' });
    const key = apiKey === undefined ? {} : { 'x-api-key': await apiKey.read() };
    try {
      const response = await fetch(url + path, {
        method,
        headers: {
          accept: binary?.answerType ?? 'application/json',
          ...(sent === undefined ? {} : { 'content-type': sent.type }),
          ...key,
          ...question.headers,
        },
        redirect: 'error',
        signal,
        ...(sent === undefined ? {} : { body: sent.body }),
      });
      return { response, bytes: await boundedBytes(response, longestAnswerBytes) };
    } catch {
      throw unavailable(signal.aborted ? 'timeout' : 'network');
    }
  };

  const attempt = async <Schema extends z.ZodType>(
    question: Question<Schema>,
    budget: AbortSignal,
  ): Promise<Answered<Schema>> => {
    const roomAfter = await pace.turn(budget);
    if (roomAfter !== undefined) throw unavailable('paced', roomAfter / 1_000);

    const { response, bytes } = await send(
      question,
      AbortSignal.any([budget, AbortSignal.timeout(timeoutMilliseconds)]),
    );
    const { status } = response;
    if (question.meaningful?.includes(status) === true) return { status, answer: undefined };
    if (status === 429) {
      const seconds = retryAfterOf(response, 1);
      // All calls of this environment wait, not only this one.
      pace.pause(seconds * 1_000);
      throw unavailable('limited', seconds);
    }
    if (status >= 500) throw unavailable('fault', retryAfterOf(response, usualRetrySeconds));
    if (status === 401 || status === 403) {
      apiKey?.forget();
      throw unavailable('key-refused', 60);
    }
    if (!response.ok) throw new OutsideRefused(service, status);

    const given = bytes && (question.binary === undefined ? jsonOf(bytes) : { value: bytes });
    const parsed = given && question.answer.safeParse(given.value);
    if (parsed?.success !== true) throw unavailable('malformed');
    return { status, answer: parsed.data };
  };

  return {
    async ask(question) {
      try {
        return await policy.execute(({ signal }) => attempt(question, signal));
      } catch (error) {
        if (isBrokenCircuitError(error)) {
          throw unavailable('circuit-open', openMilliseconds / 1_000);
        }
        if (isTaskCancelledError(error)) throw unavailable('timeout');
        throw error;
      }
    },
  };
};
