import { build } from 'esbuild';
import { join } from 'node:path';
import { bundling } from '../../infra/bundle.ts';
import { functions } from '../../infra/functions.ts';
import { root } from './lock.ts';

const folderName = 'node_modules/';

/** The folder of the package to which a file belongs, as the lock names it; undefined for a file of our own. */
export const packageOf = (file: string): string | undefined => {
  const outer = file.indexOf(folderName);
  if (outer === -1) return undefined;
  const inner = file.lastIndexOf(folderName) + folderName.length;
  const [first = '', second = ''] = file.slice(inner).split('/');
  return file.slice(outer, inner) + (first.startsWith('@') ? `${first}/${second}` : first);
};

/** The folders of the packages of which any code is inside the bundle of a function. */
export const shippedPackages = async (): Promise<ReadonlySet<string>> => {
  const files = functions.map(({ file }) => file);
  const from = join(root, 'functions');
  const { metafile } = await build({
    ...bundling(files, { from, to: join(root, '.build', 'shipped') }),
    write: false,
    metafile: true,
  });
  const inside = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [packageOf(file)] : [])),
  );
  return new Set(inside.filter((folder) => folder !== undefined));
};
