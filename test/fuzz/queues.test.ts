import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { routes } from '../../events/routes.ts';
import { WaveId } from '../../events/event.ts';
import { callAws } from '../../local/emulators/aws-json.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { keys } from '../../shared/table/keys.ts';
import { stopOf } from '../../shared/table/selections.ts';
import { getItem } from '../../shared/table/read.ts';
import { transact } from '../../shared/table/transaction.ts';
import { eventually } from '../support/eventually.ts';
import {
  consumersOfService,
  goodMessages,
  isMangled,
  stoppedRun,
  strangersFor,
  textsFor,
  type Consumer,
} from '../support/fuzz/messages.ts';
import { fuzzing, seedOf } from '../support/fuzz/seeds.ts';
import { differencesOf, stateOf } from '../support/fuzz/state.ts';
import { functionOf, fuzzedWorld, type FuzzedWorld } from '../support/fuzz/world.ts';
import { seedOfTests } from '../support/population.ts';
import { queueRecords } from '../support/queue-event.ts';
import { startTestStack } from '../support/stack.ts';

const { seed, runs } = fuzzing('the queues', 10);
const consumers = await consumersOfService();

let stack: LocalStack;
let world: FuzzedWorld;
let good: Readonly<Record<string, object>>;
beforeAll(async () => {
  stack = await startTestStack({
    seed: seedOfTests,
    scheduleSpeed: 0,
    maxEnvironments: 1,
    longestVisibilitySeconds: 1,
  });
  world = await fuzzedWorld(stack);
  good = goodMessages(world);
  const run = { waveId: WaveId.parse(stoppedRun.waveId), run: stoppedRun.run };
  await transact(world.table, (name) => [stopOf(run, { by: 'olga' })(name)]);
});
afterAll(() => stack.stop());

