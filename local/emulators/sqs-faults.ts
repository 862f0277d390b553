import type { Misbehaviour } from './faults.ts';
import { isObject, omit, textOf, type Json, type JsonObject } from './json.ts';
import type { EngineAnswer } from './onward.ts';

/** A call of a function to SQS. */
interface QueueCall {
  readonly body: Buffer;
  readonly send: (body: Buffer) => Promise<EngineAnswer>;
}

/** Carries a call out as SQS in trouble does: in part, not at all, or without saying that it did. */
export const withQueueFaults = async (misbehaviour: Misbehaviour, { body, send }: QueueCall): Promise<EngineAnswer> => {
  const { down, faultRate, lostRate, entryFaultRate } = misbehaviour.faults().queues;
  if (down) {
    misbehaviour.note('queues down');
    return failed(503, 'ServiceUnavailable');
  }
  if (misbehaviour.strikes('queue fault', faultRate)) return failed(500, 'InternalFailure');
  const isLost = misbehaviour.strikes('queue answer lost', lostRate);
  const answer = await (entryFaultRate > 0 ? withoutSome(misbehaviour, entryFaultRate, { body, send }) : send(body));
  return isLost && answer.status === 200 ? failed(500, 'InternalFailure') : answer;
};

/** Takes some entries of a batch and refuses the others, as the answer says one by one. */
const withoutSome = async (
  misbehaviour: Misbehaviour,
  rate: number,
  { body, send }: QueueCall,
): Promise<EngineAnswer> => {
  const input: unknown = JSON.parse(body.toString() || '{}');
  const entries = isObject(input) && Array.isArray(input['Entries']) ? input['Entries'].filter(isObject) : [];
  const refused = entries.filter(() => misbehaviour.strikes('queue entry refused', rate));
  if (refused.length === 0 || !isObject(input)) return send(body);
  const Failed: Json[] = refused.map(({ Id }) => {
    return { Id: textOf(Id), SenderFault: false, Code: 'InternalError', Message: 'The entry was not taken.' };
  });
  const taken = entries.filter((entry) => !refused.includes(entry));
  if (taken.length === 0) return answered(200, { Failed, Successful: [] });
  const answer = await send(Buffer.from(JSON.stringify({ ...input, Entries: taken })));
  if (answer.status !== 200) return answer;
  const told = JSON.parse(answer.body.toString()) as JsonObject;
  const already = Array.isArray(told['Failed']) ? told['Failed'] : [];
  return answered(200, { ...told, Failed: [...already, ...Failed] }, answer.headers);
};

const failed = (status: number, type: string): EngineAnswer =>
  answered(status, { __type: `com.amazonaws.sqs#${type}`, message: 'The queues are in trouble.' });

const answered = (status: number, body: JsonObject, headers: EngineAnswer['headers'] = {}): EngineAnswer => {
  const bytes = Buffer.from(JSON.stringify(body));
  const kept = omit(headers, 'transfer-encoding');
  const own = { 'content-type': 'application/x-amz-json-1.0', 'content-length': String(bytes.length) };
  return { status, headers: { ...kept, ...own }, body: bytes };
};
