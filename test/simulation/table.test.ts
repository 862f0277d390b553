import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryTable, type Command } from '../support/simulation/memory-table.ts';
import { localTable, type LocalTable } from '../support/table.ts';

/** Commands of every form that the pipelines use, on few keys, so that they meet. */
const partition = fc.constantFrom('A', 'B');
const key = fc.record({ pk: partition, sk: fc.constantFrom('UNIT#1', 'UNIT#2', 'UNIT#3', 'FACT#1', 'FACT#2') });
const number = fc.nat(3);
const texts = fc.uniqueArray(fc.constantFrom('one', 'two', 'three'), { minLength: 1, maxLength: 3 });
const attributes = fc.record(
  {
    revision: number,
    status: fc.constantFrom('open', 'done'),
    balance: number,
    approvals: fc.array(fc.record({ by: fc.constantFrom('a', 'b') }), { maxLength: 2 }),
    added: texts.map((all) => new Set(all)),
    doneAt: fc.constantFrom('2023-02-20', '2023-02-21'),
    data: fc.record({
      nested: fc.array(fc.oneof(number, fc.constant(null), fc.boolean())),
      none: fc.constant(undefined),
    }),
  },
  { requiredKeys: [] },
);
const indexed = fc.record({ gsi1pk: fc.constantFrom('X', 'Y'), gsi1sk: fc.constantFrom('1', '2', '3', '4') });
const item = fc
  .record({ key, attributes, indexed: fc.option(indexed) })
  .map(({ key: at, attributes: own, indexed: place }) => ({
    ...at,
    ...own,
    // One place in the index for each item: which of two equal ones comes first is not said.
    ...(place === null ? {} : { gsi1pk: place.gsi1pk, gsi1sk: `${place.gsi1sk}${at.pk}${at.sk}` }),
  }));

const expressed = (ConditionExpression: string, values: object = {}, names: object = {}) => ({
  ConditionExpression,
  ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
});

/** The conditions of the pipelines, form by form. */
const condition = fc.oneof(
  fc.constant({}),
  fc.constantFrom(
    expressed('attribute_not_exists(pk)'),
    expressed('attribute_exists(pk)'),
    expressed('attribute_not_exists(doneAt)'),
    expressed('attribute_not_exists(pk) OR attribute_exists(doneAt)'),
  ),
  number.map((seen) => expressed('revision = :seen', { ':seen': seen })),
  number.map((least) => expressed('balance >= :least', { ':least': least })),
  number.map((most) => expressed('attribute_not_exists(balance) OR balance < :most', { ':most': most })),
  fc
    .record({ open: fc.constantFrom('open', 'done'), count: fc.nat(2) })
    .map(({ open, count }) =>
      expressed(
        '#status = :status AND size(approvals) = :approvals',
        { ':status': open, ':approvals': count },
        { '#status': 'status' },
      ),
    ),
  fc.record({ by: number, at: fc.constantFrom('2023-02-20', '2023-02-21') }).map(({ by, at }) =>
    expressed('attribute_not_exists(pk) OR (revision = :by AND (doneAt = :at OR NOT attribute_exists(doneAt)))', {
      ':by': by,
      ':at': at,
    }),
  ),
  texts.map((all) => expressed('added = :added', { ':added': new Set(all) })),
  number.map((one) => expressed('revision <> :one', { ':one': one })),
  number.map((one) => expressed('revision IN (:one, :two)', { ':one': one, ':two': one + 1 })),
  fc.constant(expressed('revision BETWEEN :one AND :two', { ':one': 1, ':two': 2 })),
  fc.constant(expressed('begins_with(doneAt, :day)', { ':day': '2023-02' })),
);

const changed = (UpdateExpression: string, values: object = {}, names: object = {}) => ({
  UpdateExpression,
  ExpressionAttributeValues: values,
  ExpressionAttributeNames: names,
});

/** The updates of the pipelines, form by form. */
const update = fc.oneof(
  number.map((one) => changed('ADD balance :one', { ':one': one })),
  texts.map((all) =>
    changed(
      'ADD #change :change SET #source = :source',
      { ':change': new Set(all), ':source': 's' },
      { '#change': 'added', '#source': 'source' },
    ),
  ),
  fc.constant(changed('SET doneAt = if_not_exists(doneAt, :at)', { ':at': '2023-02-20' })),
  fc.constant(
    changed('SET #status = :status ADD revision :one', { ':status': 'done', ':one': 1 }, { '#status': 'status' }),
  ),
  fc.constant(
    changed(
      'SET #status = :status REMOVE doneAt, approvals ADD revision :one',
      { ':status': 'open', ':one': 1 },
      { '#status': 'status' },
    ),
  ),
  fc.constant(changed('SET balance = balance - :one', { ':one': 1 })),
  fc.constant(changed('SET balance = if_not_exists(balance, :none) + :one', { ':none': 0, ':one': 1 })),
  texts.map((all) => changed('DELETE added :less', { ':less': new Set(all) })),
);

