import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalStack } from './stack/stack.ts';

const folder = join(import.meta.dirname, '..', '.local');

/** Where a running local stack tells commands and people how to reach it. */
export const stackFile = join(folder, 'stack.json');

/** The certificate of its witness, for `npm run verify -- EVIDENCE --witness`. */
export const witnessFile = join(folder, 'witness.pem');

/** Long enough for a day of work. */
const tokenSeconds = 24 * 3600;

/** The groups of each token's holder. The local government is that of Kabupaten Bogor. */
const staffGroups = {
  operator: ['operator'],
  approver: ['approver'],
  auditor: ['auditor'],
  localGovernment: ['local-government', 'regency-32.01'],
  helpDesk: ['help-desk'],
  assessor: ['assessor'],
  otherAssessor: ['assessor'],
} as const;

/** What stands in the file. */
export interface StackFile {
  readonly apiUrl: string;
  /** Ready-made tokens by role, good for a day. */
  readonly tokens: Readonly<Record<string, string>>;
  /** The servers of the outside world. */
  readonly sandboxes: Readonly<Record<string, string>>;
  /** What a command needs in its environment to speak to the stack's table and queues. */
  readonly environment: Readonly<Record<string, string>>;
}

const tokensOf = async (stack: LocalStack): Promise<Record<string, string>> => {
  const expiresInSeconds = tokenSeconds;
  const tokens: Record<string, string> = {
    citizen: await stack.tokenFor({ pool: 'Citizens', sub: 'local-citizen', expiresInSeconds }),
  };
  for (const [name, groups] of Object.entries(staffGroups)) {
    tokens[name] = await stack.tokenFor({ pool: 'Staff', sub: `local-${name}`, groups, expiresInSeconds });
  }
  return tokens;
};

const environmentOf = (stack: LocalStack): Record<string, string> => ({
  TABLE_NAME: stack.tableName,
  VERIFICATION_QUEUE_URL: stack.queueUrl('Verification'),
  STANDING_QUEUE_URL: stack.queueUrl('Standing'),
  LISTS_QUEUE_URL: stack.queueUrl('Lists'),
  SELECTION_QUEUE_URL: stack.queueUrl('Selection'),
  NOTICES_QUEUE_URL: stack.queueUrl('Notices'),
  AWS_REGION: stack.region,
  AWS_ACCESS_KEY_ID: stack.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: stack.credentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: stack.endpoints.dynamodb,
  AWS_ENDPOINT_URL_SQS: stack.endpoints.messaging,
});

/** Writes the file of a stack that runs, and gives what stands in it. */
export const writeStackFile = async (stack: LocalStack): Promise<StackFile> => {
  const { registry, lists, messages, beacon, witness } = stack.sandboxes ?? {};
  const outside = Object.entries({ registry, lists, messages, beacon, witness });
  const content: StackFile = {
    apiUrl: stack.apiUrl,
    tokens: await tokensOf(stack),
    sandboxes: Object.fromEntries(outside.flatMap(([name, server]) => (server ? [[name, server.url]] : []))),
    environment: environmentOf(stack),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(stackFile, `${JSON.stringify(content, null, 2)}\n`);
  if (witness !== undefined) writeFileSync(witnessFile, witness.certificate);
  return content;
};

/** Removes the file, when its stack ends. */
export const removeStackFile = (): void => {
  rmSync(stackFile, { force: true });
};
