import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { VisitId } from '../../events/visit-changed.ts';
import { placeIn } from '../../shared/domain/features.ts';
import { helpDeskRulesOn } from '../../shared/domain/help-desk/rules.ts';
import { Notice } from '../../shared/domain/notice.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { isRouted, routed } from '../../shared/queue/router.ts';
import type { Table } from '../../shared/table/client.ts';
import { featureTable } from '../../shared/table/features.ts';
import { queryAll } from '../../shared/table/read.ts';
import { visitKeys } from '../../shared/table/visit-keys.ts';
import { citizens, type HttpAnswer } from '../support/citizens.ts';
import {
  hana,
  hasan,
  helpDesk,
  minutesLater,
  morning,
  visitIdOf,
  wanted,
  type HelpDesk,
  type RegisteredCitizen,
} from '../support/help-desk.ts';
import { aWave, joiners, openWave } from '../support/joiners.ts';
import { rotatingRing, testRing } from '../support/keys.ts';
import { keepingGateway, noticeSender } from '../support/notices.ts';
import { delivery } from '../support/queue-event.ts';
import { nikNumber } from '../support/registrations.ts';
import { Crash, Fuse, fusedClient } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let desk: HelpDesk;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  desk = helpDesk(local.table);
  return () => local.stop();
});

const { lookUpsPerDay, code: codeRule } = helpDeskRulesOn('2023-02-19');
const mostLookUps = lookUpsPerDay.value;

const registered: HelpDesk['registered'] = (...person) => desk.registered(...person);
const shownTo: HelpDesk['shownTo'] = (citizen) => desk.shownTo(citizen);
const actionsShownTo = async (citizen: RegisteredCitizen) => (await shownTo(citizen)).map(({ action }) => action.code);

/** What a NIK is counted under. */
const firstHash = (nik: string) => {
  const [hash] = keyedHashes(testRing, 'nik', nik);
  if (hash === undefined) throw new Error('There is no key.');
  return hash;
};

/** A visit that the citizen agreed to. */
const openVisit = async ({ nik }: RegisteredCitizen, { by = hana, at = morning } = {}): Promise<VisitId> => {
  const visitId = visitIdOf(await desk.request(wanted(nik), { by, at }));
  expect(await desk.open(visitId, desk.codeOf(visitId), { by, at })).toMatchObject({ status: 200 });
  return visitId;
};

/** The messages that a visit brings about, sent. */
const told = async (visitId: VisitId): Promise<{ channel: string; to: string; text: string }[]> => {
  const gateway = keepingGateway();
  const handler = noticeSender(local.table, { messages: gateway, now: () => morning });
  const { pk } = visitKeys.visit(visitId);
  for (const item of (await queryAll(local.table, { pk })).filter(isRouted)) {
    for (const { body } of routed(item).messages) expect(await delivery(handler, Notice.parse(body))).toEqual([]);
  }
  return gateway.outbox;
};

