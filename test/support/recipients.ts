import { ApplicantId } from '../../events/event.ts';
import { makeAward, ownListVersion, type Award, type Circumstances } from '../../shared/domain/award.ts';
import { cardNumberOf } from '../../shared/domain/card-number.ts';
import { allotmentTransfer } from '../../shared/domain/ledger/card-transfers.ts';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import { Wave } from '../../shared/domain/wave.ts';
import { awardTable } from '../../shared/table/awards.ts';
import type { Table } from '../../shared/table/client.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { enrolledPerson, type EnrolledPerson } from './enrolled-people.ts';
import { testWaveKeys } from './keys.ts';
import { closedWave } from './selection.ts';

/** A wave whose result was announced on 21 February 2023: the first purchase is due on 8 March, at 23.59 WIB. */
export const announcedWave: Wave = Wave.parse({
  ...closedWave,
  progress: 'published',
  publishedRun: 1,
  announcedAt: '2023-02-21T03:00:00.000Z',
});

/** The day at whose end the first purchase of the wave's recipients is due. */
export const lastDay = '2023-03-08';

/** Nothing that speaks against giving a drawn person the card. */
export const nothingFound: Circumstances = {
  isDisputed: false,
  isIdentityChanged: false,
  householdRecipientsElsewhere: 0,
  householdWinnersBefore: 0,
  isRecipientElsewhere: false,
};

/** More than any test has people. */
const placesAllotted = 2_000;

export interface GivenRecipient extends EnrolledPerson {
  readonly award: Award;
}

/**
 * People who registered and were given the card of a published wave, as the selection leaves them: registration, award,
 * card number, recipient of the family card, line on the list of earlier recipients. The same number is the same person.
 */
export const givenRecipients = async (
  table: Table,
  numbers: readonly number[],
  wave: Wave = announcedWave,
  /** The subject of the token that a person signs in with, where one does. */
  subjectOf?: (number: number) => string,
): Promise<GivenRecipient[]> => {
  const rules = ruleSetOf(wave.scheme, wave.ruleVersion);
  const { waveId, announcedAt = '' } = wave;
  const one = async (number: number): Promise<GivenRecipient> => {
    const subject = subjectOf === undefined ? {} : { subject: subjectOf(number) };
    const person = enrolledPerson({ number, wave, regency: '32.01', ...subject });
    const { registration, enrollment } = person;
    const applicantId = ApplicantId.parse(person.applicantId);
    const { ticket } = enrollment;
    const { nikHashes, kkHashes } = registration;
    await registrationTable(table).enter({ registration, readVersion: 0 });
    const cardNumber = cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 1 });
    const drawn = { applicantId, ticket, regency: '32.01', rank: number + 1 };
    const award = makeAward(drawn, { wave, rules, announcedAt, cardNumber, found: nothingFound });
    const source = 'earlier-recipients';
    const made = await awardTable(table).make(award, {
      registrationVersion: registration.version,
      at: announcedAt,
      others: () => [
        ...householdTable(table).recipientWrites({ kkHashes, nikHashes, at: announcedAt, waveId }),
        ...listTable(table).listingWrites({
          nikHashes,
          source,
          listVersion: ownListVersion(waveId),
          since: announcedAt,
        }),
      ],
    });
    if (made !== 'made') throw new Error(`The award was not made: ${made}.`);
    return { ...person, award };
  };
  const allotment = allotmentTransfer(
    { waveId, run: 1 },
    { regency: '32.01', drawn: placesAllotted, calledAfterRevocation: 0 },
    { rules, at: announcedAt },
  );
  if (allotment !== undefined) await awardTable(table).allot(allotment);
  const people: GivenRecipient[] = [];
  for (let from = 0; from < numbers.length; from += 20) {
    people.push(...(await Promise.all(numbers.slice(from, from + 20).map(one))));
  }
  return people;
};
