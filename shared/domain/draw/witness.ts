/** Someone else's word on when a commitment existed: a time stamp of an authority that is not the publisher. */

/** What a time stamp says, whoever gave it. */
export interface TimeStamp {
  /** Of the bytes that existed, SHA-256 in hex. */
  readonly sha256: string;
  /** When they did (ISO 8601, UTC), by the authority's clock. */
  readonly at: string;
  /** The same with the inaccuracy of its clock added, where it states one. */
  readonly atLatest: string;
}

/** By how much the clock of a witness and ours may differ, in seconds. */
export const witnessToleranceSeconds = 300;

/** What a time stamp is held against; instants in ISO 8601, UTC. */
export interface WitnessedCommitment {
  /** Of its file, in hex. */
  readonly sha256: string;
  readonly committedAt: string;
  /** The time of the round that it names; undefined where the beacon's times are not known. */
  readonly roundAt?: string | undefined;
}

/**
 * Why a time stamp does not show that a commitment existed before its round, as the rest of a plain sentence about it;
 * undefined where it does. One that is older than the commitment says it was is of something else.
 */
export function witnessFault(stamp: TimeStamp, { sha256, committedAt, roundAt }: WitnessedCommitment) {
  if (stamp.sha256 !== sha256) return 'is not over these bytes of the commitment.';
  if (Date.parse(stamp.at) < Date.parse(committedAt) - 1_000 * witnessToleranceSeconds) {
    return `is of ${stamp.at}, before the commitment was made.`;
  }
  if (roundAt !== undefined && Date.parse(stamp.atLatest) >= Date.parse(roundAt)) {
    return `is of ${stamp.atLatest}, not earlier than the round, which is of ${roundAt}.`;
  }
  return undefined;
}
