import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApplicantId, WaveId } from '../../events/event.ts';
import type { PersonAccessed } from '../../events/person-accessed.ts';
import { holdingOf, holdings } from '../../shared/domain/privacy/holdings.ts';
import { inParts, ownData } from '../../shared/domain/privacy/own-data.ts';
import { isTold } from '../../shared/domain/privacy/trail.ts';
import { openDeclared, seal } from '../../shared/keys/fields.ts';
import { openObjection } from '../../shared/standing/objections.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { consentTable } from '../../shared/table/consents.ts';
import { keys } from '../../shared/table/keys.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import type { StoredItem } from '../../shared/table/person-items.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { surveyAnswerTable } from '../../shared/table/survey-answers.ts';
import { enrolledPerson } from '../support/enrolled-people.ts';
import { allItems, privacyDesk, textOf } from '../support/erasing.ts';
import { givenOrder } from '../support/given-orders.ts';
import { givenGraduate } from '../support/incentives.ts';
import { testRing } from '../support/keys.ts';
import { announcedWave, type GivenRecipient } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const at = '2023-03-06T03:00:00.000Z';
let local: LocalTable;
let person: GivenRecipient;
let others: StoredItem[];
beforeAll(async () => {
  local = await localTable();
  const { table } = local;
  // Somebody else, so that what is theirs would be seen.
  await givenGraduate(table, 8);
  others = await allItems(table);
  person = await givenGraduate(table, 1);
  const { applicantId, enrollment, registration, award } = person;
  const Item = { ...keys.enrollment(WaveId.parse(announcedWave.waveId), enrollment.ticket), ...enrollment };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
  await givenOrder(table, { ...person, award: (await awardNow()) ?? award }, { reference: 'R-second' });
  await surveyAnswerTable(table).enter({
    applicantId,
    survey: 'satisfaction-1',
    surveyVersion: 1,
    sealedAnswers: seal(testRing, applicantId, 'survey:satisfaction-1', '{"q1":"sangat puas"}'),
    answeredAt: at,
  });
  const standing = (await registrationTable(table).get(applicantId)) ?? registration;
  await openObjection(
    { registrations: registrationTable(table), cases: caseTable(table) },
    standing,
    'formal_education',
    {
      caseId: 'c'.repeat(24),
      kind: 'objection',
      status: 'open',
      openedAt: at,
      applicantId,
      rule: 'formal_education',
      code: 'student',
      statement: seal(testRing, applicantId, 'statement', 'Saya sudah lulus tahun 2021.'),
    },
  );
  await consentTable(table).enter({ applicantId, purpose: 'research', version: '2023-1', given: true, at });
  const accessed: PersonAccessed = {
    event: 'person.accessed.v1',
    occurredAt: at,
    data: { applicantId, requestId: 'r1', staffId: 'olga', groups: ['operator'], action: 'get-incentives' },
  };
  await personAccessTable(table).add(accessed);
});
afterAll(() => local.stop());

const awardNow = async () => {
  const { awardTable } = await import('../../shared/table/awards.ts');
  return awardTable(local.table).get(person.applicantId, person.award.waveId);
};

const desk = () => privacyDesk(local.table, { waves: [announcedWave], at });

test('every item that names the person, wherever it lies, is shown or listed with the reason why not', async () => {
  const { applicantId, award, registration } = person;
  const own = (await allItems(local.table)).filter(
    (item) => !others.some(({ pk, sk }) => pk === item.pk && sk === item.sk),
  );
  const names = [
    applicantId,
    award.ticket,
    award.cardNumber,
    ...registration.nikHashes.map(({ hash }) => hash),
    ...registration.kkHashes.map(({ hash }) => hash),
    ...own.flatMap((item) => (item.pk.startsWith('ORDER#') ? [item.pk.slice(6)] : [])),
  ];
  const theirs = own.filter((item) => names.some((name) => textOf(item).includes(name)));

  const unlisted = theirs.filter((item) => holdingOf(item) === undefined).map(({ pk, sk }) => `${pk} ${sk}`);

  expect(theirs.length).toBeGreaterThan(30);
  expect(unlisted).toEqual([]);
  const { items } = await desk().gather(applicantId);
  const found = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`));
  const missed = theirs.filter((item) => holdingOf(item)?.shownAs !== undefined && !found.has(`${item.pk} ${item.sk}`));
  expect(missed.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([]);
});

test('a person sees all of it in clear, and nothing of anybody else', async () => {
  const { applicantId, registration } = person;
  const identity = openDeclared(testRing, applicantId, registration.identity);

  const data = await desk().data(applicantId);

  expect(data.data.registration).toContainEqual(expect.objectContaining({ identity }));
  expect(data).toMatchObject({ schema: { version: 1 }, part: 1, parts: 1 });
  expect(Object.keys(data.data).sort()).toEqual([
    'awards',
    'cases',
    'certificates',
    'consents',
    'enrolments',
    'payoutAccounts',
    'purchases',
    'registration',
    'surveys',
    'training',
    'transfers',
  ]);
  expect(data.data.payoutAccounts).toContainEqual(
    expect.objectContaining({ number: expect.stringMatching(/^\d{10}$/) as string }),
  );
  const text = JSON.stringify(data);
  for (const word of ['sangat puas', 'Saya sudah lulus tahun 2021.']) expect(text).toContain(word);
  const [other] = [enrolledPerson({ number: 8, wave: announcedWave, regency: '32.01' })];
  for (const secret of [other.applicantId, other.identity.nik, other.identity.name, other.identity.phone])
    expect(text).not.toContain(secret);
  expect(text).not.toContain('olga');
  // Nothing that is still encrypted is handed out as if it were an answer.
  expect(text).not.toMatch(/"\d+\.[A-Za-z0-9_-]{40,}"/);
});

test('the trail tells in the order of time what was done, by whom, on what basis, and who opened the data', async () => {
  const { trail } = await desk().data(person.applicantId);

  expect(trail.map((line) => line.at)).toEqual(trail.map((line) => line.at).toSorted());
  expect(trail.every(({ legalBasis, id, en }) => legalBasis !== '' && id !== '' && en !== '')).toBe(true);
  expect(trail.find(({ event }) => event === 'person.accessed.v1')).toMatchObject({
    by: 'staff',
    office: ['operator'],
    action: 'get-incentives',
  });
  expect(new Set(trail.map(({ event }) => event)).size).toBeGreaterThan(5);
  expect(trail.filter(({ event }) => !isTold(event))).toEqual([]);
});

test('who never registered is told that nothing is held', async () => {
  const data = await desk().data(ApplicantId.parse('f'.repeat(32)));

  expect(data).toMatchObject({ person: { isRegistered: false }, data: {}, trail: [], kept: [] });
});

test('an answer that would be too long comes in parts, each record once', () => {
  const items = Array.from({ length: 50 }, (_, number) => ({
    pk: 'APPLICANT#a',
    sk: `DECISION#${number}`,
    number,
    text: 'x'.repeat(1_000),
  }));
  const { records, trail } = ownData(items);

  const parts = inParts({ records, trail }, 10_000);

  expect(parts.length).toBeGreaterThan(4);
  for (const part of parts) expect(JSON.stringify(part.records).length).toBeLessThan(11_000);
  expect(parts.flatMap((part) => part.records)).toEqual(records);
});

test('each kind of item is listed once', () => {
  const names = holdings.map(({ pk, sk }) => `${pk} ${sk}`);

  expect(new Set(names).size).toBe(names.length);
});
