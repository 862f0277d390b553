import { functions } from '../../infra/functions.ts';
import { doorOf, rolesAllowed, type Door, type Role } from '../../shared/domain/access/index.ts';
import { somebody } from '../support/population.ts';
import { wavePlan } from '../support/api.ts';
import { longestSampleRequest } from '../../shared/domain/training/face-sample.ts';
import { picture } from '../support/attendance.ts';
import { courseProposal, scheduleInput, venue } from '../support/courses.ts';

/** A route with a right request to it, from which wrong ones are made. */
export interface Example {
  /** Values of the path's parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Fields of the body that may be left out. */
  readonly optional?: readonly string[];
  /** The longest body that the function takes, where that is not 64 KiB. */
  readonly maximumBytes?: number;
}

export const waves = { open: '2023-50', closed: '2023-51', planned: '2023-52', unknown: '2023-53' } as const;

type Trigger = (typeof functions)[number]['trigger'];
/** The API that institutions already speak refuses in its own form: it has tests of its own. */
type OwnForm = `POST /api/v1/integration/${string}`;
export type RouteKey = Exclude<Extract<Trigger, { readonly route: string }>['route'], OwnForm>;

const wave = { waveId: waves.open };
const registration = { ...somebody(3).application, consent: { version: '2023-1', accepted: true } };
const statement = 'Saya bukan mahasiswa lagi sejak 2021.';

const party = { name: 'Lembaga Cendekia', nib: '1234567890123', owners: [{ nib: '9999999999999', name: 'Induk' }] };
const course = { courseId: 'd'.repeat(24) };
const presenceLink = { linkId: 'l'.repeat(48) };
const partner = { clientCode: 'lp-cendekia-1' };
const order = { orderId: 'e'.repeat(24) };
const envelope = { envelopeId: 'f'.repeat(24) };
const statementOfBank = { statementId: 'f'.repeat(24) };
const settlement = { platformId: 'pasar-pelatihan', settlementId: 'f'.repeat(24) };
const purchase = { cardNumber: '8123456789012340', courseId: 'd'.repeat(24), scheduleId: 'd'.repeat(24) };
const risk = { riskId: 'f'.repeat(24) };
const visit = { visitId: 'a'.repeat(32) };
const listFile = { source: 'police', fileId: 'd'.repeat(24) };
const queue = { queue: 'notices' };
const publishedAt = '2023-02-01T00:00:00.000Z';
const ground = { reason: 'Diputuskan oleh rapat komite.' };

const words = { what: 'Nomor telepon.', how: 'Akun petugas dicuri.', handling: 'Akun ditutup, kunci diganti.' };
const breach = {
  scope: { of: 'field-key', version: 1 },
  noticedAt: '2023-03-01T03:00:00.000Z',
  texts: { id: words, en: words },
};

