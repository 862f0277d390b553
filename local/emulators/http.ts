import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { createServer as createProbe, type AddressInfo } from 'node:net';

/** A server of the local stack: where it answers, and how to end it. */
export interface LocalServer {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Listens on this machine only (127.0.0.1). Port 0 takes a free one.
 * What a handler throws is answered with status 500 and its message: an emulator's fault must be seen, not guessed.
 * @throws Error when the port is taken.
 */
export const listen = async (answer: Answer, port = 0): Promise<LocalServer> => {
  const onRequest: RequestListener = (request, response) => {
    answer(request, response).catch((fault: unknown) => {
      if (response.headersSent) return void response.destroy();
      respond(response, 500, { message: fault instanceof Error ? fault.message : String(fault) });
    });
  };
  // The clients of the stack reuse connections; Node's default of five seconds would close them under a request.
  const server = createServer({ keepAliveTimeout: 60_000, noDelay: true }, onRequest);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => {
      reject(fault.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: choose another with --port.`) : fault);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    port: actual,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

/** The request's whole body, or undefined as soon as it is longer than the limit (the rest is then thrown away). */
export const bodyOf = async (request: IncomingMessage, limitBytes = Infinity): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limitBytes) chunks.push(chunk);
  }
  return length > limitBytes ? undefined : Buffer.concat(chunks, length);
};

/** Answers JSON (or nothing) with a status. */
export const respond = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  const text = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length, ...headers });
  response.end(text);
};

/** A port of this machine that nobody listens on at the moment. */
export const freePort = async (): Promise<number> => {
  const probe = createProbe().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};
