import createClient, { type Client } from 'openapi-fetch';
import { ApiRefused, ApiUnreachable, refusalIn } from './refused.ts';
import type { paths } from './types.d.ts';

export type { paths } from './types.d.ts';
export { ApiRefused, ApiUnreachable } from './refused.ts';

interface ClientOptions {
  /** Where the API is: its address without a slash at the end. */
  readonly baseUrl: string;
  /** Whose token goes along; asked before each request. Undefined for nobody's. */
  readonly token?: () => string | undefined | Promise<string | undefined>;
  /** The language of the sentences in refusals; Indonesian unless told. */
  readonly language?: () => 'id' | 'en';
  /** How often a GET is tried again that met no answer, 429 or 503 (2). What writes is never sent twice by itself. */
  readonly retries?: number;
  readonly fetch?: (request: Request) => Promise<Response>;
}

const mayComeAgain = new Set([429, 503]);
const longestWaitSeconds = 10;

const waitBefore = (attempt: number, response: Response | undefined): number => {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN);
  const seconds = Number.isFinite(asked) ? asked : 0.5 * 2 ** attempt;
  return 1_000 * Math.min(longestWaitSeconds, seconds);
};

const elapsed = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Sends a request; a GET again when nobody answered, or the service could not just now. */
const patient =
  (send: (request: Request) => Promise<Response>, retries: number) =>
  async (request: Request): Promise<Response> => {
    for (let attempt = 0; ; attempt += 1) {
      const isLast = request.method !== 'GET' || attempt >= retries || request.signal.aborted;
      const response = await send(request.clone()).catch((error: unknown) => {
        if (isLast) throw request.signal.aborted ? error : new ApiUnreachable(error);
        return undefined;
      });
      if (response !== undefined && (isLast || !mayComeAgain.has(response.status))) return response;
      await elapsed(waitBefore(attempt, response), request.signal);
    }
  };

/**
 * A client of the API, typed by its document: `client.GET('/v1/waves/{waveId}', { params: { path: { waveId } } })`. It
 * throws {@link ApiUnreachable} when nobody answers; refusals are answered as `error`, or thrown by {@link told}.
 */
export const apiClient = ({
  baseUrl,
  token,
  language = () => 'id',
  retries = 2,
  fetch = (request) => globalThis.fetch(request),
}: ClientOptions): Client<paths> => {
  const client = createClient<paths>({ baseUrl, fetch: patient(fetch, retries) });
  client.use({
    onRequest: async ({ request }) => {
      const own = await token?.();
      if (own !== undefined) request.headers.set('authorization', `Bearer ${own}`);
      request.headers.set('accept-language', language());
      return request;
    },
  });
  return client;
};

/**
 * What a call is answered with.
 * @throws ApiRefused with the service's own code and sentence.
 */
export const told = async <Data>(
  call: Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>,
): Promise<Data> => {
  const { data, error, response } = await call;
  if (!response.ok && response.status !== 304) throw new ApiRefused(response.status, refusalIn(error));
  // An answer without a body is typed as undefined by the document.
  return data as Data;
};
