import { createHash } from 'node:crypto';
import { PartnerChanged } from '../../events/partner-changed.ts';
import type { ClientCode } from '../../events/training.ts';
import { Partner } from '../domain/training/partner.ts';
import { Refusal } from '../errors.ts';
import { remembered } from '../platform/remembered.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem } from './read.ts';
import { partnerWrite } from './roster.ts';
import { transact } from './transaction.ts';

/** How long an environment trusts what it knows of a partner, in milliseconds. */
const partnerLifetime = 5_000;

/** How often an environment at most looks anew for the keys of a partner whose signatures are wrong, in milliseconds. */
const recheckInterval = 1_000;

/** Several who change one entry at once take turns. */
const attempts = 8;

/** Who changed an entry, in what, and when. */
export interface PartnerChange {
  readonly change: PartnerChanged['data']['change'];
  readonly by: string;
  readonly at: Date;
}

export const partnerTable = (table: Table) => {
  const get = async (clientCode: ClientCode): Promise<Partner | undefined> => {
    const item = await getItem(table, keys.partner(clientCode));
    return item === undefined ? undefined : Partner.parse(item);
  };

  const save = async (partner: Partner, { change, by, at }: PartnerChange): Promise<boolean> => {
    const { clientCode, revision } = partner;
    const occurredAt = at.toISOString();
    const event: PartnerChanged = {
      event: PartnerChanged.shape.event.value,
      occurredAt,
      data: { clientCode, revision, change, by },
    };
    const shardId = createHash('sha256').update(clientCode).digest('hex');
    const outcome = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.partner(clientCode), ...partner },
          ...(revision === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'revision = :seen',
                ExpressionAttributeValues: { ':seen': revision - 1 },
              }),
        },
      },
      {
        Put: {
          TableName,
          Item: { ...keys.partnerEvent(clientCode, revision), ...index.eventsOf(occurredAt, shardId), ...event },
        },
      },
      ...(revision === 1 ? [partnerWrite(clientCode)(TableName)] : []),
    ]);
    return outcome.written;
  };

  return {
    /** A partner's machine by its code. */
    get,

    /** As this environment last saw it, a few seconds ago at most. */
    cached: remembered(get, { milliseconds: partnerLifetime }),

    /** As it was a second ago at most: for a signature that may be by a key which `cached` does not know yet. */
    recent: remembered(get, { milliseconds: recheckInterval }),

    /**
     * Decides about an entry as it stands and saves what is decided with its event, all or nothing; undefined changes
     * nothing. When somebody else changed it meanwhile it is decided anew.
     * @returns The entry as it stands now, and whether this made it.
     * @throws Refusal busy-try-again when others keep changing it, and whatever the decision throws.
     */
    async change(
      clientCode: ClientCode,
      decide: (standing: Partner | undefined) => Partner | undefined,
      change: PartnerChange,
    ): Promise<{ readonly isNew: boolean; readonly partner: Partner }> {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const standing = await get(clientCode);
        const partner = decide(standing);
        if (partner !== undefined) {
          if (await save(partner, change)) return { isNew: partner.revision === 1, partner };
        } else if (standing !== undefined) return { isNew: false, partner: standing };
        else throw new Refusal('partner-not-found');
      }
      throw new Refusal('busy-try-again');
    },
  };
};
export type Partners = ReturnType<typeof partnerTable>;
