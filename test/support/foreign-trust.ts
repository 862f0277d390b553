import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ApplicantId } from '../../events/event.ts';
import { RiskId } from '../../events/risk-changed.ts';
import { VisitId } from '../../events/visit-changed.ts';
import type { RouteKey } from '../../shared/domain/access/index.ts';
import { IdentityDispute } from '../../shared/domain/case.ts';
import type { Enrollment } from '../../shared/domain/enrollment.ts';
import { Visit } from '../../shared/domain/help-desk/visit.ts';
import { Breach } from '../../shared/domain/privacy/breach.ts';
import { Risk } from '../../shared/domain/risks/risk.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { PresenceLink } from '../../shared/domain/training/presence.ts';
import type { Table } from '../../shared/table/client.ts';
import { index, keys } from '../../shared/table/keys.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { privacyKeys } from '../../shared/table/privacy-keys.ts';
import { riskKeys } from '../../shared/table/risk-keys.ts';
import { visitKeys } from '../../shared/table/visit-keys.ts';
import { nobodyYet, type ForeignCase, type Stranger } from './strangers.ts';

type Cases = Readonly<Partial<Record<RouteKey, readonly ForeignCase[]>>>;

const helpDesk: Stranger = { pool: 'Staff', sub: 'hasna', groups: ['help-desk', 'regency-32.01'] };
const long = { since: '2023-02-20T03:00:00.000Z', until: '2099-02-20T03:00:00.000Z' };

const visits = {
  ofAnother: VisitId.parse('a1'.repeat(16)),
  notOpen: VisitId.parse('a2'.repeat(16)),
  over: VisitId.parse('a3'.repeat(16)),
};
const breachId = 'bb'.repeat(12);
const risk = RiskId.parse('f1'.repeat(12));

