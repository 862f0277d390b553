import type { ApplicantId } from '../../events/event.ts';
import type { ClientCode, OrderId } from '../../events/training.ts';
import { padded } from './keys.ts';

/**
 * How many partitions the roster of everybody who registered is spread over: one for each first digit of their numbers. At
 * an opening of two thousand registrations a second each takes an eighth of what a partition takes in.
 */
export const rosterShards = 16;

/** Every key of the roster and of the exchange of keys in the table, as {@link keys} has those of the rest. */
export const rekeyingKeys = {
  /** Everybody who ever registered, once, whatever became of it: what an exchange of keys goes through. */
  rosterEntry: (id: ApplicantId) => ({ pk: `PEOPLE#${id.slice(0, 1)}`, sk: id as string }),
  roster: (shardNumber: number) => ({ pk: `PEOPLE#${shardNumber.toString(16)}` }),
  partnerEntry: (clientCode: ClientCode) => ({ pk: 'PARTNERS', sk: clientCode as string }),
  partners: () => ({ pk: 'PARTNERS' }),

  /** A proof of presence that a machine doubted, beside the purchase that it was for. */
  doubt: (orderId: OrderId, linkId: string) => ({ pk: `ORDER#${orderId}`, sk: `DOUBT#${linkId}` }),

  /** The pass over everybody that runs, or ran last. */
  pass: () => ({ pk: 'REKEYING', sk: 'PASS' }),
  unit: (pass: number, unit: string) => ({ pk: `REKEYING#${padded(pass)}`, sk: `UNIT#${unit}` }),
  units: (pass: number) => ({ pk: `REKEYING#${padded(pass)}`, prefix: 'UNIT#' }),
  /** Somebody, or a partner, whom a pass could not move. */
  failure: (pass: number, name: string) => ({ pk: `REKEYING#${padded(pass)}`, sk: `FAILED#${name}` }),
  failures: (pass: number) => ({ pk: `REKEYING#${padded(pass)}`, prefix: 'FAILED#' }),
  keyEvent: (at: string, type: string, name: string) => ({ pk: 'REKEYING', sk: `EVENT#${at}#${type}#${name}` }),
};
