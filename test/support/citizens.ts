import './environment.ts';
import * as z from 'zod';
import { correctRegistration } from '../../functions/registrations/correct-registration.ts';
import { getRegistration } from '../../functions/registrations/get-registration.ts';
import { objectToDecision } from '../../functions/registrations/object-to-decision.ts';
import { submitRegistration } from '../../functions/registrations/submit-registration.ts';
import { verifyRegistration } from '../../functions/registrations/verify-registration.ts';
import type { ApplicantId } from '../../events/event.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import type { Registry } from '../../shared/outside/registry.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { caseTable } from '../../shared/table/cases.ts';
import type { Table } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { watching } from '../../shared/risks/watching.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { challengeInForce, switchTable } from '../../shared/table/switches.ts';
import { functionContext, gatewayEvent, type RequestParts } from './gateway-event.ts';
import { testKeys, testRing } from './keys.ts';
import { delivery } from './queue-event.ts';

const Answered = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.unknown()).optional(),
  body: z.string().default('null'),
});

/** What a route answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}

type Handler = (event: ReturnType<typeof gatewayEvent>, context: ReturnType<typeof functionContext>) => unknown;

/** Calls a route's function as the gateway does. */
export const call = async (handler: Handler, parts: RequestParts): Promise<HttpAnswer> => {
  const answer = Answered.parse(await handler(gatewayEvent(parts), functionContext()));
  const body = z.record(z.string(), z.unknown()).nullable().parse(JSON.parse(answer.body));
  return { status: answer.statusCode, body: body ?? {}, headers: answer.headers ?? {} };
};

/** A registry that knows everybody in Kabupaten Bogor. */
const agreeingRegistry: Registry = {
  verify: () => Promise.resolve({ outcome: 'matched', regency: '32.01' }),
};

export interface CitizensParts {
  readonly ring?: KeyRing;
  readonly registry?: Registry;
  readonly now?: () => Date;
}

/** What citizens do, through the functions that serve them, on one table. */
export const citizens = (
  table: Table,
  {
    ring = testRing,
    registry = agreeingRegistry,
    now = () => new Date('2023-02-20T03:01:00.000Z'),
  }: CitizensParts = {},
) => {
  const registrations = registrationTable(table);
  const keys = testKeys(ring);
  const postponed: Outgoing[] = [];
  const verifying = verifyRegistration({
    registrations,
    screenings: screeningTable(table, 0),
    keys,
    watch: watching({ contacts: contactTable(table), signals: signalTable(table), risks: riskTable(table), keys }),
    registry,
    postpone: (message) => Promise.resolve(void postponed.push(message)),
    now,
  });
  const submitting = submitRegistration({ registrations, keys, inForce: challengeInForce(switchTable(table)) });
  const getting = getRegistration({ registrations, awards: awardTable(table), keys });
  const correcting = correctRegistration({ registrations, contacts: contactTable(table), keys });
  const objecting = objectToDecision({ registrations, cases: caseTable(table), keys, awards: awardTable(table) });
  const claims = (subject: string) => ({ sub: subject, scope: 'citizen/self' });
  return {
    registrations,
    keys,
    /** Messages that the verification put back on its queue. */
    postponed,
    submit: (subject: string, body: unknown, at?: Date, headers: Record<string, string> = {}) =>
      call(submitting, {
        claims: claims(subject),
        body: JSON.stringify(body),
        headers,
        ...(at === undefined ? {} : { at }),
      }),
    correct: (subject: string, body: unknown, at?: Date) =>
      call(correcting, { claims: claims(subject), body: JSON.stringify(body), ...(at === undefined ? {} : { at }) }),
    look: (subject: string, headers: Record<string, string> = {}) =>
      call(getting, { method: 'GET', claims: claims(subject), headers }),
    object: (subject: string, body: unknown) =>
      call(objecting, { claims: claims(subject), body: JSON.stringify(body) }),
    /** Delivers a message to the verification; answers which messages failed. */
    verify: (applicantId: ApplicantId, rest: Record<string, unknown> = {}) =>
      delivery(verifying, { applicantId, version: 1, ...rest }),
  };
};
