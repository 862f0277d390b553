import type { IncomingHttpHeaders } from 'node:http';
import { bodyOf, listen, type LocalServer } from '../local/emulators/http.ts';
import { omit } from '../local/emulators/json.ts';
import { onwardTo, type EngineAnswer } from '../local/emulators/onward.ts';

/** A call of the table, or of its stream, that went through to the engine and back. */
export interface EngineCall {
  /** Such as `DynamoDB_20120810.GetItem`. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly answer: EngineAnswer;
  /** When it came (`performance.now()`). */
  readonly startedAt: number;
}

/** Listens before an engine: everything goes on to it as it is, and what came back is told of before it is answered. */
export const listenBefore = async (engine: string, heard: (call: EngineCall) => void): Promise<LocalServer> => {
  const onward = onwardTo(engine);
  const server = await listen(async (request, response) => {
    const { method = 'POST', url = '/', headers } = request;
    const body = (await bodyOf(request)) ?? Buffer.alloc(0);
    const startedAt = performance.now();
    const answer = await onward.send(method, url, headers, body);
    heard({ target: String(headers['x-amz-target'] ?? ''), headers, body, answer, startedAt });
    // The length is restated: the engine may have sent its answer in chunks.
    const kept = omit(answer.headers, 'transfer-encoding', 'connection');
    response.writeHead(answer.status, { ...kept, 'content-length': String(answer.body.length) });
    response.end(answer.body);
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      onward.close();
    },
  };
};
