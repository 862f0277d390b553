import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssembly, synthesise } from '../../local/stack/assembly.ts';
import { findResource } from '../../local/stack/find.ts';
import { localFunctions } from '../../local/stack/local-functions.ts';
import type { LocalFunction } from '../../local/stack/lambda-runtime.ts';
import { planOf } from '../../local/stack/plan.ts';
import { startStack, type LocalStack } from '../../local/stack/stack.ts';
import { evidenceStore, type EvidenceStore } from '../../shared/evidence/store.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import type { Table } from '../../shared/table/client.ts';

/** The local stack as the benchmark uses it, built from the templates as `npm start` builds it. */
export interface Setting {
  readonly stack: LocalStack;
  readonly table: Table;
  readonly keys: KeyStore;
  /** run-selection-step, with the variables by which a process of its own finds the same table and buckets. */
  readonly worker: LocalFunction;
  readonly store: EvidenceStore;
  readonly stop: () => Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const unknownAddresses = { queues: 'http://queues', issuer: 'http://issuer', api: 'http://api' };

/** Starts it. Schedules run only when they are told to, so that the clock measures the wave and nothing else. */
export const startSetting = async ({ environments }: { readonly environments: number }): Promise<Setting> => {
  mkdirSync(join(root, '.local'), { recursive: true });
  const assemblyDir = mkdtempSync(join(root, '.local', 'assembly-'));
  try {
    await synthesise(root, assemblyDir);
    const stack = await startStack({
      seed: 1,
      quiet: true,
      scheduleSpeed: 0,
      listedPeople: 1,
      beacon: { periodSeconds: 1 },
      maxEnvironments: environments,
      assemblyDir,
      logsDir: join(root, '.local', 'logs', 'bench-wave'),
    });
    const plan = planOf(loadAssembly(assemblyDir), unknownAddresses);
    const { ref } = findResource('function', plan.functions, 'run-selection-step');
    const worker = localFunctions(plan, stack.endpoints).find(({ name }) => name === ref);
    if (worker === undefined) throw new Error('run-selection-step is not in the template.');
    const { region, credentials, endpoints, tableName } = stack;
    const client = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    const kms = new KMSClient({ region, credentials, endpoint: endpoints.calls });
    const s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    const table: Table = {
      client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      name: tableName,
    };
    return {
      stack,
      table,
      keys: keyStore(table, worker.variables['DATA_KEY_ARN'] ?? '', kms),
      store: evidenceStore(worker.variables['EVIDENCE_BUCKET'] ?? '', s3),
      worker,
      stop: async () => {
        client.destroy();
        kms.destroy();
        s3.destroy();
        await stack.stop();
        rmSync(assemblyDir, { recursive: true, force: true });
      },
    };
  } catch (fault) {
    rmSync(assemblyDir, { recursive: true, force: true });
    throw fault;
  }
};
