import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { EvidenceSource } from '../domain/evidence/source.ts';

const hasCode = (fault: unknown, ...codes: string[]) =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && codes.includes(fault.code);

/** The evidence of one wave in a folder; a folder that does not exist throws when it is listed. */
export function evidenceFolder(folder: string): EvidenceSource {
  return {
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => !entry.isDirectory());
      return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')).sort();
    },
    async read(path) {
      try {
        return await readFile(join(folder, path));
      } catch (fault) {
        if (hasCode(fault, 'ENOENT', 'EISDIR', 'ENOTDIR')) return undefined;
        throw fault;
      }
    },
  };
}
