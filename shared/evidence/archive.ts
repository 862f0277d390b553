import { buffer } from 'node:stream/consumers';
import { openPromise, type Entry } from 'yauzl';
import { DrawFault } from '../domain/draw/fault.ts';
import { evidencePaths } from '../domain/evidence/layout.ts';
import type { EvidenceSource } from '../domain/evidence/source.ts';

/** No file of a wave comes near it; an archive that unpacks to more is not one. */
const largestFile = 2 ** 30;

/**
 * The evidence of one wave in a ZIP archive, in which it may lie in a folder. One file at a time is unpacked.
 * @throws Error for a file that is no archive; DrawFault where the archive holds a path twice or no evidence.
 */
export async function evidenceArchive(file: string): Promise<EvidenceSource & { close: () => void }> {
  const archive = await openPromise(file, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entries.has(entry.fileName)) throw new DrawFault(`${entry.fileName} stands twice in the archive.`);
      entries.set(entry.fileName, entry);
    }
    const root = rootOf([...entries.keys()]);
    const inRoot = [...entries.keys()].filter((name) => name.startsWith(root));
    return {
      list: () => Promise.resolve(inRoot.map((name) => name.slice(root.length)).sort()),
      async read(path) {
        const entry = entries.get(root + path);
        if (entry === undefined) return undefined;
        if (entry.uncompressedSize > largestFile) throw new DrawFault(`${path} is larger than any file of a wave.`);
        try {
          return await buffer(await archive.openReadStreamPromise(entry));
        } catch {
          throw new DrawFault(`${path} cannot be unpacked: its bytes in the archive are damaged.`);
        }
      },
      close: () => {
        archive.close();
      },
    };
  } catch (fault) {
    archive.close();
    throw fault;
  }
}

/** The folder, with its slash, in which the archive's manifest lies: the shallowest, where there are several. */
function rootOf(names: readonly string[]): string {
  const manifests = names.filter(
    (name) => name === evidencePaths.manifest || name.endsWith(`/${evidencePaths.manifest}`),
  );
  const [first] = manifests.toSorted((one, other) => one.length - other.length);
  if (first === undefined) throw new DrawFault('manifest.json is missing.');
  return first.slice(0, -evidencePaths.manifest.length);
}
