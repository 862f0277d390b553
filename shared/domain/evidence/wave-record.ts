import { localChain, localChainName, quicknet, roundFault, timeOf, type Chain } from '../draw/beacon.ts';
import { Commitment, waveRoot } from '../draw/commitment.ts';
import { DrawFault } from '../draw/fault.ts';
import { drawSeed } from '../draw/seed.ts';
import { verifyDetached, type VerificationKey } from './jws.ts';
import { evidencePaths, Result, Strikes, struckRoot, type RegencyResult } from './layout.ts';
import { mustRead, parseJson, type CheckedEvidence } from './source.ts';

/** Checks of what the evidence says of a wave as a whole. Each stops at the first difference. */

export interface BeaconOptions {
  /** Whether a development run, whose beacon nobody vouches for, may pass. */
  readonly allowLocal?: boolean;
  /** Genesis (Unix seconds) and period of the local beacon, so that times can be checked there too. */
  readonly localTimes?: { readonly genesisTime: number; readonly periodSeconds: number };
}

/** How a check is to be made, and where it leaves what could not be checked, or is worth knowing. */
interface Context {
  readonly options: BeaconOptions;
  readonly remarks: string[];
}

/**
 * The commitment, with its bytes: signed by the key, where one is given, and with the root that its regencies have.
 * @throws DrawFault that names the first difference.
 */
export async function readCommitment(
  evidence: CheckedEvidence,
  { publicKey, remarks }: { readonly publicKey?: VerificationKey | undefined; readonly remarks: string[] },
): Promise<{ readonly bytes: Buffer; readonly commitment: Commitment }> {
  const bytes = await mustRead(evidence, evidencePaths.commitment);
  const signature = await evidence.read(evidencePaths.commitmentSignature);
  if (publicKey !== undefined && signature === undefined) {
    remarks.push('commitment.jws is not there: the commitment is signed only together with everything else.');
  } else if (publicKey !== undefined && signature !== undefined) {
    if (!verifyDetached(signature.toString('latin1'), bytes, publicKey)) {
      throw new DrawFault('commitment.jws is not a signature of the given key over commitment.json.');
    }
  }
  const commitment = parseJson(evidencePaths.commitment, bytes, Commitment);
  if (waveRoot(commitment.regencies) !== commitment.root) {
    throw new DrawFault('commitment.json: root is not the root over its regencies.');
  }
  return { bytes, commitment };
}

/** The result as it is published; whether it follows from anything is for the other checks to say. */
export async function readResult(evidence: CheckedEvidence): Promise<Result> {
  return parseJson(evidencePaths.result, await mustRead(evidence, evidencePaths.result), Result);
}

function chainOf(name: string, { allowLocal, localTimes }: BeaconOptions): Chain {
  if (name === quicknet.name) return quicknet;
  if (name !== localChainName) throw new DrawFault(`The chain ${name} is not the pinned public beacon.`);
  if (allowLocal !== true) {
    throw new DrawFault('The chain "local" is a development beacon: nobody vouches for its randomness.');
  }
  return localChain(localTimes ?? { genesisTime: 0, periodSeconds: 0 });
}

/**
 * That the round is the one that was committed to, that the beacon gave it, and that it came after the commitment and
 * before the result.
 * @throws DrawFault that names the first difference.
 */
export function checkBeacon(commitment: Commitment, result: Result, { options, remarks }: Context): void {
  const { chain: name, round } = commitment.beacon;
  const chain = chainOf(name, options);
  if (result.waveId !== commitment.waveId) throw new DrawFault('result.json and commitment.json name different waves.');
  if (result.beacon.chain !== name || result.beacon.round !== round) {
    throw new DrawFault('result.json names another chain or round than the commitment.');
  }
  const fault = roundFault(chain, result.beacon);
  if (fault !== undefined) throw new DrawFault(`result.json: ${fault}`);
  if (name === localChainName) remarks.push('The chain is "local": a development run, its randomness unsigned.');
  const roundTime = roundTimeOf(commitment.beacon, options);
  if (roundTime === undefined) remarks.push('The times of the local beacon are not known: they are not checked.');
  if (roundTime !== undefined && Date.parse(commitment.committedAt) >= Date.parse(roundTime)) {
    throw new DrawFault(`commitment.json: committedAt is not earlier than round ${round}, which is of ${roundTime}.`);
  }
  if (Date.parse(result.publishedAt) < Date.parse(roundTime ?? commitment.committedAt)) {
    throw new DrawFault('result.json: publishedAt is earlier than the round that it tells of.');
  }
}