describe('a visit to a help desk', () => {
  test('is opened by the code that the citizen got, shows what they see, and is theirs to read afterwards', async () => {
    const sari = await registered();

    const asked = await desk.request(wanted(sari.nik));
    const visitId = visitIdOf(asked);
    const [sms, ...noOther] = await told(visitId);
    const code = /\b(\d{6})\b/.exec(sms?.text ?? '')?.[1] ?? '';
    const opened = await desk.open(visitId, code, { at: minutesLater(2) });
    const seen = await desk.registration(visitId, { at: minutesLater(3) });

    expect(asked).toMatchObject({
      status: 202,
      body: { validUntil: minutesLater(codeRule.value.validMinutes).toISOString() },
    });
    expect([sms?.channel, sms?.to, noOther]).toEqual(['sms', '+6281234567811', []]);
    expect(sms?.text).toContain('Kab. Bogor');
    expect(sms?.text).toContain('gelombang');
    expect(opened).toMatchObject({ status: 200, body: { openUntil: minutesLater(32).toISOString() } });
    expect(seen.body).toEqual((await citizens(local.table).look(sari.subject)).body);
    const lines = await shownTo(sari);
    expect(lines.map(({ action }) => action.code)).toEqual(['get-visited-registration', 'open-visit', 'request-visit']);
    for (const line of lines) {
      expect(line).toMatchObject({
        visitId,
        purpose: 'Warga ingin bergabung ke gelombang.',
        by: { roles: [{ role: 'help-desk' }], office: { code: '32.01', id: 'Kabupaten Bogor' } },
      });
    }
    expect(JSON.stringify(lines)).not.toContain('hana');
  });

  test('tells the citizen by mail that it was opened, by which help desk and until when', async () => {
    const sari = await registered();

    const visitId = await openVisit(sari);

    const outbox = await told(visitId);
    expect(outbox.map(({ channel }) => channel)).toEqual(['email']);
    expect(outbox[0]?.text).toContain('posko Kabupaten Bogor');
    expect(outbox[0]?.text).toContain('19 Februari 2023 pukul 10.00 WIB');
    expect(outbox[0]?.text).toContain('10.30 WIB');
  });

  test('is nobody else’s: not of another member of staff, and not of who made its number up', async () => {
    const sari = await registered();
    const visitId = await openVisit(sari);
    const before = await desk.lines(sari.applicantId);

    const answers = [
      await desk.registration(visitId, { by: hasan }),
      await desk.open(visitId, desk.codeOf(visitId), { by: hasan }),
      await desk.join(visitId, { by: hasan, body: { waveId: '2023-48' } }),
      await desk.end(visitId, { by: hasan }),
      await desk.registration('f'.repeat(32)),
    ];

    for (const { status, body } of answers) expect([status, body['code']]).toEqual([404, 'visit-not-found']);
    expect(await desk.lines(sari.applicantId)).toEqual(before);
    expect((await desk.registration(visitId)).status).toBe(200);
  });

  test('shows nothing before the code was read out, and nothing once its time is over or it was ended', async () => {
    const sari = await registered();
    const visitId = visitIdOf(await desk.request(wanted(sari.nik)));

    const early = await desk.registration(visitId);
    await desk.open(visitId, desk.codeOf(visitId));
    const last = await desk.registration(visitId, { at: new Date(minutesLater(30).getTime() - 1) });
    const late = await desk.debts(visitId, { at: minutesLater(30) });
    const ended = await desk.end(visitId, { at: minutesLater(10) });
    const again = await desk.end(visitId, { at: minutesLater(11) });
    const after = await desk.registration(visitId, { at: minutesLater(12) });

    expect([early.status, early.body['code']]).toEqual([409, 'visit-not-open']);
    expect(last.status).toBe(200);
    expect([late.status, late.body['code']]).toEqual([409, 'visit-over']);
    expect([ended.status, again.status]).toEqual([204, 204]);
    expect([after.status, after.body['code']]).toEqual([409, 'visit-over']);
  });

  test('joins a wave and objects for the citizen, as they would themselves, and says so', async () => {
    const sari = await registered(1, { occupation: 'student' });
    const budi = await registered(2);
    await openWave(local.table, aWave());
    const [ofSari, ofBudi] = [await openVisit(sari), await openVisit(budi)];

    const objected = await desk.object(ofSari, {
      body: { rule: 'formal_education', statement: 'Saya sudah lulus tahun lalu.' },
    });
    const joined = await desk.join(ofBudi, { body: { waveId: '2023-48' } });
    const again = await desk.join(ofBudi, { body: { waveId: '2023-48' } });
    const place = await desk.enrollment(ofBudi, { path: { waveId: '2023-48' } });

    expect(objected).toMatchObject({ status: 201, body: { rule: 'formal_education', status: 'open' } });
    expect((await citizens(local.table).look(sari.subject)).body['openObjections']).toMatchObject([
      { rule: 'formal_education' },
    ]);
    expect([joined.status, again.status]).toEqual([201, 200]);
    expect(again.body['ticket']).toBe(joined.body['ticket']);
    expect(place.body).toEqual((await joiners(local.table).look(budi.subject)).body);
    expect(await actionsShownTo(sari)).toContain('object-in-visit');
    expect((await actionsShownTo(budi)).filter((action) => action === 'join-wave-in-visit')).toHaveLength(2);
  });

  test('joins no wave for a citizen for whom joining is off, and lets them look all the same', async () => {
    const [sari, budi] = [await registered(1), await registered(2)];
    await openWave(local.table, aWave());
    const places = [sari, budi].map(({ applicantId }) => placeIn('joining', applicantId));
    const setAt = '2023-02-20T01:00:00.000Z';
    const share = Math.max(...places);
    const reason = 'Dibuka sebagian dahulu.';
    await featureTable(local.table).set('joining', { share, revision: 1, reason, setBy: 'operator-1', setAt });

    const answers = [];
    for (const person of [sari, budi]) {
      const visitId = await openVisit(person);
      const joined = await desk.join(visitId, { body: { waveId: '2023-48' } });
      answers.push([joined.status, joined.body['code'], (await desk.registration(visitId)).status]);
    }

    expect(places[0]).not.toBe(places[1]);
    expect(answers).toEqual(places.map((place) => (place < share ? [201, undefined, 200] : [503, 'feature-off', 200])));
  });

  test('shows incentives, payments and what is to be paid back, of which there is nothing for most', async () => {
    const visitId = await openVisit(await registered());

    expect(await desk.incentives(visitId)).toMatchObject({ status: 200, body: { incentives: [] } });
    expect(await desk.debts(visitId)).toMatchObject({ status: 200, body: { debts: [] } });
  });
});

