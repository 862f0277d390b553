import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { routeEvents } from '../../../functions/events/route-events.ts';
import type { Table } from '../../../shared/table/client.ts';
import { isRouted } from '../../../shared/queue/router.ts';
import { functionContext } from '../gateway-event.ts';
import type { CallKind } from './calls.ts';
import type { Call, Kernel, QueueParts } from './kernel.ts';
import type { Command, MemoryTable } from './memory-table.ts';
import type { Item } from './values.ts';

const kindOf = (command: Command): CallKind => {
  if (command instanceof TransactWriteCommand) return 'transaction';
  const isRead = [GetCommand, QueryCommand, BatchGetCommand].some((kind) => command instanceof kind);
  return isRead ? 'read' : 'write';
};

interface Named {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
}

const nameOf = ({ Key, Item }: Named): string => {
  const { pk, sk } = Key ?? Item ?? {};
  return `${String(pk)} ${String(sk)}`;
};

/** What a command does, in a story. */
const tellCommand = (command: Command): string => {
  if (command instanceof TransactWriteCommand) {
    const items = command.input.TransactItems ?? [];
    const [first, ...others] = items.map((item) => nameOf(Object.values(item)[0] as Named));
    return `writes ${first ?? ''}${others.length === 0 ? '' : ` and ${others.length} more in a transaction`}`;
  }
  const input = command.input as Named;
  if (kindOf(command) === 'write') return `writes ${nameOf(input)}`;
  if (command instanceof QueryCommand) return `reads ${Object.values(input.ExpressionAttributeValues ?? {}).join(' ')}`;
  return `reads ${nameOf(input)}`;
};

const client = DynamoDBDocumentClient.from(
  new DynamoDBClient({ region: 'ap-southeast-3', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
);

/** A table as a worker's process sees it: each command is a call at which something may happen. */
export const tableThrough = (table: MemoryTable, call: Call): Table => ({
  name: 'Table',
  client: new Proxy(client, {
    get(target, property): unknown {
      if (property !== 'send') return Reflect.get(target, property);
      return (command: Command) =>
        call(
          kindOf(command),
          () => tellCommand(command),
          () => table.execute(command),
        );
    },
  }),
});

/** How many records of the stream a process gets at once. */
const recordsAtOnce = 10;

const recordOf = (item: Item, place: number): DynamoDBRecord => ({
  dynamodb: {
    SequenceNumber: String(place),
    NewImage: marshall(item, { removeUndefinedValues: true }) as NonNullable<
      NonNullable<DynamoDBRecord['dynamodb']>['NewImage']
    >,
  },
});

/**
 * The table's stream: a queue of one message for as long as there are records that are not routed. They are routed in
 * their order by the real function, from the first one that failed, and more than once where its process died.
 */
export const streamOf = (table: MemoryTable, kernel: () => Kernel) => {
  const records: DynamoDBRecord[] = [];
  let routed = 0;
  table.onWrite((item) => {
    if (!isRouted(item)) return;
    records.push(recordOf(item, records.length));
    if (records.length === routed + 1) kernel().send('Stream', {});
  });

  const queue: QueueParts = {
    visibilitySeconds: 1,
    processes: 1,
    mostDeliveries: Infinity,
    tell: () => `the ${Math.min(recordsAtOnce, records.length - routed)} next records of the stream`,
    worker: (call) => {
      const handler = routeEvents({
        sendTo: (name, messages) =>
          call(
            'send',
            () => `sends ${messages.length} messages to ${name}`,
            () => {
              for (const { body, delaySeconds } of messages) kernel().send(name, body, delaySeconds);
            },
          ),
      });
      return async () => {
        const from = routed;
        const Records = records.slice(from, from + recordsAtOnce);
        if (Records.length === 0) return true;
        const answer = await handler({ Records }, functionContext());
        const [failed] = answer.batchItemFailures;
        const upTo = failed === undefined ? from + Records.length : Number(failed.itemIdentifier);
        routed = Math.max(routed, upTo);
        if (failed === undefined && routed < records.length) kernel().send('Stream', {});
        return failed === undefined;
      };
    },
  };
  return { queue, isRouted: () => routed === records.length };
};
