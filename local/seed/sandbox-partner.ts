import { told } from '../../shared/api-client/client.ts';
import { apiOf } from '../api.ts';
import type { LocalStack } from '../stack/stack.ts';
import { tableOf } from '../stack/table-client.ts';
import { clientIdIn } from './catalogue.ts';
import { freshCodes, sandboxClients, type SandboxCodes } from './sandbox-codes.ts';
import { sandboxParties, seedCourses, type StaffTokens } from './sandbox-courses.ts';

/** What a partner needs to try the API of the institutions on a local stack. */
export interface SandboxPartner {
  readonly clientCode: string;
  readonly signKey: string;
  readonly institutionId: string;
  readonly codes: SandboxCodes;
}

/** Tokens of machines of the sandbox's platform and institution, which are registered under what they say. */
type MachineTokens = Readonly<Record<'platform' | 'institution', string>>;

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
  const api = apiOf(stack, tokens.operator);
  const ofInstitution = { kind: 'institution', institutionId } as const;
  const ofPlatform = { kind: 'platform', platformId: sandboxParties.platform } as const;
  const machines = [
    ...Object.values(sandboxClients).map((clientCode) => ({ clientCode, party: ofInstitution })),
    { clientCode: clientIdIn(tokens.institution), party: ofInstitution },
    { clientCode: clientIdIn(tokens.platform), party: ofPlatform },
  ];
  for (const { clientCode, party } of machines) {
    const body = { party, requestsPerSecond: 100 };
    await told(api.PUT('/v1/partners/{clientCode}', { params: { path: { clientCode } }, body }));
  }
  const clientCode = sandboxClients.own;
  const params = { path: { clientCode } };
  const { signKey } = await told(api.POST('/v1/partners/{clientCode}/keys', { params, body: { newest: 0 } }));

  const table = tableOf(stack);
  try {
    return { clientCode, signKey, institutionId, codes: await freshCodes(table) };
  } finally {
    table.client.destroy();
  }
};
