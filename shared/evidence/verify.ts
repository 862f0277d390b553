import { allocatePlaces } from '../domain/draw/allocation.ts';
import { localChain, localChainName, quicknet, roundFault, timeOf, type Chain } from '../domain/draw/beacon.ts';
import { commitRegency, Commitment, waveRoot, type RegencyCommitment } from '../domain/draw/commitment.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { parseApplicants, parseExcluded } from '../domain/draw/lines.ts';
import { drawRegency } from '../domain/draw/ranking.ts';
import { ticketAt, type Rows } from '../domain/draw/rows.ts';
import { drawSeed } from '../domain/draw/seed.ts';
import { TicketLedger } from '../domain/draw/tickets.ts';
import { fairnessCheck } from './fairness.ts';
import { verifyDetached, type VerificationKey } from './jws.ts';
import { evidencePaths, Result, Strikes, struckRoot, winnerFile, type RegencyResult } from './layout.ts';
import { mustRead, openEvidence, parseJson, type CheckedEvidence, type EvidenceSource } from './source.ts';
import { checkWitness, type Witnessed } from './witness.ts';

/**
 * Recomputes a whole wave from its published files alone: what was committed to, when, the seed, the places, the
 * winners and the hash of every file. It trusts none of them and stops at the first difference.
 */

export interface VerifyOptions {
  /** Whether a development run, whose beacon nobody vouches for, may pass. */
  readonly allowLocal?: boolean;
  /** Genesis (Unix seconds) and period of the local beacon, so that times can be checked there too. */
  readonly localTimes?: { readonly genesisTime: number; readonly periodSeconds: number };
  /** The publisher's key. Without one, signatures are not checked. */
  readonly publicKey?: VerificationKey | undefined;
  /**
   * The certificate (PEM) of the witness of the commitment, or of who certifies it. Without one, a commitment may be
   * unwitnessed, and a witness's signature is not checked.
   */
  readonly witness?: string | undefined;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly regency: string;
  readonly applicantsDone: number;
  readonly applicants: number;
}

/** What was counted while checking. */
interface WaveSummary {
  readonly waveId: string;
  readonly chain: string;
  readonly round: number;
  readonly committedAt: string;
  /** Undefined where no certificate of a witness was given. */
  readonly witnessed?: Witnessed | undefined;
  readonly publishedAt: string;
  readonly regencies: number;
  readonly applicants: number;
  readonly excluded: number;
  readonly struck: number;
  readonly quota: number;
  readonly places: number;
  readonly winners: number;
}

export interface VerificationReport {
  readonly ok: boolean;
  /** One plain sentence: the first thing that is not as the specification and the other files say. */
  readonly difference?: string;
  /** What could not be checked, or is worth knowing. */
  readonly remarks: readonly string[];
  readonly summary?: WaveSummary;
}

/**
 * Checks the evidence of one wave. A difference is reported, not thrown; a source that fails to read, or a witness's
 * certificate that is none, throws.
 */
export async function verifyEvidence(source: EvidenceSource, options: VerifyOptions = {}): Promise<VerificationReport> {
  const remarks: string[] = [];
  try {
    const evidence = await openEvidence(source, options.publicKey);
    remarks.push(...evidence.remarks);
    const wave = await readWave(evidence, options, remarks);
    const fairness = fairnessCheck();
    const summary = await verifyRegencies(evidence, { wave, fairness }, options);
    remarks.push(...(await fairness.check(evidence, wave.result)));
    await evidence.readRest();
    return { ok: true, remarks, summary };
  } catch (fault) {
    if (fault instanceof DrawFault) return { ok: false, difference: fault.message, remarks };
    throw fault;
  }
}

interface Wave {
  readonly commitment: Commitment;
  readonly witnessed: Witnessed | undefined;
  readonly result: Result;
  readonly seed: Buffer;
  readonly places: ReadonlyMap<string, number>;
  readonly results: ReadonlyMap<string, RegencyResult>;
}

