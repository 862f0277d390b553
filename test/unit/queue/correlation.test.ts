import { expect, test } from 'vitest';
import * as z from 'zod';
import { correlationId } from '../../../shared/platform/correlation.ts';
import { scheduled } from '../../../shared/queue/schedule.ts';
import { worker } from '../../../shared/queue/worker.ts';
import { functionContext } from '../../support/gateway-event.ts';
import { queueRecords } from '../../support/queue-event.ts';

test('messages of one batch are worked on at once, each in the name of what it came of, and one without a number in nobody’s', async () => {
  const seen = new Map<string, (string | undefined)[]>();
  const all = Promise.withResolvers<undefined>();
  const work = worker(z.string(), async (message) => {
    seen.set(message, [correlationId()]);
    if (seen.size === 3) all.resolve(undefined);
    await all.promise;
    seen.get(message)?.push(correlationId());
  });
  const numbers = ['request-one', 'request-two', undefined];
  const Records = queueRecords('"a"', '"b"', '"c"').map((record, position) => {
    const stringValue = numbers[position];
    const messageAttributes =
      stringValue === undefined ? {} : { correlationId: { stringValue, dataType: 'String' as const } };
    return { ...record, messageAttributes };
  });

  await work({ Records }, functionContext());

  expect([...seen.values()]).toEqual(numbers.map((number) => [number, number]));
  expect(correlationId()).toBeUndefined();
});

test('a run of a schedule is its own cause', async () => {
  let seen: string | undefined;
  const run = scheduled(() => {
    seen = correlationId();
    return Promise.resolve();
  });
  const context = functionContext();

  await run(
    {
      id: '1',
      version: '0',
      account: '000000000000',
      time: '2023-02-17T12:00:00Z',
      region: 'ap-southeast-3',
      resources: [],
      source: 'aws.scheduler',
      'detail-type': 'Scheduled Event',
      detail: {},
    },
    context,
  );

  expect(seen).toBe(context.awsRequestId);
});
