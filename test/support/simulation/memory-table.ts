import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { conditionOf, ExpressionFault, projectionOf, updateOf, type Placeholders } from './expressions.ts';
import { partitionsOf, type Key, type Partitions } from './partitions.ts';
import { storedItem, type Item, type Value } from './values.ts';

/** A command of the document client, as far as the table answers it. */
export interface Command {
  readonly input: object;
}

interface Expressed {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, Value> | undefined;
  readonly ConditionExpression?: string | undefined;
}

/** One write, of a transaction or alone. */
interface Write extends Expressed {
  readonly Item?: Item | undefined;
  readonly Key?: Item | undefined;
  readonly UpdateExpression?: string | undefined;
}
interface TransactItem {
  readonly Put?: Write | undefined;
  readonly Update?: Write | undefined;
  readonly Delete?: Write | undefined;
  readonly ConditionCheck?: Write | undefined;
}

const mostInTransaction = 100;
const metadata = { $metadata: {} };

const invalid = (message: string): DynamoDBServiceException =>
  new DynamoDBServiceException({ ...metadata, name: 'ValidationException', $fault: 'client', message });

const placeholdersOf = ({ ExpressionAttributeNames, ExpressionAttributeValues }: Expressed): Placeholders => ({
  names: ExpressionAttributeNames ?? {},
  values: ExpressionAttributeValues ?? {},
});

const keyOf = ({ pk, sk }: Item): Key => {
  if (typeof pk !== 'string' || typeof sk !== 'string' || pk === '' || sk === '')
    throw invalid('One or more parameter values are not valid.');
  return { pk, sk };
};

/** A write that is looked at but not carried out: where, whether its condition holds, and what is there afterwards. */
interface Planned {
  readonly key: Key;
  readonly holds: boolean;
  /** Undefined where there is no item afterwards; absent where nothing is written. */
  readonly after?: { readonly item: Item | undefined };
}

/** What stands for the partition key in the condition of a query. */
const partitionPlaceholder = (condition: string, isIndex: boolean): string => {
  const start = isIndex ? 'gsi1pk = ' : 'pk = ';
  return condition.startsWith(start) ? (condition.slice(start.length).split(' ', 1)[0] ?? '') : '';
};

/** Where an item stands in the order of its partition. */
const placeOf = ({ gsi1sk, pk, sk }: Item, isIndex: boolean): string =>
  isIndex ? [gsi1sk, pk, sk].join('\0') : String(sk);

const keyIn = ({ pk, sk, gsi1pk, gsi1sk }: Item, isIndex: boolean): Item =>
  isIndex ? { pk, sk, gsi1pk, gsi1sk } : { pk, sk };

const planned = (partitions: Partitions, kind: keyof TransactItem, write: Write): Planned => {
  const key = keyOf((kind === 'Put' ? write.Item : write.Key) ?? {});
  const standing = partitions.get(key);
  const given = placeholdersOf(write);
  const { ConditionExpression: condition, UpdateExpression: update = '' } = write;
  const holds = condition === undefined || conditionOf(condition)(standing, given);
  if (kind === 'ConditionCheck' || !holds) return { key, holds };
  if (kind === 'Delete') return { key, holds, after: { item: undefined } };
  if (kind === 'Put') return { key, holds, after: { item: storedItem(write.Item ?? {}) } };
  return { key, holds, after: { item: storedItem({ ...updateOf(update)(standing, given), ...key }) } };
};

/** A faulty expression is refused as DynamoDB refuses it. */
const orInvalid = <Answer>(work: () => Answer): Answer => {
  try {
    return work();
  } catch (fault) {
    throw fault instanceof ExpressionFault ? invalid(fault.message) : fault;
  }
};

/** Those attributes of an item that are asked for. */
const projection = ({ ProjectionExpression, ...expressed }: QueryCommandInput): ((item: Item) => Item) => {
  if (ProjectionExpression === undefined) return (item) => item;
  const given = placeholdersOf(expressed);
  const names = projectionOf(ProjectionExpression).map((name) => name(given));
  return (item) => {
    const some: Record<string, Value> = {};
    for (const name of names) if (item[name] !== undefined) some[name] = item[name];
    return some;
  };
};

export interface MemoryTable {
  /** Answers a command as DynamoDB does, at once and alone. */
  readonly execute: (command: Command) => object;
  /** The item of a key, those of a partition, and all of them: for whoever looks from outside. */
  readonly get: Partitions['get'];
  readonly of: Partitions['of'];
  readonly items: () => Item[];
  /** A table with the same items, which goes its own way from here. */
  readonly copy: () => MemoryTable;
  /** Has each item told that a write leaves, in the order of the writes, as the table's stream does. */
  readonly onWrite: (told: (item: Item) => void) => void;
}

/**
 * A table with its index in memory: what the modules of `shared/table` use of DynamoDB, with its conditions and its
 * transactions, at the document client's `send`. A query ends after `pageItems` items, as DynamoDB's does after a megabyte.
 * What it does not know it refuses. Beside DynamoDB Local it has to give equal answers: test/simulation/table.test.ts.
 */
