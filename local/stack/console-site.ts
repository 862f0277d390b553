import type { IncomingMessage } from 'node:http';
import { extname } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { ConsoleSettings } from '../../shared/domain/console.ts';
import type { ConsoleFiles } from '../../infra/console-files.ts';
import {
  apiPaths,
  caching,
  consoleHeaders,
  contentSecurityPolicy,
  hashedFiles,
  routingCode,
} from '../../infra/console.ts';
import { securityHeaders } from '../../shared/http/security-headers.ts';
import type { HttpAnswer } from './gateway-payload.ts';

interface SiteOptions {
  readonly files: ConsoleFiles;
  readonly settings: ConsoleSettings;
  /** Origins that pages call beside their own: the issuers', and that of the evidence. */
  readonly origins: readonly string[];
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

/** What the edge's function makes of a request: the request with another path, or an answer. */
interface Routed {
  readonly uri?: string;
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, { readonly value: string }>>;
  readonly body?: { readonly data: string };
}

/** The edge's function itself, which knows nothing but its event. */
const routing = (): ((uri: string) => Routed) => {
  const context = createContext({});
  runInContext(routingCode, context);
  return (uri) => {
    const event = JSON.stringify({ request: { method: 'GET', uri, headers: {} } });
    return JSON.parse(String(runInContext(`JSON.stringify(handler(${event}))`, context))) as Routed;
  };
};

const encodings = [
  // A quality that is fast enough to do at the first request.
  ['br', (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })],
  ['gzip', (body: Buffer) => gzipSync(body)],
] as const;

const fileAnswers = (files: ReadonlyMap<string, Buffer>) => {
  const made = new Map<string, HttpAnswer>();
  return (path: string, accepted: string, headers: Readonly<Record<string, string>>): HttpAnswer => {
    const body = files.get(path);
    // As a bucket answers to whom it does not tell what is in it.
    if (body === undefined) return { status: 403, headers: { ...headers }, body: Buffer.alloc(0) };
    const [encoding, compress] = encodings.find(([name]) => accepted.includes(name)) ?? [];
    const key = `${encoding ?? ''} ${path}`;
    const known = made.get(key) ?? {
      status: 200,
      headers: {
        ...headers,
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'cache-control': path.startsWith(`/${hashedFiles}/`) ? caching.hashed : caching.others,
        vary: 'accept-encoding',
        ...(encoding !== undefined && { 'content-encoding': encoding }),
      },
      body: compress?.(body) ?? body,
    };
    made.set(key, known);
    return known;
  };
};

/**
 * Serves the console as the edge does: its routing, its headers, compressed. Gives the answer to a request, or nothing for
 * what is the API's.
 */
export const consoleSite = ({ files, settings, origins }: SiteOptions) => {
  const route = routing();
  const answerOf = fileAnswers(new Map([...files, ['/config.json', Buffer.from(JSON.stringify(settings))]]));
  const headers = {
    ...securityHeaders,
    ...consoleHeaders,
    'content-security-policy': contentSecurityPolicy(origins),
    'x-frame-options': 'DENY',
  };
  return ({ method, url = '/', headers: asked }: IncomingMessage): HttpAnswer | undefined => {
    const [path = '/'] = url.split('?');
    if ((method !== 'GET' && method !== 'HEAD') || apiPaths.some((own) => path.startsWith(own))) return undefined;
    const { uri = path, statusCode, headers: own = {}, body } = route(path);
    if (statusCode === undefined) return answerOf(uri, asked['accept-encoding'] ?? '', headers);
    return {
      status: statusCode,
      headers: Object.fromEntries(Object.entries(own).map(([name, { value }]) => [name, value])),
      body: Buffer.from(body?.data ?? ''),
    };
  };
};
