import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { giveVerdict } from '../../functions/decisions/give-verdict.ts';
import { listDecisions } from '../../functions/decisions/list-decisions.ts';
import { proposeDecision } from '../../functions/decisions/propose-decision.ts';
import { Ticket, WaveId } from '../../events/event.ts';
import { firstRun, firstStage } from '../../shared/domain/run.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import { decisionTable } from '../../shared/table/decisions.ts';
import { freedPlaceTable, freedPlaceWrite } from '../../shared/table/freed-places.ts';
import { keys } from '../../shared/table/keys.ts';
import { getItem, queryAll } from '../../shared/table/read.ts';
import { runTable } from '../../shared/table/runs.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { transact } from '../../shared/table/transaction.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { call } from '../support/citizens.ts';
import { aWave, openWave } from '../support/joiners.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

const reason = 'Hasil uji sudah diperiksa dan wajar.';
const proposedAt = new Date('2023-02-25T03:00:00.000Z');
const decidedAt = new Date('2023-02-25T04:00:00.000Z');

const staff = (sub: string, groups: string) => ({ sub, 'cognito:groups': groups });

/** What staff do about decisions, through the functions that serve them. */
const desk = (waveId: WaveId) => {
  const { table } = local;
  const deciding = {
    waves: waveTable(table),
    decisions: decisionTable(table),
    freedPlaces: freedPlaceTable(table),
    selections: selectionTable(table),
  };
  return {
    propose: (kind: string, { by = 'siti', groups = '[operator]', why = reason, at = proposedAt } = {}) =>
      call(proposeDecision(deciding), {
        claims: staff(by, groups),
        pathParameters: { waveId },
        body: JSON.stringify({ kind, reason: why }),
        at,
      }),
    rule: (
      decisionId: string,
      {
        by = 'agus',
        groups = '[approver]',
        verdict = 'approve',
        at = decidedAt,
        remark = undefined as string | undefined,
      } = {},
    ) =>
      call(giveVerdict(deciding), {
        claims: staff(by, groups),
        pathParameters: { waveId, decisionId },
        body: JSON.stringify({ verdict, reason: remark }),
        at,
      }),
    list: (groups = '[auditor]') =>
      call(listDecisions(deciding), { method: 'GET', claims: staff('budi', groups), pathParameters: { waveId } }),
  };
};

const idOf = ({ body }: { readonly body: Record<string, unknown> }): string =>
  z.object({ decisionId: z.string() }).parse(body).decisionId;

let serial = 0;
const given = async (fields: Partial<Wave>) => {
  serial += 1;
  const waveId = WaveId.parse(`2023-d${serial}`);
  const wave = aWave({ waveId, ...fields });
  await openWave(local.table, wave);
  return { ...desk(waveId), waveId, run: firstRun(waveId), wave: () => waveTable(local.table).get(waveId) };
};

/** A wave whose draw the fairness gate holds. */
const heldWave = async () => {
  const found = await given({ progress: 'selecting' });
  const Item = { ...keys.fact(found.run, 'HELD'), value: { heldAt: '2023-02-21T00:00:00.000Z' } };
  await local.client.send(new PutCommand({ TableName: local.table.name, Item }));
  const release = async () => (await getItem(local.table, keys.fact(found.run, 'RELEASE')))?.['value'];
  return { ...found, release };
};

const published = {
  progress: 'published',
  announcedAt: '2023-02-21T00:00:00.000Z',
  publishedRun: 1,
  waitingListDays: 10,
} as const;

const ticket = Ticket.parse('5'.repeat(32));
/** A published wave with a waiting list of ten days, and one place that was given up. */
const waitingWave = async (fields: Partial<Wave> = {}) => {
  const found = await given({ ...published, ...fields });
  const at = '2023-02-23T00:00:00.000Z';
  const place = { ticket, regency: '11.01', run: 1, reason: 'given-up', at } as const;
  await transact(local.table, (name) => [freedPlaceWrite(found.run, place)(name)]);
  return { ...found, place };
};

const eventsOf = async (waveId: WaveId) => queryAll(local.table, { ...keys.runs(waveId), prefix: 'EVENT#' });

