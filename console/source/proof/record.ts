import type * as z from 'zod';
import { localChainName, quicknet, timeOf } from '../../../shared/domain/draw/beacon.ts';
import { Commitment } from '../../../shared/domain/draw/commitment.ts';
import { evidencePaths, Fairness, Manifest, Release, Result, Strikes } from '../../../shared/domain/evidence/layout.ts';
import { parseJson, type EvidenceSource } from '../../../shared/domain/evidence/source.ts';

/** What is on the public record of a wave by now, as it is told: nothing of it is checked here. */
export interface WaveRecord {
  readonly commitment?: Commitment | undefined;
  /** When the round of the commitment exists (ISO 8601); undefined for the development beacon, whose times nobody knows. */
  readonly roundAt?: string | undefined;
  readonly strikes?: Strikes | undefined;
  readonly fairness?: Fairness | undefined;
  readonly release?: z.infer<typeof Release> | undefined;
  readonly result?: Result | undefined;
  readonly manifest?: Manifest | undefined;
}

/**
 * Reads the record of a wave, as far as it has come; each file appears once the one before it is there. Strikes that were not
 * sealed before the round never do: then nobody is struck, and the record goes on without them.
 */
export const readRecord = async (source: EvidenceSource): Promise<WaveRecord> => {
  const read = async <Schema extends z.ZodType>(path: string, schema: Schema) => {
    const bytes = await source.read(path);
    return bytes && parseJson(path, bytes, schema);
  };
  const commitment = await read(evidencePaths.commitment, Commitment);
  if (commitment === undefined) return {};
  const strikes = await read(evidencePaths.strikes, Strikes);
  const fairness = await read(evidencePaths.fairness, Fairness);
  const result = fairness && (await read(evidencePaths.result, Result));
  return {
    commitment,
    roundAt: commitment.beacon.chain === localChainName ? undefined : timeOf(quicknet, commitment.beacon.round),
    strikes,
    fairness,
    release: fairness?.verdict === 'failed' ? await read(evidencePaths.release, Release) : undefined,
    result,
    manifest: result && (await read(evidencePaths.manifest, Manifest)),
  };
};
