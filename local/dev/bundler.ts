import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type BuildFailure } from 'esbuild';
import { bundling } from '../../infra/bundle.ts';

interface BundlerOptions {
  readonly root: string;
  /** The folder for bundles. */
  readonly to: string;
  /** Is told of each bundle that was made, and how long it took. */
  readonly onBundle: (made: { readonly file: string; readonly milliseconds: number; readonly fault?: string }) => void;
}

/** Bundles single functions anew while somebody works on them. Files are those within `functions`, without their ending. */
export interface Bundler {
  /** Makes the bundle of a function; gives where it lies. Of what does not build, the bundle throws what is wrong. */
  readonly bundle: (file: string) => Promise<string>;
  /** Whether a function may be made of one of these files: absolute paths. One that was not bundled here yet may be of any. */
  readonly isMadeOf: (file: string, paths: ReadonlySet<string>) => boolean;
}

const faultIn = (error: unknown): string => {
  const [first] = error instanceof Error && 'errors' in error ? (error as BuildFailure).errors : [];
  if (!first) return error instanceof Error ? error.message : String(error);
  const { location, text } = first;
  return location ? `${location.file}:${location.line}: ${text}` : text;
};

/** Makes a {@link Bundler}. A function takes some 150 ms, all of them twelve seconds: so each is made when it is needed. */
export const bundler = ({ root, to, onBundle }: BundlerOptions): Bundler => {
  const from = join(root, 'functions');
  const inputs = new Map<string, ReadonlySet<string>>();
  return {
    isMadeOf: (file, paths) => {
      const known = inputs.get(file);
      return known === undefined || [...paths].some((path) => known.has(path));
    },
    bundle: async (file) => {
      const startedAt = performance.now();
      const path = join(to, file, 'index.js');
      const made = { file, milliseconds: 0 };
      try {
        const { outputFiles, metafile } = await build({
          ...bundling([file], { from, to }),
          minify: false,
          logLevel: 'silent',
          metafile: true,
          write: false,
        });
        inputs.set(file, new Set(Object.keys(metafile.inputs).map((input) => join(from, input))));
        mkdirSync(dirname(path), { recursive: true });
        for (const output of outputFiles) writeFileSync(output.path, output.contents);
        onBundle({ ...made, milliseconds: performance.now() - startedAt });
      } catch (error) {
        // What it is made of is not known now: the next change of any file tries again.
        inputs.delete(file);
        const fault = faultIn(error);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `throw new Error(${JSON.stringify(fault)});\n`);
        onBundle({ ...made, milliseconds: performance.now() - startedAt, fault });
      }
      return path;
    },
  };
};