/** Checks all that is said of the wave as a whole, before any regency is looked at. */
async function readWave(evidence: CheckedEvidence, options: VerifyOptions, remarks: string[]): Promise<Wave> {
  const bytes = await mustRead(evidence, evidencePaths.commitment);
  const signature = await evidence.read(evidencePaths.commitmentSignature);
  if (options.publicKey !== undefined && signature === undefined) {
    remarks.push('commitment.jws is not there: the commitment is signed only together with everything else.');
  } else if (options.publicKey !== undefined && signature !== undefined) {
    if (!verifyDetached(signature.toString('latin1'), bytes, options.publicKey)) {
      throw new DrawFault('commitment.jws is not a signature of the given key over commitment.json.');
    }
  }
  const commitment = parseJson(evidencePaths.commitment, bytes, Commitment);
  if (waveRoot(commitment.regencies) !== commitment.root) {
    throw new DrawFault('commitment.json: root is not the root over its regencies.');
  }
  const result = parseJson(evidencePaths.result, await mustRead(evidence, evidencePaths.result), Result);
  checkBeacon(commitment, result, { options, remarks });
  const { witnessed, remarks: ofWitness } = await checkWitness(evidence, bytes, {
    certificate: options.witness,
    roundTimeOf: ({ chain: name, round: number }) => roundTimeOf(chainOf(name, options), number, options),
  });
  remarks.push(...ofWitness);
  const { waveId, reservePercent, root } = commitment;
  const { chain, round, randomness } = result.beacon;
  const seed = drawSeed({ waveId, reservePercent, chain, round, waveRoot: root, randomness });
  if (seed.toString('hex') !== result.seed) {
    throw new DrawFault('result.json: seed does not follow from the commitment and the randomness.');
  }
  const results = new Map(result.regencies.map((regency) => [regency.code, regency]));
  if (results.size !== result.regencies.length) throw new DrawFault('result.json names a regency twice.');
  const known = new Set(commitment.regencies.map(({ code }) => code));
  for (const code of results.keys()) {
    if (!known.has(code)) throw new DrawFault(`result.json names ${code}, which is not in the quota table.`);
  }
  await checkStrikes(evidence, { commitment, result }, { options, remarks });
  return { commitment, witnessed, result, seed, results, places: allocatePlaces(commitment.regencies) };
}

interface Context {
  readonly options: VerifyOptions;
  readonly remarks: string[];
}

function chainOf(name: string, { allowLocal, localTimes }: VerifyOptions): Chain {
  if (name === quicknet.name) return quicknet;
  if (name !== localChainName) throw new DrawFault(`The chain ${name} is not the pinned public beacon.`);
  if (allowLocal !== true) {
    throw new DrawFault('The chain "local" is a development beacon: nobody vouches for its randomness.');
  }
  return localChain(localTimes ?? { genesisTime: 0, periodSeconds: 0 });
}

function checkBeacon(commitment: Commitment, result: Result, { options, remarks }: Context): void {
  const { chain: name, round } = commitment.beacon;
  const chain = chainOf(name, options);
  if (result.waveId !== commitment.waveId) throw new DrawFault('result.json and commitment.json name different waves.');
  if (result.beacon.chain !== name || result.beacon.round !== round) {
    throw new DrawFault('result.json names another chain or round than the commitment.');
  }
  const fault = roundFault(chain, result.beacon);
  if (fault !== undefined) throw new DrawFault(`result.json: ${fault}`);
  if (name === localChainName) remarks.push('The chain is "local": a development run, its randomness unsigned.');
  const roundTime = roundTimeOf(chain, round, options);
  if (roundTime === undefined) remarks.push('The times of the local beacon are not known: they are not checked.');
  if (roundTime !== undefined && Date.parse(commitment.committedAt) >= Date.parse(roundTime)) {
    throw new DrawFault(`commitment.json: committedAt is not earlier than round ${round}, which is of ${roundTime}.`);
  }
  if (Date.parse(result.publishedAt) < Date.parse(roundTime ?? commitment.committedAt)) {
    throw new DrawFault('result.json: publishedAt is earlier than the round that it tells of.');
  }
}

const roundTimeOf = (chain: Chain, round: number, { localTimes }: VerifyOptions): string | undefined =>
  chain.name === localChainName && localTimes === undefined ? undefined : timeOf(chain, round);

async function checkStrikes(
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
  const { chain, round } = commitment.beacon;
  const roundTime = roundTimeOf(chainOf(chain, options), round, options);
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

async function verifyRegencies(
  evidence: CheckedEvidence,
  { wave, fairness }: { wave: Wave; fairness: ReturnType<typeof fairnessCheck> },
  options: VerifyOptions,
): Promise<WaveSummary> {
  const { commitment, result } = wave;
  const ledger = new TicketLedger();
  const total = (of: (regency: RegencyCommitment) => number) =>
    commitment.regencies.reduce((sum, regency) => sum + of(regency), 0);
  const applicants = total((regency) => regency.applicants);
  let [applicantsDone, winners, struck] = [0, 0, 0];
  for (const regency of commitment.regencies) {
    const lists = await readLists(evidence, regency);
    for (const rows of lists) if (rows !== undefined) ledger.add(rows);
    const drawn = await verifyRegency(evidence, { wave, fairness, regency, applicants: lists[0] });
    winners += drawn.winners;
    struck += drawn.struck;
    applicantsDone += regency.applicants;
    options.onProgress?.({ regency: regency.code, applicantsDone, applicants });
  }
  await refuseRepeated(evidence, commitment, ledger.suspects());
  return {
    waveId: commitment.waveId,
    ...commitment.beacon,
    committedAt: commitment.committedAt,
    witnessed: wave.witnessed,
    publishedAt: result.publishedAt,
    regencies: commitment.regencies.length,
    applicants,
    excluded: total((regency) => regency.excluded),
    struck,
    quota: total((regency) => regency.quota),
    places: total(({ code }) => wave.places.get(code) ?? 0),
    winners,
  };
}

/** Reads a file of rows; one that is there must hold at least one. */
async function readRows(evidence: CheckedEvidence, path: string, parse: (file: Uint8Array) => Rows) {
  const file = await evidence.read(path);
  if (file === undefined) return undefined;
  const rows = aboutFile(path, () => parse(file));
  if (rows.count === 0) throw new DrawFault(`${path} has no rows: it should not be there.`);
  return rows;
}

function aboutFile<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (fault) {
    throw fault instanceof DrawFault ? new DrawFault(`${path}: ${fault.message}`) : fault;
  }
}