/** One right request to every route: a route that is not here fails its test, and does not compile. */
export const examples: Readonly<Record<RouteKey, Example>> = {
  'POST /v1/registrations': { body: registration },
  'GET /v1/registrations/challenge': {},
  'POST /v1/registrations/waiting-place': {},
  'GET /v1/switches/registration-challenge': {},
  'PUT /v1/switches/registration-challenge': {
    body: {
      on: false,
      difficulty: 18,
      waitSeconds: 60,
      turnsPerMinute: 600,
      revision: 0,
      reason: 'Ujian rem pendaftaran.',
    },
  },
  'GET /v1/switches/features': {},
  // On for all, as it is: what else is tried meanwhile is refused nothing.
  'PUT /v1/switches/features/{feature}': {
    parameters: { feature: 'surveys' },
    body: { share: 100, revision: 0, reason: 'Ujian sakelar survei.' },
  },
  'GET /v1/registrations/me': {},
  'PUT /v1/registrations/me': { body: registration },
  'POST /v1/registrations/me/objections': { body: { rule: 'formal_education', statement } },
  'PUT /v1/registrations/me/payout-account': { body: { channel: 'BNI', number: '1234567890' } },
  'GET /v1/registrations/me/payout-account': {},
  'POST /v1/registrations/me/payout-account/objection': { body: { version: 1 } },
  'GET /v1/registrations/me/incentives': {},
  'GET /v1/registrations/{applicantId}/incentives': {
    parameters: { applicantId: 'a'.repeat(32) },
  },
  'GET /v1/registrations/me/debts': {},
  'PUT /v1/registrations/me/debts/{waveId}/plan': { parameters: wave, body: { months: 6 } },
  'GET /v1/debts/{applicantId}/{waveId}': {
    parameters: { ...wave, applicantId: 'a'.repeat(32) },
  },
  'POST /v1/debts/{applicantId}/{waveId}/repayments': {
    parameters: { ...wave, applicantId: 'a'.repeat(32) },
    body: { reference: 'BNI-20230401-0001', amount: 250_000, paidOn: '2023-04-01' },
  },
  'POST /v1/lists/{source}/imports': { parameters: { source: 'police' } },
  'POST /v1/lists/{source}/files': {
    parameters: { source: 'police' },
    body: { version: 'polri-900', number: 900, sha256: 'a'.repeat(64), lines: 1, publishedAt, complete: true },
    optional: ['sha256', 'lines', 'publishedAt'],
  },
  'POST /v1/lists/{source}/files/{fileId}/submission': { parameters: listFile },
  'GET /v1/lists/{source}/files/{fileId}': { parameters: listFile },
  'POST /v1/waves': {
    body: wavePlan({ waveId: '2023-60', closesIn: 3_600, quota: { '32.01': 5 } }),
    optional: ['cutoffAt', 'reservePercent', 'reservedGroups', 'waitingListDays'],
  },
  'GET /v1/waves': {},
  'GET /v1/waves/{waveId}': { parameters: wave },
  'POST /v1/waves/{waveId}/enrollments': { parameters: wave },
  'DELETE /v1/waves/{waveId}/enrollments/me': { parameters: wave },
  'GET /v1/waves/{waveId}/enrollments/me': { parameters: wave },
  'POST /v1/waves/{waveId}/enrollments/me/objections': { parameters: wave, body: { statement } },
  'DELETE /v1/waves/{waveId}/enrollments/me/award': { parameters: wave },
  'GET /v1/waves/{waveId}/tickets/{ticket}': { parameters: { ...wave, ticket: 'a'.repeat(32) } },
  'GET /v1/waves/{waveId}/selection': { parameters: wave },
  'GET /v1/waves/{waveId}/evidence/{file+}': { parameters: { ...wave, 'file+': 'commitment.json' } },
  'POST /v1/waves/{waveId}/decisions': {
    parameters: wave,
    body: { kind: 'release', reason: 'Tidak ada alasan untuk menahan hasil ini.' },
  },
  'GET /v1/waves/{waveId}/decisions': { parameters: wave },
  'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict': {
    parameters: { ...wave, decisionId: 'c'.repeat(24) },
    body: { verdict: 'reject', reason: 'Alasannya tidak cukup.' },
    optional: ['reason'],
  },
  'GET /v1/cases': {},
  'POST /v1/cases/{caseId}/decision': {
    parameters: { caseId: 'b'.repeat(24) },
    body: { decision: 'reject', reason: 'Tidak terbukti.' },
  },
  'PUT /v1/institutions/{institutionId}': {
    parameters: { institutionId: 'lp-cendekia' },
    body: party,
  },
  'GET /v1/institutions': {},
  'PUT /v1/platforms/{platformId}': { parameters: { platformId: 'pasar-ilmu' }, body: party },
  'GET /v1/platforms': {},
  'GET /v1/affiliations': {},
  'PUT /v1/offline-provinces/{province}': {
    parameters: { province: '36' },
    body: { since: '2026-01-01', ...ground },
  },
  'GET /v1/offline-provinces': {},
  'POST /v1/courses': {
    body: courseProposal({ institutionId: 'lp-cendekia', code: 'WEB-1' }),
    optional: ['regencies'],
  },
  'GET /v1/courses': {},
  'GET /v1/courses/{courseId}': { parameters: course },
  'GET /v1/assessments': {},
  'GET /v1/courses/{courseId}/versions': {
    parameters: course,
  },
  'POST /v1/courses/{courseId}/versions/{version}/assessments': {
    parameters: { ...course, version: '1' },
    body: { verdict: 'approve', reasons: 'Silabus sesuai standar kompetensi.', conflictOfInterest: 'none' },
  },
  'POST /v1/courses/{courseId}/versions/{version}/publication': {
    parameters: { ...course, version: '1' },
  },
  'POST /v1/courses/{courseId}/withdrawal': { parameters: course, body: ground },
  'POST /v1/courses/{courseId}/offerings': {
    parameters: course,
    body: { platformId: 'pasar-ilmu' },
  },
  'POST /v1/courses/{courseId}/offerings/{platformId}/acknowledgement': {
    parameters: { ...course, platformId: 'pasar-ilmu' },
    body: ground,
  },
  'POST /v1/courses/{courseId}/schedules': {
    parameters: course,
    body: { ...scheduleInput({ code: 'A1', startsIn: 86_400 }), venue },
    optional: ['venue'],
  },
  'POST /v1/courses/{courseId}/schedules/{scheduleId}/cancellation': {
    parameters: { ...course, scheduleId: 'e'.repeat(24) },
    body: ground,
  },
  'GET /v1/regencies/{regency}/courses': {
    parameters: { regency: '32.01' },
  },
  'GET /v1/regencies/{regency}/figures': { parameters: { regency: '32.01' } },
  'GET /v1/provinces/{province}/figures': { parameters: { province: '32' } },
  'GET /v1/figures': {},
  'GET /v1/presence/{linkId}': { parameters: presenceLink },
  'POST /v1/presence/{linkId}': {
    parameters: presenceLink,
    body: { sample: picture() },
    maximumBytes: longestSampleRequest,
  },
  'GET /v1/presence-reviews': {},
  'GET /v1/presence-reviews/{linkId}': { parameters: presenceLink },
  'POST /v1/presence-reviews/{linkId}/decision': {
    parameters: presenceLink,
    body: { decision: 'accept', reason: 'Wajah peserta terlihat jelas.' },
  },
  'PUT /v1/partners/{clientCode}': {
    parameters: partner,
    body: {
      party: { kind: 'institution', institutionId: 'lp-cendekia' },
      requestsPerSecond: 20,
      clockSeconds: 300,
    },
    optional: ['requestsPerSecond', 'clockSeconds'],
  },
  'POST /v1/partners/{clientCode}/keys': {
    parameters: partner,
    body: { newest: 0, discards: 1 },
    optional: ['discards'],
  },
  'POST /v1/registrations/me/orders/{orderId}/review': {
    parameters: { orderId: 'e'.repeat(24) },
    body: { rating: 5, text: 'Pengajarnya jelas dan bahannya berguna.' },
  },
  'GET /v1/courses/{courseId}/reviews': { parameters: course },
  'POST /v1/courses/{courseId}/reviews/{reviewId}/hiding': {
    parameters: { ...course, reviewId: 'e'.repeat(24) },
    body: { at: '2023-03-04T03:00:00.000Z', ...ground },
  },
  'GET /v1/registrations/me/surveys': {},
  'POST /v1/registrations/me/surveys/{survey}/answers': {
    parameters: { survey: 'normal-1' },
    body: { answers: { usefulness: 'very', 'taught-as-promised': 'yes' } },
  },
  'POST /v1/purchase-codes': { body: purchase, optional: ['scheduleId'] },
  'POST /v1/orders': { body: { reference: 'INV-1', code: '123456', ...purchase }, optional: ['scheduleId'] },
  'GET /v1/orders/{orderId}': { parameters: order },
  'POST /v1/orders/{orderId}/cancellation': { parameters: order },
  'GET /v1/registrations/me/orders': {},
  'POST /v1/registrations/me/orders/{orderId}/cancellation': { parameters: order },
  'POST /v1/training-completions': {
    body: { notices: [{ redeemCode: '0123456789ABCDEF', completedAt: '2023-03-06T03:00:00.000Z', hours: 16 }] },
    maximumBytes: 1_048_576,
  },
  'POST /v1/training-completions/uploads': {},
  'POST /v1/training-completions/uploads/{uploadId}/submission': { parameters: { uploadId: 'a'.repeat(24) } },
  'GET /v1/training-completions/uploads/{uploadId}': { parameters: { uploadId: 'a'.repeat(24) } },
  'GET /v1/training-completions/{noticeId}': { parameters: { noticeId: `${'a'.repeat(24)}.0` } },
  'POST /v1/payout-envelopes': {
    body: { until: '2023-03-10T03:00:00.000Z', ...ground },
    optional: ['until', 'reason'],
  },
  'GET /v1/payout-envelopes': {},
  'GET /v1/payout-envelopes/{envelopeId}': { parameters: envelope },
  'POST /v1/payout-envelopes/{envelopeId}/verdict': {
    parameters: envelope,
    body: { verdict: 'approve', count: 1, sum: 600_000 },
  },
  'POST /v1/payout-callbacks': {
    body: {
      payoutId: 'f'.repeat(24),
      status: 'rejected',
      reference: 'BNI1',
      amount: 600_000,
      reason: 'inactive',
      at: '2023-03-10T03:00:00.000Z',
    },
    optional: ['reason'],
  },
  'POST /v1/bank-statements': { body: { format: 'camt.053' } },
  'POST /v1/bank-statements/{statementId}/submission': { parameters: statementOfBank },
  'GET /v1/bank-statements/{statementId}': {
    parameters: statementOfBank,
  },
  'GET /v1/unmatched-payments': {},
  'POST /v1/unmatched-payments/{entryId}/resolution': {
    parameters: { entryId: 'f'.repeat(24) },
    body: ground,
  },
  'POST /v1/platforms/{platformId}/settlements': {
    parameters: { platformId: 'pasar-pelatihan' },
    body: { day: '2023-03-01' },
  },
  'GET /v1/platforms/{platformId}/settlements/{settlementId}': {
    parameters: settlement,
  },
  'POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict': {
    parameters: settlement,
    body: { verdict: 'approve', count: 1, sum: 600_000 },
  },
  'GET /v1/settlements': {},
  'PUT /v1/orders/{orderId}/hold': { parameters: order, body: ground },
  'GET /v1/orders/{orderId}/hold': { parameters: order },
  'POST /v1/orders/{orderId}/hold/proposal': {
    parameters: order,
    body: { outcome: 'release', ...ground },
  },
  'POST /v1/orders/{orderId}/hold/verdict': { parameters: order, body: { outcome: 'release' } },
  'GET /v1/certificates/{certificateId}': { parameters: { certificateId: 'A'.repeat(24) } },
  'POST /v1/certificates/{certificateId}/revocation': {
    parameters: { certificateId: 'A'.repeat(24) },
    body: { kind: 'issued-in-error', ...ground },
  },
  'GET /v1/ledger/days/{day}': { parameters: { day: '2023-02-24' } },
  'GET /v1/audit/days': {},
  'GET /v1/audit/days/{day}': { parameters: { day: '2023-02-24' } },
  'GET /v1/audit/days/{day}/lanes/{lane}/{piece}': {
    parameters: { day: '2023-02-24', lane: 'a', piece: '00000.ndjson' },
  },
  'GET /v1/audit/applications/{applicantId}': { parameters: { applicantId: 'a'.repeat(32) } },
  'GET /v1/audit/waves/{waveId}/tickets/{ticket}': { parameters: { ...wave, ticket: 'b'.repeat(32) } },
  'GET /v1/audit/overrides/{month}': { parameters: { month: '2023-02' } },
  'GET /v1/audit/fairness/{year}': { parameters: { year: '2023' } },
  'GET /v1/registrations/me/transfers': {},
  'POST /v1/help-desk/visits': {
    body: { nik: somebody(4).application.nik, topic: 'wave', purpose: 'Warga ingin bergabung ke gelombang.' },
  },
  'POST /v1/help-desk/visits/{visitId}/code': { parameters: visit, body: { code: '123456' } },
  'POST /v1/help-desk/visits/{visitId}/end': { parameters: visit },
  'GET /v1/help-desk/visits/{visitId}/registration': { parameters: visit },
  'GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}': { parameters: { ...visit, ...wave } },
  'POST /v1/help-desk/visits/{visitId}/enrollments': { parameters: visit, body: wave },
  'POST /v1/help-desk/visits/{visitId}/objections': {
    parameters: visit,
    body: { rule: 'formal_education', statement },
  },
  'GET /v1/help-desk/visits/{visitId}/incentives': { parameters: visit },
  'GET /v1/help-desk/visits/{visitId}/debts': { parameters: visit },
  'GET /v1/me/accesses': {},
  'POST /v1/me/accesses/{accessId}/objection': {
    parameters: { accessId: Buffer.from('2023-02-20T03:00:00.000Z#request').toString('base64url') },
    body: { statement: 'Saya tidak datang ke posko.' },
  },
  'GET /v1/me/contacts': {},
  'PUT /v1/me/contacts': {
    body: { phone: '081299990001', email: 'baru@contoh.example' },
    optional: ['phone', 'email'],
  },
  'POST /v1/me/contacts/confirmation': { body: { code: '123456' } },
  'POST /v1/me/contacts/objection': { body: { version: 1 } },
  'GET /v1/risks': {},
  'GET /v1/risks/{riskId}': { parameters: risk },
  'POST /v1/risks/{riskId}/decision': {
    parameters: risk,
    body: { verdict: 'confirm', members: ['a'.repeat(32)], ...ground },
    optional: ['members'],
  },
  'POST /v1/risks/{riskId}/verdict': { parameters: risk, body: { verdict: 'approve', proposedAt: publishedAt } },
  'GET /v1/consents': {},
  'GET /v1/me/consents': {},
  'PUT /v1/me/consents/{purpose}': {
    parameters: { purpose: 'research' },
    body: { version: '2023-1', given: true },
  },
  'GET /v1/me/data': {},
  'GET /v1/me/cases': {},
  'POST /v1/me/erasure': {},
  'GET /v1/me/erasure': {},
  'DELETE /v1/me/erasure': {},
  'GET /v1/operations/queues': {},
  'GET /v1/operations/queues/{queue}/dead-letters': { parameters: queue },
  'POST /v1/operations/queues/{queue}/redrives': { parameters: queue },
  'GET /v1/operations/queues/{queue}/redrives': { parameters: queue },
  'GET /v1/operations/pulse': {},
  'GET /v1/operations/approvals': {},
  'POST /v1/breaches': { body: breach },
  'GET /v1/breaches': {},
  'GET /v1/breaches/{breachId}': { parameters: { breachId: 'b'.repeat(24) } },
  'POST /v1/breaches/{breachId}/verdict': {
    parameters: { breachId: 'b'.repeat(24) },
    body: { verdict: 'approve', affected: 0 },
  },
  'GET /v1/keys': {},
};

