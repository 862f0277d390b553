import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { makeAward, type Award } from '../../shared/domain/award.ts';
import { cardNumberOf } from '../../shared/domain/card-number.ts';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import { dateInWib, endOfDayInWib, Wave } from '../../shared/domain/wave.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';
import type { Table } from '../../shared/table/client.ts';
import { dueWrites } from '../../shared/table/deadlines.ts';
import { keys } from '../../shared/table/keys.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { enrolledPerson } from '../../test/support/enrolled-people.ts';
import { testWaveKeys } from '../../test/support/keys.ts';
import { closedWave } from '../../test/support/selection.ts';

/** The cards of a wave whose last day was yesterday: some were used, the others are to be revoked. */

const rules = ruleSetOf('normal', 'normal-2023.1');

/** Announced so long ago that the last day of its cards was yesterday (WIB). */
export const waveOf = (now: Date): Wave =>
  Wave.parse({
    ...closedWave,
    progress: 'published',
    publishedRun: 1,
    announcedAt: endOfDayInWib(now, -rules.firstPurchaseDays.value - 1).toISOString(),
  });

/** The last day of its cards. */
export const lastDayOf = (wave: Wave): string =>
  dateInWib(endOfDayInWib(new Date(wave.announcedAt ?? ''), rules.firstPurchaseDays.value));

const nothing = {
  isDisputed: false,
  isIdentityChanged: false,
  householdRecipientsElsewhere: 0,
  householdWinnersBefore: 0,
  isRecipientElsewhere: false,
};

/** A person with the card; the same number is the same person. */
const holderOf = (wave: Wave, number: number) => {
  const person = enrolledPerson({ number, wave, regency: '32.01' });
  const { applicantId, enrollment, registration } = person;
  const { waveId, announcedAt = '' } = wave;
  const cardNumber = cardNumberOf(testWaveKeys, { waveId, ticket: enrollment.ticket, attempt: 1 });
  const drawn = { applicantId, ticket: enrollment.ticket, regency: '32.01', rank: number + 1 };
  return { registration, award: makeAward(drawn, { wave, rules, announcedAt, cardNumber, found: nothing }) };
};

export const isUsedCard = (number: number, share: number): boolean => (number * 7_919) % 1_000 >= share * 1_000;

/** What a card leaves in the table. Of one that was used nobody looks at more than the award. */
const itemsOf = (wave: Wave, number: number, isUsed: boolean): Record<string, unknown>[] => {
  const { registration, award } = holderOf(wave, number);
  const { applicantId, waveId, announcedAt } = award;
  const due = dueWrites(award)('').flatMap(({ Put }) => (Put?.Item === undefined ? [] : [Put.Item]));
  const spent = { firstPurchaseAt: announcedAt, purchases: 1, balance: award.balance - 600_000 };
  const awarded = { ...keys.award(applicantId, waveId), ...award, ...(isUsed ? spent : {}) };
  if (isUsed) return [awarded, ...due];
  const { nikHashes, kkHashes } = registration;
  const recipients = kkHashes.flatMap((kk) =>
    nikHashes.map((nik) => ({ ...keys.householdRecipient(kk, nik), at: announcedAt, nikHashes, waveId })),
  );
  return [{ ...keys.registration(applicantId), ...registration }, awarded, ...due, ...recipients];
};

const itemsACall = 25;

/** Puts the cards on record, in bulk. */
export const loadCards = async (
  table: Table,
  { wave, cards, unused }: { readonly wave: Wave; readonly cards: number; readonly unused: number },
): Promise<void> => {
  const wrappedKeys = { wrappedTicketKey: '', wrappedHouseholdKey: '' };
  await waveTable(table).create({ wave, quota: { '32.01': cards }, wrappedKeys });
  const write = async (items: readonly Record<string, unknown>[]): Promise<void> => {
    let left = items.map((Item) => ({ PutRequest: { Item } }));
    while (left.length > 0) {
      const { UnprocessedItems } = await table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.name]: left } }),
      );
      left = (UnprocessedItems?.[table.name] ?? []).flatMap(({ PutRequest }) =>
        PutRequest?.Item === undefined ? [] : [{ PutRequest: { Item: PutRequest.Item } }],
      );
    }
  };
  const step = 2_000;
  for (let from = 0; from < cards; from += step) {
    const numbers = Array.from({ length: Math.min(step, cards - from) }, (_, position) => from + position);
    const items = numbers.flatMap((number) => itemsOf(wave, number, isUsedCard(number, unused)));
    const calls = Array.from({ length: Math.ceil(items.length / itemsACall) }, (_, call) =>
      items.slice(call * itemsACall, (call + 1) * itemsACall),
    );
    await forEachAtOnce(calls, 16, write);
  }
};

/** The key of a card's award, and its holder. */
export const cardAt = (wave: Wave, number: number): Pick<Award, 'applicantId' | 'waveId' | 'ticket'> => {
  const { applicantId, enrollment } = enrolledPerson({ number, wave, regency: '32.01' });
  return { applicantId, waveId: wave.waveId, ticket: enrollment.ticket };
};
