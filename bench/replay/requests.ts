import type { LocalStack } from '../../local/stack/stack.ts';
import { apiClient } from '../../shared/api-client/client.ts';
import type { Applicant } from '../../local/demo/people.ts';
import { chanceOf } from '../loads/arrivals.ts';
import type { Target } from '../loads/load.ts';
import { consent, type Buyer, type Cast } from './cast.ts';
import type { Prepared, Timed } from './line.ts';
import type { Due } from './schedule.ts';

type Client = ReturnType<typeof apiClient>;

/** What is asked by the typed client, and in whose name. */
interface Asked {
  readonly token?: Promise<string>;
  readonly call: (api: Client) => Promise<unknown>;
}

/** A request by the typed client, as it would go over the line: nothing is sent. */
const captured = async (target: Target, { token, call }: Asked): Promise<Prepared> => {
  let request: Request | undefined;
  const api = apiClient({
    baseUrl: 'http://api.invalid',
    ...(token !== undefined && { token: () => token }),
    retries: 0,
    fetch: (asked) => {
      request = asked;
      return Promise.resolve(new Response(undefined, { status: 204 }));
    },
  });
  await call(api);
  if (request === undefined) throw new Error(`Nothing was asked for ${target}.`);
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : await request.text();
  const headers = Object.fromEntries(request.headers);
  return { target, method: request.method, path: `${pathname}${search}`, headers, body };
};

/** Gives one after another, and begins again after the last. @throws Error where there is none. */
const turns = <Item>(items: readonly Item[], what: string): (() => Item) => {
  let place = 0;
  return () => {
    const item = items[place % items.length];
    if (item === undefined) throw new Error(`The cast has no ${what}.`);
    place += 1;
    return item;
  };
};

/**
 * Makes the requests that are due out of the people whom there are. Who registers, joins and buys does so once, as far as the
 * cast reaches; then the first does it again, as people do who press twice.
 */
export const requestsOf = async (
  { stack, courseId }: { readonly stack: LocalStack; readonly courseId: string },
  cast: Cast & { readonly buyers: readonly Buyer[] },
  due: readonly Due[],
): Promise<Timed[]> => {
  const { citizen, platform } = tokensOf(stack);
  const [fresh, joiner] = [turns(cast.fresh, 'newcomers'), turns(cast.registered, 'registered people')];
  // Who asks for a new code cannot buy with the one before.
  const others = cast.holders.filter(({ applicant }) => cast.buyers.every((one) => one.applicant !== applicant));
  const [buyer, holder] = [turns(cast.buyers, 'buyers'), turns(others, 'recipients')];
  const [reader, witness] = [turns(cast.joined, 'people who joined'), turns(cast.joined, 'people who joined')];
  const { openWave, drawnWave } = cast;
  let number = 0;

  const makers: Partial<Record<Target, () => Asked>> = {
    'POST /v1/registrations': () => {
      const { person, ...applicant } = fresh();
      const body = { ...person.application, consent };
      return { token: citizen(applicant), call: (api) => api.POST('/v1/registrations', { body }) };
    },
    'GET /v1/registrations/me': () => ({
      token: citizen(reader().applicant),
      call: (api) => api.GET('/v1/registrations/me'),
    }),
    'GET /v1/waves': () => ({ call: (api) => api.GET('/v1/waves') }),
    'POST /v1/waves/{waveId}/enrollments': () => ({
      token: citizen(joiner()),
      call: (api) => api.POST('/v1/waves/{waveId}/enrollments', { params: { path: { waveId: openWave } } }),
    }),
    'GET /v1/waves/{waveId}/enrollments/me': () => ({
      token: citizen(reader().applicant),
      call: (api) => api.GET('/v1/waves/{waveId}/enrollments/me', { params: { path: { waveId: drawnWave } } }),
    }),
    'GET /v1/waves/{waveId}/tickets/{ticket}': () => {
      const path = { waveId: drawnWave, ticket: witness().ticket };
      return { call: (api) => api.GET('/v1/waves/{waveId}/tickets/{ticket}', { params: { path } }) };
    },
    'POST /v1/purchase-codes': () => {
      const body = { cardNumber: holder().cardNumber, courseId };
      return { token: platform(), call: (api) => api.POST('/v1/purchase-codes', { body }) };
    },
    'POST /v1/orders': () => {
      const { cardNumber, code } = buyer();
      number += 1;
      const body = { reference: `REPLAY-${number}`, cardNumber, courseId, code };
      return { token: platform(), call: (api) => api.POST('/v1/orders', { body }) };
    },
    'GET /v1/courses': () => {
      const [text = ''] = searched.slice(Math.floor(searched.length * chanceOf('searched', (number += 1))));
      return { call: (api) => api.GET('/v1/courses', { params: { query: { text } } }) };
    },
    'GET /v1/registrations/me/orders': () => ({
      token: citizen(holder().applicant),
      call: (api) => api.GET('/v1/registrations/me/orders'),
    }),
  };

  const requests: Timed[] = [];
  for (const { milliseconds, target } of due) {
    const make = makers[target];
    if (make === undefined) throw new Error(`Nobody knows how to ask for ${target}.`);
    requests.push({ milliseconds, ...(await captured(target, make())) });
  }
  return requests;
};

/** What people look for in the catalogue. */
const searched = ['pemasaran', 'pembukuan', 'digital', 'usaha', 'bahasa', 'desain', 'las', 'menjahit'];

const tokensOf = (stack: LocalStack) => {
  const known = new Map<string, Promise<string>>();
  const once = (name: string, ask: () => Promise<string>): Promise<string> => {
    const token = known.get(name) ?? ask();
    known.set(name, token);
    return token;
  };
  return {
    citizen: ({ subject: sub }: Pick<Applicant, 'subject'>) =>
      once(sub, () => stack.tokenFor({ pool: 'citizens', sub, expiresInSeconds: 86_400 })),
    platform: (client = 'PlatformClient') =>
      once(client, () => stack.tokenFor({ pool: 'Partners', client, sub: client, expiresInSeconds: 86_400 })),
  };
};
