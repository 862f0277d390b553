import { regencies } from '../../shared/domain/regions.ts';
import { contactKeys } from '../../shared/table/contact-keys.ts';
import { keys } from '../../shared/table/keys.ts';
import { regionKeys } from '../../shared/table/region-keys.ts';
import { rekeyingKeys } from '../../shared/table/rekeying-keys.ts';
import { riskKeys } from '../../shared/table/risk-keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { event, day, read, readEventually, transacted, transfer, write } from './touch.ts';
import type { Touch } from './model.ts';
import * as people from './people.ts';

/**
 * What the journeys of a person touch, each by the number of whose it is: the keys are those of the table, what is written
 * and read is what the functions do (docs/table-design.md, "What is asked, and what it costs"), sizes are those of the items.
 */

/** 1.7 KB with everything that verification adds (bench/wave/items.ts), and so two units. */
const registrationKilobytes = 2;

/** The transaction of `registrationTable.enter`: registration, event, roster, claim, member. */
export const register = (person: number): Touch[] => {
  const id = people.applicant(person);
  return [
    transacted(keys.registration(id), registrationKilobytes),
    ...event(keys.personEvent(id, 1, 'registration.submitted.v1'), id),
    transacted(rekeyingKeys.rosterEntry(id)),
    transacted(keys.nikClaim(people.nikHash(person))),
    transacted(keys.householdMember(people.familyHash(person), id)),
  ];
};

/** The regency of a person: the largest has an eighth of all, which is more than any has. */
const regencyOf = (person: number): string =>
  (person % 8 === 0 ? regencies[0] : regencies[person % regencies.length])?.code ?? '';

/** A move of a count that is written, counted within a minute, fifty at once, and deleted. */
export const move = (counted: string, cause: string, person: number): Touch[] => {
  const key = regionKeys.move(counted, cause);
  return [
    transacted(key),
    transacted(key),
    { ...transacted(regionKeys.counts(regencyOf(person), undefined)), units: 2 / 25 },
  ];
};

/**
 * One message of the queue Verification, and the standing that is settled because of it: what is shared with others, the
 * decision, the work order raised and done.
 */
export const verify = (person: number): Touch[] => {
  const id = people.applicant(person);
  const signals = (['phone', 'email', 'device'] as const).map((kind) => ({
    kind,
    ...people.signalHash(kind, person),
  }));
  return [
    read(keys.registration(id)),
    read(keys.listings(people.nikHash(person))),
    read(keys.householdRecipients(people.familyHash(person))),
    read(contactKeys.contacts(id)),
    read(riskKeys.personSignals(id)),
    transacted(riskKeys.personSignals(id)),
    ...signals.flatMap((signal) => [
      transacted(riskKeys.signalMember(signal, id)),
      read(riskKeys.signalMembers(signal)),
    ]),
    transacted(keys.registration(id), registrationKilobytes),
    transacted(keys.decision(id, 2)),
    ...event(keys.personEvent(id, 2, 'registration.verified.v1'), id),
    transacted(keys.workOrder(id)),
    ...move('registered', `to#${id}#2`, person),
    // Settling, a quarter of a minute later.
    read(keys.workOrder(id)),
    read(keys.registration(id)),
    read(keys.enrollment(people.wave, people.ticket(person))),
    write(keys.workOrder(id)),
  ];
};

export const ownRegistration = (person: number): Touch[] => [read(keys.registration(people.applicant(person)))];

/** One read and one put; pressed twice, the put is refused, which costs the same. */
export const join = (person: number): Touch[] => [
  ...ownRegistration(person),
  write(keys.enrollment(people.wave, people.ticket(person))),
];

export const ownEnrollment = (person: number): Touch[] => [
  ...ownRegistration(person),
  read(keys.enrollment(people.wave, people.ticket(person))),
  read(keys.award(people.applicant(person), people.wave)),
];

export const ticketResult = (person: number): Touch[] => [
  readEventually(keys.enrollment(people.wave, people.ticket(person))),
];

/** `awardTable.make` with what the stage writes beside it: 1.7 members of a family are told. */
export const award = (person: number): Touch[] => {
  const id = people.applicant(person);
  const family = people.familyHash(person);
  const others = person % 10 < 7 ? [people.applicant(person + 1)] : [];
  return [
    read(keys.registration(id)),
    read(keys.listings(people.nikHash(person))),
    read(keys.householdMembers(family)),
    transacted(keys.award(id, people.wave)),
    transacted(keys.card(people.cardNumber(person))),
    ...event(keys.personEvent(id, 2, 'award.made.v1'), id),
    ...transfer(moneyKeys.transfer(id, 'award'), person),
    transacted(keys.due(day, id, people.wave)),
    transacted(keys.householdRecipient(family, people.nikHash(person))),
    transacted(keys.listed(people.nikHash(person), 'earlier-recipients')),
    ...[id, ...others].map((member) => transacted(keys.workOrder(member))),
  ];
};
