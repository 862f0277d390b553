import type { IncomingHttpHeaders } from 'node:http';
import { canonical, isObject, type Json, type JsonObject, textOf, omit } from './json.ts';
import { AwsError, credentials, signatureOf } from './aws-json.ts';
import { cancelled, refused, withTableFaults } from './dynamodb-faults.ts';
import type { DynamoDbDatabase } from './dynamodb-local.ts';
import { rightsAsked, type TableKeys } from './dynamodb-rights.ts';
import type { Misbehaviour } from './faults.ts';
import { bodyOf, listen, type LocalServer } from './http.ts';
import { onwardTo, type EngineAnswer } from './onward.ts';
import { mustHave, signerOf, type Rights } from './rights.ts';
import { addUnits, noUnits, transactionUnits, type Units } from './dynamodb-units.ts';

/** What stands before DynamoDB Local. */
interface Gate {
  /** Read and write units since the start or the last reset, as DynamoDB on demand would bill them. */
  readonly consumed: () => Units;
  readonly resetConsumed: () => void;
}

/** A gate that listens on a port of its own. */
export interface DynamoDbGate extends Gate, LocalServer {}

/** A gate in the process of who asks. */
export interface DynamoDbGateInside extends Gate {
  /** Answers a request as DynamoDB would: its headers (names in lower case) and its whole body. */
  readonly answer: (headers: IncomingHttpHeaders, body: Buffer) => Promise<EngineAnswer>;
  readonly stop: () => void;
}

interface GateOptions {
  readonly engine: DynamoDbDatabase;
  /** The names of the key attributes of each table. */
  readonly keysOf: ReadonlyMap<string, readonly string[]>;
  /** What tables are called in rights; without it everybody may do everything. */
  readonly tables?: ReadonlyMap<string, TableKeys>;
  readonly rights?: Rights;
  /** Whether overlapping writes meet a TransactionConflict, as they do in the cloud and never in DynamoDB Local. */
  readonly conflicts: boolean;
  /** What goes wrong with calls of functions; whoever comes with the stack's own key is spared. */
  readonly misbehaviour?: Misbehaviour | undefined;
}

interface TransactItem {
  readonly action: string;
  readonly request: JsonObject;
}

/** A gate that listens: see `dynamoDbGate`. */
export const startDynamoDbGate = async (options: GateOptions): Promise<DynamoDbGate> => {
  const { answer, stop, ...gate } = dynamoDbGate(options);
  const server = await listen(async (request, response) => {
    const body = (await bodyOf(request)) ?? Buffer.alloc(0);
    const answered = await answer(request.headers, body);
    response.writeHead(answered.status, answered.headers);
    response.end(answered.body);
  });
  return {
    ...server,
    ...gate,
    stop: async () => {
      await server.stop();
      stop();
    },
  };
};

/**
 * Stands before DynamoDB Local and does what the engine leaves out: it cancels a transaction that overlaps in time
 * with another write of one of its keys (TransactionConflict), it asks whether who calls has the right to it, and it
 * counts the units that DynamoDB would bill.
 */