type Parts = Readonly<Record<string, object | undefined>>;

/** A condition beside an update, with the names and values of both; what is empty is left out, as DynamoDB wants it. */
const joined = (one: object, other: object): object => {
  const [a, b] = [one as Parts, other as Parts];
  const both = (name: string) => {
    const all = { ...a[name], ...b[name] };
    return Object.keys(all).length === 0 ? {} : { [name]: all };
  };
  return { ...one, ...other, ...both('ExpressionAttributeNames'), ...both('ExpressionAttributeValues') };
};

/** Whether two expressions use one placeholder for two things. */
const isClear = (one: object, other: object): boolean => {
  const [a, b] = [one as Parts, other as Parts];
  return ['ExpressionAttributeNames', 'ExpressionAttributeValues'].every((name) =>
    Object.keys(a[name] ?? {}).every((placeholder) => !Object.hasOwn(b[name] ?? {}, placeholder)),
  );
};

const withoutEmpty = (input: object): object =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => !name.startsWith('Expression') || Object.keys(value as object).length > 0,
    ),
  );

const put = fc.record({ Item: item, condition }).map(({ Item, condition: on }) => ({ Put: { Item, ...on } }));
const updated = fc
  .record({ Key: key, update, condition })
  .filter(({ update: change, condition: on }) => isClear(change, on))
  .map(({ Key, update: change, condition: on }) => ({ Update: withoutEmpty({ Key, ...joined(change, on) }) }));
const deleted = fc.record({ Key: key, condition }).map(({ Key, condition: on }) => ({ Delete: { Key, ...on } }));
const checked = fc
  .record({ Key: key, condition: condition.filter((on) => Object.keys(on).length > 0) })
  .map(({ Key, condition: on }) => ({ ConditionCheck: { Key, ...on } }));

