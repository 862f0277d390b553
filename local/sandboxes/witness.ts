import { createHash } from 'node:crypto';
import type { StampOptions, Authority } from './time-stamping.ts';
import type { Answer, Call, Service } from './server.ts';

const day = 86_400_000;

/**
 * A witness: a time-stamping authority with HTTP in front (RFC 3161, section 3.4). `POST` a query of
 * `application/timestamp-query`; whatever the path, as with the real ones, of which each has another.
 */
export const witnessService = (authority: Authority, now: () => Date = () => new Date()): Service => {
  const stamped = async ({ method, body }: Call, options: Partial<StampOptions>): Promise<Answer | undefined> => {
    if (method !== 'POST') return undefined;
    if (!(body instanceof Uint8Array)) return { status: 415, body: { message: 'This is no time-stamp query.' } };
    const reply = await authority.reply(body, { at: now(), ...options });
    return { status: 200, headers: { 'content-type': 'application/timestamp-reply' }, body: reply };
  };

  return {
    name: 'witness',
    keyNeeded: false,
    answer: (call, { stale, forged }) =>
      stamped(call, { isForged: forged, ...(stale ? { at: new Date(now().getTime() - day) } : {}) }),
    untrue: (call) => stamped(call, { otherHash: createHash('sha256').update('something else').digest() }),
    admin: () => undefined,
  };
};
