import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalStack } from '../../local/stack/stack.ts';
import type { Person } from '../../local/sandboxes/people.ts';
import { citizen, operator, outside, send } from '../support/api.ts';
import { eventually, forAll } from '../support/eventually.ts';
import { crowdedRegencies, listedOfEach, ordinaryPeople, troubledPeople, type Participant } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { itemsOf, itemsUnder, messagesOf, objectsOf } from '../support/traces.ts';

const waveId = '2023-48';
const regencies = crowdedRegencies.slice(0, 4);
const quota = Object.fromEntries(regencies.map((code) => [code, 5]));
// Names of one short word would be found by chance in long texts.
const isTelling = ({ person }: Participant): boolean => person.registered.name.length > 9;
const eligible = ordinaryPeople(regencies, 40)
  .filter(isTelling)
  .filter(({ person }) => person.application.employment !== 'not-seeking-work')
  .slice(0, 8);
const refused = (['student', 'nameMismatch', 'mistypedNik', 'police'] as const).flatMap((kind) =>
  troubledPeople(kind, crowdedRegencies, 8).filter(isTelling).slice(0, 1),
);
const everybody = [...eligible, ...refused];

const workers = ['verify-registration', 'settle-standing', 'apply-list-lines', 'run-selection-step', 'send-notice'];

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({
    seed: seedOfTests,
    beacon: { periodSeconds: 1 },
    listedPeople: listedOfEach,
    longestVisibilitySeconds: 2,
  });
});
afterAll(() => stack.stop());

/** What a person has given, in the forms in which it could be found again. */
const secretsOf = ({ registered, application }: Person): string[] => [
  registered.nik,
  application.nik,
  registered.kk,
  application.kk,
  registered.name,
  application.name,
  // Without the zero, or the country code, that it begins with.
  application.phone.replace(/^0/, ''),
  application.email,
];

/** A text at each of the three places at which base64 can begin with it, without the characters that its neighbours share. */
const inBase64 = (text: string): string[] =>
  [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : shift + 1, -1),
  );

const disguisesOf = (text: string): string[] => {
  const digest = createHash('sha256').update(text);
  return [text, Buffer.from(text).toString('hex'), ...inBase64(text), encodeURIComponent(text), digest.digest('hex')];
};

/** A value as one text in which bytes stand for themselves. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => {
    if (member instanceof Uint8Array) return Buffer.from(member).toString('latin1');
    return member instanceof Set ? [...member] : member;
  });

/** What a text tells of those who took part, whatever the case of its letters. */
const foundIn = (text: string): string[] => {
  const lowered = text.toLowerCase();
  return everybody.flatMap(({ person }) =>
    secretsOf(person)
      .flatMap(disguisesOf)
      .filter((disguise) => lowered.includes(disguise.toLowerCase())),
  );
};

const logsOf = ({ logsDir }: LocalStack): string =>
  readdirSync(logsDir)
    .map((name) => readFileSync(join(logsDir, name), 'utf8'))
    .join('\n');

