import { createHmac } from 'node:crypto';
import { Ticket } from '../../events/event.ts';

/** The two secret keys of one wave, 32 bytes each. */
export interface WaveKeys {
  readonly ticketKey: Buffer;
  readonly householdKey: Buffer;
}

const tag = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('hex').slice(0, 32);

/** A person's one ticket in a wave (draw specification v1): leaving and joining again cannot change it. */
export const ticketOf = ({ ticketKey }: WaveKeys, nik: string): Ticket => Ticket.parse(tag(ticketKey, nik));

/** The tag that the members of one family card share within a wave. */
export const householdOf = ({ householdKey }: WaveKeys, kk: string): string => tag(householdKey, kk);
