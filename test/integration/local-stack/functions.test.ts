import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reloadOnChange } from '../../../local/dev/reload.ts';
import { eventually, startFixture, type FixtureStack } from './fixture/fixture-stack.ts';

let fixture: FixtureStack;

beforeAll(async () => {
  fixture = await startFixture({ scheduleSpeed: 600, seed: 7, maxEnvironments: 2 });
});
afterAll(() => fixture.stop());

const waiting = (milliseconds: number) => ({
  queryStringParameters: { behave: 'wait', milliseconds: String(milliseconds) },
});

test('a function reaches the table, buckets, keys and secrets through the SDK’s own settings', async () => {
  const result = await fixture.stack.invoke('reach', {});

  expect(result).toMatchObject({ ok: true });
  expect(JSON.parse(result.ok ? result.answer : '{}')).toMatchObject({
    secret: { apiKey: expect.stringMatching(/^[\w-]{32}$/) as string },
    text: 'reac',
    unknown: expect.stringContaining('does not imitate the call TrentService.ListKeys') as string,
  });
});

test('an environment keeps its module between invocations, and no more than the most are made', async () => {
  const results = await Promise.all(Array.from({ length: 6 }, () => fixture.stack.invoke('answer', waiting(50))));

  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(fixture.stack.environments('answer')).toBe(2);
});

test('a function that runs out of time is ended and fails with the time-out’s name', async () => {
  const result = await fixture.stack.invoke('answer', waiting(5_000));

  expect(result).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
  expect(result.ok ? '' : result.error.errorMessage).toContain('Task timed out after 1.00 seconds');
});

test('a function that is killed in the middle fails, and the next invocation starts afresh', async () => {
  const interrupted = fixture.stack.invoke('answer', waiting(900));
  await eventually(() => fixture.stack.environments('answer'));

  const killed = await fixture.stack.kill('answer');
  const after = await fixture.stack.invoke('answer', waiting(0));

  expect(killed).toBeGreaterThan(0);
  expect(await interrupted).toMatchObject({ ok: false, error: { errorType: 'Runtime.ExitError' } });
  expect(after).toMatchObject({ ok: true, answer: expect.stringContaining('"{\\"invocations\\":1}"') as string });
});

test('what a function throws is told to the caller and written to the function’s log', async () => {
  const result = await fixture.stack.invoke('answer', { queryStringParameters: { behave: 'throw' } });

  expect(result).toMatchObject({ ok: false, error: { errorType: 'Error', errorMessage: 'thrown on purpose' } });
  const logs = readdirSync(fixture.stack.logsDir).filter((name) => name.includes('-Answer'));
  await eventually(() =>
    logs.some((name) => readFileSync(join(fixture.stack.logsDir, name), 'utf8').includes('thrown on purpose')),
  );
});

test('a schedule runs by itself, faster than the clock, and when it is told to', async () => {
  const result = await fixture.stack.runSchedule('TickEveryMinute');
  const item = await eventually(async () => {
    const ticks = await fixture.item('TICKS');
    return Number(ticks?.['ticks']?.N) > 2 ? ticks : undefined;
  });

  expect(JSON.parse(result.ok ? result.answer : '{}')).toMatchObject({
    source: 'aws.scheduler',
    'detail-type': 'Scheduled Event',
  });
  expect(Number(item['ticks']?.N)).toBeGreaterThan(2);
});

