import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { QueueName } from '../events/routes.ts';
import { environment } from '../shared/platform/environment.ts';
import { isRouted, routed } from '../shared/queue/router.ts';
import { queueUrls } from '../shared/queue/urls.ts';
import { sendAll, type Outgoing } from '../shared/queue/send.ts';
import { tableNamed } from '../shared/table/client.ts';
import { eventTable } from '../shared/table/events.ts';
import { waveTable } from '../shared/table/waves.ts';
import { stackFile } from './stack-file.ts';

/**
 * Sends the events of an interval to their queues again, built anew from the table. Readers bear an event twice, so
 * this is always safe. It speaks to the stack that the environment names (the variables of route-events and TABLE_NAME,
 * with credentials for dynamodb:Query, dynamodb:GetItem and sqs:SendMessage), or else to the local stack that runs.
 */

const usage = 'Usage: npm run replay-events -- --from INSTANT --to INSTANT [--dry-run]';
const StackFile = z.object({ environment: z.record(z.string(), z.string()) });
const InstantInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

/** Where no stack is named, the local one is taken. Clients read these variables when they are first used. */
const nameLocalStack = (): void => {
  if (process.env['TABLE_NAME'] !== undefined || !existsSync(stackFile)) return;
  const stack = StackFile.parse(JSON.parse(readFileSync(stackFile, 'utf8')));
  Object.assign(process.env, stack.environment);
};

const instantOf = (name: string, text: string | undefined): string => {
  const parsed = InstantInput.safeParse(text);
  if (!parsed.success) throw new TypeError(`--${name} takes an instant such as 2023-02-17T12:00:00Z.\n${usage}`);
  return parsed.data;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  });
  const [from, to] = [instantOf('from', values.from), instantOf('to', values.to)];
  if (to < from) throw new TypeError(`--to must not come before --from.\n${usage}`);

  nameLocalStack();
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
  const urls = queueUrls();
  const table = tableNamed(TABLE_NAME);
  const runs = (await waveTable(table).list()).flatMap(({ waveId, lastRun }) =>
    Array.from({ length: lastRun }, (_, place) => ({ waveId, run: place + 1 })),
  );

  const sent = new Map<QueueName, number>();
  for await (const page of eventTable(table).between(from, to, runs)) {
    const byQueue = Map.groupBy(page.filter(isRouted).map(routed), ({ queue }) => queue);
    for (const [queue, entries] of byQueue) {
      const messages: Outgoing[] = entries.flatMap(({ messages: own }) => own);
      if (!values['dry-run']) await sendAll(urls[queue], messages);
      sent.set(queue, (sent.get(queue) ?? 0) + messages.length);
    }
  }

  const verb = values['dry-run'] ? 'would be sent' : 'sent';
  for (const [queue, messages] of sent) console.log(`${queue}: ${messages} ${verb}`);
  if (sent.size === 0) console.log('Nothing happened in this interval that anybody reads.');
};

try {
  await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}
