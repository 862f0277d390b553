import type { ApplicantId } from '../../events/event.ts';
import { ConsentChanged } from '../../events/privacy.ts';
import { Consent, standingConsent } from '../domain/privacy/consent.ts';
import type { PurposeName } from '../domain/privacy/purposes.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { privacyKeys } from './privacy-keys.ts';
import { queryAll } from './read.ts';
import { transact } from './transaction.ts';

/** What people agreed to and took back: lines that are added and never changed, each with its event. */
export const consentTable = (table: Table) => {
  const history = async (applicantId: ApplicantId, purpose?: PurposeName): Promise<Consent[]> => {
    const items = await queryAll(table, privacyKeys.consents(applicantId, purpose));
    return items.map((item) => Consent.parse(item)).toSorted((one, other) => (one.at < other.at ? -1 : 1));
  };

  return {
    history,

    /** Whether a purpose may be served now. */
    async isGiven(applicantId: ApplicantId, purpose: PurposeName): Promise<boolean> {
      return standingConsent(purpose, await history(applicantId, purpose));
    },

    /** Enters what was said. Of two at the same millisecond one is kept. @returns whether it was this one. */
    async enter(consent: Consent): Promise<boolean> {
      const { applicantId, purpose, version, given, at } = consent;
      const event = ConsentChanged.parse({
        event: 'consent.changed.v1',
        occurredAt: at,
        data: { applicantId, purpose, version, given },
      });
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: {
              ...privacyKeys.consent(applicantId, purpose, at),
              ...index.eventsOf(at, applicantId),
              ...consent,
              ...event,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]);
      return written;
    },
  };
};
export type Consents = ReturnType<typeof consentTable>;
