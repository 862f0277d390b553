import type { WaveId } from '../../events/event.ts';

/** The folder of a wave's public evidence in the bucket; what lies in it is laid out by shared/evidence/layout.ts. */
export const publicPath = (waveId: WaveId, path: string): string => `waves/${waveId}/${path}`;

const privateFolder = (waveId: WaveId): string => `private/${waveId}`;

/** The work files of a selection, which tie tickets to applicants and are never published. */
export const privatePaths = {
  /** Named by its own hash: whichever of two runs is recorded first, its file is there unchanged. */
  slices: (waveId: WaveId, shard: string, sha256: string) => `${privateFolder(waveId)}/collect/${shard}.${sha256}.csv`,
  sliceIndex: (waveId: WaveId, shard: string, sha256: string) =>
    `${privateFolder(waveId)}/collect/${shard}.${sha256}.json`,
  /** Where each regency's slices lie. */
  collected: (waveId: WaveId) => `${privateFolder(waveId)}/collect.json`,
  holders: (waveId: WaveId, code: string) => `${privateFolder(waveId)}/holders/${code}.csv`,
  winners: (waveId: WaveId, code: string) => `${privateFolder(waveId)}/winners/${code}.csv`,
};

export const contentTypes = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  jws: 'application/jose',
  blocks: 'text/plain; charset=utf-8',
};
