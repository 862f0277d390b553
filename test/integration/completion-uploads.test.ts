import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { orderTable } from '../../shared/table/orders.ts';
import { completionWorld, noticeOf, type CompletionWorld } from '../support/completions.ts';
import { signingKeys, type SigningKeys } from '../support/signing-key.ts';
import { localTable, type LocalTable } from '../support/table.ts';
import { redeemCodeFor } from '../support/training.ts';

let local: LocalTable;
let engine: SigningKeys;
let world: CompletionWorld;
beforeAll(async () => {
  [local, engine] = await Promise.all([localTable(), signingKeys()]);
  world = await completionWorld(local.table, engine);
});
afterAll(async () => {
  await world.stop();
  await Promise.all([local.stop(), engine.stop()]);
});

const Opened = z.object({ uploadId: z.string(), url: z.url() });
const Page = z.object({
  outcomes: z.array(
    z.object({
      line: z.number(),
      status: z.string(),
      reasons: z.array(z.object({ code: z.string() })).optional(),
    }),
  ),
  next: z.string().optional(),
});

/** Opens an upload and puts a file to its address, as a partner does. */
const uploaded = async (content: string | Buffer): Promise<string> => {
  const { uploadId, url } = Opened.parse((await world.open()).body);
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  const answer = await fetch(url, { method: 'PUT', body });
  expect(answer.status).toBe(200);
  return uploadId;
};

const outcomesOf = async (uploadId: string, status?: string) => {
  const found: z.infer<typeof Page>['outcomes'] = [];
  let cursor: string | undefined;
  do {
    const query = { ...(status === undefined ? {} : { status }), ...(cursor === undefined ? {} : { cursor }) };
    const page = Page.parse((await world.upload(uploadId, { query })).body);
    found.push(...page.outcomes);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
};

const lineOf = (name: string, fields: object = {}): string =>
  JSON.stringify(noticeOf({ redeemCode: redeemCodeFor(name) }, fields));

test('a file is read piece by piece, and a broken line is refused by its number and stops nothing', async () => {
  for (const name of ['file 1', 'file 2', 'file 3']) await world.training(name);
  const lines = [
    `\uFEFF${lineOf('file 1')}\r`,
    'not json',
    '[1]',
    lineOf('file 2', { hours: 'many' }),
    '',
    JSON.stringify({ redeemCode: 'x'.repeat(70_000) }),
    lineOf('file 2'),
    lineOf('file 3'),
  ];
  const uploadId = await uploaded(lines.join('\n'));

  const before = await world.upload(uploadId);
  const submitted = await world.submit(uploadId);
  await world.drain({ piece: 20_000 });

  expect(before.body).toMatchObject({ status: 'open', lines: 0, outcomes: [] });
  expect(submitted).toMatchObject({ status: 202, body: { uploadId, status: 'reading' } });
  expect((await world.upload(uploadId)).body).toMatchObject({
    status: 'read',
    lines: 8,
    accepted: 3,
    completed: 3,
    refused: 5,
    pending: 0,
  });
  const refused = await outcomesOf(uploadId, 'refused');
  expect(refused.map(({ line, reasons }) => [line, reasons?.[0]?.code])).toEqual([
    [2, 'completion-line-malformed'],
    [3, 'completion-line-malformed'],
    [4, 'field-wrong-type'],
    [5, 'completion-line-malformed'],
    [6, 'completion-line-too-long'],
  ]);
});

test('a long file is settled to its last line, counted, and told page by page', async () => {
  const lines = Array.from({ length: 2_345 }, (_, number) => lineOf(`unknown ${number}`));
  const uploadId = await uploaded(`${lines.join('\n')}\n`);

  await world.submit(uploadId);
  await world.drain({ piece: 100_000 });

  const counts = await world.upload(uploadId);
  const again = await world.upload(uploadId);
  const all = await outcomesOf(uploadId);
  expect(counts.body).toMatchObject({ status: 'read', lines: 2_345, accepted: 2_345, refused: 2_345, pending: 0 });
  expect(again.body).toEqual(counts.body);
  expect(all.map(({ line }) => line)).toEqual(lines.map((_, place) => place + 1));
  expect(await outcomesOf(uploadId, 'completed')).toEqual([]);
});

test('a file that is handed in twice, and read twice, has the same notices once', async () => {
  const order = await world.training('handed in twice');
  const uploadId = await uploaded(lineOf('handed in twice'));

  const answers = [await world.submit(uploadId), await world.submit(uploadId)];
  await world.drain();
  const late = await world.submit(uploadId);

  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  expect(late.body).toMatchObject({ status: 'read' });
  expect((await world.upload(uploadId)).body).toMatchObject({ lines: 1, completed: 1, refused: 0, pending: 0 });
  expect(await orderTable(local.table).get(order.orderId)).toMatchObject({ status: 'completed', revision: 3 });
});

test('what is put to the address after the handing in is not read', async () => {
  const { uploadId, url } = Opened.parse((await world.open()).body);
  await fetch(url, { method: 'PUT', body: lineOf('first') });
  await world.submit(uploadId);
  await fetch(url, { method: 'PUT', body: lineOf('other') });

  await world.drain();

  expect((await world.upload(uploadId)).body).toMatchObject({ status: 'changed', lines: 0 });
});

test('a file that is not there, too large, or another’s is not taken', async () => {
  const { uploadId } = Opened.parse((await world.open()).body);
  const missing = await world.submit(uploadId);
  const others = await world.submit(uploadId, { as: 'lp-lain' });
  const large = Opened.parse((await world.open()).body).uploadId;
  const Key = `completions/lp-cendekia/${large}.ndjson`;
  await world.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body: Buffer.alloc(52_428_801, 10) }));

  const answers = [missing, others, await world.submit(large), await world.submit('f'.repeat(24))];

  expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
    [409, 'upload-missing'],
    [404, 'upload-not-found'],
    [413, 'upload-too-large'],
    [404, 'upload-not-found'],
  ]);
});

test('an empty file has no notices', async () => {
  const uploadId = await uploaded('');

  await world.submit(uploadId);
  await world.drain();

  expect((await world.upload(uploadId)).body).toMatchObject({ status: 'read', lines: 0, pending: 0, outcomes: [] });
});