describe('who asks for a NIK', () => {
  /** What the functions send to the table, without what differs by chance. */
  const traced = (table: Table): { readonly table: Table; readonly commands: string[] } => {
    const commands: string[] = [];
    const client = new Proxy(table.client, {
      get(target, property): unknown {
        if (property !== 'send') return Reflect.get(target, property);
        return (command: { constructor: { name: string }; input: { TransactItems?: unknown[] } }) => {
          commands.push(`${command.constructor.name} ${command.input.TransactItems?.length ?? 1}`);
          return target.send(command as never);
        };
      },
    });
    return { table: { ...table, client }, commands };
  };

  test('is answered the same, with the same work, whether somebody is registered with it or not', async () => {
    const sari = await registered();
    const askFor = async (nik: string) => {
      const own = traced(local.table);
      const tracing = helpDesk(own.table);
      const asked = await tracing.request(wanted(nik));
      const wrong = desk.codeOf(visitIdOf(asked)) === '000000' ? '000001' : '000000';
      const guesses: HttpAnswer[] = [];
      for (let guess = 0; guess < 4; guess += 1) guesses.push(await tracing.open(visitIdOf(asked), wrong));
      return { asked, guesses, commands: own.commands };
    };
    const [known, unknown] = [await askFor(sari.nik), await askFor(nikNumber(77))];

    const form = ({ status, headers, body }: HttpAnswer) => [status, headers, Object.keys(body), body['code']];
    expect(known.asked.body['validUntil']).toBe(unknown.asked.body['validUntil']);
    expect(form(known.asked)).toEqual(form(unknown.asked));
    expect(known.guesses.map(form)).toEqual(unknown.guesses.map(form));
    expect(known.guesses.map(({ body }) => body['code'])).toEqual([
      ...['visit-code-wrong', 'visit-code-wrong', 'visit-code-wrong', 'visit-code-used-up'],
    ]);
    expect(known.commands).toEqual(unknown.commands);
  });

  test('gets nothing for a NIK that nobody registered: no message goes out, and no code opens it', async () => {
    const visitId = visitIdOf(await desk.request(wanted(nikNumber(77))));

    expect(await told(visitId)).toEqual([]);
    expect((await desk.open(visitId, desk.codeOf(visitId))).body['code']).toBe('visit-code-wrong');
    expect((await desk.registration(visitId)).body['code']).toBe('visit-not-open');
  });

  test('is let in while keys are exchanged, with a code by either key', async () => {
    const sari = await registered();
    const visitId = visitIdOf(await desk.request(wanted(sari.nik)));
    const rotated = helpDesk(local.table, { ring: rotatingRing });
    const later = visitIdOf(await rotated.request(wanted(sari.nik)));

    expect((await rotated.open(visitId, desk.codeOf(visitId))).status).toBe(200);
    expect((await rotated.open(later, rotated.codeOf(later))).status).toBe(200);
    expect((await rotated.shown(sari.subject)).status).toBe(200);
  });

  test('may do so as often as the day’s cap says, not once more when twenty ask at once, and again the next day', async () => {
    const left = 5;
    const item = { ...visitKeys.lookUps('hana', '2023-02-19'), lookUps: mostLookUps - left };
    await local.client.send(new PutCommand({ TableName: local.table.name, Item: item }));
    const niks = Array.from({ length: 20 }, (_, number) => nikNumber(100 + number));

    const answers = await Promise.all(niks.map((nik) => desk.request(wanted(nik))));
    const others = await desk.request(wanted(nikNumber(99)), { by: hasan });
    const tomorrow = await desk.request(wanted(nikNumber(98)), { at: new Date('2023-02-19T17:00:00.000Z') });

    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(left);
    expect(refused).toHaveLength(20 - left);
    for (const { body, headers } of refused) {
      expect([body['code'], headers['retry-after']]).toEqual(['help-desk-look-ups-used', String(14 * 3_600)]);
    }
    expect(await desk.shared.visits.lookUps('hana', '2023-02-19')).toBe(mostLookUps);
    expect([others.status, tomorrow.status]).toEqual([202, 202]);
  });

  test('cannot flood a citizen: of twenty requests at once from several desks three bring a code, and then one waits', async () => {
    const sari = await registered();
    const staff = Array.from({ length: 20 }, (_, number) => ({ ...hana, sub: `staff-${number}` }));

    const answers = await Promise.all(staff.map((by) => desk.request(wanted(sari.nik), { by })));
    const soon = await desk.request(wanted(sari.nik), { at: minutesLater(59) });
    const later = await desk.request(wanted(sari.nik), { at: minutesLater(60) });

    const asked = answers.filter(({ status }) => status === 202);
    expect(asked).toHaveLength(codeRule.value.codesInARow);
    expect(new Set(answers.filter((answer) => !asked.includes(answer)).map(({ body }) => body['code']))).toEqual(
      new Set(['visit-codes-too-many']),
    );
    expect([soon.status, later.status]).toEqual([429, 202]);
    for (const answer of asked) expect(await told(visitIdOf(answer))).toHaveLength(1);
  });
});

