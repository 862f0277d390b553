import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack/stack.ts';
import { citizen, send } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { queueRecords } from '../support/queue-event.ts';
import { startTestStack } from '../support/stack.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests });
});
afterAll(() => stack.stop());

const Line = z.looseObject({
  level: z.string(),
  message: z.string(),
  function_name: z.string(),
  xray_trace_id: z.string(),
  correlation_id: z.string().optional(),
  correlations: z.array(z.string()).optional(),
});
type Line = z.infer<typeof Line>;

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The structured lines of all functions. */
const lines = (): Line[] =>
  readdirSync(stack.logsDir).flatMap((file) =>
    readFileSync(join(stack.logsDir, file), 'utf8')
      .split('\n')
      .flatMap((text) => {
        const { success, data } = Line.safeParse(jsonIn(text));
        return success ? [data] : [];
      }),
  );

const isAbout = (id: string) => (line: Line) => line.correlation_id === id || line.correlations?.includes(id) === true;

/** The functions that logged something about a request. */
const about = (id: string): string[] => [
  ...new Set(
    lines()
      .filter(isAbout(id))
      .map(({ function_name: name }) => name),
  ),
];

const through = (names: readonly string[], design: string): boolean => names.some((name) => name.includes(design));

test('the number of one HTTP request is in the logs of its function, of the router and of every worker that went on with it', async () => {
  const budi = citizen(stack, 'budi');

  const { headers } = await budi.register(somebody(0));
  await budi.decided();
  const requestId = String(headers.get('apigw-requestid'));
  const names = await eventually('the request in the log of the last worker', () => {
    const found = about(requestId);
    return through(found, 'SettleStanding') ? found : undefined;
  });

  for (const design of ['SubmitRegistration', 'RouteEvents', 'VerifyRegistration', 'SettleStanding'])
    expect(through(names, design), `${design} among ${names.join(', ')}`).toBe(true);
  // Nobody else's work goes under the number, and what others do goes under theirs.
  expect(names.some((name) => name.includes('GetRegistration'))).toBe(false);
});

test('every line names its trace, and the fields of the questions of the night are those of the lines', async () => {
  const refused = await send(stack, { path: '/v1/waves/2023-99' });
  await stack.invoke('verify-registration', { Records: queueRecords('{"applicantId":"nobody"}') });
  expect(refused.status).toBe(404);

  const written = await eventually('a failed message in the log', () => {
    const all = lines();
    return all.some(({ message }) => message === 'Message failed and goes back to the queue.') ? all : undefined;
  });

  for (const { xray_trace_id: trace } of written) expect(trace).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  const fieldsOf = (message: string): string[] => {
    const line = written.find((one) => one.message === message);
    const { error } = z.looseObject({ error: z.looseObject({}).optional() }).parse(line ?? {});
    return [...Object.keys(line ?? {}), ...Object.keys(error ?? {}).map((name) => `error.${name}`)];
  };
  expect(fieldsOf('Message failed and goes back to the queue.')).toEqual(
    expect.arrayContaining(['level', 'function_name', 'error.name', 'error.message', 'receiveCount', 'messageId']),
  );
  expect(fieldsOf('Request refused.')).toEqual(expect.arrayContaining(['function_name', 'code', 'status']));
  expect(fieldsOf('Request answered.')).toEqual(expect.arrayContaining(['route', 'status', 'milliseconds']));
  expect(fieldsOf('Message done.')).toEqual(expect.arrayContaining(['milliseconds', 'messageId', 'receiveCount']));
});
