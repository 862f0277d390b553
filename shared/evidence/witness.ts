import { Commitment } from '../domain/draw/commitment.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { witnessFault } from '../domain/draw/witness.ts';
import { evidencePaths, History } from '../domain/evidence/layout.ts';
import { parseJson, type CheckedEvidence } from '../domain/evidence/source.ts';
import { readTimeStamp, signedBy, trustedCertificates } from './time-stamp.ts';

/** Who witnessed a commitment, and when, by the witness's own clock. */
export interface Witnessed {
  readonly at: string;
  readonly by: string;
}

export interface WitnessCheck {
  /** The certificate of the witness, or of who certifies it, in PEM. Without one its signature proves nothing. */
  readonly certificate?: string | undefined;
  /** The time (ISO 8601) of a round of a chain, or undefined where it is not known. */
  readonly roundTimeOf: (beacon: Commitment['beacon']) => string | undefined;
}

interface Found {
  readonly remarks: readonly string[];
  readonly witnessed?: Witnessed;
}

/**
 * Checks that someone else saw the commitment before its round existed, and the same of the commitments before it
 * that a later draw replaced.
 * @throws DrawFault that names the first difference; TypeError where the certificate cannot be read.
 */
export async function checkWitness(evidence: CheckedEvidence, bytes: Buffer, check: WitnessCheck): Promise<Found> {
  const { commitment, commitmentTimeStamp, history } = evidencePaths;
  const { remarks, witnessed } = await checkOne(evidence, { path: commitment, bytes }, check);
  if (witnessed === undefined && check.certificate !== undefined) {
    throw new DrawFault(`${commitmentTimeStamp} is missing: nobody but the publisher says when it committed.`);
  }
  const all = [...remarks];
  const told = await evidence.read(history);
  const earlier = told === undefined ? [] : parseJson(history, told, History).commitments;
  for (const { path } of earlier) {
    const replaced = await evidence.read(path);
    if (replaced === undefined) throw new DrawFault(`${path} is missing.`);
    all.push(...(await checkOne(evidence, { path, bytes: replaced }, check)).remarks);
  }
  return { remarks: all, ...(witnessed === undefined ? {} : { witnessed }) };
}

async function checkOne(
  evidence: CheckedEvidence,
  { path, bytes }: { path: string; bytes: Buffer },
  { certificate, roundTimeOf }: WitnessCheck,
): Promise<Found> {
  const stampPath = path.replace(/json$/, 'tsr');
  const file = await evidence.read(stampPath);
  if (file === undefined) {
    return { remarks: [`${stampPath} is not there: nobody but the publisher says when it committed.`] };
  }
  try {
    const stamp = readTimeStamp(file);
    const { committedAt, beacon } = parseJson(path, bytes, Commitment);
    const fault = witnessFault(stamp, { sha256: sha256Hex(bytes), committedAt, roundAt: roundTimeOf(beacon) });
    if (fault !== undefined) throw new DrawFault(fault);
    const trusted = certificate === undefined ? undefined : trustedCertificates(certificate);
    if (trusted !== undefined) {
      return { remarks: [], witnessed: { at: stamp.at, by: await signedBy(stamp, bytes, trusted) } };
    }
  } catch (fault) {
    throw fault instanceof DrawFault ? new DrawFault(`${stampPath} ${fault.message}`) : fault;
  }
  return { remarks: [`No certificate of a witness was given: whose word ${stampPath} is was not checked.`] };
}