describe('releasing a draw that the fairness gate holds', () => {
  test('takes two people, and puts both with the reason on the record of the run', async () => {
    const { waveId, propose, rule, list, release } = await heldWave();

    const proposal = await propose('release');
    const before = await release();
    const verdict = await rule(idOf(proposal), { remark: 'Setuju.' });

    expect(proposal).toMatchObject({
      status: 201,
      body: { kind: 'release', run: 1, status: 'open', proposedBy: 'siti' },
    });
    expect(before).toBeUndefined();
    expect(verdict).toMatchObject({ status: 200, body: { status: 'approved', decidedBy: 'agus', remark: 'Setuju.' } });
    expect(await release()).toEqual({
      reason,
      proposedBy: 'siti',
      approvedBy: 'agus',
      releasedAt: decidedAt.toISOString(),
    });
    expect(await eventsOf(waveId)).toMatchObject([
      {
        event: 'decision.made.v1',
        occurredAt: decidedAt.toISOString(),
        data: { kind: 'release', verdict: 'approve', proposedBy: 'siti', decidedBy: 'agus' },
      },
    ]);
    expect((await list()).body).toMatchObject({ decisions: [{ decisionId: idOf(proposal), status: 'approved' }] });
  });

  test('is never confirmed, nor rejected, by who proposed it', async () => {
    const { propose, rule, release } = await heldWave();
    const decisionId = idOf(await propose('release', { by: 'agus', groups: '[approver]' }));

    const own = [await rule(decisionId), await rule(decisionId, { verdict: 'reject' })];

    expect(own.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'decision-own'],
      [403, 'decision-own'],
    ]);
    expect(await release()).toBeUndefined();
  });

  test('is confirmed by an approver only, and proposed by an operator or approver only', async () => {
    const { propose, rule, list } = await heldWave();
    const decisionId = idOf(await propose('release'));

    const refused = [
      await rule(decisionId, { groups: '[operator]' }),
      await propose('release', { groups: '[auditor]' }),
      await list('[help-desk]'),
    ];

    expect(refused.map(({ body }) => body['code'])).toEqual(['role-missing', 'role-missing', 'role-missing']);
  });

  test('happens once when two approvers confirm at once, and the slower one is told so', async () => {
    const { waveId, propose, rule, release } = await heldWave();
    const decisionId = idOf(await propose('release'));

    const answers = await Promise.all([rule(decisionId, { by: 'agus' }), rule(decisionId, { by: 'dewi' })]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.body['decidedBy'];
    expect(await release()).toMatchObject({ approvedBy: winner });
    expect(await eventsOf(waveId)).toHaveLength(1);
  });

  test('sent again changes nothing: the proposal is the same one, the verdict stands', async () => {
    const { waveId, propose, rule, list } = await heldWave();

    const [first, again] = [await propose('release'), await propose('release', { at: decidedAt })];
    const verdicts = await Promise.all([rule(idOf(first)), rule(idOf(first))]);
    const late = await rule(idOf(first), { at: new Date('2023-02-26T00:00:00.000Z') });
    const other = await rule(idOf(first), { verdict: 'reject' });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect([...verdicts, late].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(late.body['decidedAt']).toBe(decidedAt.toISOString());
    expect(other).toMatchObject({ status: 409, body: { code: 'decision-closed' } });
    expect(await eventsOf(waveId)).toHaveLength(1);
    expect((await list()).body['decisions']).toHaveLength(1);
  });

  test('that is rejected stays held, and may be proposed for another reason', async () => {
    const { propose, rule, release } = await heldWave();
    const decisionId = idOf(await propose('release'));

    const rejected = await rule(decisionId, { verdict: 'reject' });
    const anew = await propose('release', { why: 'Penjelasan tambahan sudah dilampirkan.' });

    expect(rejected).toMatchObject({ status: 200, body: { status: 'rejected' } });
    expect(await release()).toBeUndefined();
    expect(anew.status).toBe(201);
  });

  test('is refused where no draw is held, and when another decision has released it', async () => {
    const { propose: proposeOther } = await given({ progress: 'selecting' });
    const { propose, rule } = await heldWave();
    const one = idOf(await propose('release'));
    const other = idOf(await propose('release', { by: 'rina' }));
    await rule(one);

    const answers = [await proposeOther('release'), await rule(other)];

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'draw-not-held'],
      [409, 'draw-not-held'],
    ]);
  });

  test('happens once when two decisions about it are confirmed at once', async () => {
    const { waveId, propose, rule } = await heldWave();
    const one = idOf(await propose('release'));
    const other = idOf(await propose('release', { by: 'rina' }));

    const answers = await Promise.all([rule(one), rule(other, { by: 'dewi' })]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBeOneOf([
      'decision-overtaken',
      'draw-not-held',
    ]);
    expect(await eventsOf(waveId)).toHaveLength(1);
  });

  test('needs a reason that says something', async () => {
    const { propose } = await heldWave();

    expect(await propose('release', { why: 'ok' })).toMatchObject({ status: 400, body: { code: 'field-too-short' } });
  });
});

