import * as z from 'zod';
import { sources, type Source } from '../../shared/domain/rule-set.ts';
import { listTable } from '../../shared/table/lists.ts';
import { sandboxAdmin } from '../../local/sandboxes/admin.ts';
import type { Person } from '../../local/sandboxes/people.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { eventually } from './eventually.ts';
import { tableOf } from '../../local/stack/table-client.ts';

/** What the API answered, to the byte. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where there is none. */
  readonly body: unknown;
}

export interface Request {
  readonly method?: string;
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** Sends one request to the API of a stack, once. */
export const send = async (stack: LocalStack, request: Request): Promise<Reply> => {
  const { method = 'GET', path, token, headers = {}, body } = request;
  const response = await fetch(`${stack.apiUrl}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? (JSON.parse(text) as unknown) : undefined,
  };
};

const Busy = z.object({ code: z.literal('busy-try-again') });

/** Sends a request as a phone does: again while others change the same data. */
const sendPatiently = (stack: LocalStack, request: Request): Promise<Reply> =>
  eventually(`an answer to ${request.method ?? 'GET'} ${request.path}`, async () => {
    const reply = await send(stack, request);
    return reply.status === 503 && Busy.safeParse(reply.body).success ? undefined : reply;
  });

/** The code of a refusal; undefined where the request was not refused. */
export const codeOf = ({ body }: Pick<Reply, 'body'>): string | undefined =>
  z.object({ code: z.string() }).safeParse(body).data?.code;

const Standing = z.object({
  status: z.string(),
  decision: z.object({ findings: z.array(z.object({ outcome: z.string(), code: z.string().optional() })) }).optional(),
});

/** What one person does with a phone, under one account. */
export const citizen = (stack: LocalStack, subject: string) => {
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> =>
    sendPatiently(stack, {
      method,
      path,
      token: await stack.tokenFor({ pool: 'Citizens', sub: subject }),
      ...(body === undefined ? {} : { body }),
    });
  const registration = () => call('GET', '/v1/registrations/me');
  const declared = ({ application }: Pick<Person, 'application'>) => ({
    ...application,
    consent: { version: '2023-1', accepted: true },
  });
  return {
    subject,
    register: (person: Person) => call('POST', '/v1/registrations', declared(person)),
    correct: (person: Pick<Person, 'application'>) => call('PUT', '/v1/registrations/me', declared(person)),
    registration,
    /** Waits until the registration is decided; gives the codes of what speaks against it: none when it is verified. */
    decided: (): Promise<string[]> =>
      eventually('the decision about a registration', async () => {
        const answer = await registration();
        // On a busy machine a function may start too late: the next look comes soon.
        if (answer.status >= 500) return undefined;
        const { status, decision } = Standing.parse(answer.body);
        if (status === 'verifying') return undefined;
        return (decision?.findings ?? []).flatMap(({ outcome, code }) =>
          outcome === 'failed' && code !== undefined ? [code] : [],
        );
      }),
    join: (waveId: string) => call('POST', `/v1/waves/${waveId}/enrollments`, {}),
    leave: (waveId: string) => call('DELETE', `/v1/waves/${waveId}/enrollments/me`),
    look: (waveId: string) => call('GET', `/v1/waves/${waveId}/enrollments/me`),
    objectToPlace: (waveId: string, statement: string) =>
      call('POST', `/v1/waves/${waveId}/enrollments/me/objections`, { statement }),
    giveUp: (waveId: string) => call('DELETE', `/v1/waves/${waveId}/enrollments/me/award`),
  };
};

export interface WaveTimes {
  readonly waveId: string;
  /** Seconds from now. */
  readonly opensIn?: number;
  readonly closesIn: number;
  /** Seconds from closing. */
  readonly cutoffAfter?: number;
  readonly objectionWindowSeconds?: number;
  readonly reservePercent?: number;
  readonly waitingListDays?: number;
  readonly quota: Readonly<Record<string, number>>;
}

const additions = 20_000_000;
/** What they take on a usual machine. */
const usualMilliseconds = 45;
const mostSlowness = 6;

let slowest = 1;

/**
 * How many times slower this machine was at its slowest so far than a usual one, whose tests have it for themselves: a wave
 * is never shorter than one before it, which it may have to outlast.
 */
const slowness = (): number => {
  const startedAt = performance.now();
  let sum = 0;
  for (let addend = 0; addend < additions; addend += 1) sum += addend;
  const taken = sum > 0 ? performance.now() - startedAt : 0;
  slowest = Math.min(mostSlowness, Math.max(slowest, taken / usualMilliseconds));
  return slowest;
};

/**
 * Everything that `POST /v1/waves` takes, with instants counted from now. On a machine that is slow, or shared, a wave is open
 * for as much longer: what people do within seconds takes longer too.
 */
export const wavePlan = ({ opensIn = -1, closesIn, cutoffAfter = 0, quota, ...plan }: WaveTimes) => {
  const pace = slowness();
  const inSeconds = (seconds: number): string =>
    new Date(Date.now() + 1_000 * (seconds > 0 ? Math.ceil(pace * seconds) : seconds)).toISOString();
  const { waveId, reservePercent = 0, waitingListDays = 0 } = plan;
  const objectionWindowSeconds = Math.ceil(pace * (plan.objectionWindowSeconds ?? 0));
  return {
    waveId,
    scheme: 'normal',
    opensAt: inSeconds(opensIn),
    closesAt: inSeconds(closesIn),
    cutoffAt: inSeconds(closesIn + cutoffAfter),
    drawAt: inSeconds(closesIn + cutoffAfter),
    objectionWindowSeconds,
    reservePercent,
    waitingListDays,
    reservedGroups: ['disability', 'laid-off', 'migrant-workers'],
    quota: { table: quota },
  };
};

const Stages = z.object({ stages: z.array(z.object({ stage: z.string(), state: z.string() })) });

/** What a member of staff asks for. */
export const staffMember = (stack: LocalStack, sub: string, group: string) => {
  return async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const token = await stack.tokenFor({ pool: 'Staff', sub, groups: [group] });
    return sendPatiently(stack, { method, path, token, ...(body === undefined ? {} : { body }) });
  };
};

/** What operators do. @throws Error on a refusal. */
export const operator = (stack: LocalStack) => {
  const call = staffMember(stack, 'operator', 'operator');
  const accepted = (reply: Reply): unknown => {
    if (reply.status >= 300) throw new Error(`Refused with ${reply.status}: ${reply.text}`);
    return reply.body;
  };
  /** How far the selection of a wave has come: the state of each stage that has begun. */
  const stages = async (waveId: string): Promise<ReadonlyMap<string, string>> => {
    const reply = await call('GET', `/v1/waves/${waveId}/selection`);
    if (reply.status === 404) return new Map();
    return new Map(Stages.parse(accepted(reply)).stages.map(({ stage, state }) => [stage, state]));
  };
  return {
    createWave: async (times: WaveTimes): Promise<void> => {
      accepted(await call('POST', '/v1/waves', wavePlan(times)));
    },
    importList: async (source: Source): Promise<void> => {
      accepted(await call('POST', `/v1/lists/${source}/imports`, {}));
    },
    /** Takes in the current version of every ministry's list, and waits until every line is applied. */
    importLists: async (): Promise<void> => {
      for (const source of sources) accepted(await call('POST', `/v1/lists/${source}/imports`, {}));
      const table = tableOf(stack);
      const lists = listTable(table);
      const isApplied = async () => (await lists.unapplied(new Date().toISOString())).length === 0 || undefined;
      await eventually('the lists to be applied', isApplied, { everyMilliseconds: 250 });
      table.client.destroy();
    },
    stages,
    /** Waits until a stage of the selection has begun, or ended. */
    reached: (waveId: string, stage: string, state?: 'done'): Promise<true> =>
      eventually(
        `stage ${stage} of the selection of ${waveId}`,
        async () => {
          const found = (await stages(waveId)).get(stage);
          return found !== undefined && (state === undefined || found === state) ? true : undefined;
        },
        { everyMilliseconds: 250 },
      ),
  };
};

/** The admin surfaces of the outside world. @throws Error when the stack was started without it. */
export const outside = ({ sandboxes }: LocalStack) => {
  if (sandboxes === undefined) throw new Error('The stack was started without the outside world.');
  return {
    registry: sandboxAdmin(sandboxes.registry.url),
    lists: sandboxAdmin(sandboxes.lists.url),
    messages: sandboxAdmin(sandboxes.messages.url),
    bank: sandboxAdmin(sandboxes.bank.url),
    beacon: sandboxes.beacon,
  };
};
