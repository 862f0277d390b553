import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { canonical, isObject, type Json, type JsonObject, textOf, omit } from './json.ts';
import { AwsError } from './aws-json.ts';
import { rightsAsked, type TableKeys } from './dynamodb-rights.ts';
import { bodyOf, listen, respond, type LocalServer } from './http.ts';
import { onwardTo } from './onward.ts';
import { asAdministrator, mustHave, signerOf, type Rights } from './rights.ts';
import { addUnits, noUnits, transactionUnits, type Units } from './dynamodb-units.ts';

/** What stands before DynamoDB Local. */
export interface DynamoDbGate extends LocalServer {
  /** Read and write units since the start or the last reset, as DynamoDB on demand would bill them. */
  readonly consumed: () => Units;
  readonly resetConsumed: () => void;
}

interface GateOptions {
  /** Where DynamoDB Local answers. */
  readonly engine: string;
  /** The names of the key attributes of each table. */
  readonly keysOf: ReadonlyMap<string, readonly string[]>;
  /** What tables are called in rights; without it everybody may do everything. */
  readonly tables?: ReadonlyMap<string, TableKeys>;
  readonly rights?: Rights;
  /** Whether overlapping writes meet a TransactionConflict, as they do in the cloud and never in DynamoDB Local. */
  readonly conflicts: boolean;
}

interface TransactItem {
  readonly action: string;
  readonly request: JsonObject;
}

/**
 * A proxy before DynamoDB Local that does what the engine leaves out: it cancels a transaction that overlaps in time
 * with another write of one of its keys (TransactionConflict), it asks whether who calls has the right to it, and it
 * counts the units that DynamoDB would bill.
 */
export const startDynamoDbGate = async ({
  engine,
  keysOf,
  conflicts,
  tables = new Map(),
  rights = () => true,
}: GateOptions): Promise<DynamoDbGate> => {
  const onward = onwardTo(engine);
  const inTransaction = new Set<string>();
  const inWrite = new Map<string, number>();
  let consumed = noUnits();

  const keyOf = (request: JsonObject): string => {
    const table = textOf(request['TableName']);
    const whole = isObject(request['Key']) ? request['Key'] : isObject(request['Item']) ? request['Item'] : {};
    return `${table} ${(keysOf.get(table) ?? []).map((name) => canonical(whole[name] ?? null)).join(' ')}`;
  };

  /** Sends the request on, and its answer back. */
  const pass = async (
    headers: IncomingHttpHeaders,
    body: Buffer,
    response: ServerResponse,
    count: (answer: JsonObject) => void,
  ) => {
    const answer = await onward.send('POST', '/', asAdministrator(headers), body);
    if (answer.status === 200) count(JSON.parse(answer.body.toString()) as JsonObject);
    // The length is restated: the engine may have sent its answer in chunks.
    response.writeHead(answer.status, {
      ...omit(answer.headers, 'transfer-encoding', 'connection'),
      'content-length': answer.body.length,
    });
    response.end(answer.body);
  };

  const refuse = (response: ServerResponse, type: string, message: string, details: JsonObject = {}) => {
    const __type = `com.amazonaws.dynamodb.v20120810#${type}`;
    respond(response, 400, { __type, message, ...details }, { 'content-type': 'application/x-amz-json-1.0' });
  };

  const transactWrite = async (items: readonly TransactItem[], response: ServerResponse, send: () => Promise<void>) => {
    const keys = items.map(({ request }) => keyOf(request));
    const clash = keys.map((key) => inTransaction.has(key) || inWrite.has(key));
    if (conflicts && clash.includes(true)) {
      cancel(response, clash);
      return;
    }
    for (const key of keys) inTransaction.add(key);
    try {
      await send();
    } finally {
      for (const key of keys) inTransaction.delete(key);
    }
  };

  const cancel = (response: ServerResponse, clash: readonly boolean[]) => {
    const reasons = clash.map((clashes) =>
      clashes ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
    );
    const codes = reasons.map(({ Code }) => Code).join(', ');
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
    refuse(response, 'TransactionCanceledException', message, { Message: message, CancellationReasons: reasons });
  };

  const singleWrite = async (request: JsonObject, response: ServerResponse, send: () => Promise<void>) => {
    const key = keyOf(request);
    if (conflicts && inTransaction.has(key)) {
      refuse(response, 'TransactionConflictException', 'Transaction is ongoing for the item');
      return;
    }
    inWrite.set(key, (inWrite.get(key) ?? 0) + 1);
    try {
      await send();
    } finally {
      const left = (inWrite.get(key) ?? 1) - 1;
      if (left > 0) inWrite.set(key, left);
      else inWrite.delete(key);
    }
  };

  const server = await listen(async (request, response) => {
    const body = (await bodyOf(request)) ?? Buffer.alloc(0);
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const isData = String(request.headers['x-amz-target']).startsWith('DynamoDB_20120810.');
    if (!isData || !body.length) return pass(request.headers, body, response, () => undefined);
    const input = JSON.parse(body.toString()) as JsonObject;
    try {
      mustHave(rights, signerOf(request.headers), rightsAsked(operation, input, tables));
    } catch (fault) {
      if (!(fault instanceof AwsError)) throw fault;
      refuse(response, fault.type, fault.message, { Message: fault.message });
      return;
    }
    const items = transactItems(input['TransactItems']);
    // The engine counts plain calls rightly, and transactions wrongly: those are computed here.
    const counted = Buffer.from(JSON.stringify({ ...input, ReturnConsumedCapacity: 'TOTAL' }));
    const units = transactionUnits(operation, items);
    const send = () =>
      pass(request.headers, canCount.has(operation) ? counted : body, response, (answer) => {
        consumed = addUnits(consumed, units ?? unitsOf(operation, answer['ConsumedCapacity']));
      });
    if (operation === 'TransactWriteItems') return transactWrite(items, response, send);
    if (operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem') {
      return singleWrite(input, response, send);
    }
    const clash = items.map((item) => inTransaction.has(keyOf(item.request)));
    if (conflicts && operation === 'TransactGetItems' && clash.includes(true)) {
      cancel(response, clash);
      return;
    }
    return send();
  });

  return {
    ...server,
    consumed: () => consumed,
    resetConsumed: () => {
      consumed = noUnits();
    },
    stop: async () => {
      await server.stop();
      onward.close();
    },
  };
};

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