/** The applicants and the excluded of a regency, after both are found to be what was committed to. */
async function readLists(evidence: CheckedEvidence, regency: RegencyCommitment): Promise<(Rows | undefined)[]> {
  const { code, quota } = regency;
  const applicants = await readRows(evidence, evidencePaths.applicants(code), parseApplicants);
  const excluded = await readRows(evidence, evidencePaths.excluded(code), parseExcluded);
  const path = evidencePaths.applicants(code);
  const found = aboutFile(path, () => commitRegency({ code, quota, applicants, excluded }));
  const compare = (field: keyof RegencyCommitment, about: string) => {
    if (found[field] === regency[field]) return;
    throw new DrawFault(`${about}: ${field} is ${found[field]}, and ${regency[field]} was committed to for ${code}.`);
  };
  for (const field of ['applicants', 'demand', 'root'] as const) compare(field, path);
  for (const field of ['excluded', 'excludedRoot'] as const) compare(field, evidencePaths.excluded(code));
  return [applicants, excluded];
}

interface RegencyEvidence {
  readonly wave: Wave;
  readonly fairness: ReturnType<typeof fairnessCheck>;
  readonly regency: RegencyCommitment;
  readonly applicants?: Rows | undefined;
}

const nobody: Rows = { bytes: Buffer.alloc(0), starts: new Uint32Array(1), count: 0 };

/** Draws a regency anew and compares its places, struck tickets and winners with those published. */
async function verifyRegency(
  evidence: CheckedEvidence,
  { wave, fairness, regency, applicants = nobody }: RegencyEvidence,
): Promise<{ winners: number; struck: number }> {
  const { code } = regency;
  const published = wave.results.get(code);
  if (published === undefined) throw new DrawFault(`result.json does not name ${code}.`);
  const places = wave.places.get(code) ?? 0;
  if (published.places !== places) {
    throw new DrawFault(`result.json: ${code} has ${published.places} places; quotas and demand give it ${places}.`);
  }
  const struck = published.struck.map(({ ticket }) => ticket);
  if (struck.some((ticket, place) => place > 0 && (struck[place - 1] ?? '') >= ticket)) {
    throw new DrawFault(`result.json: the struck tickets of ${code} are not sorted, or one stands twice.`);
  }
  const { reservePercent } = wave.commitment;
  const draw = aboutFile(evidencePaths.result, () =>
    drawRegency({ applicants, seed: wave.seed, places, reservePercent, struck }),
  );
  const { winners } = draw;
  fairness.add(code, applicants, draw);
  if (published.winners !== winners.length) {
    throw new DrawFault(`result.json: ${code} has ${published.winners} winners; the draw gives ${winners.length}.`);
  }
  const path = evidencePaths.winners(code);
  const file = await evidence.read(path);
  if (winners.length === 0 && file !== undefined) throw new DrawFault(`${path} should not be there: nobody won.`);
  if (winners.length > 0 && file === undefined) throw new DrawFault(`${path} is missing.`);
  const expected = winnerFile(winners);
  if (file !== undefined && !file.equals(expected)) {
    const [told, drawn] = [file.toString('latin1').split('\n'), expected.toString('latin1').split('\n')];
    const line = drawn.findIndex((text, place) => text !== told[place]);
    throw new DrawFault(`${path}: line ${(line < 0 ? drawn.length : line) + 1} is not what the draw gives.`);
  }
  return { winners: winners.length, struck: struck.length };
}

/** Looks at the whole text of tickets whose beginnings are equal, and refuses the first that truly stands twice. */
async function refuseRepeated(evidence: CheckedEvidence, { regencies }: Commitment, suspects: Set<string>) {
  if (suspects.size === 0) return;
  const seen = new Set<string>();
  for (const { code } of regencies) {
    for (const rows of [
      await readRows(evidence, evidencePaths.applicants(code), parseApplicants),
      await readRows(evidence, evidencePaths.excluded(code), parseExcluded),
    ]) {
      for (let row = 0; row < (rows?.count ?? 0); row += 1) {
        const ticket = rows === undefined ? '' : ticketAt(rows, row);
        if (!suspects.has(ticket.slice(0, 16))) continue;
        if (seen.has(ticket)) throw new DrawFault(`The ticket ${ticket} stands twice in the wave.`);
        seen.add(ticket);
      }
    }
  }
}