test('nothing that a wave leaves behind tells who took part', { timeout: 240_000 }, async () => {
  const staff = operator(stack);
  const { registry, messages } = outside(stack);
  const as = ({ subject }: Participant) => citizen(stack, subject);
  const seen = new Set<string>();

  /** Lets a worker go on once messages for it have been seen. */
  const lookAndResume = async (worker: string, queue: string): Promise<void> => {
    const bodies = await eventually(`messages on ${queue}`, async () => {
      const found = await messagesOf(stack, queue);
      return found.length > 0 ? found : undefined;
    });
    for (const body of bodies) seen.add(body);
    stack.resumeSource(worker);
  };

  // Everything is done while somebody looks at every queue.
  await Promise.all(workers.map((worker) => stack.pauseSource(worker)));
  await staff.importList('students');
  await staff.importList('police');
  await lookAndResume('apply-list-lines', 'Lists');

  // People register, some in ways that are refused, and some of them twice.
  await forAll(everybody, async (one) => {
    expect(await as(one).register(one.person)).toMatchObject({ status: 202 });
  });
  const [first, second] = eligible;
  if (first === undefined || second === undefined) throw new Error('There is nobody.');
  const stranger = citizen(stack, 'stranger');
  expect(await stranger.register(first.person)).toMatchObject({ status: 202 });
  const { application } = second.person;
  const token = await stack.tokenFor({ pool: 'Citizens', sub: 'careless' });
  for (const request of [
    { body: { ...application, nik: Number(application.nik) } },
    { body: { [application.nik]: application.name } },
    { body: [application] },
    { headers: { 'content-type': 'text/plain' }, body: application },
    { path: `/v1/registrations?nik=${application.nik}&name=${encodeURIComponent(application.name)}`, body: {} },
    { path: `/v1/waves/${application.nik}`, method: 'GET' },
    { path: `/v1/waves/${waveId}/evidence/${application.kk}`, method: 'GET' },
  ]) {
    const reply = await send(stack, { method: 'POST', path: '/v1/registrations', token, ...request });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(reply.text).not.toContain(application.name);
  }

  // The registry answers badly for a while.
  await registry.behave({ wrongRate: 0.4, faultRate: 0.3 });
  await lookAndResume('verify-registration', 'Verification');
  await eventually('calls to the registry', async () => ((await registry.statistics())['wrong'] ?? 0) > 0 || undefined);
  await registry.behave();
  await forAll(everybody, async (one) => {
    await as(one).decided();
  });
  await lookAndResume('settle-standing', 'Standing');

  // Somebody objects in their own words, and somebody corrects the name.
  const [student] = refused;
  if (student !== undefined) {
    const statement = `Saya ${student.person.application.name}, NIK ${student.person.application.nik}, sudah lulus.`;
    const body = { rule: 'formal_education', statement };
    const subject = await stack.tokenFor({ pool: 'Citizens', sub: student.subject });
    const objection = await send(stack, {
      method: 'POST',
      path: '/v1/registrations/me/objections',
      token: subject,
      body,
    });
    expect(objection.status).toBe(201);
  }
  const mistaken = refused.find(({ person }) => person.kind === 'nameMismatch');
  if (mistaken !== undefined) {
    const { registered } = mistaken.person;
    const body = { ...mistaken.person.application, name: registered.name, consent: { version: '2', accepted: true } };
    const subject = await stack.tokenFor({ pool: 'Citizens', sub: mistaken.subject });
    const correction = await send(stack, { method: 'PUT', path: '/v1/registrations/me', token: subject, body });
    expect(correction.status).toBe(202);
  }

  // A wave is joined, drawn and published.
  await staff.createWave({ waveId, closesIn: 5, quota });
  await forAll(eligible, async (one) => {
    expect(await as(one).join(waveId)).toMatchObject({ status: 201 });
  });
  await as(second).leave(waveId);
  await lookAndResume('run-selection-step', 'Selection');
  await staff.reached(waveId, 'notify', 'done');

  // The gateway of messages hangs until a notice is given up, and is told again.
  await messages.behave({ hang: true });
  await lookAndResume('send-notice', 'Notices');
  await eventually(
    'a notice that is given up',
    async () => {
      await stack.kill('send-notice');
      return stack.queueDepth('Notices').dead > 0 || undefined;
    },
    { everyMilliseconds: 500 },
  );
  for (const body of await messagesOf(stack)) seen.add(body);
  await messages.behave();
  const awards = itemsUnder(await itemsOf(stack), 'APPLICANT#', `AWARD#${waveId}`);
  const told = 2 * awards.filter(({ state }) => state === 'active').length;
  await eventually('notices', async () => {
    await stack.redrive('Notices');
    return (await messages.messages()).length >= told || undefined;
  });
  expect(told).toBeGreaterThan(0);

  const places = {
    items: (await itemsOf(stack)).map(asText).join('\n'),
    objects: [...(await objectsOf(stack, 'Evidence')), ...(await objectsOf(stack, 'FailedEvents'))]
      .map(([key, bytes]) => `${key}\n${bytes.toString('latin1')}`)
      .join('\n'),
    messages: [...seen, ...(await messagesOf(stack))].join('\n'),
    logs: logsOf(stack),
  };

  // What may be seen is there, so that looking has found something; and looking finds people where they are.
  for (const [place, text] of Object.entries(places)) expect([place, text.includes(waveId)]).toEqual([place, true]);
  const outbox = await messages.messages();
  expect(foundIn(asText(outbox))).toEqual(
    expect.arrayContaining([outbox.find(({ channel }) => channel === 'email')?.to]),
  );
  // Nothing else is, in clear, in another writing or as a hash that anybody could make.
  for (const [place, text] of Object.entries(places)) expect([place, foundIn(text)]).toEqual([place, []]);
});
