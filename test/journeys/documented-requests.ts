import type { RouteKey } from '../../shared/domain/access/index.ts';
import { given } from './documented-world.ts';
import { examples } from './routes.ts';
import type { FuzzedRequest } from '../support/fuzz/requests.ts';
import type { FuzzedWorld } from '../support/fuzz/world.ts';

interface Example {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What an operation was answered before, if it was. */
export type AnswersBefore = (key: RouteKey) => unknown;

type Special = (world: FuzzedWorld, before: AnswersBefore) => Example;

const exampleOf = (key: RouteKey): Example => Object.entries(examples).find(([name]) => name === key)?.[1] ?? {};
const bodyOf = (key: RouteKey): Record<string, unknown> => ({ ...(exampleOf(key).body as object) });
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What is found in a value by names and positions. */
const at = (value: unknown, ...steps: readonly (string | number)[]): string =>
  textOf(
    steps.reduce<unknown>(
      (found, step) =>
        typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined,
      value,
    ),
  ) ?? '';

/** A published wave, in which the citizen has a card and a debt. */
const published: Special = ({ known }) => ({ parameters: { waveId: at(known, 'waveId', 1) } });
const webinar: Special = ({ known }) => ({ parameters: { courseId: at(known, 'courseId', 2) } });
const institution = 'lp-sandbox';
const task = { scope: 'TPM-1' };

/** Requests that need another thing of the world than the first that it knows. */
const special: Readonly<Partial<Record<RouteKey, Special>>> = {
  'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict': published,
  'GET /v1/waves/{waveId}/decisions': published,
  'PUT /v1/registrations/me/debts/{waveId}/plan': published,
  'GET /v1/debts/{applicantId}/{waveId}': published,
  'POST /v1/debts/{applicantId}/{waveId}/repayments': published,
  'POST /v1/courses': () => ({ body: { ...bodyOf('POST /v1/courses'), institutionId: institution } }),
  'POST /v1/courses/{courseId}/offerings': () => ({ body: { platformId: 'platform-sandbox' } }),
  'POST /v1/courses/{courseId}/schedules': (world, before) => {
    const { code, sessions, seats } = bodyOf('POST /v1/courses/{courseId}/schedules');
    return { ...webinar(world, before), body: { code, sessions, seats } };
  },
  'POST /v1/courses/{courseId}/schedules/{scheduleId}/cancellation': webinar,
  'POST /v1/purchase-codes': ({ known }) => ({
    body: { cardNumber: at(known, 'cardNumber', 0), courseId: at(known, 'courseId', 0) },
  }),
  'PUT /v1/partners/{clientCode}': () => ({
    body: { ...bodyOf('PUT /v1/partners/{clientCode}'), party: { kind: 'institution', institutionId: institution } },
  }),
  'POST /v1/partners/{clientCode}/keys': () => ({ body: { newest: 0 } }),
  'GET /v1/training-completions/{noticeId}': (_, before) => ({
    parameters: { noticeId: at(before('POST /v1/training-completions'), 'notices', 0, 'id') },
  }),
  'POST /v1/me/accesses/{accessId}/objection': (_, before) => ({
    parameters: { accessId: at(before('GET /v1/me/accesses'), 'accesses', 0, 'accessId') },
  }),
  'GET /v1/breaches/{breachId}': (_, before) => ({
    parameters: { breachId: at(before('POST /v1/breaches'), 'breachId') },
  }),
  'POST /v1/breaches/{breachId}/verdict': () => ({
    parameters: { breachId: given.breachId },
    body: { verdict: 'approve', affected: 3 },
  }),
  'POST /v1/payout-envelopes/{envelopeId}/verdict': () => ({
    parameters: { envelopeId: given.envelopeId },
    body: { verdict: 'approve', count: 1_204, sum: 722_400_000 },
  }),
  'POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict': () => ({
    parameters: given.settlement,
    body: { verdict: 'approve', count: 21, sum: 11_400_000 },
  }),
  'POST /v1/orders/{orderId}/hold/verdict': () => ({ parameters: { orderId: given.heldOrderId } }),
  'GET /v1/risks/{riskId}': () => ({ parameters: { riskId: given.risks.proposed } }),
  'POST /v1/risks/{riskId}/decision': () => ({
    parameters: { riskId: given.risks.open },
    body: { verdict: 'clear', reason: 'Satu keluarga memakai satu alamat; dijelaskan di posko.' },
  }),
  'POST /v1/risks/{riskId}/verdict': (_, before) => ({
    parameters: { riskId: given.risks.proposed },
    body: { verdict: 'approve', proposedAt: at(before('GET /v1/risks/{riskId}'), 'proposal', 'proposedAt') },
  }),
  'POST /v1/unmatched-payments/{entryId}/resolution': () => ({ parameters: { entryId: given.entryId } }),
  'GET /v1/ledger/days/{day}': () => ({ parameters: { day: given.day } }),
  'POST /v1/registrations/me/orders/{orderId}/review': () => ({ parameters: { orderId: given.completedOrderId } }),
  'POST /v1/courses/{courseId}/reviews/{reviewId}/hiding': (_, before) => {
    const review = before('POST /v1/registrations/me/orders/{orderId}/review');
    return {
      parameters: { reviewId: at(review, 'reviewId') },
      body: { ...bodyOf('POST /v1/courses/{courseId}/reviews/{reviewId}/hiding'), at: at(review, 'at') },
    };
  },
  'POST /v1/bank-statements/{statementId}/submission': (_, before) => ({
    parameters: { statementId: at(before('POST /v1/bank-statements'), 'statementId') },
  }),
  'POST /v1/training-completions/uploads/{uploadId}/submission': (_, before) => ({
    parameters: { uploadId: at(before('POST /v1/training-completions/uploads'), 'uploadId') },
  }),
  'POST /api/v1/integration/payment/redeem-code/status': ({ partner: { codes } }) => ({
    body: { redeem_code: codes.sessionNow, sequence: 1 },
  }),
  'POST /api/v1/integration/payment/redeem-code/commit': ({ partner: { codes } }) => ({
    body: { redeem_code: codes.selfPaced },
  }),
  'POST /api/v1/integration/settings': () => ({ body: { accept_sha1: true } }),
  'POST /api/v1/integration/oauth/url-generate': ({ partner: { codes } }) => ({
    body: {
      redeem_code: codes.sessionNow,
      redirect_uri: 'https://lembaga.contoh.id/selesai',
      email: 'ani@contoh.id',
    },
  }),
  'POST /api/v1/integration/tpm/submission': ({ partner: { codes } }) => ({
    body: { redeem_code: codes.selfPaced, ...task, url_file: 'https://lembaga.contoh.id/tugas/1.pdf' },
  }),
  'POST /api/v1/integration/tpm/feedback/submission': ({ partner: { codes } }) => ({
    body: { redeem_code: codes.selfPaced, ...task, notes: 'Rapi dan lengkap.', passed: true },
  }),
  'POST /api/v1/integration/tpm/submission/status': ({ partner: { codes } }) => ({
    body: { redeem_code: codes.selfPaced, ...task },
  }),
};

/** Operations after which others are answered no more: they are asked for last. */
export const endings: readonly RouteKey[] = [
  'POST /v1/courses/{courseId}/schedules/{scheduleId}/cancellation',
  'POST /v1/courses/{courseId}/withdrawal',
];

/** The example of an operation with numbers of things that are there. */
export const documentedRequest = (world: FuzzedWorld, key: RouteKey, before: AnswersBefore): FuzzedRequest => {
  const [method = '', template = ''] = key.split(' ');
  const usual = exampleOf(key);
  const own = special[key]?.(world, before) ?? {};
  const names = [...template.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
  const parameters = Object.fromEntries(
    names.map((name) => [
      name,
      own.parameters?.[name] ??
        textOf(world.known[name]?.[0]) ??
        usual.parameters?.[name] ??
        usual.parameters?.[`${name}+`] ??
        '',
    ]),
  );
  const { query, body = usual.body } = own;
  const path = template.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => parameters[name] ?? '');
  const asked = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  return {
    kind: 'right',
    method,
    path: path + asked,
    headers: { 'accept-language': 'id', ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
};
