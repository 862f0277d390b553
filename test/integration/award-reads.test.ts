import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApplicantId } from '../../events/event.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { transact } from '../../shared/table/transaction.ts';
import { enroll, mixedPeople } from '../support/enrolled-people.ts';
import { closedWave } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

// One more than DynamoDB answers in one call.
const people = mixedPeople(closedWave, 101);
const at = '2023-02-21T03:00:00.000Z';
let local: LocalTable;

beforeAll(async () => {
  local = await localTable();
  await enroll(local.table, people);
});
afterAll(() => local.stop());

test('the registrations of more people than one call takes are all read, and nobody else’s', async () => {
  const nobody = ApplicantId.parse('f'.repeat(32));
  const wanted = [...people.map(({ applicantId }) => applicantId), nobody];

  const found = await registrationTable(local.table).getAll([...wanted, ...wanted]);

  expect(found.size).toBe(people.length);
  for (const { applicantId, registration } of people) expect(found.get(applicantId)).toEqual(registration);
});

test('one read tells the same of a family card, and of a NIK, as one for each thing that is on record there', async () => {
  const { table } = local;
  const [claims, lists, households] = [claimTable(table), listTable(table), householdTable(table)];
  const awarded = people.filter((_, number) => number % 3 === 0);
  for (const { registration } of awarded) {
    const { nikHashes, kkHashes } = registration;
    await transact(table, () => [
      ...households.recipientWrites({ kkHashes, nikHashes, at, waveId: '2023-47' }),
      ...lists.listingWrites({ nikHashes, source: 'earlier-recipients', listVersion: 'wave-2023-47', since: at }),
    ]);
  }

  const cards = await Promise.all(people.map(({ registration }) => households.card(registration.kkHashes)));
  const records = await Promise.all(people.map(({ registration }) => claims.getWithListings(registration.nikHashes)));

  expect(cards.some(({ members }) => members.length > 1)).toBe(true);
  expect(records.filter(({ listings }) => listings.length > 0)).toHaveLength(awarded.length);
  for (const [number, { registration }] of people.entries()) {
    const { nikHashes, kkHashes } = registration;
    const [members, recipients] = [await households.members(kkHashes), await households.recipients(kkHashes)];
    expect(cards[number]).toEqual({ members, recipients });
    expect(records[number]).toEqual({ claim: await claims.get(nikHashes), listings: await lists.listings(nikHashes) });
  }
});
