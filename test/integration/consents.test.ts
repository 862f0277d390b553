import '../support/environment.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApplicantId } from '../../events/event.ts';
import { changeConsent } from '../../functions/privacy/change-consent.ts';
import { listOwnCases } from '../../functions/privacy/list-own-cases.ts';
import { seal } from '../../shared/keys/fields.ts';
import { openObjection } from '../../shared/standing/objections.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { consentTable } from '../../shared/table/consents.ts';
import { ownCaseTable } from '../../shared/table/own-cases.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { functionContext, gatewayEvent } from '../support/gateway-event.ts';
import { testKeys, testRing } from '../support/keys.ts';
import { givenRecipient } from '../support/incentives.ts';
import { keepingGateway, noticeSender } from '../support/notices.ts';
import { delivery } from '../support/queue-event.ts';
import { aRegistration, kkNumber, nikNumber } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

const at = new Date('2023-03-01T03:00:00.000Z');
let people = 100;

const givenSomebody = async (subject: string) => {
  people += 1;
  const body = { nik: nikNumber(people), kk: kkNumber(people) };
  const registration = aRegistration({ subject, body });
  await registrationTable(local.table).enter({ registration, readVersion: 0 });
  return registration;
};

const said = async (subject: string, purpose: string, body: object, minutes = 0) => {
  const serve = changeConsent({
    consents: consentTable(local.table),
    registrations: registrationTable(local.table),
  });
  const { statusCode, body: text } = await serve(
    gatewayEvent({
      method: 'PUT',
      at: new Date(at.getTime() + minutes * 60_000),
      claims: { sub: subject },
      pathParameters: { purpose },
      body: JSON.stringify(body),
    }),
    functionContext(),
  );
  const answer = JSON.parse(text ?? '{}') as { code?: string; given?: boolean; history?: object[] };
  return { statusCode, ...answer };
};

test('what is given and withdrawn is kept, each time with its version, and the last word stands', async () => {
  await givenSomebody('consenting');
  await said('consenting', 'research', { version: '2023-1', given: true });
  await said('consenting', 'research', { version: '2023-1', given: true }, 1);

  const last = await said('consenting', 'research', { version: '2023-1', given: false }, 2);

  expect(last).toMatchObject({
    given: false,
    history: [
      { given: true, version: '2023-1', at: '2023-03-01T03:00:00.000Z' },
      { given: false, version: '2023-1', at: '2023-03-01T03:02:00.000Z' },
    ],
  });
});

test('what nobody can take part without is not withdrawn here, and another text is not agreed to', async () => {
  await givenSomebody('needed');

  const needed = await said('needed', 'programme', { version: '2023-1', given: false });
  const older = await said('needed', 'research', { version: '2020-1', given: true });
  const nobody = await said('nobody-registered', 'research', { version: '2023-1', given: true });

  expect([needed.code, older.code, nobody.code]).toEqual([
    'consent-needed',
    'consent-version-unknown',
    'registration-not-found',
  ]);
});

test('who does not want reminders gets none, and what has to be told all the same', async () => {
  const { applicantId, award } = await givenRecipient(local.table, 5);
  const consents = consentTable(local.table);
  const messages = keepingGateway();
  const handler = noticeSender(local.table, { messages, now: () => at });
  const of = { applicantId, waveId: award.waveId, ticket: award.ticket, channel: 'email' };
  await consents.enter({ applicantId, purpose: 'reminders', version: '2023-1', given: false, at: at.toISOString() });

  await delivery(
    handler,
    { about: 'purchase-due', ...of, day: '2023-03-08', daysBefore: 7 },
    { about: 'award', ...of },
  );

  expect(messages.outbox.map(({ key }) => key)).toEqual([`award-${award.waveId}-${award.ticket}-email`]);
});

test('of who has said nothing, reminders are wanted and research is not', async () => {
  const consents = consentTable(local.table);
  const silent = ApplicantId.parse('e'.repeat(32));

  expect([await consents.isGiven(silent, 'reminders'), await consents.isGiven(silent, 'research')]).toEqual([
    true,
    false,
  ]);
});

test('a person sees by when an objection is ruled on, and the ruling with its reason', async () => {
  const registration = await givenSomebody('objecting');
  const { applicantId } = registration;
  const cases = caseTable(local.table);
  const registrations = registrationTable(local.table);
  const found = {
    caseId: 'd'.repeat(24),
    kind: 'objection',
    status: 'open',
    openedAt: at.toISOString(),
    applicantId,
    rule: 'formal_education',
    code: 'student',
    statement: seal(testRing, applicantId, 'statement', 'Saya sudah lulus.'),
  } as const;
  await openObjection({ registrations, cases }, registration, 'formal_education', found);
  const list = async (hours: number) => {
    const { body } = await listOwnCases({ cases: ownCaseTable(local.table), keys: testKeys() })(
      gatewayEvent({ method: 'GET', at: new Date(at.getTime() + hours * 3_600_000), claims: { sub: 'objecting' } }),
      functionContext(),
    );
    return (JSON.parse(body ?? '{}') as { cases: object[] }).cases;
  };

  expect(await list(1)).toMatchObject([
    { status: 'open', decideBy: '2023-03-04T03:00:00.000Z', isOverdue: false, statement: 'Saya sudah lulus.' },
  ]);
  expect(await list(73)).toMatchObject([{ isOverdue: true }]);
});