const query = fc
  .record({
    key: fc.constantFrom(
      ['pk = :pk', {}],
      ['pk = :pk AND begins_with(sk, :prefix)', { ':prefix': 'UNIT#' }],
      ['pk = :pk AND sk BETWEEN :from AND :to', { ':from': 'FACT#2', ':to': 'UNIT#2' }],
      ['pk = :pk AND sk >= :order', { ':order': 'UNIT#1' }],
    ),
    pk: partition,
    backwards: fc.boolean(),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    after: fc.option(fc.constantFrom('FACT#1', 'UNIT#1', 'UNIT#2'), { nil: undefined }),
    some: fc.boolean(),
  })
  .map(({ key: [expression, values], pk, backwards, limit, after, some }) => ({
    KeyConditionExpression: expression,
    ExpressionAttributeValues: { ':pk': pk, ...values },
    ConsistentRead: true,
    ScanIndexForward: !backwards,
    ...(limit === undefined ? {} : { Limit: limit }),
    ...(after === undefined || expression !== 'pk = :pk' ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    ...(some ? { ProjectionExpression: '#a0, #a1', ExpressionAttributeNames: { '#a0': 'sk', '#a1': 'doneAt' } } : {}),
  }));
const indexQuery = fc.record({ gsi1pk: fc.constantFrom('X', 'Y'), from: fc.boolean() }).map(({ gsi1pk, from }) => ({
  IndexName: 'gsi1',
  KeyConditionExpression: from ? 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to' : 'gsi1pk = :pk AND gsi1sk <= :to',
  ExpressionAttributeValues: { ':pk': gsi1pk, ':to': '3~', ...(from ? { ':from': '2' } : {}) },
}));

const keyOf = (write: Readonly<Record<string, object>>): string => {
  const [{ Key, Item }] = Object.values(write) as [
    Readonly<Record<'Key' | 'Item', { pk: string; sk: string } | undefined>>,
  ];
  const { pk, sk } = Key ?? Item ?? {};
  return `${pk ?? ''} ${sk ?? ''}`;
};

type Make = (TableName: string) => Command;
const onTable = (input: object, TableName: string) => ({ ...input, TableName });

const command: fc.Arbitrary<Make> = fc.oneof(
  put.map(
    ({ Put }) =>
      (name: string) =>
        new PutCommand(onTable(Put, name) as never),
  ),
  updated.map(
    ({ Update }) =>
      (name: string) =>
        new UpdateCommand(onTable(Update, name) as never),
  ),
  deleted.map(
    ({ Delete }) =>
      (name: string) =>
        new DeleteCommand(onTable(Delete, name) as never),
  ),
  // Of one item once: DynamoDB looks at that before any condition, and its imitation on a laptop after them.
  fc.uniqueArray(fc.oneof(put, updated, deleted, checked), { minLength: 1, maxLength: 5, selector: keyOf }).map(
    (items) => (name: string) =>
      new TransactWriteCommand({
        TransactItems: items.map((one) =>
          Object.fromEntries(Object.entries(one).map(([kind, input]) => [kind, onTable(input, name)])),
        ),
      }),
  ),
  key.map((Key) => (TableName: string) => new GetCommand({ TableName, Key, ConsistentRead: true })),
  fc.oneof(query, indexQuery).map((input) => (TableName: string) => new QueryCommand({ ...input, TableName })),
  fc
    .uniqueArray(key, { minLength: 1, selector: ({ pk, sk }) => pk + sk })
    .map((Keys) => (name: string) => new BatchGetCommand({ RequestItems: { [name]: { Keys, ConsistentRead: true } } })),
  fc.uniqueArray(item, { minLength: 1, maxLength: 5, selector: ({ pk, sk }) => pk + sk }).map(
    (all) => (name: string) =>
      new BatchWriteCommand({
        RequestItems: {
          [name]: all.map((Item, place) =>
            place % 3 === 2 ? { DeleteRequest: { Key: { pk: Item.pk, sk: Item.sk } } } : { PutRequest: { Item } },
          ),
        },
      }),
  ),
);

interface Answer {
  readonly Item?: object;
  readonly Items?: readonly object[];
  readonly LastEvaluatedKey?: Record<string, unknown>;
  readonly Responses?: Readonly<Record<string, readonly object[]>>;
}
interface Fault {
  readonly name: string;
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
}

type Ask = (command: Command) => unknown;

/** All pages of a query together: where a page ends exactly with the last item, engines may or may not say that there is more. */
const pagesOf = async (ask: Ask, input: QueryCommandInput): Promise<Answer> => {
  const Items: object[] = [];
  let from = input.ExclusiveStartKey;
  do {
    const page = (await ask(new QueryCommand({ ...input, ExclusiveStartKey: from }))) as Answer;
    if ((page.Items?.length ?? 0) > (input.Limit ?? Infinity)) throw new Error('A page is longer than was asked for.');
    Items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return { Items };
};

/** What a caller can make of an answer: order where there is one, and of a fault its name and its reasons. */
const heard = async (ask: Ask, command: Command): Promise<unknown> => {
  try {
    const answer = command instanceof QueryCommand ? pagesOf(ask, command.input) : ask(command);
    const { Item, Items, Responses = {} } = (await answer) as Answer;
    const found = Object.values(Responses)
      .flat()
      .map((one) => one as { pk: string; sk: string })
      .toSorted((one, other) => (one.pk + one.sk < other.pk + other.sk ? -1 : 1));
    return { Item, Items, found };
  } catch (fault) {
    const { name, CancellationReasons } = fault as Fault;
    return { name, reasons: CancellationReasons?.map(({ Code }) => Code) };
  }
};

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

const clear = async ({ table: { client, name } }: LocalTable): Promise<void> => {
  for (const pk of ['A', 'B']) {
    const asked = { TableName: name, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
    const { Items = [] } = await client.send(new QueryCommand(asked));
    for (const found of Items)
      await client.send(new DeleteCommand({ TableName: name, Key: { pk, sk: String(found['sk']) } }));
  }
};

test('the table in memory answers every sequence of the pipelines’ commands as DynamoDB does', async () => {
  const isAlike = fc.asyncProperty(
    fc.array(command, { minLength: 1, maxLength: 25, size: 'max' }),
    async (commands) => {
      await clear(local);
      const memory = memoryTable();
      const { client, name } = local.table;
      for (const make of commands) {
        const asked = make(name);
        const ours = await heard(memory.execute, asked);
        expect(ours, JSON.stringify(asked.input)).toEqual(await heard((one) => client.send(one as never), asked));
      }
    },
  );
  await fc.assert(isAlike, { numRuns: Number(process.env['FUZZ_RUNS'] ?? 10) });
});