test('invocations that are too many for the account are turned away, and a schedule’s come again', async () => {
  const { stack } = fixture;
  stack.misbehave({ functions: { concurrency: 1 } });
  const pair = await Promise.all([stack.invoke('answer', waiting(0)), stack.invoke('answer', waiting(0))]);
  stack.misbehave({ functions: { throttledRate: 1 } });
  const answered = await fetch(`${stack.apiUrl}/v1/files/a`);
  const before = stack.injected()['function throttled'];
  const scheduled = stack.runSchedule('TickEveryMinute');
  await eventually(() => stack.injected()['function throttled'] > before + 2);
  stack.misbehave();

  const turnedAway = { ok: false, error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' } };
  expect(pair.filter(({ ok }) => !ok)).toContainEqual(expect.objectContaining(turnedAway));
  expect([answered.status, await answered.text()]).toEqual([503, '{"message":"Service Unavailable"}']);
  expect(await scheduled).toMatchObject({ ok: true });
  expect(stack.concurrency().peak).toBeGreaterThan(0);
});

test('an environment that is to die ends on its way, and a wrong clock is wrong for what runs in it alone', async () => {
  const { stack } = fixture;
  stack.misbehave({ functions: { killedRate: 1 } });
  const killed = await stack.invoke('answer', waiting(900));
  stack.misbehave({ functions: { clockSkewMilliseconds: 86_400_000 } });
  const asked = Date.now();
  const wrong = await stack.invoke('answer', {});
  stack.misbehave();
  const right = await stack.invoke('answer', {});

  const clockOf = (result: typeof wrong) => {
    const { body } = JSON.parse(result.ok ? result.answer : '{}') as { body: string };
    return JSON.parse(body) as { now: number; remaining: number };
  };
  expect(killed).toMatchObject({ ok: false, error: { errorType: 'Runtime.ExitError' } });
  expect(Math.abs(clockOf(wrong).now - asked)).toBeGreaterThan(20_000);
  expect(clockOf(wrong).remaining).toBeLessThan(5_000);
  expect(Math.abs(clockOf(right).now - asked)).toBeLessThan(20_000);
  expect(stack.injected()['function killed']).toBeGreaterThan(0);
  expect(stack.injected()['clock wrong']).toBeGreaterThan(0);
});

test('a name that is not in the template is refused with the names that are', async () => {
  await expect(fixture.stack.invoke('no-such', {})).rejects.toThrow(/no function named no-such: .*Answer/);
  expect(() => fixture.stack.queueUrl('NoSuch')).toThrow('There is no queue named NoSuch');
});

describe('while somebody works on a function', () => {
  const root = mkdtempSync(join(tmpdir(), 'prakerja-reload-'));
  const said: string[] = [];
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const answersWith = (word: string) =>
    `import { word } from '../../shared/word.ts';
export const handler = async () => ({ statusCode: 200, body: '${word} ' + word });`;
  const answer = async (): Promise<string> => {
    const result = await fixture.stack.invoke('answer', {});
    return result.ok ? String((JSON.parse(result.answer) as { body: unknown }).body) : result.error.errorMessage;
  };
  const answered = (wanted: string) => eventually(async () => ((await answer()).includes(wanted) ? wanted : undefined));

  let stop: () => Promise<void>;
  beforeAll(async () => {
    write('shared/word.ts', "export const word: string = 'old';");
    write('functions/area/answer.ts', answersWith('once'));
    stop = await reloadOnChange({
      stack: fixture.stack,
      root,
      folders: ['functions', 'shared'],
      files: ['area/answer'],
      to: join(root, 'bundles'),
      say: (line) => said.push(line),
    });
  });
  afterAll(async () => {
    await stop();
    rmSync(root, { recursive: true });
  });

  test('it runs what is new when a file changes that it is made of, however often', async () => {
    write('functions/area/answer.ts', answersWith('twice'));
    await answered('twice old');
    write('shared/word.ts', "export const word: string = 'new';");
    await answered('twice new');
    write('shared/word.ts', "export const word: string = 'newer';");
    await answered('twice newer');
  });

  test('one that is busy ends what it does first', async () => {
    write(
      'functions/area/answer.ts',
      "export const handler = () => new Promise((r) => setTimeout(r, 900, { body: 'slow' }));",
    );
    await answered('slow');
    const busy = answer();
    write('functions/area/answer.ts', answersWith('thrice'));
    await answered('thrice');

    expect(await busy).toBe('slow');
  });

  test('what does not build says where, and is well again when it is mended', async () => {
    write('functions/area/answer.ts', "export const handler = 'never ended;");
    await answered('answer.ts:1: Unterminated string literal');
    write('functions/area/answer.ts', answersWith('mended'));
    await answered('mended');

    expect(said.filter((line) => line.includes('does not build'))).not.toHaveLength(0);
  });

  test('what it is not made of leaves it alone', async () => {
    write('shared/other.ts', 'export const other = 1;');

    await eventually(() => said.find((line) => line.includes('other.ts changed: 0 functions')));
  });
});