export const memoryTable = (pageItems = Infinity, partitions = partitionsOf()): MemoryTable => {
  let tell: (item: Item) => void = () => undefined;

  const carryOut = (plans: readonly Planned[]): void => {
    for (const { key, after } of plans) {
      if (after === undefined) continue;
      partitions.set(key, after.item);
      if (after.item !== undefined) tell(after.item);
    }
  };

  const write = (kind: keyof TransactItem, input: Write): object => {
    const plan = orInvalid(() => planned(partitions, kind, input));
    if (!plan.holds)
      throw new ConditionalCheckFailedException({ ...metadata, message: 'The conditional request failed' });
    carryOut([plan]);
    return {};
  };

  const transact = (items: readonly TransactItem[]): object => {
    if (items.length === 0 || items.length > mostInTransaction) throw invalid('A transaction has 1 to 100 writes.');
    const plans = items.map((item) => {
      const [[kind, input] = []] = Object.entries(item) as [keyof TransactItem, Write][];
      if (kind === undefined || input === undefined) throw invalid('A transaction has a write that is none.');
      return orInvalid(() => planned(partitions, kind, input));
    });
    if (new Set(plans.map(({ key }) => `${key.pk}\0${key.sk}`)).size < plans.length)
      throw invalid('Transaction request cannot include multiple operations on one item');
    if (plans.some(({ holds }) => !holds)) {
      const CancellationReasons = plans.map(({ holds }) =>
        holds ? { Code: 'None' } : { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      );
      throw new TransactionCanceledException({ ...metadata, message: 'Transaction cancelled', CancellationReasons });
    }
    carryOut(plans);
    return {};
  };

  /** The items of a partition that match, from where an earlier page ended. */
  const query = (input: QueryCommandInput): object => {
    const { KeyConditionExpression = '', ExclusiveStartKey, ScanIndexForward = true, Limit = Infinity } = input;
    if (input.FilterExpression !== undefined) throw invalid('The table in memory filters nothing.');
    const isIndex = input.IndexName !== undefined;
    const given = placeholdersOf(input);
    const partition = given.values[partitionPlaceholder(KeyConditionExpression, isIndex)];
    if (typeof partition !== 'string') throw invalid('Query condition missed key schema element');
    const matches = conditionOf(KeyConditionExpression);
    const ordered = isIndex ? partitions.ofIndex(partition) : partitions.of(partition);
    if (!ScanIndexForward) ordered.reverse();
    const start = ExclusiveStartKey === undefined ? undefined : placeOf(ExclusiveStartKey, isIndex);
    const most = Math.min(Limit, pageItems);
    const page: Item[] = [];
    for (const item of ordered) {
      if (page.length === most) break;
      const isAfter = start === undefined || placeOf(item, isIndex) > start === ScanIndexForward;
      if (isAfter && (start === undefined || placeOf(item, isIndex) !== start) && matches(item, given)) page.push(item);
    }
    // Whether there is more is not looked at: DynamoDB too stops where the page is full.
    const last = page.length === most ? page.at(-1) : undefined;
    return {
      Items: page.map(projection(input)),
      Count: page.length,
      ...(last === undefined ? {} : { LastEvaluatedKey: keyIn(last, isIndex) }),
    };
  };

  const read = (key: Item): Item | undefined => partitions.get(keyOf(key));

  const batchWrite = (requests: readonly { PutRequest?: Write; DeleteRequest?: Write }[]): object => {
    const plans = requests.map(({ PutRequest, DeleteRequest }) =>
      PutRequest === undefined
        ? planned(partitions, 'Delete', DeleteRequest ?? {})
        : planned(partitions, 'Put', PutRequest),
    );
    carryOut(plans);
    return { UnprocessedItems: {} };
  };

  return {
    execute(command) {
      const { input } = command;
      if (command instanceof GetCommand) {
        const Item = read(command.input.Key ?? {});
        return Item === undefined ? {} : { Item };
      }
      if (command instanceof QueryCommand) return orInvalid(() => query(command.input));
      if (command instanceof PutCommand) return write('Put', input);
      if (command instanceof UpdateCommand) return write('Update', input);
      if (command instanceof DeleteCommand) return write('Delete', input);
      if (command instanceof TransactWriteCommand) return transact(command.input.TransactItems ?? []);
      if (command instanceof BatchGetCommand) {
        const tables = Object.entries(command.input.RequestItems ?? {});
        const answers = tables.map(([name, { Keys = [] }]) => [name, Keys.flatMap((key) => read(key) ?? [])] as const);
        return { Responses: Object.fromEntries(answers), UnprocessedKeys: {} };
      }
      if (command instanceof BatchWriteCommand) {
        const all = Object.values(command.input.RequestItems ?? {}).flat();
        return batchWrite(all as readonly { PutRequest?: Write; DeleteRequest?: Write }[]);
      }
      if (command instanceof ScanCommand) return { Items: partitions.all() };
      throw invalid(`The table in memory does not know ${command.constructor.name}.`);
    },
    get: partitions.get,
    of: partitions.of,
    items: partitions.all,
    copy: () => memoryTable(pageItems, partitions.copy()),
    onWrite: (told) => {
      tell = told;
    },
  };
};
