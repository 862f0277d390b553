import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { Behaviour, conductOf, type Fate } from './behaviour.ts';
import type { Chance } from './chance.ts';

/** A call to a sandbox, its body parsed from JSON (undefined where there is none), or bytes where it says so. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON; a text is sent as HTML, and bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one sandbox does. Every part answers undefined for a path that it does not know. */
export interface Service {
  readonly name: string;
  /** Whether callers must bring an `x-api-key`. */
  readonly keyNeeded: boolean;
  answer(call: Call, behaviour: Behaviour): Answer | undefined | Promise<Answer | undefined>;
  /** A lie that keeps to the contract. */
  untrue?(call: Call, behaviour: Behaviour): Answer | undefined | Promise<Answer | undefined>;
  /** The service's own paths under `/_sandbox/`, given without that. */
  admin(call: Call): Answer | undefined | Promise<Answer | undefined>;
  /** Further statistics of the service's own. */
  statistics?(): Readonly<Record<string, number>>;
}

export interface RunningSandbox {
  readonly url: string;
  stop(): Promise<void>;
}

const adminPrefix = '/_sandbox/';
const longestBody = 32 * 1024 * 1024;

/** A request that the sandbox cannot read: answered with its status. */
class Unreadable extends Error {
  readonly status: number;

  constructor(status: number) {
    super('The request cannot be read.');
    this.status = status;
  }
}

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > longestBody) throw new Unreadable(413);
    chunks.push(bytes);
  }
  if (length === 0) return undefined;
  if (request.headers['content-type'] === 'application/timestamp-query') return Buffer.concat(chunks);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new Unreadable(400);
  }
};

const readCall = async (request: IncomingMessage): Promise<Call> => {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  const { method = 'GET' } = request;
  return { method, path: decodeURI(url.pathname), query: url.searchParams, headers, body: await readBody(request) };
};

const write = (response: ServerResponse, { status, body, headers = {} }: Answer): void => {
  if (body instanceof Uint8Array) {
    response.writeHead(status, headers);
    response.end(body);
    return;
  }
  const isPage = typeof body === 'string';
  response.writeHead(status, { 'content-type': isPage ? 'text/html' : 'application/json', ...headers });
  response.end(isPage ? body : body === undefined ? '' : JSON.stringify(body));
};

/** What a proxy in the way answers when the service behind it is gone. */
const maintenancePage: Answer = {
  status: 200,
  body: '<html><body>Layanan sedang dalam pemeliharaan.</body></html>',
};

const notFound: Answer = { status: 404, body: { message: 'There is nothing at this address.' } };

/** The answer to an admin call whose body does not keep to its schema. */
export const malformed = (error: z.ZodError): Answer => ({
  status: 400,
  body: { message: 'The body is malformed.', issues: error.issues.map(({ path, message }) => ({ path, message })) },
});

/** Starts a sandbox on a free port of the loopback interface. `onAddress` is told what is asked of the service, by its URL. */
export const startServer = async (
  service: Service,
  chance: Chance,
  onAddress: (address: string) => void = () => undefined,
): Promise<RunningSandbox> => {
  const conduct = conductOf({ chance, keyNeeded: service.keyNeeded });
  const stopping = new AbortController();

  const administer = async (call: Call): Promise<Answer> => {
    const path = call.path.slice(adminPrefix.length);
    switch (`${call.method} ${path}`) {
      case 'GET behaviour':
        return { status: 200, body: conduct.behaviour() };
      case 'PUT behaviour': {
        const wanted = Behaviour.safeParse(call.body);
        if (!wanted.success) return malformed(wanted.error);
        conduct.behave(wanted.data);
        return { status: 200, body: conduct.behaviour() };
      }
      case 'GET statistics':
        return { status: 200, body: { ...conduct.statistics(), ...service.statistics?.() } };
      case 'DELETE statistics':
        conduct.resetStatistics();
        return { status: 204 };
      default:
        return (await service.admin({ ...call, path })) ?? notFound;
    }
  };

  const wrong = async (call: Call): Promise<Answer> => {
    const behaviour = conduct.behaviour();
    const lie = behaviour.wrongKind === 'untrue' ? await service.untrue?.(call, behaviour) : undefined;
    return lie ?? maintenancePage;
  };

  /** The answer of a fate; undefined where the caller gets none. */
  const answerOf = async (fate: Fate, call: Call): Promise<Answer | undefined> => {
    switch (fate) {
      case 'close':
      case 'hang':
        return undefined;
      case 'refuse-key':
        return { status: 401, body: { message: 'The API key is missing or unknown.' } };
      case 'limit':
        return { status: 429, headers: { 'retry-after': '1' }, body: { message: 'There are too many calls.' } };
      case 'fault':
        return { status: 500, body: { message: 'The service has failed.' } };
      case 'answer-wrongly':
        return wrong(call);
      case 'lose-answer':
        await service.answer(call, conduct.behaviour());
        return undefined;
      case 'answer':
        return (await service.answer(call, conduct.behaviour())) ?? notFound;
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    if (call.path.startsWith(adminPrefix)) {
      write(response, await administer(call));
      return;
    }
    onAddress(`${service.name} ${request.url ?? ''}`);
    const fate = conduct.arrive({ now: performance.now(), apiKey: call.headers['x-api-key'] });
    response.once('close', () => {
      conduct.leave();
    });
    const { delayMilliseconds } = conduct.behaviour();
    if (delayMilliseconds > 0) await wait(delayMilliseconds, undefined, { signal: stopping.signal });
    const answer = await answerOf(fate, call);
    if (answer !== undefined) write(response, answer);
    else if (fate !== 'hang') response.destroy();
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const status = error instanceof Unreadable ? error.status : 500;
      if (response.headersSent || stopping.signal.aborted) response.destroy();
      else write(response, { status, body: { message: 'The request could not be served.' } });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      stopping.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
