import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDecided } from '../../functions/audit/get-decided.ts';
import { getTouched } from '../../functions/audit/get-touched.ts';
import { listFairnessDecisions } from '../../functions/audit/list-fairness-decisions.ts';
import { listOverrides } from '../../functions/audit/list-overrides.ts';
import { findDecided } from '../../shared/audit/answers/decided.ts';
import { findFairness } from '../../shared/audit/answers/fairness.ts';
import { findOverrides, overridingActions } from '../../shared/audit/answers/overrides.ts';
import { findTouched } from '../../shared/audit/answers/touched.ts';
import { reportPage } from '../../shared/audit/report-page.ts';
import { Decided, FairnessRecord, Overrides, Touched, type Override } from '../../shared/domain/audit/answers.ts';
import { decidedReport, fairnessReport, overridesReport, touchedReport } from '../../shared/domain/audit/report.ts';
import { decidedDecision, proposedDecision } from '../../shared/domain/wave-decision.ts';
import { factNames, HeldFact, ReleaseFact } from '../../shared/selection/facts.ts';
import { decisionTable } from '../../shared/table/decisions.ts';
import { index, keys } from '../../shared/table/keys.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { staffActionTable } from '../../shared/table/staff-actions.ts';
import { hasBrowser, newVisitor, phone, startBrowser } from '../support/browser.ts';
import { enroll, enrolledPerson } from '../support/enrolled-people.ts';
import { functionContext, gatewayEvent, type RequestParts } from '../support/gateway-event.ts';
import { closedWave, selectionWorld, type SelectionWorld } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = closedWave;
const people = Array.from({ length: 12 }, (_, number) =>
  enrolledPerson({ number, wave: closedWave, regency: '32.01', priority: 0, joinedAt: '2023-02-18T16:30:00.000Z' }),
);
const [sari] = people;
if (sari === undefined) throw new Error('There are people.');
const { ticket, applicantId } = sari.enrollment;
const auditor = { sub: 'ayu', 'cognito:groups': '[auditor]' };

let local: LocalTable;
let world: SelectionWorld;
beforeAll(async () => {
  local = await localTable();
  await enroll(local.table, people);
  world = selectionWorld({ table: local.table, quota: { '32.01': 5 } });
  await world.start();
  await world.drain();
  const event = { event: 'registration.verified.v1', occurredAt: '2023-02-18T16:31:00.000Z' };
  const data = { applicantId, version: 1, regency: '32.01' };
  await put({
    ...keys.personEvent(applicantId, 1, event.event),
    ...index.eventsOf(event.occurredAt, applicantId),
    ...event,
    data,
  });
  await put({
    ...keys.decision(applicantId, 1),
    scheme: 'normal',
    ruleVersion: 'normal-2023.1',
    on: '2023-02-20',
    asOf: '2023-02-18T16:31:00.000Z',
    outcome: 'eligible',
    findings: [
      { rule: 'not_student', outcome: 'met', source: 'students', listVersion: 'emis-7', legalBasis: 'Perpres 36/2020' },
    ],
    listVersions: { students: 'emis-7' },
    slots: 2,
    groups: [],
  });
});
afterAll(() => local.stop());

const put = (Item: Record<string, unknown>) => local.client.send(new PutCommand({ TableName: local.table.name, Item }));

const asked = (parts: RequestParts) =>
  [gatewayEvent({ method: 'GET', claims: auditor, ...parts }), functionContext()] as const;
const browser = { headers: { accept: 'text/html,application/xhtml+xml' } };
const json = ({ body = '' }: { readonly body?: string | undefined }): unknown => JSON.parse(body);

