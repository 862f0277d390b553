import '../support/environment.ts';
import { build } from 'esbuild';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { getChallenge } from '../../functions/registrations/get-challenge.ts';
import { submitRegistration } from '../../functions/registrations/submit-registration.ts';
import { waitToRegister } from '../../functions/registrations/wait-to-register.ts';
import { getRegistrationChallenge } from '../../functions/switches/get-registration-challenge.ts';
import { setRegistrationChallenge } from '../../functions/switches/set-registration-challenge.ts';
import { RegistrationChallengeSwitched } from '../../events/registration-challenge-switched.ts';
import { findWork } from '../../shared/domain/proof-of-work.ts';
import {
  lanes,
  longestWaitSeconds,
  turnInterval,
  turnLifetimeSeconds,
  unsetSwitch,
} from '../../shared/domain/registration-challenge.ts';
import { workText } from '../../shared/domain/registration-work.ts';
import { Refusal } from '../../shared/errors.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { staffActionTable } from '../../shared/table/staff-actions.ts';
import { challengeInForce, switchTable } from '../../shared/table/switches.ts';
import { switchKeys } from '../../shared/table/switch-keys.ts';
import { waitingLane } from '../../shared/table/waiting-lane.ts';
import { hasBrowser, startBrowser } from '../support/browser.ts';
import { call } from '../support/citizens.ts';
import { testKeys } from '../support/keys.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const at = new Date('2023-02-20T03:00:00.000Z');
const later = (seconds: number): Date => new Date(at.getTime() + 1_000 * seconds);
const settings = { on: true, difficulty: 10, waitSeconds: 60, turnsPerMinute: 600 };
const reason = 'Banyak pendaftaran otomatis sejak pukul sembilan.';

let local: LocalTable;
/** Each test has a table of its own: there is one switch in each. */
beforeEach(async () => {
  local = await localTable();
});
afterEach(() => local.stop());
/** Kept for all tests, since an engine ends with the last of its tables. */
let engine: LocalTable;
beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

let asked = 0;
/** Requests of staff have one number in tests, and are told apart by their instant. */
const nextInstant = (): Date => new Date(at.getTime() + ++asked);

/** Everything that people and staff do about the brake, on the table of the test, with nothing remembered between calls. */
const desk = () => {
  const { table } = local;
  const switches = switchTable(table);
  const inForce = () => switches.challenge();
  const keys = testKeys();
  const registering = submitRegistration({ registrations: registrationTable(table), keys, inForce });
  const asking = getChallenge({ inForce, keys });
  const waiting = waitToRegister({ inForce, lane: waitingLane(table), keys });
  const setting = recorded(table, setRegistrationChallenge({ switches }));
  const looking = recorded(table, getRegistrationChallenge({ switches }));
  const staff = (role: string) => ({ sub: `${role}-1`, 'cognito:groups': `[${role}]` });
  return {
    table,
    switches,
    register: (subject: string, body: Record<string, unknown>, proof?: string, when = at) =>
      call(registering, {
        claims: { sub: subject },
        body: JSON.stringify(body),
        headers: proof === undefined ? {} : { 'prakerja-proof': proof },
        at: when,
      }),
    challenge: (subject: string, when = at) => call(asking, { method: 'GET', claims: { sub: subject }, at: when }),
    wait: (subject: string, when = at) => call(waiting, { claims: { sub: subject }, at: when }),
    set: (body: Record<string, unknown>, role = 'operator') =>
      call(setting, { method: 'PUT', claims: staff(role), body: JSON.stringify(body), at: nextInstant() }),
    look: (role: string) => call(looking, { method: 'GET', claims: staff(role), at: nextInstant() }),
  };
};

const putOn = async (changes: Partial<typeof settings> = {}) => {
  const set = await desk().set({ ...settings, ...changes, revision: 0, reason });
  expect(set).toMatchObject({ status: 200, body: { on: true, revision: 1 } });
};

