import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type { LocalFunction } from '../../local/stack/lambda-runtime.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { evidenceStore, type EvidenceStore } from '../../shared/evidence/store.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import type { Table } from '../../shared/table/client.ts';
import { startBenchStack } from '../stack.ts';

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

/** Starts it. */
export const startSetting = async ({ environments }: { readonly environments: number }): Promise<Setting> => {
  const { stack, table, functionNamed, stop } = await startBenchStack('bench-wave', {
    listedPeople: 1,
    beacon: { periodSeconds: 1 },
    maxEnvironments: environments,
  });
  const worker = functionNamed('run-selection-step');
  const { region, credentials, endpoints } = stack;
  const kms = new KMSClient({ region, credentials, endpoint: endpoints.calls });
  const s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
  return {
    stack,
    table,
    keys: keyStore(table, worker.variables['DATA_KEY_ARN'] ?? '', { kms }),
    store: evidenceStore(worker.variables['EVIDENCE_BUCKET'] ?? '', s3),
    worker,
    stop: async () => {
      kms.destroy();
      s3.destroy();
      await stop();
    },
  };
};