describe('who touched an application', () => {
  const serve = () => getTouched({ find: findTouched(local.table), accesses: personAccessTable(local.table) });

  test('is answered with what happened to it and everybody who opened its data, this auditor from now on included', async () => {
    const first = Touched.parse(json(await serve()(...asked({ pathParameters: { applicantId } }))));
    const second = Touched.parse(json(await serve()(...asked({ pathParameters: { applicantId } }))));

    expect(first.events).toContainEqual({
      at: '2023-02-18T16:31:00.000Z',
      event: 'registration.verified.v1',
      of: 'registration',
      data: { applicantId, version: 1, regency: '32.01' },
    });
    expect(first.accesses).toEqual([]);
    expect(second.accesses).toMatchObject([{ staffId: 'ayu', groups: ['auditor'], action: 'get-touched' }]);
  });

  test('of somebody whom nobody knows is told so, and nothing is put on record', async () => {
    const nobody = 'f'.repeat(32);

    expect(await serve()(...asked({ pathParameters: { applicantId: nobody } }))).toMatchObject({ statusCode: 404 });
    const { accesses } = await personAccessTable(local.table).page(sari.enrollment.applicantId, {
      before: undefined,
      limit: 9,
    });
    expect(accesses.every(({ data }) => data.applicantId === applicantId)).toBe(true);
  });

  test('is for auditors only', async () => {
    const operator = { sub: 'olga', 'cognito:groups': '[operator]' };

    expect(await serve()(...asked({ claims: operator, pathParameters: { applicantId } }))).toMatchObject({
      statusCode: 403,
    });
  });
});

describe('which list decided', () => {
  const serve = () => getDecided({ find: findDecided(local.table), accesses: personAccessTable(local.table) });

  test('is answered with the rules, the decision that stood, and the lists of the freeze and of the seal', async () => {
    const decided = Decided.parse(json(await serve()(...asked({ pathParameters: { waveId, ticket } }))));

    expect(decided).toMatchObject({
      applicantId,
      ruleVersion: 'normal-2023.1',
      run: 1,
      standing: { state: 'eligible' },
      decision: { version: 1, outcome: 'eligible', findings: [{ rule: 'not_student', listVersion: 'emis-7' }] },
    });
    expect(decided.strike).toBeUndefined();
  });

  test('of a ticket that nobody has is told so', async () => {
    const answer = await serve()(...asked({ pathParameters: { waveId, ticket: '0'.repeat(32) } }));

    expect(answer.statusCode).toBe(404);
  });
});

