import { runName, type Run } from '../domain/run.ts';

/**
 * Where a file of a run's public evidence lies in the bucket: in the wave's folder, or for a later run in a folder of
 * its own below. What lies in it is laid out by shared/evidence/layout.ts.
 */
export const publicPath = ({ waveId, run }: Run, path: string): string =>
  run === 1 ? `waves/${waveId}/${path}` : `waves/${waveId}/runs/${run}/${path}`;

const privateFolder = (run: Run): string => `private/${runName(run)}`;

/** The work files of a selection, which tie tickets to applicants and are never published. */
export const privatePaths = {
  /** Named by its own hash: whichever of two runs is recorded first, its file is there unchanged. */
  slices: (run: Run, shard: string, sha256: string) => `${privateFolder(run)}/collect/${shard}.${sha256}.csv`,
  sliceIndex: (run: Run, shard: string, sha256: string) => `${privateFolder(run)}/collect/${shard}.${sha256}.json`,
  /** Where each regency's slices lie. */
  collected: (run: Run) => `${privateFolder(run)}/collect.json`,
  holders: (run: Run, code: string) => `${privateFolder(run)}/holders/${code}.bin`,
  /** The index by which an applicant's place is proved before the draw: for its holder alone, so not published. */
  placeHead: (run: Run, code: string) => `${privateFolder(run)}/places/${code}.json`,
  placeBlocks: (run: Run, code: string) => `${privateFolder(run)}/places/${code}.blocks`,
  /** Named by its own hash, as the slices are. */
  call: (run: Run, sha256: string) => `${privateFolder(run)}/call.${sha256}.json`,
  /** What the regency contributes to the fairness gate. */
  tally: (run: Run, code: string) => `${privateFolder(run)}/tallies/${code}.json`,
  winners: (run: Run, code: string) => `${privateFolder(run)}/winners/${code}.csv`,
};

export const contentTypes = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  jws: 'application/jose',
  timeStamp: 'application/timestamp-reply',
  blocks: 'text/plain; charset=utf-8',
  bytes: 'application/octet-stream',
};
