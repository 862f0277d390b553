import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundles } from '../../infra/bundle.ts';
import { functions, logicalName } from '../../infra/functions.ts';
import { stageApp } from '../../infra/stage-app.ts';
import { hashedFiles } from '../../infra/console.ts';
import { stageNamed, type StageSettings } from '../../infra/stages.ts';
import { textOf } from '../../local/emulators/json.ts';
import { loadAssembly, members, synthesise } from '../../local/stack/assembly.ts';
import { eventually } from './eventually.ts';

const root = join(import.meta.dirname, '..', '..');
const kept = join(root, '.local', 'assemblies');
const hourMilliseconds = 3_600_000;

let digestNow: string | undefined;

/** Of the sources as they were when this test file first asked. */
const digestOfSources = (): string => (digestNow ??= readDigest());

const readDigest = (): string => {
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

/** Removes what nobody has touched for an hour. */
export const removeOld = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const touchedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - touchedAt > hourMilliseconds) rmSync(path, { recursive: true, force: true });
  }
};

/** A folder that is made once for the sources as they are now, and shared by all test files. */
const keptFolder = async (name: string, make: (draft: string) => Promise<void> | void): Promise<string> => {
  const folder = join(kept, `${digestOfSources()}-${name}`);
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  removeOld(kept);
  const maker = `${folder}.maker`;
  // What two test processes make at once costs each half a minute: who comes second waits for the first.
  await eventually(`what another process makes: ${name}`, () => existsSync(folder) || takes(maker) || undefined);
  if (existsSync(folder)) return folder;
  const draft = join(kept, `draft-${randomUUID()}`);
  try {
    await make(draft);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(maker, { force: true });
  }
  return folder;
};

/** Whether this process may make something now: nobody else who is alive does. */
const takes = (maker: string): boolean => {
  try {
    writeFileSync(maker, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // Left by a process that was killed: the next look takes it.
    if (!isAlive(maker)) rmSync(maker, { force: true });
    return false;
  }
};

const isAlive = (maker: string): boolean => {
  try {
    process.kill(Number(readFileSync(maker, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
};

/** The assembly of the local stage, as the CDK app makes it. */
export const localAssembly = (): Promise<string> => keptFolder('local', (draft) => synthesise(root, draft));

let bundled: Promise<Bundles> | undefined;

/** The bundles of all functions: those of the local stage, since a stage changes only what is around them. */
export const bundles = (): Promise<Bundles> => (bundled ??= readBundles());

const readBundles = async (): Promise<Bundles> => {
  const { stacks, assets } = loadAssembly(await localAssembly());
  const made = stacks.flatMap(({ resources }) => resources).filter(({ type }) => type === 'AWS::Lambda::Function');
  return new Map(
    functions.map(({ file }) => {
      const found = made.find(({ path }) => path.endsWith(`/${logicalName(file)}/Resource`));
      const bundle = found && assets.get(textOf(members(found.properties['Code'])['S3Key']));
      if (bundle === undefined) throw new Error(`The local assembly has no function ${file}.`);
      return [file, bundle];
    }),
  );
};

/** What stands for the console: templates say how its files are deployed, whatever is in them. */
const consoleFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'prakerja-console-'));
  mkdirSync(join(folder, hashedFiles));
  writeFileSync(join(folder, hashedFiles, 'index-0.js'), '');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>\n');
  return folder;
};

/**
 * The assembly of a stage that differs from those of `infra/stages.ts`, made once for all test files that want the same:
 * `startTestStack` takes it.
 * @throws when cdk-nag or CDK finds a fault.
 */
export const assemblyOf = async (stage: StageSettings): Promise<string> => {
  const code = await bundles();
  const settings = createHash('sha256').update(JSON.stringify(stage)).digest('hex').slice(0, 16);
  return keptFolder(`stage-${settings}`, (draft) => {
    stageApp({ stage, bundles: code, consoleFolder: consoleFolder(), outdir: draft }).synth();
  });
};

/**
 * The assembly of a stage as `infra/stages.ts` has it. That of the local stage holds the code too; the others name it.
 * @throws when cdk-nag or CDK finds a fault.
 */
export const stageAssembly = (name: string): Promise<string> =>
  name === 'local' ? localAssembly() : assemblyOf(stageNamed(name));
