import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { evidencePaths, Fairness, jsonFile } from '../../shared/domain/evidence/layout.ts';
import { callAws } from '../../local/emulators/aws-json.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { firstRun, stagesOf } from '../../shared/domain/run.ts';
import { waits } from '../../shared/domain/selection-waits.ts';
import { factNames, HeldFact } from '../../shared/selection/facts.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { enter, ledTo, reach, typeInto } from '../support/keyboard.ts';
import { looksRight } from '../support/looks-right.ts';
import type { Files } from '../unit/evidence/wave-evidence.ts';

/** What the operations pages are shown, beside what happens on the stack by itself. */

const holder = { applicantId: ApplicantId.parse('f0'.repeat(16)), waveId: WaveId.parse('2023-40') };

/** A message of the queue Debts about a card whose record cannot be read. */
const poison = JSON.stringify(holder);

/** Spoils that record. */
export const spoilCard = async ({ client, name }: Table): Promise<void> => {
  const award = keys.award(holder.applicantId, holder.waveId);
  await client.send(new PutCommand({ TableName: name, Item: { ...award, ...holder, cardNumber: 17 } }));
};

/** Mends it: without a card nothing is owed. */
export const mendCard = async ({ client, name }: Table): Promise<void> => {
  await client.send(new DeleteCommand({ TableName: name, Key: keys.award(holder.applicantId, holder.waveId) }));
};

const sent = (stack: LocalStack, QueueUrl: string, MessageBody: string) =>
  callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', { QueueUrl, MessageBody });

/** Sends that message. */
export const sendPoison = (stack: LocalStack) => sent(stack, stack.queueUrl('Debts'), poison);

const Attributes = z.object({ Attributes: z.object({ RedrivePolicy: z.string() }) });
const Policy = z.object({ deadLetterTargetArn: z.string() });

/** Leaves a regency of a wave's draw among the dead letters, as a worker does that ends before it can say why. */
export const giveUpDraw = async (stack: LocalStack, waveId: WaveId, regency: string): Promise<void> => {
  const QueueUrl = stack.queueUrl('Selection');
  const asked = { QueueUrl, AttributeNames: ['RedrivePolicy'] };
  const { Attributes: found } = Attributes.parse(
    await callAws(stack.endpoints.messaging, 'AmazonSQS.GetQueueAttributes', asked),
  );
  const { deadLetterTargetArn } = Policy.parse(JSON.parse(found.RedrivePolicy));
  const name = deadLetterTargetArn.split(':').at(-1) ?? '';
  const step = { waveId, run: 1, stage: 'draw', unit: regency };
  await sent(stack, QueueUrl.replace(/[^/]+$/, name), JSON.stringify(step));
};

/** Leaves a wave as it is when the fairness gate holds its draw. Nothing must work on selections meanwhile. */
export const holdDraw = async (table: Table, waveId: WaveId): Promise<void> => {
  const at = new Date().toISOString();
  const selections = selectionTable(table);
  const run = firstRun(waveId);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.wave(waveId),
      UpdateExpression: 'SET progress = :selecting',
      ExpressionAttributeValues: { ':selecting': 'selecting' },
    }),
  );
  for (const stage of stagesOf('selection')) {
    await selections.startStage(run, stage, at);
    if (stage === 'gate') break;
  }
  await selections.settleFact(run, factNames.held, HeldFact, { heldAt: at });
  await selections.pause(run, 'gate', { until: at, reason: waits.release });
};

/** What is public of a draw that is held: its winners joined on two days, as hardly any fair draw's would. */
export const heldEvidence = (files: Files): Files => {
  const fairness = Fairness.parse(JSON.parse(files.get(evidencePaths.fairness)?.toString() ?? ''));
  const [first, ...others] = fairness.tests;
  if (first === undefined) throw new Error('The known answers have no tests of fairness.');
  const failed: Fairness = {
    ...fairness,
    verdict: 'failed',
    tests: [
      {
        ...first,
        ...{ family: 'winners', attribute: 'day', scope: 'nation', method: 'chi-square', p: 2.1e-9, adjustedP: 2.9e-8 },
        categories: [
          { name: '2023-08-17', applicants: 4_210, taken: 311, expected: 402.6 },
          { name: '2023-08-22', applicants: 3_980, taken: 489, expected: 397.4 },
        ],
      },
      ...others.filter(({ family, attribute }) => family !== 'winners' || attribute !== 'day'),
    ],
  };
  const kept = [evidencePaths.commitment, evidencePaths.strikes].map(
    (path) => [path, files.get(path) ?? Buffer.alloc(0)] as const,
  );
  return new Map([...kept, [evidencePaths.fairness, jsonFile(failed)]]);
};

/** Counts what a page asks of a path of the API from now on. */
export const asking = (page: Page, path: string): (() => number) => {
  let count = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) count += 1;
  });
  return () => count;
};

/** Puts a page's time forward; what it asks of the API by that is told when this ends. */
export const passed = async (page: Page, milliseconds: number): Promise<void> => {
  await page.clock.runFor(milliseconds);
  const last = page.waitForEvent('request', (request) => request.url().endsWith('/config.json'));
  await page.evaluate("void fetch('/config.json')");
  await last;
};

/** Has a page be looked at, or not. */
export const see = (page: Page, visibility: 'hidden' | 'visible'): Promise<unknown> =>
  page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${visibility}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));`);

/** Who is signed in: whose subject, in which groups. */
export type Staff = readonly [sub: string, ...groups: string[]];

interface Opening {
  readonly path: string;
  readonly who: Staff;
  /** Is told what breaks the policy of the page, and what it throws. */
  readonly tell: (violation: string) => unknown;
}

/** A page of the stack as somebody who is signed in opens it. */
export const openedBy = async (
  stack: LocalStack,
  context: BrowserContext,
  { path, who: [sub, ...groups], tell }: Opening,
): Promise<Page> => {
  const token = await stack.tokenFor({ pool: 'Staff', sub, groups });
  const kept = JSON.stringify({ token, expiresAt: Date.now() + 3_600_000 });
  await context.exposeFunction('tellViolation', tell);
  // Once in a tab: a session that the page ended stays ended.
  await context.addInitScript(`
    if (!sessionStorage.getItem('session:staff')) sessionStorage.setItem('session:staff', ${JSON.stringify(kept)});
    addEventListener('securitypolicyviolation', (violation) =>
      tellViolation(violation.effectiveDirective + ' ' + violation.blockedURI));`);
  const page = await context.newPage();
  page.on('pageerror', (fault) => tell(fault.message));
  // Its time goes on by itself, and can be put forward.
  await page.clock.install();
  await page.goto(`${stack.apiUrl}${path}`);
  return page;
};

/** Decides, by keyboard, the first proposal of a kind that the page of approvals shows, and is led to what came of it. */
export const decides = async (
  page: Page,
  kind: string,
  verdict: 'Setujui' | 'Tolak',
  typed: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const card = page.locator('li.card', { hasText: kind }).filter({ hasNotText: 'Anda sudah menyetujui' }).first();
  await enter(page, card.getByRole('button', { name: 'Periksa dan putuskan' }));
  await ledTo(page, card.getByRole('group'));
  for (const [label, text] of Object.entries(typed)) await typeInto(page, card.getByLabel(label), text);
  await reach(page, card.getByRole('button', { name: verdict, exact: true }));
  await looksRight(page, 'operations', `${kind.toLowerCase().replaceAll(' ', '-')}-phone`);
  await page.keyboard.press('Enter');
  await ledTo(page, page.getByText(`Anda ${verdict === 'Setujui' ? 'menyetujui' : 'menolak'} usulan ini.`));
};