/** The time (ISO 8601, UTC) of a round of a chain, or undefined for the local beacon where its times are not known. */
export function roundTimeOf({ chain, round }: Commitment['beacon'], options: BeaconOptions): string | undefined {
  const isTimed = chain !== localChainName || options.localTimes !== undefined;
  return isTimed ? timeOf(chainOf(chain, options), round) : undefined;
}

/**
 * The seed of the draw, computed from the commitment and the randomness: 32 bytes.
 * @throws DrawFault where the published one is another.
 */
export function checkedSeed({ waveId, reservePercent, root }: Commitment, result: Result): Buffer {
  const { chain, round, randomness } = result.beacon;
  const seed = drawSeed({ waveId, reservePercent, chain, round, waveRoot: root, randomness });
  if (seed.toString('hex') === result.seed) return seed;
  throw new DrawFault('result.json: seed does not follow from the commitment and the randomness.');
}

/**
 * What the result says of each regency, by its code.
 * @throws DrawFault where one stands twice, or is not in the quota table.
 */
export function resultsByRegency({ regencies }: Commitment, result: Result): Map<string, RegencyResult> {
  const results = new Map(result.regencies.map((regency) => [regency.code, regency]));
  if (results.size !== result.regencies.length) throw new DrawFault('result.json names a regency twice.');
  const known = new Set(regencies.map(({ code }) => code));
  for (const code of results.keys()) {
    if (!known.has(code)) throw new DrawFault(`result.json names ${code}, which is not in the quota table.`);
  }
  return results;
}

/**
 * That who was struck is what was sealed, and that it was sealed before the round.
 * @throws DrawFault that names the first difference.
 */
export async function checkStrikes(
  evidence: CheckedEvidence,
  { commitment, result }: { commitment: Commitment; result: Result },
  { options, remarks }: Context,
): Promise<void> {
  const published = result.regencies.flatMap(({ code, struck }) => struck.map((one) => ({ regency: code, ...one })));
  const bytes = await evidence.read(evidencePaths.strikes);
  if (bytes === undefined) {
    if (published.length > 0) remarks.push('strikes.json is not there: when tickets were struck cannot be checked.');
    return;
  }
  const strikes = parseJson(evidencePaths.strikes, bytes, Strikes);
  if (strikes.waveId !== commitment.waveId) throw new DrawFault('strikes.json names another wave.');
  if (struckRoot(strikes.struck) !== strikes.struckRoot) {
    throw new DrawFault('strikes.json: struckRoot is not the root over the struck tickets.');
  }
  const { round } = commitment.beacon;
  const roundTime = roundTimeOf(commitment.beacon, options);
  if (roundTime !== undefined && Date.parse(strikes.sealedAt) >= Date.parse(roundTime)) {
    throw new DrawFault(`strikes.json: sealedAt is not earlier than round ${round}, which is of ${roundTime}.`);
  }
  const textOf = (struck: typeof published) =>
    struck.map(({ regency, ticket, reason, listVersion }) => [ticket, regency, reason, listVersion].join()).sort();
  const [sealed, told] = [textOf(strikes.struck), textOf(published)];
  const at = sealed.findIndex((text, place) => text !== told[place]);
  if (at >= 0 || told.length !== sealed.length) {
    const ticket = (sealed[at] ?? told[sealed.length] ?? '').slice(0, 32);
    throw new DrawFault(`result.json and strikes.json do not agree about the struck ticket ${ticket}.`);
  }
}
