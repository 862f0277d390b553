import './environment.ts';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { ApplicantId } from '../../events/event.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import { askForErasure, takeErasureBack } from '../../shared/privacy/asking.ts';
import { beginErasures } from '../../shared/privacy/begin.ts';
import { erasing } from '../../shared/privacy/erasing.ts';
import { gathering } from '../../shared/privacy/gathering.ts';
import { ErasureStep } from '../../shared/privacy/messages.ts';
import { ownDataOf } from '../../shared/privacy/own-data.ts';
import { claimTable } from '../../shared/table/claims.ts';
import type { Table } from '../../shared/table/client.ts';
import { erasureTable } from '../../shared/table/erasures.ts';
import { personItemTable, type StoredItem } from '../../shared/table/person-items.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { testKeys } from './keys.ts';

/** People's rights over their data on one table, with a clock of their own. */
export const privacyDesk = (table: Table, { waves = [], at }: { readonly waves?: Wave[]; readonly at: string }) => {
  let clock = Date.parse(at);
  const now = () => new Date(clock);
  const erasures = erasureTable(table);
  const registrations = registrationTable(table);
  const keys = testKeys();
  const gather = gathering({ items: personItemTable(table), waves: { list: () => Promise.resolve(waves) }, keys });
  const messages: ApplicantId[] = [];
  const erase = erasing({ erasures, claims: claimTable(table), keys, gather, now });
  const begin = beginErasures({
    erasures,
    steps: (found) => {
      for (const { body } of found) {
        const step = ErasureStep.parse(body);
        if (step.kind === 'erase') messages.push(step.applicantId);
      }
      return Promise.resolve();
    },
    now,
  });
  const answer = ownDataOf({ gather, keys });

  return {
    erasures,
    registrations,
    gather,
    now,
    erase,
    setClock(instant: string): void {
      clock = Date.parse(instant);
    },
    pass(milliseconds: number): void {
      clock += milliseconds;
    },
    ask: (id: ApplicantId) => askForErasure({ erasures, registrations }, id, { at: now(), by: 'person' }),
    takeBack: (id: ApplicantId) => takeErasureBack({ erasures, registrations }, id, now()),
    /** One ring of the clock, and all that it sets going. @returns for how many. */
    async ring(): Promise<number> {
      const begun = await begin();
      for (let next = messages.shift(); next !== undefined; next = messages.shift()) await erase(next);
      return begun;
    },
    data: async (id: ApplicantId) => {
      const found = await answer(id, { part: 1, at: now() });
      if (found === undefined) throw new Error('There is a first part.');
      return found;
    },
  };
};

/** Everything in the table: only tests scan. */
export const allItems = async (table: Table): Promise<StoredItem[]> => {
  const found: StoredItem[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new ScanCommand({ TableName: table.name, ExclusiveStartKey: start, ConsistentRead: true }),
    );
    found.push(...(Items as StoredItem[]));
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return found;
};

const plain = (value: unknown): unknown => (value instanceof Set ? [...(value as Set<unknown>)] : value);

/** An item as text, to look for something in it. */
export const textOf = (item: StoredItem): string => JSON.stringify(item, (_, value: unknown) => plain(value));