export const dynamoDbGate = ({
  engine,
  keysOf,
  conflicts,
  tables = new Map(),
  rights = () => true,
  misbehaviour,
}: GateOptions): DynamoDbGateInside => {
  const onward = onwardTo(engine.url);
  const authorization = signatureOf(engine.accessKeyId);
  const inTransaction = new Set<string>();
  const inWrite = new Map<string, number>();
  let consumed = noUnits();

  const keyOf = (request: JsonObject): string => {
    const table = textOf(request['TableName']);
    const whole = isObject(request['Key']) ? request['Key'] : isObject(request['Item']) ? request['Item'] : {};
    return `${table} ${(keysOf.get(table) ?? []).map((name) => canonical(whole[name] ?? null)).join(' ')}`;
  };

  /** Sends the request on, and gives its answer. */
  const pass = async (
    headers: IncomingHttpHeaders,
    body: Buffer,
    count: (answer: JsonObject) => void,
  ): Promise<EngineAnswer> => {
    const answer = await onward.send('POST', '/', { ...headers, authorization }, body);
    if (answer.status === 200) count(JSON.parse(answer.body.toString()) as JsonObject);
    // The length is restated: the engine may have sent its answer in chunks.
    const kept = omit(answer.headers, 'transfer-encoding', 'connection');
    return { ...answer, headers: { ...kept, 'content-length': String(answer.body.length) } };
  };

  const transactWrite = async (
    items: readonly TransactItem[],
    send: () => Promise<EngineAnswer>,
  ): Promise<EngineAnswer> => {
    const keys = items.map(({ request }) => keyOf(request));
    const clash = keys.map((key) => inTransaction.has(key) || inWrite.has(key));
    if (conflicts && clash.includes(true)) return overlapping(clash);
    for (const key of keys) inTransaction.add(key);
    try {
      return await send();
    } finally {
      for (const key of keys) inTransaction.delete(key);
    }
  };

  const singleWrite = async (request: JsonObject, send: () => Promise<EngineAnswer>): Promise<EngineAnswer> => {
    const key = keyOf(request);
    if (conflicts && inTransaction.has(key)) {
      return refused('TransactionConflictException', 'Transaction is ongoing for the item');
    }
    inWrite.set(key, (inWrite.get(key) ?? 0) + 1);
    try {
      return await send();
    } finally {
      const left = (inWrite.get(key) ?? 1) - 1;
      if (left > 0) inWrite.set(key, left);
      else inWrite.delete(key);
    }
  };

  const answer = async (headers: IncomingHttpHeaders, body: Buffer): Promise<EngineAnswer> => {
    const operation = String(headers['x-amz-target']).replace(/^.*\./, '');
    const isData = String(headers['x-amz-target']).startsWith('DynamoDB_20120810.');
    if (!isData || !body.length) return pass(headers, body, () => undefined);
    const input = JSON.parse(body.toString()) as JsonObject;
    try {
      mustHave(rights, signerOf(headers), rightsAsked(operation, input, tables));
    } catch (fault) {
      if (!(fault instanceof AwsError)) throw fault;
      return refused(fault.type, fault.message, { Message: fault.message });
    }
    if (misbehaviour === undefined || signerOf(headers) === credentials.accessKeyId)
      return carryOut(headers, operation, input);
    return withTableFaults(misbehaviour, { operation, input, send: (asked) => carryOut(headers, operation, asked) });
  };

  const carryOut = (headers: IncomingHttpHeaders, operation: string, input: JsonObject): Promise<EngineAnswer> => {
    const items = transactItems(input['TransactItems']);
    // The engine counts plain calls rightly, and transactions wrongly: those are computed here.
    const counted = canCount.has(operation) ? { ...input, ReturnConsumedCapacity: 'TOTAL' } : input;
    const units = transactionUnits(operation, items);
    const send = () =>
      pass(headers, Buffer.from(JSON.stringify(counted)), (answered) => {
        consumed = addUnits(consumed, units ?? unitsOf(operation, answered['ConsumedCapacity']));
      });
    if (operation === 'TransactWriteItems') return transactWrite(items, send);
    if (operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem') {
      return singleWrite(input, send);
    }
    const clash = items.map((item) => inTransaction.has(keyOf(item.request)));
    if (conflicts && operation === 'TransactGetItems' && clash.includes(true))
      return Promise.resolve(overlapping(clash));
    return send();
  };

  return {
    answer,
    consumed: () => consumed,
    resetConsumed: () => {
      consumed = noUnits();
    },
    stop: onward.close,
  };
};

const overlapping = (clash: readonly boolean[]): EngineAnswer =>
  cancelled(
    clash.map((clashes) =>
      clashes ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
    ),
  );

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
const canCount = new Set([...writes, 'GetItem', 'Query', 'Scan', 'BatchGetItem']);

const transactItems = (list: Json | undefined): TransactItem[] =>
  (Array.isArray(list) ? list : [])
    .filter(isObject)
    .flatMap((item) =>
      Object.entries(item).flatMap(([action, request]) => (isObject(request) ? [{ action, request }] : [])),
    );

const unitsOf = (operation: string, capacity: Json | undefined): Units => {
  const list = (Array.isArray(capacity) ? capacity : [capacity]).filter(isObject);
  const total = list.reduce((sum, { CapacityUnits }) => sum + Number(CapacityUnits ?? 0), 0);
  return writes.has(operation) ? { read: 0, write: total } : { read: total, write: 0 };
};