/** A help desk's visits of one person, and what else of that person is for a few to see. */
export const givenForeignTrust = async (
  table: Table,
  {
    applicantId,
    enrollment,
    order,
    proposer,
    participant,
  }: {
    readonly applicantId: ApplicantId;
    readonly enrollment: Enrollment;
    readonly order: Order;
    /** An approver who proposed what waits for another. */
    readonly proposer: Stranger;
    /** Another citizen. */
    readonly participant: Stranger;
  },
): Promise<{ readonly cases: Cases; readonly secrets: readonly string[]; readonly openings: Openings }> => {
  const put = async (Item: Record<string, unknown>): Promise<void> => {
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  };
  const visit = async (visitId: VisitId, fields: Partial<Visit>): Promise<void> => {
    await put({
      ...visitKeys.visit(visitId),
      ...Visit.parse({
        ...{ visitId, staffId: helpDesk.sub, groups: [...(helpDesk.groups ?? [])], topic: 'wave', purpose: 'sealed' },
        ...{ applicantId, requestedAt: long.since, codeValidUntil: long.until, triesLeft: 3 },
        ...fields,
      }),
    });
  };
  await visit(visits.ofAnother, { staffId: 'hadi', openedAt: long.since, openUntil: long.until });
  await visit(visits.notOpen, {});
  await visit(visits.over, { openedAt: long.since, openUntil: '2023-02-20T03:30:00.000Z' });

  const access = { at: long.since, requestId: 'opened-before' };
  await personAccessTable(table).add({
    event: 'person.accessed.v1',
    occurredAt: access.at,
    data: { applicantId, requestId: access.requestId, staffId: 'olga', groups: ['operator'], action: 'get-debt' },
  });
  const accessId = Buffer.from(`${access.at}#${access.requestId}`).toString('base64url');

  await put({
    ...riskKeys.risk(risk),
    ...Risk.parse({
      ...{ riskId: risk, revision: 1, status: 'open', openedAt: long.since, kind: 'phone', atLeast: 3 },
      proposal: {
        ...{ verdict: 'clear', members: [], reason: 'sealed' },
        ...{ proposedBy: proposer.sub, proposedAt: long.since },
      },
    }),
  });

  const sharing = RiskId.parse('f2'.repeat(12));
  const signal = { kind: 'phone', version: 1, hash: 'a'.repeat(64) } as const;
  await put({
    ...riskKeys.risk(sharing),
    ...Risk.parse({
      ...{ riskId: sharing, revision: 1, status: 'open', openedAt: long.since, kind: 'phone', atLeast: 3 },
    }),
  });
  await put({ ...riskKeys.riskSignal(sharing, signal), ...signal });
  await put({ ...riskKeys.signalMember(signal, applicantId), applicantId, at: long.since });
  await put({ ...keys.enrollment(enrollment.waveId, enrollment.ticket), ...enrollment });

  const words = { what: 'Nama dan nomor.', how: 'Akun petugas dicuri.', handling: 'Akun ditutup.' };
  await put({
    ...privacyKeys.breach(breachId),
    ...Breach.parse({
      ...{ breachId, revision: 1, status: 'open', noticedAt: long.since, openedAt: long.since },
      ...{ scope: { of: 'staff', staffId: 'olga', from: long.since, to: long.since } },
      ...{
        texts: { id: words, en: words },
        proposedBy: proposer.sub,
        affected: 1,
        listedAt: long.since,
        approvals: [],
      },
    }),
  });

  const caseId = 'ca'.repeat(12);
  await put({
    ...keys.case(caseId),
    ...index.caseOf('open', long.since, caseId),
    ...IdentityDispute.parse({
      ...{ caseId, status: 'open', openedAt: long.since, kind: 'identity-dispute', holder: applicantId },
    }),
  });
  const linkId = '1'.repeat(48);
  await put({
    ...keys.presenceLink(linkId),
    ...PresenceLink.parse({
      ...{ linkId, orderId: order.orderId, applicantId, institutionId: order.institutionId, sequence: 1 },
      ...{ title: order.title, redirectUri: 'https://lp.test/', state: 'x' },
      ...{ createdAt: long.since, validUntil: long.since, status: 'in-review', triedAt: long.since },
    }),
  });

  const inVisit = (visitId: VisitId, code: string, parameters: Readonly<Record<string, string>> = {}): ForeignCase => ({
    ...{ by: helpDesk, thing: visitId, code, parameters: { visitId, ...parameters } },
  });
  /** Of another member of staff, one that nobody has agreed to, and one that is over. */
  const ofVisit = (parameters: Readonly<Record<string, string>> = {}): ForeignCase[] => [
    inVisit(visits.ofAnother, 'visit-not-found', parameters),
    inVisit(visits.notOpen, 'visit-not-open', parameters),
    inVisit(visits.over, 'visit-over', parameters),
  ];
  const staff = (role: string): Stranger => ({ pool: 'Staff', sub: `${role}-who-looks`, groups: [role] });
  const reason = 'Diputuskan setelah diperiksa.';
  return {
    secrets: [visits.ofAnother, accessId, risk],
    cases: {
      'POST /v1/help-desk/visits/{visitId}/code': [inVisit(visits.ofAnother, 'visit-not-found')],
      'POST /v1/help-desk/visits/{visitId}/end': [inVisit(visits.ofAnother, 'visit-not-found')],
      'GET /v1/help-desk/visits/{visitId}/registration': ofVisit(),
      'GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}': ofVisit(),
      'POST /v1/help-desk/visits/{visitId}/enrollments': ofVisit(),
      'POST /v1/help-desk/visits/{visitId}/objections': ofVisit(),
      'GET /v1/help-desk/visits/{visitId}/incentives': ofVisit(),
      'GET /v1/help-desk/visits/{visitId}/debts': ofVisit(),
      'POST /v1/me/accesses/{accessId}/objection': [
        { by: participant, thing: access.requestId, code: 'access-not-found', parameters: { accessId } },
      ],
      'PUT /v1/me/consents/{purpose}': [
        {
          ...{ by: nobodyYet, thing: applicantId, code: 'registration-not-found', parameters: { purpose: 'research' } },
        },
      ],
      'POST /v1/breaches/{breachId}/verdict': [
        {
          ...{ by: proposer, thing: breachId, code: 'approval-own', parameters: { breachId } },
          body: { verdict: 'approve', affected: 1 },
        },
      ],
      'POST /v1/risks/{riskId}/verdict': [
        {
          ...{ by: proposer, thing: risk, code: 'approval-own', parameters: { riskId: risk } },
          body: { verdict: 'approve', proposedAt: long.since },
        },
      ],
    },
    openings: {
      'GET /v1/registrations/{applicantId}/incentives': { by: staff('auditor'), parameters: { applicantId } },
      'GET /v1/debts/{applicantId}/{waveId}': {
        by: staff('auditor'),
        parameters: { applicantId, waveId: order.waveId },
      },
      'POST /v1/debts/{applicantId}/{waveId}/repayments': {
        ...{ by: staff('operator'), parameters: { applicantId, waveId: order.waveId } },
      },
      'GET /v1/cases': { by: staff('auditor') },
      'POST /v1/cases/{caseId}/decision': {
        ...{ by: staff('operator'), parameters: { caseId }, body: { decision: 'reject', reason } },
      },
      'GET /v1/presence-reviews/{linkId}': { by: staff('operator'), parameters: { linkId } },
      'POST /v1/presence-reviews/{linkId}/decision': {
        ...{ by: staff('operator'), parameters: { linkId }, body: { decision: 'accept', reason } },
      },
      'GET /v1/risks/{riskId}': { by: staff('auditor'), parameters: { riskId: sharing } },
      'GET /v1/audit/waves/{waveId}/tickets/{ticket}': {
        ...{ by: staff('auditor'), parameters: { waveId: enrollment.waveId, ticket: enrollment.ticket } },
      },
      'GET /v1/audit/applications/{applicantId}': { by: staff('auditor'), parameters: { applicantId } },
    },
  };
};

/** How staff open the data of that person, by the routes that are marked so. */
export type Openings = Readonly<Partial<Record<RouteKey, Omit<ForeignCase, 'thing' | 'code'>>>>;
