import type { Misbehaviour } from './faults.ts';
import { isObject, omit, textOf, type Json, type JsonObject } from './json.ts';
import type { EngineAnswer } from './onward.ts';

/** A call of a function to DynamoDB. */
interface TableCall {
  readonly operation: string;
  readonly input: JsonObject;
  /** Carries a call out: this one, or what is left of it. */
  readonly send: (input: JsonObject) => Promise<EngineAnswer>;
}

const turnedAway = 'Throughput exceeds the current capacity of your table or index.';

/** Carries a call out as a table in trouble does: in part, not at all, or without saying that it did. */
export const withTableFaults = async (
  misbehaviour: Misbehaviour,
  { operation, input, send }: TableCall,
): Promise<EngineAnswer> => {
  const { throttledRate, faultRate, lostRate } = misbehaviour.faults().table;
  if (misbehaviour.strikes('table throttled', throttledRate)) return throttled({ operation, input, send });
  if (misbehaviour.strikes('table fault', faultRate)) return internalError();
  if (!misbehaviour.strikes('table answer lost', lostRate)) return send(input);
  const answer = await send(input);
  return answer.status === 200 ? internalError() : answer;
};

const throttled = async ({ operation, input, send }: TableCall): Promise<EngineAnswer> => {
  const items = input['TransactItems'];
  if (Array.isArray(items)) {
    const codes = items.map((_, place) => (place === 0 ? 'ThrottlingError' : 'None'));
    return cancelled(codes.map((Code) => (Code === 'None' ? { Code } : { Code, Message: turnedAway })));
  }
  const parts = halves(input['RequestItems']);
  if (parts !== undefined) {
    const [now, later] = parts;
    const answer = await send({ ...input, RequestItems: now });
    const left = operation === 'BatchWriteItem' ? 'UnprocessedItems' : 'UnprocessedKeys';
    return answer.status === 200 ? withMore(answer, left, later) : answer;
  }
  return refused('ProvisionedThroughputExceededException', turnedAway);
};

/** What of a batch is done now, and what is left; nothing where it cannot be parted. */
const halves = (requests: Json | undefined): readonly [JsonObject, JsonObject] | undefined => {
  if (!isObject(requests)) return undefined;
  const [now, later]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
  for (const [table, asked] of Object.entries(requests)) {
    const list = isObject(asked) ? asked['Keys'] : asked;
    if (!Array.isArray(list) || list.length < 2) return undefined;
    const middle = list.length >> 1;
    const part = (of: Json[]): Json => (isObject(asked) ? { ...asked, Keys: of } : of);
    now[table] = part(list.slice(0, middle));
    later[table] = part(list.slice(middle));
  }
  return [now, later];
};

const withMore = (answer: EngineAnswer, name: string, later: JsonObject): EngineAnswer => {
  const told = JSON.parse(answer.body.toString()) as JsonObject;
  const found = told[name];
  const merged: Record<string, Json> = { ...(isObject(found) ? found : {}) };
  for (const [table, left] of Object.entries(later)) {
    const before = merged[table];
    if (Array.isArray(before) && Array.isArray(left)) merged[table] = [...before, ...left];
    else merged[table] = left;
  }
  const body = Buffer.from(JSON.stringify({ ...told, [name]: merged }));
  // The checksum is that of the engine's own answer.
  const headers = omit(answer.headers, 'x-amz-crc32');
  return { status: 200, headers: { ...headers, 'content-length': String(body.length) }, body };
};

const internalError = (): EngineAnswer => refused('InternalServerError', 'Internal server error', {}, 500);

/** An answer of DynamoDB that is an error. */
export const refused = (type: string, message: string, details: JsonObject = {}, status = 400): EngineAnswer => {
  const __type = `com.amazonaws.dynamodb.v20120810#${type}`;
  const body = Buffer.from(JSON.stringify({ __type, message, ...details }));
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': String(body.length) };
  return { status, headers, body };
};

/** A transaction that was cancelled, with a reason for each of its items. */
export const cancelled = (reasons: JsonObject[]): EngineAnswer => {
  const codes = reasons.map(({ Code }) => textOf(Code)).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return refused('TransactionCanceledException', message, { Message: message, CancellationReasons: reasons });
};
