import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { LocalStack } from '../../local/stack/stack.ts';
import type { BareSettings } from './bare-calls.ts';
import type { Ask } from './closed-loop.ts';
import { numberHeader } from './number-header.ts';
import type { Calls } from './recorder.ts';

/** Routes that bare work takes over: one that citizens come to by their token, and one that anybody comes to. */
const places = {
  citizen: { path: '/v1/registrations/me/surveys', functionName: 'list-surveys' },
  anybody: { path: '/v1/keys', functionName: 'get-keys' },
};

interface Bare {
  /** Asks the bare server for what a request takes, by its number. */
  readonly ofServer: (number: number) => Ask;
  /** Asks the bare function for it, behind the gateway and the Lambda of the stack, as whoever asks the system itself. */
  readonly ofFunction: (number: number, own: Ask) => Ask;
  readonly stop: () => Promise<void>;
}

/** Where each of the two finds a table of its own: what writes can be done once. */
interface Endpoints {
  readonly server: string;
  readonly function: string;
}

/** Starts bare work with the calls of each request: a server in a thread of its own, and a function of the stack. */
export const startBare = async (
  stack: Pick<LocalStack, 'apiUrl' | 'renew' | 'region'>,
  endpoints: Endpoints,
  requests: readonly Calls[],
): Promise<Bare> => {
  const folder = mkdtempSync(join(tmpdir(), 'prakerja-bare-'));
  const file = join(folder, 'calls.json');
  writeFileSync(file, JSON.stringify(requests));
  const settingsOf = (of: keyof Endpoints): BareSettings => ({ endpoint: endpoints[of], region: stack.region, file });

  const outfile = join(folder, 'index.js');
  await build({
    ...{ entryPoints: [join(import.meta.dirname, 'bare-function.ts')], outfile, bundle: true, platform: 'node' },
    ...{ format: 'cjs', define: { bareSettings: JSON.stringify(settingsOf('function')) } },
  });
  for (const { functionName } of Object.values(places)) await stack.renew(functionName, () => Promise.resolve(outfile));

  const worker = new Worker(join(import.meta.dirname, 'bare-server.ts'), { workerData: settingsOf('server') });
  const [url] = (await once(worker, 'message')) as [string];
  return {
    ofServer: (number) => ({ url: `${url}/${number}`, method: 'GET', headers: {} }),
    ofFunction: (number, { headers }) => {
      const { path } = Object.hasOwn(headers, 'authorization') ? places.citizen : places.anybody;
      const { authorization } = headers;
      return {
        ...{ url: `${stack.apiUrl}${path}`, method: 'GET' },
        headers: { [numberHeader]: String(number), ...(authorization === undefined ? {} : { authorization }) },
      };
    },
    stop: async () => {
      await worker.terminate();
      rmSync(folder, { recursive: true });
    },
  };
};
