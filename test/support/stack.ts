import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functions, logicalName } from '../../infra/functions.ts';
import { stageApp } from '../../infra/stage-app.ts';
import type { StageSettings } from '../../infra/stages.ts';
import { textOf } from '../../local/emulators/json.ts';
import { loadAssembly, members, synthesise } from '../../local/stack/assembly.ts';
import { startStack, type LocalStack, type StackOptions } from '../../local/stack/stack.ts';

const root = join(import.meta.dirname, '..', '..');
const kept = join(root, '.local', 'assemblies');
const logs = join(root, '.local', 'logs', 'tests');
const hourMilliseconds = 3_600_000;

/**
 * Starts the whole system for a test, silently, with the conflicts of overlapping transactions that the cloud would
 * raise. Stop it when the test is over: its logs stay under `.local/logs/tests`, in a folder of their own, for an hour.
 */
export const startTestStack = async (options: StackOptions = {}): Promise<LocalStack> =>
  startStack({
    assemblyDir: options.assemblyDir ?? (await localAssembly()),
    quiet: true,
    conflicts: true,
    logsDir: logsFolder(),
    ...options,
  });

/** The assembly of the local stage, synthesised once for the sources as they are now and shared by all tests. */
const localAssembly = async (): Promise<string> => {
  const folder = join(kept, digestOfSources());
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  removeOld(kept);
  const draft = join(kept, `draft-${randomUUID()}`);
  await synthesise(root, draft);
  try {
    renameSync(draft, folder);
  } catch (fault) {
    // Another test process was faster, with the same result.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw fault;
  }
  return folder;
};

/**
 * The assembly of a stage that differs from the local one, in a folder of its own: `startTestStack` takes it. The functions
 * are those that are bundled for the local stage already, since a stage changes what is around them only.
 */
export const assemblyOf = async (stage: StageSettings): Promise<string> => {
  const { stacks, assets } = loadAssembly(await localAssembly());
  const made = stacks.flatMap(({ resources }) => resources).filter(({ type }) => type === 'AWS::Lambda::Function');
  const bundles = new Map<string, string>();
  for (const { file } of functions) {
    const found = made.find(({ path }) => path.endsWith(`/${logicalName(file)}/Resource`));
    const bundle = found && assets.get(textOf(members(found.properties['Code'])['S3Key']));
    if (bundle === undefined) throw new Error(`The local assembly has no function ${file}.`);
    bundles.set(file, bundle);
  }
  const folder = mkdtempSync(join(tmpdir(), 'prakerja-assembly-'));
  stageApp({ stage, bundles, outdir: folder }).synth();
  return folder;
};

const digestOfSources = (): string => {
  const digest = createHash('sha256');
  const files = globSync(['{infra,functions,shared,events}/**/*.{ts,json}', 'package-lock.json', 'cdk.json'], {
    cwd: root,
  });
  for (const file of files.sort())
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return digest.digest('hex').slice(0, 16);
};

const logsFolder = (): string => {
  mkdirSync(logs, { recursive: true });
  removeOld(logs);
  return join(logs, randomUUID());
};

const removeOld = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const touchedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - touchedAt > hourMilliseconds) rmSync(path, { recursive: true, force: true });
  }
};
