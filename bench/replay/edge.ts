import CachePolicy from 'http-cache-semantics';
import { request as send, Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { bodyOf, listen } from '../../local/emulators/http.ts';
import { omit } from '../../local/emulators/json.ts';
import type { EdgeCounts } from './line.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Kept {
  readonly policy: CachePolicy;
  readonly body: Buffer;
}

/** A cache for many people that listens. */
interface Edge {
  readonly url: string;
  readonly counts: () => EdgeCounts;
  readonly stop: () => Promise<void>;
}

/**
 * A cache in front of the API, as CloudFront is: it keeps what answers allow (RFC 9111), asks with their ETag when it may
 * trust them no longer, and asks once where many want the same at once.
 */
export const startEdge = async (origin: string): Promise<Edge> => {
  const agent = new Agent({ keepAlive: true });
  // CloudFront has the language in its key, and one answer under each.
  const store = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Answer>>();
  const counts = { kept: 0, confirmed: 0, fetched: 0, passed: 0 };

  const ask = (method: string, path: string, headers: OutgoingHttpHeaders, body?: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = send(`${origin}${path}`, { method, headers, agent }, (response) => {
        buffer(response).then((whole) => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole });
        }, reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });

  /** Asks the API for what anybody may see; about an older answer where there is one. */
  const fetched = async (name: string, path: string, headers: IncomingHttpHeaders): Promise<Answer> => {
    const described = { url: path, method: 'GET', headers };
    const old = store.get(name);
    const answer = await ask('GET', path, old?.policy.revalidationHeaders(described) ?? headers);
    const answered = { status: answer.status, headers: answer.headers };
    if (old !== undefined && answer.status === 304) {
      counts.confirmed += 1;
      const { policy } = old.policy.revalidatedPolicy(described, answered);
      store.set(name, { policy, body: old.body });
      return { status: 200, headers: policy.responseHeaders(), body: old.body };
    }
    const policy = new CachePolicy(described, answered, { shared: true });
    counts[policy.storable() ? 'fetched' : 'passed'] += 1;
    if (policy.storable()) store.set(name, { policy, body: answer.body });
    return answer;
  };

  const answerTo = async (
    method: string,
    path: string,
    headers: IncomingHttpHeaders,
    body?: Buffer,
  ): Promise<Answer> => {
    if (method !== 'GET' || headers.authorization !== undefined) {
      counts.passed += 1;
      return ask(method, path, headers, body);
    }
    const name = `${headers['accept-language'] ?? ''} ${path}`;
    const kept = store.get(name);
    if (kept?.policy.satisfiesWithoutRevalidation({ url: path, method, headers }) === true) {
      counts.kept += 1;
      return { status: 200, headers: kept.policy.responseHeaders(), body: kept.body };
    }
    const before = underWay.get(name);
    if (before !== undefined) {
      counts.kept += 1;
      return before;
    }
    const asking = fetched(name, path, headers).finally(() => underWay.delete(name));
    underWay.set(name, asking);
    return asking;
  };

  const server = await listen(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const body = method === 'GET' ? undefined : await bodyOf(request);
    const own = omit(headers, 'host', 'connection', 'content-length', 'transfer-encoding');
    const { status, headers: answered, body: whole } = await answerTo(method, url, own, body);
    response.writeHead(status, {
      ...omit(answered, 'transfer-encoding', 'connection'),
      'content-length': whole.length,
    });
    response.end(whole);
  });
  return {
    url: server.url,
    counts: () => ({ ...counts }),
    stop: async () => {
      await server.stop();
      agent.destroy();
    },
  };
};
