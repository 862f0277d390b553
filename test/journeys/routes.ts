import { functions, type Access } from '../../infra/functions.ts';
import { somebody } from '../support/population.ts';
import { wavePlan } from '../support/api.ts';

/** A route with a right request to it, from which wrong ones are made. */
export interface Example {
  /** Values of the path's parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Fields of the body that may be left out. */
  readonly optional?: readonly string[];
  /** Roles of staff that may call; all other roles are refused. */
  readonly roles?: readonly string[];
}

export const waves = { open: '2023-50', closed: '2023-51', planned: '2023-52', unknown: '2023-53' } as const;

type Trigger = (typeof functions)[number]['trigger'];
export type RouteKey = Extract<Trigger, { readonly route: string }>['route'];

const wave = { waveId: waves.open };
const registration = { ...somebody(3).application, consent: { version: '2023-1', accepted: true } };
const statement = 'Saya bukan mahasiswa lagi sejak 2021.';

/** One right request to every route: a route that is not here fails its test, and does not compile. */
export const examples: Readonly<Record<RouteKey, Example>> = {
  'POST /v1/registrations': { body: registration },
  'GET /v1/registrations/me': {},
  'PUT /v1/registrations/me': { body: registration },
  'POST /v1/registrations/me/objections': { body: { rule: 'formal_education', statement } },
  'POST /v1/lists/{source}/imports': { parameters: { source: 'police' }, roles: ['operator'] },
  'POST /v1/waves': {
    body: wavePlan({ waveId: '2023-60', closesIn: 3_600, quota: { '32.01': 5 } }),
    optional: ['cutoffAt', 'reservePercent', 'reservedGroups', 'waitingListDays'],
    roles: ['operator'],
  },
  'GET /v1/waves': {},
  'GET /v1/waves/{waveId}': { parameters: wave },
  'POST /v1/waves/{waveId}/enrollments': { parameters: wave },
  'DELETE /v1/waves/{waveId}/enrollments/me': { parameters: wave },
  'GET /v1/waves/{waveId}/enrollments/me': { parameters: wave },
  'POST /v1/waves/{waveId}/enrollments/me/objections': { parameters: wave, body: { statement } },
  'DELETE /v1/waves/{waveId}/enrollments/me/award': { parameters: wave },
  'GET /v1/waves/{waveId}/tickets/{ticket}': { parameters: { ...wave, ticket: 'a'.repeat(32) } },
  'GET /v1/waves/{waveId}/selection': { parameters: wave, roles: ['operator', 'approver', 'auditor'] },
  'GET /v1/waves/{waveId}/evidence/{file+}': { parameters: { ...wave, 'file+': 'commitment.json' } },
  'POST /v1/waves/{waveId}/decisions': {
    parameters: wave,
    body: { kind: 'release', reason: 'Tidak ada alasan untuk menahan hasil ini.' },
    roles: ['operator', 'approver'],
  },
  'GET /v1/waves/{waveId}/decisions': { parameters: wave, roles: ['operator', 'approver', 'auditor'] },
  'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict': {
    parameters: { ...wave, decisionId: 'c'.repeat(24) },
    body: { verdict: 'reject', reason: 'Alasannya tidak cukup.' },
    optional: ['reason'],
    roles: ['approver'],
  },
  'GET /v1/cases': { roles: ['operator', 'approver', 'auditor', 'help-desk'] },
  'POST /v1/cases/{caseId}/decision': {
    parameters: { caseId: 'b'.repeat(24) },
    body: { decision: 'reject', reason: 'Tidak terbukti.' },
    roles: ['operator', 'approver'],
  },
  'GET /v1/keys': {},
};

export interface ExampleRoute extends Example {
  readonly key: string;
  readonly method: string;
  readonly template: string;
  readonly access: Access;
}

const exampleOf = (key: string): Example => {
  const found = Object.entries(examples).find(([name]) => name === key)?.[1];
  if (found === undefined) throw new Error(`The route ${key} has no example in test/journeys/routes.ts.`);
  return found;
};

/** Every route of the service, as `infra/functions.ts` has them, with its example. @throws Error where one is missing. */
export const exampleRoutes = (): ExampleRoute[] =>
  functions.flatMap(({ trigger }) => {
    if (!('route' in trigger)) return [];
    const [method = '', template = ''] = trigger.route.split(' ');
    return [{ key: trigger.route, method, template, access: trigger.access, ...exampleOf(trigger.route) }];
  });

/** The path of a route, with some parameters other than in its example. They are put in as they are. */
export const pathOf = ({ template, parameters = {} }: ExampleRoute, changes: Readonly<Record<string, string>> = {}) =>
  template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => changes[name] ?? parameters[name] ?? '');