describe('a code', () => {
  test('takes three guesses, however many are sent at once; each of them the citizen sees', async () => {
    const sari = await registered();
    const visitId = visitIdOf(await desk.request(wanted(sari.nik)));
    const right = desk.codeOf(visitId);
    const guesses = Array.from({ length: 20 }, (_, guess) => String(guess).padStart(6, '0')).filter(
      (guess) => guess !== right,
    );

    const answers = await Promise.all(guesses.map((guess) => desk.open(visitId, guess)));
    const after = await desk.open(visitId, right);

    const codes = answers.map(({ body }) => body['code']);
    expect(codes.filter((code) => code === 'visit-code-wrong')).toHaveLength(codeRule.value.tries);
    expect(new Set(codes)).toEqual(new Set(['visit-code-wrong', 'visit-code-used-up']));
    expect([after.status, after.body['code']]).toEqual([422, 'visit-code-used-up']);
    const tries = (await shownTo(sari)).filter(({ action }) => action.code === 'open-visit');
    expect(tries.length).toBeGreaterThanOrEqual(codeRule.value.tries);
    expect(new Set(tries.map(({ refusal }) => refusal?.code))).toEqual(new Set(['visit-code-wrong']));
  });

  test('that is right and sent five times at once opens the visit once', async () => {
    const sari = await registered();
    const visitId = visitIdOf(await desk.request(wanted(sari.nik)));
    const code = desk.codeOf(visitId);

    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.open(visitId, code)));
    const later = await desk.open(visitId, code, { at: minutesLater(5) });

    for (const answer of [...answers, later]) {
      expect(answer).toMatchObject({ status: 200, body: { openUntil: minutesLater(30).toISOString() } });
    }
    const items = await queryAll(local.table, { pk: visitKeys.visit(visitId).pk });
    expect(items.filter(({ event }) => event === 'visit.opened.v1')).toHaveLength(1);
  });

  test('is good for ten minutes, and of no use for another visit', async () => {
    const sari = await registered();
    const [one, other] = [
      visitIdOf(await desk.request(wanted(sari.nik))),
      visitIdOf(await desk.request(wanted(sari.nik))),
    ];

    const swapped = await desk.open(one, desk.codeOf(other));
    const late = await desk.open(one, desk.codeOf(one), { at: new Date(minutesLater(10).getTime() + 1) });
    const last = await desk.open(one, desk.codeOf(one), { at: minutesLater(10) });

    expect(swapped.body['code']).toBe('visit-code-wrong');
    expect(late.body['code']).toBe('visit-code-expired');
    expect(last.status).toBe(200);
  });
});