export interface ExampleRoute extends Example {
  readonly key: string;
  readonly method: string;
  readonly template: string;
  readonly access: Door;
  /** Roles of staff that may call; all other roles are refused. None for a route that is not for staff. */
  readonly roles: readonly Role[];
}

const exampleOf = (key: string): Example => {
  const found = Object.entries(examples).find(([name]) => name === key)?.[1];
  if (found === undefined) throw new Error(`The route ${key} has no example in test/journeys/routes.ts.`);
  return found;
};

/** Every route of the service, as `infra/functions.ts` has them, with its example. @throws Error where one is missing. */
export const exampleRoutes = (): ExampleRoute[] =>
  functions.flatMap(({ trigger }) => {
    if (!('route' in trigger) || trigger.route.startsWith('POST /api/v1/integration/')) return [];
    const [method = '', template = ''] = trigger.route.split(' ');
    return [
      {
        key: trigger.route,
        method,
        template,
        access: doorOf(trigger.route),
        roles: rolesAllowed(trigger.route),
        ...exampleOf(trigger.route),
      },
    ];
  });

/** The path of a route, with some parameters other than in its example. They are put in as they are. */
export const pathOf = ({ template, parameters = {} }: ExampleRoute, changes: Readonly<Record<string, string>> = {}) =>
  template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => changes[name] ?? parameters[name] ?? '');