describe('calling the next in order', () => {
  test('begins a run of its own beside the first, with both people and the reason on record', async () => {
    const { waveId, propose, rule, wave } = await waitingWave();

    const verdict = await rule(idOf(await propose('call')));

    expect(verdict.status).toBe(200);
    expect(await wave()).toMatchObject({ lastRun: 2, drawRun: 1, publishedRun: 1, openRun: 2 });
    expect(await runTable(local.table).all(waveId)).toEqual([
      {
        waveId,
        run: 2,
        kind: 'call',
        basis: 1,
        at: decidedAt.toISOString(),
        reason,
        proposedBy: 'siti',
        approvedBy: 'agus',
      },
    ]);
    const { stages } = await selectionTable(local.table).record({ waveId, run: 2 });
    expect(stages.map(({ stage }) => stage)).toEqual([firstStage('call')]);
  });

  test('is allowed until 23:59 WIB of the last day of the waiting list, and not where the wave has none', async () => {
    const { propose, rule } = await waitingWave();
    const none = await waitingWave({ waitingListDays: 0 });
    const lastMoment = new Date('2023-03-03T16:59:59.999Z');
    const after = new Date('2023-03-03T17:00:00.000Z');

    const decisionId = idOf(await propose('call', { at: lastMoment }));
    const answers = [
      await rule(decisionId, { at: after }),
      await propose('call', { at: after, by: 'rina' }),
      await none.propose('call'),
      await rule(decisionId, { at: lastMoment }),
    ];

    expect(answers.map(({ status, body }) => body['code'] ?? status)).toEqual([
      'waiting-list-over',
      'waiting-list-over',
      'waiting-list-over',
      200,
    ]);
  });

  test('is refused where no place is free, or somebody was called for each, and before the result', async () => {
    const { run, place, propose } = await waitingWave();
    const untouched = await given(published);
    const unpublished = await given({ progress: 'selecting' });
    const places = freedPlaceTable(local.table);
    await transact(local.table, () => [places.callWrite(run, place, { run: 2, ticket })]);

    const answers = [await propose('call'), await untouched.propose('call'), await unpublished.propose('call')];

    expect(answers.map(({ body }) => body['code'])).toEqual([
      'no-place-freed',
      'no-place-freed',
      'result-not-published',
    ]);
  });

  test('that was proposed before another run began is not what its approver sees any more', async () => {
    const { propose, rule, waveId } = await waitingWave();
    const one = idOf(await propose('call'));
    const other = idOf(await propose('call', { by: 'rina' }));
    await rule(one);

    const whileOpen = await propose('redraw');
    const stale = await rule(other);
    await waveTable(local.table).endCall({ waveId, run: 2 });
    const ended = await rule(other);

    expect(whileOpen).toMatchObject({ status: 409, body: { code: 'run-under-way' } });
    expect(stale).toMatchObject({ status: 409, body: { code: 'decision-overtaken' } });
    expect(ended).toMatchObject({ status: 409, body: { code: 'decision-overtaken' } });
  });
});

describe('drawing a published wave again', () => {
  test('begins a whole selection beside the first one', async () => {
    const { waveId, propose, rule, wave } = await given(published);

    const verdict = await rule(idOf(await propose('redraw')));

    expect(verdict.status).toBe(200);
    expect(await wave()).toMatchObject({ lastRun: 2, drawRun: 2, publishedRun: 1, openRun: 2, progress: 'published' });
    const { stages } = await selectionTable(local.table).record({ waveId, run: 2 });
    expect(stages.map(({ stage }) => stage)).toEqual([firstStage('redraw')]);
  });

  test('begins one run when a call and a redraw are confirmed at once', async () => {
    const { waveId, propose, rule } = await waitingWave();
    const call = idOf(await propose('call'));
    const redraw = idOf(await propose('redraw', { by: 'rina' }));

    const answers = await Promise.all([rule(call), rule(redraw, { by: 'dewi' })]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await runTable(local.table).all(waveId)).toHaveLength(1);
  });

  test('is refused when its freed places went into a recovery wave, and when its keys are destroyed', async () => {
    const recovered = await given({ ...published, recoveredThrough: '2023-02-24T00:00:00.000Z' });
    const old = await given({ ...published, keysDestroyedAt: '2024-02-24T00:00:00.000Z' });

    const answers = [await recovered.propose('redraw'), await old.propose('redraw')];

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'places-recovered'],
      [410, 'wave-keys-destroyed'],
    ]);
  });
});

test('a decision of a wave that does not exist, or that nobody proposed, is not found', async () => {
  const { rule } = await heldWave();
  const nowhere = desk(WaveId.parse('2023-none'));

  const answers = [
    await nowhere.propose('release'),
    await nowhere.list(),
    await rule('ab'.repeat(12)),
    await rule('nonsense'),
  ];

  expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
    [404, 'wave-not-found'],
    [404, 'wave-not-found'],
    [404, 'decision-not-found'],
    [404, 'decision-not-found'],
  ]);
});
