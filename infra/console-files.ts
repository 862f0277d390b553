import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';

/** The files of the console by their paths, such as `/index.html`. */
export type ConsoleFiles = ReadonlyMap<string, Buffer>;

/** Builds the console, in a second or two. The same source gives the same files, whatever the machine. */
export const builtConsole = async (): Promise<ConsoleFiles> => {
  const made = await build({
    configFile: join(import.meta.dirname, '..', 'console', 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  if (!('output' in made)) throw new Error('The console is built once, and not kept at what its sources say.');
  return new Map(
    made.output.map((file) => [`/${file.fileName}`, Buffer.from(file.type === 'chunk' ? file.code : file.source)]),
  );
};

/** Writes files into a folder, and removes what else is in it: the folder is what is deployed. */
export const writeConsole = (files: ConsoleFiles, folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(path.slice(folder.length))) rmSync(path);
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};
