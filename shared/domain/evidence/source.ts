import type * as z from 'zod';
import { DrawFault } from '../draw/fault.ts';
import { sha256Hex } from '../draw/hash.ts';
import { verifyDetached, type VerificationKey } from './jws.ts';
import { evidencePaths, Manifest } from './layout.ts';

/** Where the evidence of one wave is read from: a folder, an archive, an address. */
export interface EvidenceSource {
  /** All paths there are. A source that cannot list is checked without looking for files too many. */
  readonly list?: () => Promise<string[]>;
  /** The bytes of a path, or undefined where there is no such file. */
  readonly read: (path: string) => Promise<Buffer | undefined>;
}

/** The bytes of a path. @throws DrawFault where there is no such file. */
export async function mustRead(source: Pick<EvidenceSource, 'read'>, path: string): Promise<Buffer> {
  const bytes = await source.read(path);
  if (bytes === undefined) throw new DrawFault(`${path} is missing.`);
  return bytes;
}

/**
 * Reads JSON of a known shape.
 * @throws DrawFault that names the file and what is wrong with it.
 */
export function parseJson<Schema extends z.ZodType>(path: string, bytes: Uint8Array, schema: Schema): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DrawFault(`${path} is not JSON in UTF-8.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DrawFault(`${path} does not have the specified form at "${issue?.path.join('.') ?? ''}".`);
}

const besidesManifest: ReadonlySet<string> = new Set([evidencePaths.manifest, evidencePaths.manifestSignature]);
const drawFile = /^(applicants|excluded|winners)\/|^(commitment|strikes|result)\.json$/;

/** The evidence with every file checked against the manifest as it is read. */
export interface CheckedEvidence {
  /**
   * The bytes of a path, or undefined where neither folder nor manifest has it.
   * @throws DrawFault where the two do not agree.
   */
  readonly read: (path: string) => Promise<Buffer | undefined>;
  /** Reads what has not been read yet, and nothing else. */
  readonly readRest: () => Promise<void>;
  readonly remarks: string[];
}

/**
 * Opens evidence: checks the manifest's signature, where a key is given, and that no file of the draw lies beside it.
 * @throws DrawFault that names the first difference.
 */
export async function openEvidence(source: EvidenceSource, publicKey?: VerificationKey): Promise<CheckedEvidence> {
  const bytes = await source.read(evidencePaths.manifest);
  if (bytes === undefined) throw new DrawFault('manifest.json is missing.');
  const remarks: string[] = [];
  if (publicKey === undefined) {
    remarks.push('No public key was given: signatures are not checked, so who published this is not known.');
  } else {
    const signature = await source.read(evidencePaths.manifestSignature);
    if (signature === undefined) throw new DrawFault('manifest.jws is missing.');
    if (!verifyDetached(signature.toString('latin1'), bytes, publicKey)) {
      throw new DrawFault('manifest.jws is not a signature of the given key over manifest.json.');
    }
  }
  const { files } = parseJson(evidencePaths.manifest, bytes, Manifest);
  const listed = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  if (listed.size !== files.length) throw new DrawFault('manifest.json lists a path twice.');
  for (const path of (await source.list?.()) ?? []) {
    if (listed.has(path) || besidesManifest.has(path)) continue;
    if (drawFile.test(path)) throw new DrawFault(`${path} is not in the manifest.`);
    remarks.push(`${path} is not in the manifest: nothing vouches for it.`);
  }
  const unread = new Set(listed.keys());
  const read = async (path: string) => {
    const file = await source.read(path);
    const expected = listed.get(path);
    if (expected === undefined) {
      if (file !== undefined) throw new DrawFault(`${path} is not in the manifest.`);
      return undefined;
    }
    if (file === undefined) throw new DrawFault(`${path} is in the manifest and missing.`);
    if (sha256Hex(file) !== expected) throw new DrawFault(`${path} does not have the hash that the manifest states.`);
    unread.delete(path);
    return file;
  };
  const readRest = async () => {
    for (const path of unread) {
      if (drawFile.test(path)) throw new DrawFault(`${path} belongs to no regency that has such a file.`);
      await read(path);
    }
  };
  return { read, readRest, remarks };
}