const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** The numbers of those messages of a batch that a consumer gives back. @throws Error when the function itself ended. */
const deliver = async ({ file }: Pick<Consumer, 'file'>, Records: readonly unknown[]): Promise<string[]> => {
  const result = await stack.invoke(functionOf(file), { Records });
  if (!result.ok) throw new Error(`${file} ended: ${JSON.stringify(result.error)} on ${JSON.stringify(Records)}`);
  return Failures.parse(JSON.parse(result.answer)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

const goodFor = ({ file }: Consumer): string => {
  const message = good[file];
  if (message === undefined) throw new Error(`${file} has no good message in test/support/fuzz/messages.ts.`);
  return JSON.stringify(message);
};

// First, while nothing but what they send is in the queues: what follows hands messages to the functions directly.
const sendTo = (queue: string, MessageBody: string) =>
  callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', { QueueUrl: stack.queueUrl(queue), MessageBody });

/** Waits until nothing is left in a queue but so many dead letters. */
const endsWith = (queue: string, dead: number): Promise<true> =>
  eventually(
    `the end of ${queue}`,
    () => {
      const depth = stack.queueDepth(queue);
      const left = depth.ready + depth.delayed + depth.inFlight;
      return (left === 0 && depth.dead === dead) || undefined;
    },
    { everyMilliseconds: 200 },
  );

test('what is mangled ends among the dead letters of its queue after five tries, and nothing else does', async () => {
  for (const { file } of consumers) stack.resumeSource(functionOf(file));
  await Promise.all(
    consumers.map(async (consumer) => {
      const { queue } = consumer;
      const mangled = ['{', '{"kind":"nothing"}', `"${'x'.repeat(100_000)}"`];
      for (const body of [mangled[0], goodFor(consumer), mangled[1], goodFor(consumer), mangled[2]])
        await sendTo(queue, body ?? '');
      await endsWith(queue, mangled.length);
    }),
  );
});

test('a dead letter is worked on when its queue is redriven after what was in its way is gone', async () => {
  const { applicantId, table } = world;
  const registration = await getItem(table, keys.registration(applicantId));
  const put = (Item: Record<string, unknown>) => table.client.send(new PutCommand({ TableName: table.name, Item }));
  const before = stack.queueDepth('Notices').dead;

  // For a person who has moved away from the register, so to say, no notice can be sent.
  await put({ ...registration, ...keys.registration(applicantId), identity: 'gone' });
  await sendTo('Notices', JSON.stringify(good['notices/send-notice']));
  await endsWith('Notices', before + 1);
  await put({ ...registration, ...keys.registration(applicantId) });
  expect(await stack.redrive('Notices')).toBe(before + 1);

  // The mangled ones come back here; the one that could not be sent does not.
  await endsWith('Notices', before);
  for (const { file } of consumers) await stack.pauseSource(functionOf(file));
});

describe.each(consumers)('$file', (consumer) => {
  test('gives back what is mangled, works on the rest, and changes nothing for a mangled message', async () => {
    const right = goodFor(consumer);
    const others = consumers.filter(({ file }) => file !== consumer.file).map(goodFor);
    // Whatever there is to be done for the good one is done by then.
    expect(await deliver(consumer, queueRecords(right))).toEqual([]);
    expect(await deliver(consumer, queueRecords(right))).toEqual([]);
    const before = await stateOf(world.table);
    const batches = fc.array(textsFor(consumer, others), { minLength: 1, maxLength: 6 });

    for (const texts of fc.sample(batches, { seed: seedOf(seed, consumer.file), numRuns: runs })) {
      const mangled = texts.filter((text) => isMangled(consumer, text));
      const place = mangled.length >> 1;
      // The first of them comes twice, as SQS may deliver it.
      const sent = [...mangled.slice(0, place), right, ...mangled.slice(place), ...mangled.slice(0, 1)];
      const failed = await deliver(consumer, queueRecords(...sent));
      const expected = sent.flatMap((text, position) => (text === right ? [] : [`message-${position}`]));
      expect(failed.sort(), JSON.stringify(sent).slice(0, 2_000)).toEqual(expected.sort());
    }

    expect(differencesOf(before, await stateOf(world.table))).toEqual([]);
  });

  test('does not end over messages that are right and about nothing that is there', async () => {
    for (const text of fc.sample(strangersFor(consumer), { seed: seedOf(seed, consumer.file), numRuns: runs })) {
      const failed = await deliver(consumer, queueRecords(text, goodFor(consumer)));
      expect(failed, text).not.toContain('message-1');
    }
  });
});

/** A record of the table's stream with what its new item has. */
const streamRecord = (position: number, NewImage: unknown) => ({
  eventID: String(position),
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(position + 1), NewImage },
});

const text = (value: string) => ({ S: value });
const occurredAt = text('2023-03-01T00:00:00.000Z');

test('the router passes on what is an event, and names the first that is none', async () => {
  const settled = { event: text('standing.unsettled.v1'), occurredAt };
  const right = { ...settled, data: { M: { applicantId: text(world.applicantId) } } };
  const odd = fc.constantFrom<unknown>(
    undefined,
    {},
    { event: { N: '1' } },
    { event: { NULL: true }, data: { L: [] } },
    { ...settled },
    { ...settled, data: { M: {} } },
    { ...settled, data: { S: 'x' } },
    { ...settled, data: { M: { applicantId: { N: '9007199254740993' } } } },
    { ...settled, data: { M: { applicantId: { N: '1e400' } } } },
    { ...settled, data: { M: { applicantId: { SS: ['a'] } } } },
    { ...settled, data: { M: { applicantId: { B: 'AA==' } } } },
    { ...right, occurredAt: text('yesterday') },
    { ...right, event: text('standing.unsettled.v2') },
    { ...right, event: text('__proto__') },
    { ...right, event: text('constructor') },
    ...Object.keys(routes).map((name) => ({ event: text(name), occurredAt, data: { M: { x: text('y') } } })),
  );
  const depth = () => {
    const { ready, delayed, inFlight } = stack.queueDepth('Standing');
    return ready + delayed + inFlight;
  };

  for (const batch of fc.sample(fc.array(odd, { minLength: 1, maxLength: 8 }), { seed, numRuns: runs })) {
    const before = depth();
    const images = [right, ...batch, right, right];
    const failed = await deliver(
      { file: 'events/route-events' },
      images.map((image, position) => streamRecord(position, image)),
    );
    expect(failed).toEqual(['2']);
    expect(depth() - before).toBe(3);
  }
});
