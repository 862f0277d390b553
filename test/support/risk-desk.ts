import './environment.ts';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { decideRisk } from '../../functions/risks/decide-risk.ts';
import { getRisk } from '../../functions/risks/get-risk.ts';
import { listRisks } from '../../functions/risks/list-risks.ts';
import { proposeRiskDecision } from '../../functions/risks/propose-risk-decision.ts';
import { RiskId } from '../../events/risk-changed.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import { heldByRisk } from '../../shared/risks/holding.ts';
import { watching } from '../../shared/risks/watching.ts';
import type { Table } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { keys } from '../../shared/table/keys.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { signalTable } from '../../shared/table/signals.ts';
import { call } from './citizens.ts';
import { testKeys, testRing } from './keys.ts';
import { aRegistration, nikNumber } from './registrations.ts';

/** When people register in these tests. */
export const riskDay = new Date('2023-02-20T03:00:00.000Z');
export const daysOn = (days: number): Date => new Date(riskDay.getTime() + days * 86_400_000);

interface Shares {
  readonly phone?: string;
  readonly email?: string;
  readonly device?: string;
  readonly ring?: KeyRing;
}

/** Somebody with a phone and an address of their own, but for what they share. */
export const sharer = (number: number, { phone, email, device, ring = testRing }: Shares = {}): Registration => ({
  ...aRegistration({
    subject: `sharer-${String(number)}`,
    body: {
      nik: nikNumber(number),
      phone: phone ?? `0811${String(10_000_000 + number)}`,
      email: email ?? `orang${String(number)}@contoh.example`,
    },
    ring,
  }),
  ...(device === undefined ? {} : { deviceHashes: keyedHashes(ring, 'device', device) }),
});

/** So many people who share something, numbered from a number on. */
export const sharers = (count: number, shares: Shares, from = 1): Registration[] =>
  Array.from({ length: count }, (_, position) => sharer(from + position, shares));

/** The numbers of people, in order. */
export const idsOf = (people: readonly Registration[]): string[] => people.map(({ applicantId }) => applicantId).sort();

const Paged = z.looseObject({ members: z.array(z.looseObject({ applicantId: z.string() })) });

const Listed = z.object({
  risks: z.array(z.looseObject({ riskId: RiskId, status: z.string(), atLeast: z.number() })),
  next: z.string().optional(),
});

const staffClaims = (name: string, role: string) => ({
  sub: name,
  scope: 'staff/read staff/write',
  'cognito:groups': `[${role}]`,
});

/** Staff who look into what people share, through the functions that serve them, and the watch over it, on one table. */
export const riskDesk = (table: Table) => {
  const partsOn = (on: Table, ring: KeyRing = testRing) => ({
    contacts: contactTable(on),
    signals: signalTable(on),
    risks: riskTable(on),
    registrations: registrationTable(on),
    accesses: personAccessTable(on),
    keys: testKeys(ring),
  });
  const parts = partsOn(table);
  const staff = (name: string, role: string, at: Date) => ({
    claims: staffClaims(name, role),
    headers: { 'accept-language': 'en' },
    at,
  });
  const watch = (registration: Registration, at = riskDay, { on = table, ring = testRing } = {}): Promise<void> =>
    watching(partsOn(on, ring))(registration, at);
  const desk = {
    ...parts,
    watch,
    /** One person after the other. */
    async watchAll(people: readonly Registration[], at = riskDay): Promise<void> {
      for (const person of people) await watch(person, at);
    },
    /** Puts a registration into the table as it is. */
    keep: (registration: Registration) =>
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...keys.registration(registration.applicantId), ...registration },
        }),
      ),
    /** The case of a status. @throws Error unless there is one. */
    async onlyRisk(status = 'open') {
      const [risk, ...others] = await desk.list(status);
      if (risk === undefined || others.length > 0) throw new Error('There is no case, or more than one.');
      return risk;
    },
    /** The numbers of those on the first page of a case, in order. */
    async membersOf(riskId: string): Promise<string[]> {
      const { members } = Paged.parse((await desk.get(riskId)).body);
      return [...new Set(members.map(({ applicantId }) => applicantId))].sort();
    },
    isHeld: heldByRisk(parts),
    list: async (status = 'open') => {
      const { body } = await call(listRisks(parts), {
        ...staff('olga', 'operator', riskDay),
        method: 'GET',
        query: { status },
      });
      return Listed.parse(body).risks;
    },
    get: (riskId: string, cursor?: string) =>
      call(getRisk(parts), {
        ...staff('olga', 'operator', riskDay),
        method: 'GET',
        pathParameters: { riskId },
        ...(cursor === undefined ? {} : { query: { cursor } }),
      }),
    propose: (riskId: string, body: unknown, { by = 'olga', at = daysOn(1) } = {}) =>
      call(proposeRiskDecision(parts), {
        ...staff(by, 'operator', at),
        pathParameters: { riskId },
        body: JSON.stringify(body),
      }),
    decide: (
      riskId: string,
      verdict: string,
      { by = 'andi', at = daysOn(2), proposedAt = daysOn(1), on = table } = {},
    ) =>
      call(decideRisk(partsOn(on)), {
        ...staff(by, 'approver', at),
        pathParameters: { riskId },
        body: JSON.stringify({ verdict, proposedAt: proposedAt.toISOString() }),
      }),
  };
  return desk;
};

/** A client that counts its calls, and the items that came back. */
export const countingClient = (client: DynamoDBDocumentClient) => {
  const counted = { calls: 0, items: 0 };
  const proxy = new Proxy(client, {
    get(target, property): unknown {
      if (property !== 'send') return Reflect.get(target, property);
      return async (command: never) => {
        const answer: unknown = await target.send(command);
        counted.calls += 1;
        const Answer = z.object({ Items: z.array(z.unknown()).optional() });
        counted.items += Answer.parse(answer).Items?.length ?? 0;
        return answer;
      };
    },
  });
  return { counted, client: proxy };
};
