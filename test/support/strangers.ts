import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { InstitutionId, PlatformId } from '../../events/catalogue.ts';
import { ClientCode } from '../../events/training.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';

/** Who calls for something that is not theirs: the pool of the token, its holder, and what the token says of them. */
export interface Stranger {
  readonly pool: 'Citizens' | 'Staff' | 'Partners';
  readonly sub: string;
  readonly groups?: readonly string[];
  /** The client of the pool that asks for the token. */
  readonly client?: 'Platform' | 'Institution';
}

/** A request for something that is not the caller's, and what is answered. */
export interface ForeignCase {
  readonly by: Stranger;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** A part of the key of the thing: it is there, so that nobody is refused for its absence alone. */
  readonly thing: string;
  /** With which code it is refused; undefined for what is taken and refused later, with the status 202. */
  readonly code: string | undefined;
}

/** The two who sell and teach, and the two of whose things they know nothing. */
export const own = { platformId: PlatformId.parse('pasar-ilmu'), institutionId: InstitutionId.parse('lp-cendekia') };
export const other = { platformId: PlatformId.parse('pasar-lain'), institutionId: InstitutionId.parse('lp-lain') };

/** A citizen who has nothing. */
export const nobodyYet: Stranger = { pool: 'Citizens', sub: 'belum-daftar' };

/** Registers the machines that call as partners, by the client ids of their tokens. */
export const givenPartnerClients = async (
  table: Table,
  clientIds: Readonly<Record<'platform' | 'institution', string>>,
): Promise<void> => {
  const parties = {
    platform: { kind: 'platform', platformId: own.platformId },
    institution: { kind: 'institution', institutionId: own.institutionId },
  };
  for (const kind of ['platform', 'institution'] as const) {
    const clientCode = ClientCode.parse(clientIds[kind]);
    const Item = {
      ...keys.partner(clientCode),
      clientCode,
      party: parties[kind],
      signKeys: [],
      acceptsSha1: false,
      requestsPerSecond: 50,
      clockSeconds: 300,
      registeredBy: 'olga',
      registeredAt: '2023-02-01T03:00:00.000Z',
      revision: 1,
    };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  }
};
