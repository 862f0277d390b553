import * as z from 'zod';
import type { BeaconRound, Chain } from '../domain/draw/beacon.ts';
import { port, type Port, type PortSettings } from './port.ts';
import { OutsideRefused, OutsideUnavailable } from './unavailable.ts';

/** A public randomness beacon with drand's HTTP interface, behind any of several relays. */
export interface Beacon {
  /**
   * The round of this number, from the first relay that has a good one. `verify` says whether a round is the chain's
   * own; a relay whose answer is stale, forged, late or missing is passed over.
   * @throws OutsideUnavailable when no relay has it: the reason is `too-early` where the relays say that it does not
   * exist yet, and `no-relay` otherwise. A round is never replaced by another one.
   */
  round(number: number, verify: (round: BeaconRound) => boolean): Promise<BeaconRound>;
  /**
   * Genesis and period of the chain, as its relays tell. Only for a chain whose times are not pinned.
   * @throws OutsideUnavailable when no relay tells.
   */
  chain(): Promise<Chain>;
}

export interface BeaconSettings extends Pick<PortSettings, 'timeoutMilliseconds' | 'openMilliseconds'> {
  /** The relays' addresses without a slash at the end, in the order of preference. */
  readonly urls: readonly string[];
  /** The chain's hash, or `local`. */
  readonly chain: string;
}

const Round = z.object({
  round: z.int().positive(),
  randomness: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[0-9a-f]{96,192}$/),
});

const Info = z.object({ genesis_time: z.int().positive(), period: z.int().positive(), hash: z.string() });

/** How drand's relays say that a round does not exist yet. */
const notYet = [404, 425];

/** Whatever is wrong with one relay, refusals included, the next one may be well. */
const noneWhenOutside = (error: unknown): undefined => {
  if (error instanceof OutsideUnavailable || error instanceof OutsideRefused) return undefined;
  throw error;
};

/** The beacon behind its relays. It asks for no key and bears no personal data. */
export const beaconPort = ({ urls, chain, ...settings }: BeaconSettings): Beacon => {
  // One try a relay: the next relay is the better second try.
  const relays = urls.map((url) => port({ failuresToOpen: 3, ...settings, service: 'beacon', url, tries: 1 }));

  /** The first good answer of a relay; undefined where none has one. */
  const first = async <Good>(ask: (relay: Port) => Promise<Good | undefined>): Promise<Good | undefined> => {
    for (const relay of relays) {
      const answer = await ask(relay).catch(noneWhenOutside);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

  return {
    async round(number, verify) {
      let saysNotYet = 0;
      const path = `/${chain}/public/${number}`;
      const good = await first(async (relay) => {
        const { answer } = await relay.ask({ method: 'GET', path, answer: Round, meaningful: notYet });
        if (answer === undefined) saysNotYet += 1;
        return answer?.round === number && verify(answer) ? answer : undefined;
      });
      if (good !== undefined) return good;
      if (saysNotYet > 0) throw new OutsideUnavailable('beacon', 'too-early', 3);
      throw new OutsideUnavailable('beacon', 'no-relay', 15);
    },
    async chain() {
      const info = await first(async (relay) => {
        const { answer } = await relay.ask({ method: 'GET', path: `/${chain}/info`, answer: Info });
        return answer?.hash === chain ? answer : undefined;
      });
      if (info === undefined) throw new OutsideUnavailable('beacon', 'no-relay', 15);
      return { name: chain, genesisTime: info.genesis_time, periodSeconds: info.period };
    },
  };
};
