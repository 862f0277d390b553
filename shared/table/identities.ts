import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { SealedIdentity } from '../domain/registration.ts';
import type { Table } from './client.ts';
import { isErased } from './erased-registrations.ts';
import { keys } from './keys.ts';
import { getItems } from './read.ts';

const Registered = z.object({ applicantId: ApplicantId, identity: SealedIdentity });

export const identityTable = (table: Table) => ({
  /** The encrypted identities of several people, by number; who is not registered is left out. */
  async several(applicantIds: readonly ApplicantId[]): Promise<ReadonlyMap<ApplicantId, SealedIdentity>> {
    const items = await getItems(table, [...new Set(applicantIds)].map(keys.registration));
    return new Map(
      items
        .filter((item) => !isErased(item))
        .map((item) => Registered.parse(item))
        .map(({ applicantId, identity }) => [applicantId, identity]),
    );
  },
});
export type Identities = ReturnType<typeof identityTable>;
