import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { QueueName } from '../../events/routes.ts';
import { queues } from '../../shared/domain/operations/queues.ts';
import { queueNameOf, type QueueUrls } from '../../shared/operations/queue-places.ts';
import { environment } from '../../shared/platform/environment.ts';
import { queueUrls } from '../../shared/queue/urls.ts';
import { tableNamed, type Table } from '../../shared/table/client.ts';
import { stackFile } from '../stack-file.ts';

/** A system that operators look at: one in the cloud, or the one on this machine. */
export interface Place {
  readonly name: string;
  readonly table: Table;
  readonly sqs: SQSClient;
  readonly cloudWatch: CloudWatchClient;
  readonly urls: QueueUrls;
}

const StackFile = z.object({ environment: z.record(z.string(), z.string()) });

const clients = () => ({ sqs: new SQSClient({}), cloudWatch: new CloudWatchClient({}) });

/** The stack that the environment names, or else the local one that runs. @throws Error when there is neither. */
export const localPlace = (): Place => {
  if (process.env['TABLE_NAME'] === undefined) {
    if (!existsSync(stackFile))
      throw new Error('No local stack is running (npm start). For one in the cloud: --profile NAME --stage STAGE.');
    Object.assign(process.env, StackFile.parse(JSON.parse(readFileSync(stackFile, 'utf8'))).environment);
  }
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
  return { name: 'local', table: tableNamed(TABLE_NAME), urls: queueUrls(), ...clients() };
};

const tableIn = async (stage: string): Promise<string> => {
  const client = new DynamoDBClient({});
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    const found = TableNames.find((name) => name.startsWith(`prakerja-${stage}-data-`));
    if (found !== undefined) return found;
  }
  throw new Error(`The account has no table of the stage ${stage}, or its region is another.`);
};

const urlsIn = async (client: SQSClient, stage: string): Promise<QueueUrls> => {
  const prefix = `prakerja-${stage}-workers-`;
  const found: string[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues({ client, pageSize: 1_000 }, { QueueNamePrefix: prefix }))
    found.push(...QueueUrls);
  const urlOf = (name: QueueName): string => {
    // CloudFormation names a queue by its stack, its logical name with a hash, and chance; dead letters are named otherwise.
    const form = new RegExp(`^${prefix}${name}Queue[0-9A-F]{8}(-|$)`);
    const url = found.find((one) => form.test(queueNameOf(one)));
    if (url === undefined) throw new Error(`The stage ${stage} has no queue ${name}, or its region is another.`);
    return url;
  };
  // All names there are, which Object.fromEntries does not know.
  return Object.fromEntries(Object.values(queues).map(({ name }) => [name, urlOf(name)])) as QueueUrls;
};

/** A stage in the cloud, seen with the credentials and the region of a profile. */
export const cloudPlace = async (profile: string, stage: string): Promise<Place> => {
  process.env['AWS_PROFILE'] = profile;
  const { sqs, cloudWatch } = clients();
  const [table, urls] = await Promise.all([tableIn(stage), urlsIn(sqs, stage)]);
  return { name: stage, table: tableNamed(table), sqs, cloudWatch, urls };
};