describe('what is on record', () => {
  /** Does something whose process ends after each of its calls in turn, until it comes to its end. */
  const cutOff = async (
    attempt: (broken: HelpDesk) => Promise<HttpAnswer>,
    check: (answer: HttpAnswer) => Promise<void>,
  ): Promise<number> => {
    for (let calls = 1; ; calls += 1) {
      const fuse = new Fuse();
      fuse.arm(calls);
      const answer = await attempt(helpDesk({ ...local.table, client: fusedClient(local.client, fuse) }));
      await check(answer);
      // A process that is gone answers nothing; here it is a fault.
      if (answer.status !== 503) return calls - 1;
    }
  };

  test('is never less than what was done, wherever a request is cut off: no code, no open visit and no data without a line', async () => {
    await openWave(local.table, aWave());
    const people = await Promise.all([1, 2, 3, 4].map((number) => registered(number)));
    const [sari, budi, citra, dewi] = people;
    if (!sari || !budi || !citra || !dewi) throw new Error('There is nobody.');
    const linesOf = async ({ applicantId }: RegisteredCitizen, action: string) =>
      (await desk.lines(applicantId)).filter(({ data }) => data.action === action);

    let staff = 0;
    const requests = await cutOff(
      (broken) => broken.request(wanted(nikNumber(1)), { by: { ...hana, sub: `staff-${(staff += 1)}` } }),
      async ({ status }) => {
        const counted = (await desk.shared.visits.requests(firstHash(sari.nik)))?.count ?? 0;
        const lines = await linesOf(sari, 'request-visit');
        expect(lines.length).toBeGreaterThanOrEqual(counted);
        if (status === 202) expect(lines.some(({ data }) => data.staffId === `staff-${staff}`)).toBe(true);
      },
    );

    const visitId = visitIdOf(await desk.request(wanted(budi.nik)));
    const openings = await cutOff(
      (broken) => broken.open(visitId, desk.codeOf(visitId)),
      async () => {
        const isOpen = (await desk.shared.visits.get(visitId))?.openedAt !== undefined;
        if (isOpen) expect((await linesOf(budi, 'open-visit')).length).toBeGreaterThan(0);
      },
    );

    const ofCitra = await openVisit(citra);
    const joins = await cutOff(
      (broken) => broken.join(ofCitra, { body: { waveId: '2023-48' } }),
      async () => {
        const isIn = (await joiners(local.table).look(citra.subject)).status === 200;
        if (isIn) expect((await linesOf(citra, 'join-wave-in-visit')).length).toBeGreaterThan(0);
      },
    );

    const ofDewi = await openVisit(dewi);
    let answered = 0;
    const looks = await cutOff(
      (broken) => broken.registration(ofDewi),
      async ({ status }) => {
        if (status === 200) answered += 1;
        expect((await linesOf(dewi, 'get-visited-registration')).length).toBeGreaterThanOrEqual(answered);
      },
    );
    expect(Math.min(requests, openings, joins, looks)).toBeGreaterThan(0);
  });

  test('comes before the data: what cannot be put on record is not answered', async () => {
    const sari = await registered();
    const visitId = await openVisit(sari);
    const accesses = { add: () => Promise.reject(new Crash()) };
    const client = new Proxy(local.client, {
      get(target, property): unknown {
        if (property !== 'send') return Reflect.get(target, property);
        return (command: { input: { Item?: { pk?: string } } }) =>
          command.input.Item?.pk?.startsWith('ACCESSES#') ? accesses.add() : target.send(command as never);
      },
    });
    const broken = helpDesk({ ...local.table, client });
    await openWave(local.table, aWave());

    const answers = [
      await broken.registration(visitId),
      await broken.incentives(visitId),
      await broken.debts(visitId),
      await broken.join(visitId, { body: { waveId: '2023-48' } }),
      await broken.request(wanted(sari.nik)),
    ];

    for (const { status, body } of answers) {
      expect(status).toBe(503);
      expect(JSON.stringify(body)).not.toMatch(/verified|Bogor|incentives|debts|visitId/);
    }
    expect((await joiners(local.table).look(sari.subject)).status).toBe(404);
    expect((await desk.shared.visits.requests(firstHash(sari.nik)))?.count).toBe(1);
  });
});
