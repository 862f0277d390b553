import { KMSClient } from '@aws-sdk/client-kms';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { clientIdIn } from '../../local/seed/catalogue.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { ClientCode } from '../../events/training.ts';
import { keyStore, type KeyRing } from '../../shared/keys/ring.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { startBenchStack } from '../stack.ts';
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

/** A message that a killed worker had in hand comes back after so many seconds. In the cloud it takes minutes. */
const visibilitySeconds = 5;

/** Who follows what is completed: other functions, in the cloud on other machines; here they would share the cores. */
const others = ['route-events'];

/** Starts it, with an institution, its machine and one schedule. */
export const startSetting = async ({ environments }: { readonly environments: number }): Promise<Setting> => {
  const { stack, table, functionNamed, stop } = await startBenchStack('bench-completions', {
    outside: false,
    maxEnvironments: environments,
    longestVisibilitySeconds: visibilitySeconds,
  });
  for (const name of others) await stack.pauseSource(name);
  const { region, credentials, endpoints, tableName } = stack;
  const kms = new KMSClient({ region, credentials, endpoint: endpoints.calls });
  const token = await stack.tokenFor({ pool: 'Partners', sub: 'institution', expiresInSeconds: 86_400 });
  const clientCode = ClientCode.parse(clientIdIn(token));
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
  const { variables } = functionNamed('settle-completion');
  return {
    stack,
    table,
    ring: await keyStore(table, variables['DATA_KEY_ARN'] ?? '', { kms }).ring(),
    token,
    stop: async () => {
      kms.destroy();
      await stop();
    },
  };
};
