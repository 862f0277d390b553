import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack/stack.ts';
import { citizen, codeOf, outside, send, wavePlan, type Reply } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { crowdedRegencies, ordinaryPeople, type Participant } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0 });
});
afterAll(() => stack.stop());

const people = ordinaryPeople(crowdedRegencies, 40);
const [neighbour, stranger] = people.filter(({ person }) => person.application.employment !== 'not-seeking-work');
const excluded = people.find(({ person }) => person.application.employment === 'not-seeking-work');

const asStaff =
  (sub: string, ...groups: string[]) =>
  async (method: string, path: string, body?: unknown): Promise<Reply> =>
    send(stack, {
      method,
      path,
      token: await stack.tokenFor({ pool: 'Staff', sub, groups }),
      ...(body === undefined ? {} : { body }),
    });

/** The code that was sent to somebody's phone for a visit. */
const codeOfVisit = ({ person }: Participant): Promise<string> =>
  eventually('the message with the code', async () => {
    const sent = await outside(stack).messages.messages(person.application.phone.replace(/^0/, '+62'));
    return sent.map(({ text }) => /(\d{6}) izinkan posko/.exec(text)?.[1]).find((found) => found);
  });

const waveId = '2023-71';
const Visit = z.object({ visitId: z.string() });
const Accesses = z.object({
  accesses: z.array(z.looseObject({ accessId: z.string(), action: z.object({ code: z.string() }) })),
});

test('a citizen without a phone of their own joins a wave at a help desk, reads who saw what, and objects to one line', async () => {
  if (neighbour === undefined || stranger === undefined) throw new Error('There is nobody.');
  const { person, subject } = neighbour;
  const phone = citizen(stack, subject);
  expect((await phone.register(person)).status).toBe(202);
  expect(await phone.decided()).toEqual([]);
  const operator = asStaff('olga', 'operator');
  const plan = wavePlan({ waveId, closesIn: 3_600, quota: { [person.registered.regency]: 5 } });
  expect((await operator('POST', '/v1/waves', plan)).status).toBe(201);
  const desk = asStaff('hana', 'help-desk', `regency-${person.registered.regency}`);
  const { messages } = outside(stack);

  const asked = await desk('POST', '/v1/help-desk/visits', {
    ...{ nik: person.application.nik, topic: 'wave', purpose: 'Warga ingin bergabung ke gelombang.' },
  });
  const nobody = await desk('POST', '/v1/help-desk/visits', {
    ...{ nik: stranger.person.application.nik, topic: 'wave', purpose: 'Warga ingin bergabung ke gelombang.' },
  });
  const { visitId } = Visit.parse(asked.body);
  const code = await codeOfVisit(neighbour);
  const visit = `/v1/help-desk/visits/${visitId}`;
  const tooEarly = await desk('GET', `${visit}/registration`);
  const opened = await desk('POST', `${visit}/code`, { code });
  const looked = await Promise.all(
    ['registration', 'incentives', 'debts'].map((what) => desk('GET', `${visit}/${what}`)),
  );
  const joined = await desk('POST', `${visit}/enrollments`, { waveId });
  const place = await desk('GET', `${visit}/enrollments/${waveId}`);
  const objected = await desk('POST', `${visit}/objections`, { rule: 'age_min', statement: 'Umur saya salah.' });
  const ended = await desk('POST', `${visit}/end`);

  expect([asked.status, nobody.status, codeOf(tooEarly), opened.status]).toEqual([202, 202, 'visit-not-open', 200]);
  expect(looked.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect([joined.status, place.status, ended.status]).toEqual([201, 200, 204]);
  // Nothing speaks against this person, so that there is nothing to object to.
  expect(codeOf(objected)).toBe('rule-not-failed');
  const own = async (method: string, path: string, body?: unknown) =>
    send(stack, {
      method,
      path,
      token: await stack.tokenFor({ pool: 'Citizens', sub: subject }),
      ...(body === undefined ? {} : { body }),
    });
  expect((await own('GET', `/v1/waves/${waveId}/enrollments/me`)).body).toEqual(place.body);

  const shown = await own('GET', '/v1/me/accesses');
  const { accesses } = Accesses.parse(shown.body);
  expect(accesses.map(({ action }) => action.code).sort()).toEqual([
    ...['get-visited-debts', 'get-visited-enrollment', 'get-visited-incentives', 'get-visited-registration'],
    ...['join-wave-in-visit', 'object-in-visit', 'open-visit', 'request-visit'],
  ]);
  expect(shown.text).not.toContain('hana');
  const [line] = accesses;
  const objection = await own('POST', `/v1/me/accesses/${line?.accessId ?? ''}/objection`, {
    statement: 'Saya tidak meminta ini.',
  });
  expect(objection.status).toBe(201);
  expect((await operator('GET', '/v1/cases?kind=access-objection')).text).toContain('Saya tidak meminta ini.');
  const mail = await eventually('the mail that a visit was opened', async () =>
    (await messages.messages()).find(({ subject: title }) => title === 'Petugas posko membuka data Anda'),
  );
  expect(mail.channel).toBe('email');
});

test('a citizen who is excluded reads why at a help desk, and objects there', async () => {
  if (excluded === undefined) throw new Error('There is nobody.');
  const { person, subject } = excluded;
  const phone = citizen(stack, subject);
  expect((await phone.register(person)).status).toBe(202);
  expect(await phone.decided()).toEqual(['target-group-not-met']);
  const desk = asStaff('hana', 'help-desk', `regency-${person.registered.regency}`);
  const asked = await desk('POST', '/v1/help-desk/visits', {
    ...{ nik: person.application.nik, topic: 'registration', purpose: 'Warga ingin tahu mengapa ditolak.' },
  });
  const visit = `/v1/help-desk/visits/${Visit.parse(asked.body).visitId}`;
  await desk('POST', `${visit}/code`, { code: await codeOfVisit(excluded) });

  const read = await desk('GET', `${visit}/registration`);
  const objection = { rule: 'target_group', statement: 'Saya sedang mencari kerja.' };
  const objected = await desk('POST', `${visit}/objections`, objection);
  const again = await desk('POST', `${visit}/objections`, objection);

  expect(read.text).toContain('target-group-not-met');
  expect([objected.status, codeOf(again)]).toEqual([201, 'objection-exists']);
  expect((await asStaff('olga', 'operator')('GET', '/v1/cases?kind=objection')).text).toContain(objection.statement);
});