describe('all overrides of a month', () => {
  const actions = () => staffActionTable(local.table);
  const act = async (action: string, number: number, status?: number) => {
    const at = new Date(Date.parse('2023-02-10T00:00:00.000Z') + number * 1_000).toISOString();
    const requestId = `r-${action}-${number}`;
    const data = { requestId, staffId: 'olga', groups: ['operator'], action, parameters: { caseId: `c${number}` } };
    await actions().acted({ event: 'staff.acted.v1', occurredAt: at, data });
    if (status === undefined) return;
    await actions().answered(at, { event: 'staff.answered.v1', occurredAt: at, data: { requestId, action, status } });
  };
  const serve = () => listOverrides({ find: findOverrides(local.table) });
  const all = async (month: string): Promise<Override[]> => {
    const found: Override[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? {} : { query: { cursor } };
      const page = Overrides.parse(json(await serve()(...asked({ pathParameters: { month }, ...query }))));
      found.push(...page.overrides);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return found;
  };

  test('are those that the table of access marks, with their answers, each once, over any number of pages', async () => {
    await Promise.all(Array.from({ length: 320 }, (_, number) => act('decide-case', number, 200)));
    await act('hide-review', 1, 403);
    await act('give-verdict', 1);
    await act('get-selection', 1, 200);

    const found = await all('2023-02');

    expect(found).toHaveLength(322);
    expect(new Set(found.map(({ requestId }) => requestId)).size).toBe(322);
    expect(found.filter(({ action }) => action === 'decide-case').every(({ status }) => status === 200)).toBe(true);
    expect(found.find(({ action }) => action === 'hide-review')).toMatchObject({
      status: 403,
      parameters: { caseId: 'c1' },
    });
    expect(found.find(({ action }) => action === 'give-verdict')?.status).toBeUndefined();
    expect(await all('2023-03')).toEqual([]);
    expect(overridingActions).toContain('give-verdict');
  });

  test('of what is no month are refused, and so is a cursor that no page gave', async () => {
    expect(await serve()(...asked({ pathParameters: { month: '2023-13' } }))).toMatchObject({ statusCode: 400 });
    const query = { cursor: 'x' };
    expect(await serve()(...asked({ pathParameters: { month: '2023-02' }, query }))).toMatchObject({ statusCode: 400 });
  });
});

describe('every release of the fairness gate', () => {
  const serve = () => listFairnessDecisions({ find: findFairness(local.table) });

  test('is told with who proposed it, who approved it, and why; a draw that passed as well', async () => {
    const at = new Date('2023-02-21T02:00:00.000Z');
    const release = {
      reason: 'Diperiksa oleh dua orang.',
      proposedBy: 'olga',
      approvedBy: 'agus',
      releasedAt: at.toISOString(),
    };
    const { run } = world.first;
    await world.selections.settleFact(world.first, factNames.held, HeldFact, { heldAt: '2023-02-20T20:00:00.000Z' });
    await world.selections.settleFact(world.first, factNames.release, ReleaseFact, release);
    const decisions = decisionTable(local.table);
    const { reason, proposedBy } = release;
    const proposed = proposedDecision({ waveId, kind: 'release', run, reason, proposedBy }, at);
    await decisions.propose(proposed);
    await decisions.close(decidedDecision(proposed, { verdict: 'approve', decidedBy: 'agus', at }), () => []);

    const record = FairnessRecord.parse(json(await serve()(...asked({ pathParameters: { year: '2023' } }))));

    expect(record.draws).toMatchObject([{ waveId, run, heldAt: '2023-02-20T20:00:00.000Z', release }]);
    expect(record.proposals).toMatchObject([{ proposedBy: 'olga', decidedBy: 'agus', status: 'approved', reason }]);
    expect(json(await serve()(...asked({ pathParameters: { year: '2022' } })))).toMatchObject({
      draws: [],
      proposals: [],
    });
  });
});

test('a browser is answered with a page, whatever is asked, and what was typed into reasons stays text', async () => {
  const reason = '<script>alert(1)</script>';
  const { page = '' } = reportPage(
    fairnessReport({
      year: '2023',
      draws: [],
      proposals: [
        {
          waveId,
          run: 1,
          decisionId: 'd',
          status: 'open',
          reason,
          proposedBy: 'olga',
          proposedAt: '2023-02-21T02:00:00.000Z',
        },
      ],
    }),
  );
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).not.toContain(reason);

  const answers = await Promise.all([
    getTouched({ find: findTouched(local.table), accesses: personAccessTable(local.table) })(
      ...asked({ ...browser, pathParameters: { applicantId } }),
    ),
    getDecided({ find: findDecided(local.table), accesses: personAccessTable(local.table) })(
      ...asked({ ...browser, pathParameters: { waveId, ticket } }),
    ),
    listOverrides({ find: findOverrides(local.table) })(...asked({ ...browser, pathParameters: { month: '2023-02' } })),
    listFairnessDecisions({ find: findFairness(local.table) })(
      ...asked({ ...browser, pathParameters: { year: '2023' } }),
    ),
  ]);
  for (const { statusCode, headers } of answers) {
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
  }
});

describe.runIf(hasBrowser)('in a browser, the pages for auditors', () => {
  const screenshots = join(import.meta.dirname, '..', '..', '.local', 'screenshots');
  const address = 'https://prakerja.test/v1/audit/1';
  let started: Browser;
  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    started = await startBrowser();
  });
  afterAll(() => started.close());

  test.each([
    ['phone', phone],
    ['desk', { width: 1_280, height: 800 }],
  ])('fit on a %s without scrolling sideways', async (name, viewport) => {
    const page = await (await newVisitor(started, { viewport, javaScriptEnabled: false })).newPage();
    const touched = await findTouched(local.table)(applicantId);
    const decided = await findDecided(local.table)(waveId, ticket);
    if (touched === undefined || decided === undefined) throw new Error('There is this person.');
    const reports = {
      touched: touchedReport(touched),
      decided: decidedReport(decided),
      overrides: overridesReport({
        month: '2023-02',
        overrides: (await findOverrides(local.table)('2023-02', undefined)).overrides.slice(0, 12),
      }),
      fairness: fairnessReport(await findFairness(local.table)('2023')),
    };
    for (const [question, report] of Object.entries(reports)) {
      const { page: body = '', headers = {} } = reportPage(report);
      await page.unroute(address);
      await page.route(address, (route) =>
        route.fulfill({ body, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } }),
      );
      await page.goto(address);
      await page.screenshot({ path: join(screenshots, `audit-${question}-${name}.png`), fullPage: true });

      const width: unknown = await page.evaluate('document.documentElement.scrollWidth');
      expect(width, question).toBeLessThanOrEqual(viewport.width);
    }
  });
});
