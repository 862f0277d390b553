import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';
import { roundAt, timeOf, type BeaconRound, type Chain } from '../../shared/domain/draw/beacon.ts';
import { malformed, type Answer, type Service } from './server.ts';

/** The rounds of a seed's beacon. They look like drand's (48 bytes of signature), and nobody vouches for them. */
const localRound = (seed: number, round: number): BeaconRound => {
  const half = (part: number) => createHmac('sha256', `local beacon ${seed}`).update(`${round} ${part}`).digest('hex');
  const signature = (half(0) + half(1)).slice(0, 96);
  const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex');
  return { round, signature, randomness };
};

const flipped = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);

/** When the first round is, in Unix seconds. */
const Genesis = z.strictObject({ genesis_time: z.int().positive() });

/**
 * A randomness beacon with drand's HTTP interface: `/{chain}/info`, `/{chain}/public/{round}` and
 * `/{chain}/public/latest`. A round is given out at its time and not before.
 */
export const beaconService = (seed: number, started: Chain, now: () => Date = () => new Date()): Service => {
  let chain = started;

  const latestRound = (): number => {
    const instant = now().toISOString();
    const next = roundAt(chain, instant);
    return timeOf(chain, next) <= instant ? next : next - 1;
  };

  const tooEarly = (round: number): Answer => ({
    status: 425,
    headers: { 'retry-after': String(Math.max(1, (round - latestRound()) * chain.periodSeconds)) },
    body: { message: 'This round does not exist yet.' },
  });

  return {
    name: 'beacon',
    keyNeeded: false,
    answer({ method, path }, { stale, forged }) {
      const [, chainName, topic, which = ''] = path.split('/');
      if (method !== 'GET' || chainName !== chain.name) return undefined;
      if (topic === 'info' && which === '') {
        const { genesisTime, periodSeconds, name } = chain;
        return { status: 200, body: { genesis_time: genesisTime, period: periodSeconds, hash: name } };
      }
      if (topic !== 'public' || !/^(latest|[1-9]\d{0,12})$/.test(which)) return undefined;
      const asked = which === 'latest' ? latestRound() : Number(which);
      if (asked > latestRound()) return tooEarly(asked);
      const round = localRound(seed, stale ? Math.max(1, asked - 1) : asked);
      return { status: 200, body: forged ? { ...round, randomness: flipped(round.randomness) } : round };
    },
    /** Numbers the rounds anew, so that a demo or a test can say beforehand which one a wave will be drawn by. */
    admin({ method, path, body }) {
      if (method !== 'PUT' || path !== 'genesis') return undefined;
      const wanted = Genesis.safeParse(body);
      if (!wanted.success) return malformed(wanted.error);
      chain = { ...chain, genesisTime: wanted.data.genesis_time };
      return { status: 200, body: wanted.data };
    },
  };
};
