import type { ApplicantId } from '../../events/event.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import { gathered } from '../platform/gathered.ts';
import type { Identities } from '../table/identities.ts';

/** The names of those whose certificates are issued. People who are asked for together are read together. */
export const certificateHolders = ({
  identities,
  keys,
}: {
  readonly identities: Identities;
  readonly keys: Pick<KeyStore, 'ring'>;
}) => ({
  /** @throws Error when nobody is registered under that number. */
  nameOf: gathered(async (applicantIds: readonly ApplicantId[]): Promise<string[]> => {
    const [sealed, ring] = await Promise.all([identities.several(applicantIds), keys.ring()]);
    return applicantIds.map((applicantId) => {
      const identity = sealed.get(applicantId);
      if (identity === undefined) throw new Error('The holder of a purchase is not registered.');
      return openIdentity(ring, applicantId, identity, 'name').name;
    });
  }),
});
export type Holders = ReturnType<typeof certificateHolders>;
