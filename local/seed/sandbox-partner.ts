import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LocalStack } from '../stack/stack.ts';
import { freshCodes, sandboxClients, type SandboxCodes } from './sandbox-codes.ts';
import { accepted, sandboxParties, seedCourses, type StaffTokens } from './sandbox-courses.ts';

/** What a partner needs to try the API of the institutions on a local stack. */
export interface SandboxPartner {
  readonly clientCode: string;
  readonly signKey: string;
  readonly institutionId: string;
  readonly codes: SandboxCodes;
}

/** Tokens of machines of the sandbox's platform and institution, which are registered under what they say. */
type MachineTokens = Readonly<Record<'platform' | 'institution', string>>;

const NewKey = z.object({ signKey: z.string() });
const Claims = z.object({ client_id: z.string() });

/** Whose token it is. It is one of our own, just made. */
const clientIdIn = (token: string): string =>
  Claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).client_id;

/**
 * Registers the sandbox's machines with a stack: two that sign, of which the first gets a key, and one each of platform
 * and institution that come with tokens. Makes courses, and codes for them.
 */
export const seedSandboxPartner = async (
  stack: LocalStack,
  tokens: StaffTokens & MachineTokens,
): Promise<SandboxPartner> => {
  await seedCourses(stack, tokens);
  const institutionId = sandboxParties.institution;
  const ofInstitution = { kind: 'institution', institutionId };
  const ofPlatform = { kind: 'platform', platformId: sandboxParties.platform };
  const machines = [
    ...Object.values(sandboxClients).map((clientCode) => ({ clientCode, party: ofInstitution })),
    { clientCode: clientIdIn(tokens.institution), party: ofInstitution },
    { clientCode: clientIdIn(tokens.platform), party: ofPlatform },
  ];
  for (const { clientCode, party } of machines)
    await accepted(stack, tokens.operator, ['PUT', `/v1/partners/${clientCode}`], { party, requestsPerSecond: 100 });
  const clientCode = sandboxClients.own;
  const path = `/v1/partners/${clientCode}/keys`;
  const { signKey } = NewKey.parse(await accepted(stack, tokens.operator, ['POST', path], { newest: 0 }));

  const { region, credentials, endpoints, tableName: name } = stack;
  const base = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  try {
    return { clientCode, signKey, institutionId, codes: await freshCodes({ client, name }) };
  } finally {
    base.destroy();
  }
};
