import { Agent, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** An engine's whole answer. */
export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The way from a gate to the engine behind it, over connections that are kept. */
interface Onward {
  readonly send: (method: string, path: string, headers: OutgoingHttpHeaders, body?: Buffer) => Promise<EngineAnswer>;
  readonly close: () => void;
}

/** @param engine the engine's address, such as `http://127.0.0.1:8000`. */
export const onwardTo = (engine: string): Onward => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const { hostname, port, host } = new URL(engine);
  return {
    send: (method, path, headers, body) =>
      new Promise((resolve, reject) => {
        const length = body ? { 'content-length': String(body.length) } : {};
        const call = request({ hostname, port, method, path, agent, headers: { ...headers, host, ...length } });
        call.on('error', reject);
        call.on('response', (answer) => {
          const chunks: Buffer[] = [];
          answer.on('error', reject);
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) });
          });
        });
        call.end(body);
      }),
    close: () => {
      agent.destroy();
    },
  };
};
