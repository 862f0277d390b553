import './environment.ts';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { listOwnAccesses } from '../../functions/accesses/list-own-accesses.ts';
import { objectToAccess } from '../../functions/accesses/object-to-access.ts';
import { endVisit } from '../../functions/help-desk/end-visit.ts';
import { getVisitedDebts } from '../../functions/help-desk/get-visited-debts.ts';
import { getVisitedEnrollment } from '../../functions/help-desk/get-visited-enrollment.ts';
import { getVisitedIncentives } from '../../functions/help-desk/get-visited-incentives.ts';
import { getVisitedRegistration } from '../../functions/help-desk/get-visited-registration.ts';
import { joinWaveInVisit } from '../../functions/help-desk/join-wave-in-visit.ts';
import { objectInVisit } from '../../functions/help-desk/object-in-visit.ts';
import { openVisit } from '../../functions/help-desk/open-visit.ts';
import { requestVisit } from '../../functions/help-desk/request-visit.ts';
import type { ApplicantId } from '../../events/event.ts';
import { VisitId } from '../../events/visit-changed.ts';
import { visitCodeOf } from '../../shared/domain/help-desk/visit.ts';
import type { PersonAccessed } from '../../events/person-accessed.ts';
import { resultReader } from '../../shared/evidence/results.ts';
import { featureGate } from '../../shared/http/switched.ts';
import { factSourcesOf } from '../../shared/incentives/sources.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { claimTable } from '../../shared/table/claims.ts';
import type { Table } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { visitTable } from '../../shared/table/visits.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { call, citizens, type HttpAnswer } from './citizens.ts';
import type { functionContext, gatewayEvent } from './gateway-event.ts';
import type { RequestParts } from './gateway-event.ts';
import { testKeys, testRing } from './keys.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from './registrations.ts';

/** A member of staff of the help desk of Kabupaten Bogor, and one of another. */
export const hana = { sub: 'hana', 'cognito:groups': '[help-desk regency-32.01]' };
export const hasan = { sub: 'hasan', 'cognito:groups': '[help-desk regency-32.71]' };
type Staff = Readonly<Record<string, string>>;

/** An instant within a working day, in the time in which the wave of tests is open. */
export const morning = new Date('2023-02-19T03:00:00.000Z');
/** So many minutes after it. */
export const minutesLater = (minutes: number): Date => new Date(morning.getTime() + minutes * 60_000);

/** Every request has a number of its own, as the gateway gives it. */
const asked = (handler: Parameters<typeof call>[0], parts: RequestParts): Promise<HttpAnswer> =>
  call((event: ReturnType<typeof gatewayEvent>, context: ReturnType<typeof functionContext>) => {
    const { requestContext } = event;
    return handler({ ...event, requestContext: { ...requestContext, requestId: randomUUID() } }, context);
  }, parts);

/** Somebody who is registered and verified in Kabupaten Bogor. */
export interface RegisteredCitizen {
  readonly subject: string;
  readonly applicantId: ApplicantId;
  readonly nik: string;
}

/** What a help desk sends to ask for whoever has a NIK. */
export const wanted = (nik: string) => ({ nik, topic: 'wave', purpose: 'Warga ingin bergabung ke gelombang.' });

export const visitIdOf = ({ body }: HttpAnswer): VisitId => VisitId.parse(body['visitId']);

/** What a citizen is shown of who opened their data. */
export const ShownAccesses = z.object({
  accesses: z.array(
    z.looseObject({
      accessId: z.string(),
      at: z.string(),
      action: z.object({ code: z.string(), id: z.string(), en: z.string() }),
      refusal: z.object({ code: z.string() }).optional(),
    }),
  ),
  nextCursor: z.string().optional(),
});

interface Made {
  readonly by?: Staff;
  readonly at?: Date;
}

