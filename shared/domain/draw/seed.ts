import { sha256 } from './hash.ts';

/** All that the seed binds. `waveRoot` and `randomness` are 64 hex characters, `chain` the text of the commitment. */
export interface SeedParts {
  readonly waveId: string;
  readonly reservePercent: number;
  readonly chain: string;
  readonly round: number;
  readonly waveRoot: string;
  readonly randomness: string;
}

/** The seed of a wave's draw, 32 bytes: fixed by the commitment but for the beacon's randomness. */
export function drawSeed({ waveId, reservePercent, chain, round, waveRoot, randomness }: SeedParts): Buffer {
  const named = `${['prakerja-draw-v1', waveId, reservePercent, chain, round].join('\0')}\0`;
  return sha256(Buffer.concat([Buffer.from(named), Buffer.from(waveRoot, 'hex'), Buffer.from(randomness, 'hex')]));
}
