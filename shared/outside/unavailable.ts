/** Why an outside service gave no answer that counts. */
export type UnavailableReason =
  /** No whole answer within the time. */
  | 'timeout'
  /** No connection, or one that broke. */
  | 'network'
  /** The service said that it failed (5xx). */
  | 'fault'
  /** An answer that does not keep to the contract decides nothing. */
  | 'malformed'
  /** The service asked for fewer calls (429). */
  | 'limited'
  /** Our own pace left no room within the time. */
  | 'paced'
  /** The service refused our key (401, 403). */
  | 'key-refused'
  /** It failed so often just now that it is left alone. */
  | 'circuit-open'
  /** What was asked for does not exist yet. */
  | 'too-early'
  /** None of several relays had a good answer. */
  | 'no-relay';

/**
 * An outside service cannot answer now: nothing is decided, and the same question may be asked later.
 * Carries neither what was asked nor what was answered, which may be personal data.
 */
export class OutsideUnavailable extends Error {
  override name = 'OutsideUnavailable';
  readonly service: string;
  readonly reason: UnavailableReason;
  /** How long to wait before the next try, in whole seconds, at least 1. */
  readonly retryAfterSeconds: number;

  constructor(service: string, reason: UnavailableReason, retryAfterSeconds: number) {
    super(`The service "${service}" cannot answer now: ${reason}.`);
    this.service = service;
    this.reason = reason;
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterSeconds));
  }
}

/** An outside service does not take our question at all: we and it disagree on the contract. A fault for a person to see. */
export class OutsideRefused extends Error {
  override name = 'OutsideRefused';
  readonly service: string;
  readonly status: number;

  constructor(service: string, status: number) {
    super(`The service "${service}" refused a call with status ${status}.`);
    this.service = service;
    this.status = status;
  }
}