/** What help desks do, through the functions that serve them, on one table. */
export const helpDesk = (table: Table, { ring = testRing }: { readonly ring?: KeyRing } = {}) => {
  const waves = waveTable(table);
  const shared = {
    ...factSourcesOf(table),
    visits: visitTable(table),
    accesses: personAccessTable(table),
    claims: claimTable(table),
    cases: caseTable(table),
    registrations: registrationTable(table),
    enrollments: enrollmentTable(table),
    selections: selectionTable(table),
    awards: awardTable(table),
    accounts: payoutAccountTable(table),
    debts: debtTable(table),
    waves,
    keys: testKeys(ring),
    receipts: { sign: (payload: object) => Promise.resolve(JSON.stringify(payload)) },
    results: resultReader({
      store: { read: () => Promise.resolve(undefined), readRange: () => Promise.reject(new Error('No evidence.')) },
      waves,
      strikes: strikeTable(table),
    }),
  };
  const requesting = requestVisit(shared);
  const opening = openVisit(shared);
  const listing = listOwnAccesses(shared);
  const objecting = objectToAccess({ ...shared, table });

  const within =
    (handler: Parameters<typeof call>[0], method = 'GET') =>
    (visitId: string, parts: Made & { readonly path?: Record<string, string>; readonly body?: unknown } = {}) =>
      asked(handler, {
        method,
        claims: parts.by ?? hana,
        at: parts.at ?? morning,
        pathParameters: { visitId, ...parts.path },
        ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
      });

  const shown = (subject: string, cursor?: string): Promise<HttpAnswer> =>
    asked(listing, {
      method: 'GET',
      claims: { sub: subject, scope: 'citizen/self' },
      ...(cursor === undefined ? {} : { query: { cursor } }),
    });

  return {
    shared,
    /** Registers somebody and has them verified; the same number is the same person. */
    registered: async (number = 1, fields: Record<string, unknown> = {}): Promise<RegisteredCitizen> => {
      const subject = `citizen-${number}`;
      const own = citizens(table, { now: () => new Date('2023-02-18T03:00:00.000Z') });
      const nik = nikNumber(number);
      const body = submissionBody({ nik, kk: kkNumber(number), phone: `0812345678${number + 10}`, ...fields });
      await own.submit(subject, body, new Date('2023-02-18T02:00:00.000Z'));
      await own.verify(applicant(subject));
      return { subject, applicantId: applicant(subject), nik };
    },
    request: (body: unknown, { by = hana, at = morning }: Made = {}): Promise<HttpAnswer> =>
      asked(requesting, { claims: by, at, body: JSON.stringify(body) }),
    open: (visitId: string, code: string, { by = hana, at = morning }: Made = {}): Promise<HttpAnswer> =>
      asked(opening, { claims: by, at, pathParameters: { visitId }, body: JSON.stringify({ code }) }),
    end: within(endVisit(shared), 'POST'),
    registration: within(getVisitedRegistration(shared)),
    enrollment: within(getVisitedEnrollment(shared)),
    join: within(joinWaveInVisit({ ...shared, mustBeOn: featureGate(table) }), 'POST'),
    object: within(objectInVisit(shared), 'POST'),
    incentives: within(getVisitedIncentives(shared)),
    debts: within(getVisitedDebts(shared)),

    /** A page of what a citizen is shown. */
    shown,
    /** The first page, parsed. */
    shownTo: async ({ subject }: RegisteredCitizen) => ShownAccesses.parse((await shown(subject)).body).accesses,
    /** A citizen objects to a line. */
    objectTo: (subject: string, accessId: string, statement = 'Saya tidak datang ke posko.'): Promise<HttpAnswer> =>
      asked(objecting, {
        claims: { sub: subject, scope: 'citizen/self' },
        pathParameters: { accessId },
        body: JSON.stringify({ statement }),
      }),
    /** The lines that stand with a person, the newest first. */
    lines: async (applicantId: ApplicantId): Promise<PersonAccessed[]> =>
      (await Array.fromAsync(shared.accesses.ofPerson(applicantId))).flat(),
    /** The code that the message of a visit has in it. */
    codeOf: (visitId: string): string => {
      const [current] = ring.hashKeys;
      if (current === undefined) throw new Error('There is no key.');
      return visitCodeOf(current.key, { visitId: VisitId.parse(visitId) });
    },
  };
};
export type HelpDesk = ReturnType<typeof helpDesk>;
