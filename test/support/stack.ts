import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageApp } from '../../infra/stage-app.ts';
import type { StageSettings } from '../../infra/stages.ts';
import { startStack, type LocalStack, type StackOptions } from '../../local/stack/stack.ts';
import { keptBundles, localAssembly, removeOld } from './kept-assemblies.ts';

const root = join(import.meta.dirname, '..', '..');
const logs = join(root, '.local', 'logs', 'tests');

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

/**
 * The assembly of a stage that differs from the local one, in a folder of its own: `startTestStack` takes it. The functions
 * are those that are bundled for the local stage already, since a stage changes what is around them only.
 */
export const assemblyOf = async (stage: StageSettings): Promise<string> => {
  const bundles = await keptBundles();
  const folder = mkdtempSync(join(tmpdir(), 'prakerja-assembly-'));
  stageApp({ stage, bundles, outdir: folder }).synth();
  return folder;
};

const logsFolder = (): string => {
  mkdirSync(logs, { recursive: true });
  removeOld(logs);
  return join(logs, randomUUID());
};
