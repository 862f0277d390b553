import type { Invocation, LocalStack } from '../../local/stack/stack.ts';
import { isObject, type Json } from '../../local/emulators/json.ts';
import type { SharedReads, WatchedEngine } from './engine.ts';
import type { Figures } from './figures.ts';

/** What the functions were asked and answered since the start. */
interface Invoked {
  readonly invocations: number;
  readonly messages: number;
  readonly answered: number;
}

const parsed = (text: string): Json => JSON.parse(text) as Json;

/** The bytes of the body of an answer that goes to whoever asked. */
const bytesAnswered = ({ event, result }: Invocation): number => {
  if (!result.ok || !isObject(event) || event['requestContext'] === undefined) return 0;
  const answer = parsed(result.answer);
  if (!isObject(answer) || typeof answer['body'] !== 'string') return 0;
  return Buffer.byteLength(answer['body'], answer['isBase64Encoded'] === true ? 'base64' : 'utf8');
};

const messagesIn = (event: unknown): number => {
  const records = isObject(event) && Array.isArray(event['Records']) ? event['Records'] : [];
  return records.filter((record) => isObject(record) && record['eventSource'] === 'aws:sqs').length;
};

/** Counts invocations: it is told of each one by the stack. */
export const invocationCounter = () => {
  let counted: Invoked = { invocations: 0, messages: 0, answered: 0 };
  let lastAt = performance.now();
  const byFunction = new Map<string, number>();
  return {
    note: (invocation: Invocation): void => {
      lastAt = performance.now();
      const { functionName, event } = invocation;
      byFunction.set(functionName, (byFunction.get(functionName) ?? 0) + 1);
      counted = {
        invocations: counted.invocations + 1,
        messages: counted.messages + messagesIn(event),
        answered: counted.answered + bytesAnswered(invocation),
      };
    },
    counted: (): Invoked => counted,
    byFunction: (): ReadonlyMap<string, number> => new Map(byFunction),
    /** When the last one ended (`performance.now()`). */
    lastAt: (): number => lastAt,
  };
};
export type InvocationCounter = ReturnType<typeof invocationCounter>;

/** What something took, all persons together, with the reads beside it that are nobody's. */
export interface Taken {
  readonly figures: Figures;
  readonly shared: SharedReads;
}

interface Sources {
  readonly stack: Pick<LocalStack, 'consumed'>;
  readonly engine: Pick<WatchedEngine, 'sharedReads' | 'correction' | 'takeWritten'>;
  readonly invoked: Pick<InvocationCounter, 'counted'>;
  /** The bytes of the items under these keys, as they stand; nothing for those that are there no more. */
  readonly bytesOf: (keys: ReturnType<WatchedEngine['takeWritten']>) => Promise<number>;
}

/** Measures what some work takes. Nothing else may be going on, and the work has to have come to its end. */
export const meterOf =
  ({ stack, engine, invoked, bytesOf }: Sources) =>
  async (work: () => Promise<void>): Promise<Taken> => {
    engine.takeWritten();
    const count = () => ({
      units: stack.consumed(),
      shared: engine.sharedReads(),
      correction: engine.correction(),
      ...invoked.counted(),
    });
    const before = count();
    await work();
    const after = count();
    const written = engine.takeWritten();
    const shared = {
      reads: after.shared.reads - before.shared.reads,
      units: after.shared.units - before.shared.units,
    };
    return {
      shared,
      figures: {
        read: after.units.read - before.units.read + after.correction - before.correction,
        written: after.units.write - before.units.write,
        messages: after.messages - before.messages,
        invocations: after.invocations - before.invocations,
        answered: after.answered - before.answered,
        stored: await bytesOf(written),
      },
    };
  };
export type Meter = ReturnType<typeof meterOf>;
