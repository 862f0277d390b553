import { createHash } from 'node:crypto';
import type { WaveId } from '../../events/event.ts';
import { padded } from './keys.ts';

/** How many partitions moves are spread over while they wait to be counted. */
export const moveShards = 16;

const shardOf = (cause: string): string =>
  padded(createHash('sha256').update(cause).digest().readUInt8() % moveShards, 2);

/** Every key of what is counted of regencies. */
export const regionKeys = {
  /** A count that is to go up or down, until it has. */
  move: (counted: string, cause: string) => ({ pk: `MOVES#${shardOf(cause)}`, sk: `${counted}#${cause}` }),
  moves: (shardNumber: number) => ({ pk: `MOVES#${padded(shardNumber, 2)}` }),
  /** The counts of a regency: of its residents, and of each wave. */
  counts: (regency: string, waveId: WaveId | undefined) => ({
    pk: `REGION#${regency}`,
    sk: waveId === undefined ? 'RESIDENTS' : `WAVE#${waveId}`,
  }),
  ofRegency: (regency: string) => ({ pk: `REGION#${regency}` }),
  /** Up to when everything is counted. */
  counted: () => ({ pk: 'REGION#ALL', sk: 'COUNTED' }),
  /** What is told of each province, for the figures of the nation: no count that is withheld is among it. */
  nation: () => ({ pk: 'FIGURES#NATION', prefix: 'PROVINCE#' }),
  ofNation: (province: string) => ({ pk: 'FIGURES#NATION', sk: `PROVINCE#${province}` }),
};
