import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { DrawFault } from '../domain/draw/fault.ts';
import type { TimeStamp } from '../domain/draw/witness.ts';
import { port, type PortSettings } from './port.ts';
import { OutsideRefused, OutsideUnavailable } from './unavailable.ts';

/** A witness of when bytes existed: a time-stamping authority (RFC 3161) at any of several addresses. */
export interface Witness {
  /**
   * A time stamp over the bytes: the reply in DER, from the first authority that gives one which is signed, answers
   * this very question, and is accepted. The authority learns a hash and nothing else. Each asking gives other bytes.
   * @throws OutsideUnavailable with the reason `no-relay` when none does.
   */
  stamp(bytes: Uint8Array, isAccepted: (stamp: TimeStamp) => boolean): Promise<Buffer>;
}

export interface WitnessSettings extends Pick<PortSettings, 'timeoutMilliseconds' | 'openMilliseconds'> {
  /** The authorities' addresses, in the order of preference. */
  readonly urls: readonly string[];
}

const Reply = z.instanceof(Buffer);

/** The witness behind its addresses. It asks for no key. */
export const witnessPort = ({ urls, ...settings }: WitnessSettings): Witness => {
  // One try each, since the next one is the better second try. Signing takes some of them seconds.
  const authorities = urls.map((url) =>
    port({
      failuresToOpen: 3,
      timeoutMilliseconds: 5_000,
      ...settings,
      service: 'witness',
      url,
      tries: 1,
      // A reply with its certificates takes 2 to 8 kB.
      longestAnswerBytes: 65_536,
    }),
  );

  return {
    async stamp(bytes, isAccepted) {
      // Loaded here, since one step in hundreds needs it and it takes longer to load than most steps take.
      const { readTimeStamp, signedBy, timeStampQuery } = await import('../evidence/time-stamp.ts');
      for (const authority of authorities) {
        const nonce = BigInt(`0x${randomBytes(8).toString('hex')}`);
        try {
          const { answer } = await authority.ask({
            method: 'POST',
            path: '',
            binary: {
              body: new Uint8Array(timeStampQuery(bytes, nonce)),
              type: 'application/timestamp-query',
              answerType: 'application/timestamp-reply',
            },
            answer: Reply,
          });
          if (answer === undefined) continue;
          const reply = readTimeStamp(answer);
          await signedBy(reply, bytes);
          if (reply.nonce === nonce && isAccepted(reply)) return answer;
        } catch (fault) {
          // Whatever is wrong with one authority, refusals and lies included, the next one may be well.
          const isOfAuthority = [OutsideUnavailable, OutsideRefused, DrawFault].some((kind) => fault instanceof kind);
          if (!isOfAuthority) throw fault;
        }
      }
      throw new OutsideUnavailable('witness', 'no-relay', 15);
    },
  };
};