const Challenge = z.object({ challenge: z.string(), difficulty: z.number() });

const worked = async (subject: string): Promise<string> => {
  const { challenge, difficulty } = Challenge.parse((await desk().challenge(subject)).body);
  return `${challenge}:${String(findWork(workText(challenge), difficulty, { from: 0, tries: 10_000_000 }))}`;
};

let serial = 5_000;
const newPerson = () => {
  serial += 1;
  return {
    subject: `challenged-${String(serial)}`,
    body: submissionBody({ nik: nikNumber(serial), kk: kkNumber(serial) }),
  };
};

describe('while the brake is off', () => {
  test('nobody needs a proof, and whoever asks is told so', async () => {
    const { subject, body } = newPerson();

    expect((await desk().challenge(subject)).body).toMatchObject({ required: false });
    expect((await desk().wait(subject)).body).toMatchObject({ required: false, sendFrom: at.toISOString() });
    expect(await desk().register(subject, body)).toMatchObject({ status: 202 });
  });

  test('a proof that is sent all the same does no harm', async () => {
    const { subject, body } = newPerson();

    expect(await desk().register(subject, body, 'nonsense')).toMatchObject({ status: 202 });
  });
});

describe('while the brake is on', () => {
  test('who sends no proof is told where to get one, and nothing of them is stored', async () => {
    await putOn();
    const { subject, body } = newPerson();

    const refused = await desk().register(subject, body);

    expect(refused).toMatchObject({ status: 403, body: { code: 'registration-proof-missing' } });
    expect(await queryAll(local.table, { pk: `APPLICANT#${applicant(subject)}` })).toEqual([]);
  });

  test('who worked registers, and who sends the same again is answered the same', async () => {
    await putOn();
    const { subject, body } = newPerson();
    const proof = await worked(subject);

    const first = await desk().register(subject, body, proof);
    const again = await desk().register(subject, body, proof);

    expect(first).toMatchObject({ status: 202 });
    expect(again).toEqual(first);
    const events = await queryAll(local.table, { pk: `APPLICANT#${applicant(subject)}`, prefix: 'EVENT#' });
    expect(events).toHaveLength(1);
  });

  test('one challenge is good for one registration: nobody else gets in with it, however often it is sent', async () => {
    await putOn();
    const owner = newPerson();
    const proof = await worked(owner.subject);
    const others = Array.from({ length: 8 }, newPerson);

    const answers = await Promise.all(others.map(({ subject, body }) => desk().register(subject, body, proof)));
    const own = await Promise.all([1, 2, 3, 4].map(() => desk().register(owner.subject, owner.body, proof)));

    expect(answers.map((answer) => answer.body['code'])).toEqual(others.map(() => 'registration-proof-invalid'));
    expect(own.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const events = await queryAll(local.table, { pk: `APPLICANT#${applicant(owner.subject)}`, prefix: 'EVENT#' });
    expect(events).toHaveLength(1);
  });

  test('who waits needs no computer: refused before their turn with the seconds that are left, let in after it', async () => {
    await putOn();
    const { subject, body } = newPerson();
    const place = await desk().wait(subject);
    const { challenge, sendFrom } = z.object({ challenge: z.string(), sendFrom: z.string() }).parse(place.body);

    const early = await desk().register(subject, body, challenge, later(20));
    const inTurn = await desk().register(subject, body, challenge, later(60));

    expect(sendFrom).toBe(later(60).toISOString());
    expect(early).toMatchObject({
      status: 429,
      headers: { 'retry-after': '40' },
      body: { code: 'registration-proof-early' },
    });
    expect(inTurn).toMatchObject({ status: 202 });
  });

  test('a challenge is kept by nobody on the way', async () => {
    await putOn();

    expect((await desk().challenge('budi')).headers).toMatchObject({ 'cache-control': 'no-store' });
    expect((await desk().wait('budi')).headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  test('an environment reads the switch once in half a minute, however many register', async () => {
    let now = 0;
    let reads = 0;
    const reading = { challenge: () => Promise.resolve({ ...unsetSwitch, revision: ++reads }) };
    const inForce = challengeInForce(reading, () => now);

    const first = await Promise.all(Array.from({ length: 50 }, () => inForce()));
    now = 30_000;
    await inForce();
    now = 30_001;
    const after = await inForce();

    expect(new Set(first.map(({ revision }) => revision))).toEqual(new Set([1]));
    expect(after.revision).toBe(2);
  });
});

describe('the lane of those who wait', () => {
  /** People who all wait in the same part of the lane. */
  const neighbours = (count: number) =>
    Array.from({ length: 40 * count }, (_, position) => applicant(`waiting-${String(position)}`))
      .filter((id) => Number.parseInt(id.slice(-2), 16) % lanes === 0)
      .slice(0, count);

  const full = { ...unsetSwitch, ...settings };

  test('gives turns one interval apart, however many ask at once', async () => {
    const people = neighbours(30);
    const lane = waitingLane(local.table);

    const turns = await Promise.all(people.map((id) => lane.turnOf(id, full, at)));

    const interval = turnInterval(full);
    const expected = people.map((_, place) => later(60).getTime() + place * interval);
    expect(turns.map((turn) => turn.getTime()).sort()).toEqual(expected);
  });

  test('lets no more through in a minute than was set, whatever their number', () => {
    for (const turnsPerMinute of [60, 61, 600, 777, 60_000]) {
      const aMinute = lanes * (60_000 / turnInterval({ ...full, turnsPerMinute }));
      expect(aMinute).toBeLessThanOrEqual(turnsPerMinute);
    }
  });

  test('keeps the place of who asks again, twice at once too, and gives a new one when it is over', async () => {
    const [id = applicant('nobody')] = neighbours(1);
    const lane = waitingLane(local.table);

    const twice = await Promise.all([lane.turnOf(id, full, at), lane.turnOf(id, full, at)]);
    const again = await lane.turnOf(id, full, later(60 + turnLifetimeSeconds));
    const over = await lane.turnOf(id, full, later(61 + turnLifetimeSeconds + 3));

    expect(new Set(twice.map((turn) => turn.getTime())).size).toBe(1);
    expect(again).toEqual(twice[0]);
    expect(over.getTime()).toBeGreaterThan(again.getTime());
  });

  test('gives a turn to who asks again after a crash, wherever it happened, and never a second place', async () => {
    const people = neighbours(8);
    for (const [calls, id] of people.entries()) {
      const fuse = new Fuse();
      const lane = waitingLane({ ...local.table, client: fusedClient(local.client, fuse) });
      fuse.arm(calls + 1);
      await lane.turnOf(id, full, at).catch(() => undefined);
      fuse.disarm();

      const turn = await lane.turnOf(id, full, at);

      expect(await lane.turnOf(id, full, later(1))).toEqual(turn);
      expect(turn.getTime()).toBeLessThan(later(60).getTime() + 2 * people.length * turnInterval(full));
    }
  });

  test('starts anew after nobody has waited for a while: the wait is the shortest again', async () => {
    const [first = applicant('nobody'), second = applicant('nobody')] = neighbours(2);
    const lane = waitingLane(local.table);
    await lane.turnOf(first, full, at);

    expect(await lane.turnOf(second, full, later(600))).toEqual(later(660));
  });

  test('that is full says so, and when to come back; a place is free then', async () => {
    const slow = { ...full, turnsPerMinute: 60 };
    const [first = applicant('nobody'), latecomer = applicant('nobody'), ...people] = neighbours(12);
    const lane = waitingLane(local.table);
    // The lane is long already: its last turn is a hundred seconds before the longest wait.
    await lane.turnOf(first, { ...slow, waitSeconds: 3_600 }, later(longestWaitSeconds - 100 - 3_600));
    const waiting = await Promise.allSettled(people.map((id) => lane.turnOf(id, slow, at)));
    const got = waiting.filter(({ status }) => status === 'fulfilled');
    expect(got).toHaveLength(Math.floor(100_000 / turnInterval(slow)));

    const refused = await lane.turnOf(latecomer, slow, at).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(Refusal);
    const { code, detail } = refused as Refusal;
    expect(code).toBe('waiting-lane-full');
    expect(detail.retryAfterSeconds).toBeGreaterThan(0);
    const turn = await lane.turnOf(latecomer, slow, later(detail.retryAfterSeconds ?? 0));
    expect(turn.getTime()).toBeGreaterThan(later(longestWaitSeconds - 60).getTime());
  });
});

describe('the switch', () => {
  test('is set by an operator alone, on record, with an event and a place in its history', async () => {
    await putOn();

    const looked = await desk().look('auditor');

    expect(looked.body).toMatchObject({ ...settings, revision: 1, reason, setBy: 'operator-1' });
    expect(looked.body['revisions']).toHaveLength(1);
    const [event] = await queryAll(local.table, { pk: switchKeys.challengeEvent(1).pk, prefix: 'EVENT#' });
    expect(RegistrationChallengeSwitched.parse(event).data).toMatchObject({ revision: 1, on: true });
    expect(JSON.stringify(event)).not.toContain('Banyak');
    const months = await Array.fromAsync(
      staffActionTable(local.table).ofMonth('set-registration-challenge', '2023-02'),
    );
    expect(months.flat().map(({ event: type }) => type)).toEqual(['staff.acted.v1', 'staff.answered.v1']);
    for (const role of ['approver', 'auditor', 'help-desk', 'local-government', 'assessor']) {
      const refused = await desk().set({ ...settings, revision: 1, reason }, role);
      expect(refused).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    }
  });

  test('set twice to the same changes nothing the second time', async () => {
    await putOn();

    const again = await desk().set({ ...settings, revision: 0, reason });

    expect(again).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await desk().switches.challengeRevisions()).toHaveLength(1);
  });

  test('of two operators who set it at once to different things, one is told that the other was there first', async () => {
    await putOn();

    const answers = await Promise.all([
      desk().set({ ...settings, difficulty: 12, revision: 1, reason }),
      desk().set({ ...settings, on: false, revision: 1, reason }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.flatMap(({ body }) => body['code'] ?? [])).toEqual(['switch-changed']);
    expect(await desk().switches.challengeRevisions()).toHaveLength(2);
  });

  test.each([{ difficulty: 7 }, { difficulty: 25 }, { waitSeconds: 9 }, { turnsPerMinute: 59 }, { reason: 'why' }])(
    'takes no %j',
    async (wrong) => {
      expect(await desk().set({ ...settings, revision: 0, reason, ...wrong })).toMatchObject({ status: 400 });
    },
  );
});

describe.runIf(hasBrowser)('in Chromium', () => {
  test('the module as it is finds the work that the server asks for, without anything else', async () => {
    await putOn({ difficulty: 16 });
    const { subject, body } = newPerson();
    const { challenge, difficulty } = Challenge.parse((await desk().challenge(subject)).body);
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, '..', '..', 'shared', 'domain', 'proof-of-work.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'proofOfWork',
    });
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
      const search = `(() => {
        for (let from = 0; ; from += 20000) {
          const found = proofOfWork.findWork(${JSON.stringify(workText(challenge))}, ${String(difficulty)}, { from, tries: 20000 });
          if (found !== undefined) return found;
        }
      })()`;

      const found = await page.evaluate<number>(search);

      expect(await desk().register(subject, body, `${challenge}:${String(found)}`)).toMatchObject({ status: 202 });
    } finally {
      await browser.close();
    }
  });
});
