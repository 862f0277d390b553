import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedSandboxPartner, type SandboxPartner } from './seed/sandbox-partner.ts';
import { staffGroups } from './seed/staff.ts';
import type { LocalStack } from './stack/stack.ts';

const folder = join(import.meta.dirname, '..', '.local');

/** Where a running local stack tells commands and people how to reach it. */
export const stackFile = join(folder, 'stack.json');

/** The certificate of its witness, for `npm run verify -- EVIDENCE --witness`. */
export const witnessFile = join(folder, 'witness.pem');

/** Long enough for a day of work. */
const tokenSeconds = 24 * 3600;

/** What stands in the file. */
export interface StackFile {
  readonly apiUrl: string;
  /** Ready-made tokens by role, good for a day. */
  readonly tokens: Readonly<Record<string, string>>;
  /** The servers of the outside world. */
  readonly sandboxes: Readonly<Record<string, string>>;
  /** Where faults of the stack's own cloud are set and counted. */
  readonly faults?: string;
  /** What a command needs in its environment to speak to the stack's table and queues. */
  readonly environment: Readonly<Record<string, string>>;
  /** A training institution's machine with redeem codes to try the partners' API with, where the stack was given one. */
  readonly partner?: SandboxPartner;
}

/** The token of a member of staff of a local stack, good for a day. */
const staffToken = (stack: LocalStack, name: keyof typeof staffGroups): Promise<string> =>
  stack.tokenFor({
    pool: 'Staff',
    sub: `local-${name}`,
    groups: staffGroups[name],
    expiresInSeconds: tokenSeconds,
  });

/** The token of a machine of the sandbox's platform or institution, good for a day. */
const partnerToken = (stack: LocalStack, name: 'platform' | 'institution'): Promise<string> =>
  stack.tokenFor({
    pool: 'Partners',
    client: name === 'platform' ? 'Platform' : 'Institution',
    sub: `local-${name}`,
    expiresInSeconds: tokenSeconds,
  });

const tokensOf = async (stack: LocalStack): Promise<Record<string, string>> => {
  const citizen = stack.tokenFor({ pool: 'Citizens', sub: 'local-citizen', expiresInSeconds: tokenSeconds });
  // The keys of an object of our own, which Object.keys tells as texts.
  const names = Object.keys(staffGroups) as (keyof typeof staffGroups)[];
  const staff = names.map(async (name) => [name, await staffToken(stack, name)] as const);
  const partners = (['platform', 'institution'] as const).map(
    async (name) => [name, await partnerToken(stack, name)] as const,
  );
  return { citizen: await citizen, ...Object.fromEntries(await Promise.all([...staff, ...partners])) };
};

/** Gives a stack the sandbox of a training institution: machine, key, courses and redeem codes. */
export const seedPartner = async (stack: LocalStack): Promise<SandboxPartner> =>
  seedSandboxPartner(stack, {
    operator: await staffToken(stack, 'operator'),
    assessor: await staffToken(stack, 'assessor'),
    otherAssessor: await staffToken(stack, 'otherAssessor'),
    platform: await partnerToken(stack, 'platform'),
    institution: await partnerToken(stack, 'institution'),
  });

/** What a command needs in its environment to speak to a stack. */
export const environmentOf = (stack: LocalStack): Record<string, string> => ({
  TABLE_NAME: stack.tableName,
  VERIFICATION_QUEUE_URL: stack.queueUrl('Verification'),
  STANDING_QUEUE_URL: stack.queueUrl('Standing'),
  LISTS_QUEUE_URL: stack.queueUrl('Lists'),
  SELECTION_QUEUE_URL: stack.queueUrl('Selection'),
  NOTICES_QUEUE_URL: stack.queueUrl('Notices'),
  DEADLINES_QUEUE_URL: stack.queueUrl('Deadlines'),
  REFUNDS_QUEUE_URL: stack.queueUrl('Refunds'),
  COMPLETIONS_QUEUE_URL: stack.queueUrl('Completions'),
  LEDGER_QUEUE_URL: stack.queueUrl('Ledger'),
  INCENTIVES_QUEUE_URL: stack.queueUrl('Incentives'),
  PAYOUTS_QUEUE_URL: stack.queueUrl('Payouts'),
  DEBTS_QUEUE_URL: stack.queueUrl('Debts'),
  SETTLEMENTS_QUEUE_URL: stack.queueUrl('Settlements'),
  AUDIT_QUEUE_URL: stack.queueUrl('Audit'),
  REKEYING_QUEUE_URL: stack.queueUrl('Rekeying'),
  ERASURES_QUEUE_URL: stack.queueUrl('Erasures'),
  AWS_REGION: stack.region,
  AWS_ACCESS_KEY_ID: stack.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: stack.credentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: stack.endpoints.dynamodb,
  AWS_ENDPOINT_URL_SQS: stack.endpoints.messaging,
  AWS_ENDPOINT_URL_CLOUDWATCH: stack.endpoints.calls,
});

interface Beside {
  readonly partner?: SandboxPartner;
  readonly faults?: string;
}

/** Writes the file of a stack that runs, and gives what stands in it. */
export const writeStackFile = async (stack: LocalStack, beside: Beside = {}): Promise<StackFile> => {
  const { registry, lists, messages, liveness, bank, beacon, witness } = stack.sandboxes ?? {};
  const outside = Object.entries({ registry, lists, messages, liveness, bank, beacon, witness });
  const content: StackFile = {
    apiUrl: stack.apiUrl,
    tokens: await tokensOf(stack),
    sandboxes: Object.fromEntries(outside.flatMap(([name, server]) => (server ? [[name, server.url]] : []))),
    environment: environmentOf(stack),
    ...beside,
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
