import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { loadAssembly, synthesise } from '../../local/stack/assembly.ts';
import { findResource } from '../../local/stack/find.ts';
import { localFunctions } from '../../local/stack/local-functions.ts';
import { planOf } from '../../local/stack/plan.ts';
import { startStack, type LocalStack } from '../../local/stack/stack.ts';
import { ClientCode } from '../../events/training.ts';
import { keyStore, type KeyRing } from '../../shared/keys/ring.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { institutionId, schedule } from './trainings.ts';

/** The local stack as the benchmark uses it, built from the templates as `npm start` builds it. */
export interface Setting {
  readonly stack: LocalStack;
  readonly table: Table;
  readonly ring: KeyRing;
  /** Of the institution's machine. */
  readonly token: string;
  readonly stop: () => Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const unknownAddresses = { queues: 'http://queues', issuer: 'http://issuer', api: 'http://api' };

/** A message that a killed worker had in hand comes back after so many seconds. In the cloud it takes minutes. */
const visibilitySeconds = 5;

const TokenClaims = z.object({ client_id: ClientCode });

const clientCodeIn = (token: string): ClientCode =>
  TokenClaims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).client_id;

/** Who follows what is completed: other functions, in the cloud on other machines; here they would share the cores. */
const others = ['route-events'];

/** Starts it, with an institution, its machine and one schedule. */
export const startSetting = async ({ environments }: { readonly environments: number }): Promise<Setting> => {
  mkdirSync(join(root, '.local'), { recursive: true });
  const assemblyDir = mkdtempSync(join(root, '.local', 'assembly-'));
  try {
    await synthesise(root, assemblyDir);
    const stack = await startStack({
      seed: 1,
      quiet: true,
      scheduleSpeed: 0,
      outside: false,
      maxEnvironments: environments,
      longestVisibilitySeconds: visibilitySeconds,
      assemblyDir,
      logsDir: join(root, '.local', 'logs', 'bench-completions'),
    });
    for (const name of others) await stack.pauseSource(name);
    const plan = planOf(loadAssembly(assemblyDir), unknownAddresses);
    const { ref } = findResource('function', plan.functions, 'settle-completion');
    const worker = localFunctions(plan, stack.endpoints).find(({ name }) => name === ref);
    const { region, credentials, endpoints, tableName } = stack;
    const client = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    const kms = new KMSClient({ region, credentials, endpoint: endpoints.calls });
    const table: Table = {
      client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      name: tableName,
    };
    const token = await stack.tokenFor({ pool: 'Partners', sub: 'institution', expiresInSeconds: 86_400 });
    const clientCode = clientCodeIn(token);
    const at = new Date().toISOString();
    const items = [
      {
        ...keys.partner(clientCode),
        clientCode,
        party: { kind: 'institution', institutionId },
        signKeys: [],
        acceptsSha1: true,
        requestsPerSecond: 400,
        clockSeconds: 300,
        registeredBy: 'bench',
        registeredAt: at,
        revision: 1,
      },
      { ...keys.schedule(schedule.courseId, schedule.scheduleId), ...schedule },
    ];
    for (const Item of items) await table.client.send(new PutCommand({ TableName: tableName, Item }));
    return {
      stack,
      table,
      ring: await keyStore(table, worker?.variables['DATA_KEY_ARN'] ?? '', kms).ring(),
      token,
      stop: async () => {
        client.destroy();
        kms.destroy();
        await stack.stop();
        rmSync(assemblyDir, { recursive: true, force: true });
      },
    };
  } catch (fault) {
    rmSync(assemblyDir, { recursive: true, force: true });
    throw fault;
  }
};
