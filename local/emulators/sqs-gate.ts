import { AwsError, credentials } from './aws-json.ts';
import type { Misbehaviour } from './faults.ts';
import { bodyOf, listen, respond, type LocalServer } from './http.ts';
import { isObject, textOf, type JsonObject } from './json.ts';
import { onwardTo } from './onward.ts';
import { asAdministrator, mustHave, signerOf, type AskedRight, type Rights } from './rights.ts';
import { withQueueFaults } from './sqs-faults.ts';
import { moveTasks, type GatedQueue } from './sqs-move-tasks.ts';

interface SqsGateOptions {
  /** The address of the engine. */
  readonly engine: string;
  readonly queues: readonly GatedQueue[];
  readonly rights?: Rights;
  /** Where it listens; a free port unless told. */
  readonly port?: number;
  /** What goes wrong with calls of functions; whoever comes with the stack's own key is spared. */
  readonly misbehaviour?: Misbehaviour | undefined;
}

const amzJson = { 'content-type': 'application/x-amz-json-1.0' };

/** A batch needs the right of the single call. */
const actionOf = (call: string): string => `sqs:${call.replace(/Batch$/, '')}`;

/**
 * A proxy before the engine's queues and topics which
 * - asks whether who signed a call to a queue has the right to it;
 * - answers ListQueues with the addresses under which the gate itself is reached;
 * - answers StartMessageMoveTask and ListMessageMoveTasks, which the engine does not know: messages of a dead-letter queue go
 *   back to the queue that they came from, under new numbers, one task of a queue at a time.
 */
export const startSqsGate = async (options: SqsGateOptions): Promise<LocalServer> => {
  const { engine, queues, rights = () => true, port = 0, misbehaviour } = options;
  const onward = onwardTo(engine);
  const tasks = moveTasks(engine, queues);
  const arnOf = new Map(queues.map(({ url, arn }) => [new URL(url).pathname, arn]));

  const rightsAsked = (call: string, { QueueUrl, SourceArn }: JsonObject): AskedRight[] => {
    if (SourceArn !== undefined) {
      const source = textOf(SourceArn);
      const asked = [{ action: actionOf(call), resource: source }];
      // Who starts a task does through it what it does.
      return call === 'StartMessageMoveTask'
        ? [
            ...asked,
            { action: 'sqs:ReceiveMessage', resource: source },
            { action: 'sqs:DeleteMessage', resource: source },
            { action: 'sqs:GetQueueAttributes', resource: source },
            { action: 'sqs:SendMessage', resource: tasks.destinationOf(source).arn },
          ]
        : asked;
    }
    const resource = arnOf.get(QueueUrl === undefined ? '' : new URL(textOf(QueueUrl)).pathname);
    return resource === undefined ? [] : [{ action: actionOf(call), resource }];
  };

  const own: Readonly<Record<string, (input: JsonObject) => JsonObject | Promise<JsonObject>>> = {
    StartMessageMoveTask: tasks.start,
    ListMessageMoveTasks: tasks.list,
    // The engine would name addresses of its own.
    ListQueues: ({ QueueNamePrefix = '' }) => ({
      QueueUrls: queues
        .map(({ url }) => url)
        .filter((url) => url.slice(url.lastIndexOf('/') + 1).startsWith(textOf(QueueNamePrefix))),
    }),
  };

  const server = await listen(async (request, response) => {
    const body = (await bodyOf(request)) ?? Buffer.alloc(0);
    const call = /^AmazonSQS\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1];
    try {
      if (call !== undefined) {
        const input: unknown = JSON.parse(body.toString() || '{}');
        if (isObject(input)) {
          mustHave(rights, signerOf(request.headers), rightsAsked(call, input));
          const answer = await own[call]?.(input);
          if (answer !== undefined) {
            respond(response, 200, answer, amzJson);
            return;
          }
        }
      }
      const { method = 'POST', url = '/', headers } = request;
      const carryOut = (asked: Buffer) => onward.send(method, url, asAdministrator(headers), asked);
      const isSpared = misbehaviour === undefined || signerOf(headers) === credentials.accessKeyId;
      const answer = isSpared ? await carryOut(body) : await withQueueFaults(misbehaviour, { body, send: carryOut });
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    } catch (fault) {
      if (!(fault instanceof AwsError)) throw fault;
      const { type, message } = fault;
      respond(response, 400, { __type: `com.amazonaws.sqs#${type}`, message }, amzJson);
    }
  }, port);

  return {
    ...server,
    stop: async () => {
      await server.stop();
      await tasks.stop();
      onward.close();
    },
  };
};
