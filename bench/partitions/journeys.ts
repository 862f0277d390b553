import type { Target } from '../loads/load.ts';
import type { Touch } from './model.ts';
import { award, join, ownEnrollment, ownRegistration, register, ticketResult, verify } from './person-journeys.ts';
import {
  callBack,
  ownOrders,
  placeOrder,
  requestCode,
  searchCourses,
  settleNotice,
  shipPayout,
  tellOfCompletions,
} from './training-journeys.ts';

/** What one request, or one message, touches. What the edge keeps touches the table by the caches themselves only. */
const journeys: Partial<Record<Target, (number: number) => Touch[]>> = {
  'POST /v1/registrations': register,
  'queue Verification': verify,
  'GET /v1/registrations/me': ownRegistration,
  'GET /v1/waves': () => [],
  'POST /v1/waves/{waveId}/enrollments': join,
  'GET /v1/waves/{waveId}/enrollments/me': ownEnrollment,
  'GET /v1/waves/{waveId}/tickets/{ticket}': ticketResult,
  'queue Selection': award,
  'POST /v1/purchase-codes': requestCode,
  'POST /v1/orders': placeOrder,
  'GET /v1/registrations/me/orders': ownOrders,
  'GET /v1/courses': searchCourses,
  'POST /v1/training-completions': tellOfCompletions,
  'queue Completions': settleNotice,
  'queue Payouts': shipPayout,
  'POST /v1/payout-callbacks': callBack,
};

/** What an environment reads when it starts, and again when it trusts what it has no longer. */
export interface Remembers {
  /** The unwrapped keys, for five minutes (shared/keys/ring.ts). */
  readonly keys?: boolean;
  /** The wave, for five seconds (shared/table/waves.ts). */
  readonly wave?: boolean;
  /** Whether the brake on registrations is on, for half a minute (shared/table/switches.ts). */
  readonly brake?: boolean;
  /** Which features are on, for half a minute (shared/table/features.ts). */
  readonly features?: boolean;
}

const remembering: Partial<Record<Target, Remembers>> = {
  'POST /v1/registrations': { keys: true, brake: true, features: true },
  'queue Verification': { keys: true },
  'GET /v1/registrations/me': { keys: true },
  'POST /v1/waves/{waveId}/enrollments': { keys: true, wave: true, features: true },
  'GET /v1/waves/{waveId}/enrollments/me': { keys: true, wave: true },
  'GET /v1/waves/{waveId}/tickets/{ticket}': { wave: true },
  'queue Selection': { keys: true },
  'POST /v1/purchase-codes': { features: true },
  'POST /v1/orders': { keys: true, features: true },
  'queue Completions': { keys: true },
  'queue Payouts': { keys: true },
};

/** What a request or message touches, by its number. @throws Error where nothing is known of the target. */
export const journeyOf = (target: Target): ((number: number) => Touch[]) => {
  const journey = journeys[target];
  if (journey === undefined) throw new Error(`Nothing is known of what ${target} touches.`);
  return journey;
};

/** What the environments of a target's function keep for themselves. */
export const remembered = (target: Target): Remembers => remembering[target] ?? {};

/** Request units in the mean: of the table, and of its index. */
export interface RequestUnits {
  readonly read: number;
  readonly write: number;
  readonly indexWrite: number;
}

/** How many numbers are gone through for a mean: every kind of person and course comes up. */
const sampled = 200;

const known = new Map<Target, RequestUnits>();

/** The request units of a target, in the mean. */
export const unitsOf = (target: Target): RequestUnits => {
  const before = known.get(target);
  if (before !== undefined) return before;
  const journey = journeyOf(target);
  const sums = { read: 0, write: 0, indexWrite: 0 };
  for (let number = 0; number < sampled; number += 1)
    for (const { unit, units, isIndex = false } of journey(number)) sums[isIndex ? 'indexWrite' : unit] += units;
  const { read, write, indexWrite } = sums;
  const mean = { read: read / sampled, write: write / sampled, indexWrite: indexWrite / sampled };
  known.set(target, mean);
  return mean;
};
