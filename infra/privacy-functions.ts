import type { FunctionDefinition } from './function-definition.ts';

/** Everywhere that something of a person lies. */
const ofPeople = [
  'people',
  'orders',
  'presence',
  'certificates',
  'payouts',
  'accounts',
  'accesses',
  'visits',
  'waves',
  'keys',
  'risks',
] as const;

/** People's rights over their data (UU 27/2022), and breaches of it. */
export const privacyFunctions = [
  {
    file: 'privacy/list-consents',
    trigger: { route: 'GET /v1/consents' },
    environment: [],
    rights: {},
  },
  {
    file: 'privacy/get-own-consents',
    trigger: { route: 'GET /v1/me/consents' },
    environment: [],
    rights: { table: 'read', within: ['people'] },
  },
  {
    file: 'privacy/change-consent',
    trigger: { route: 'PUT /v1/me/consents/{purpose}' },
    environment: [],
    rights: { table: 'write', within: ['people'] },
  },
  {
    file: 'privacy/get-own-data',
    trigger: { route: 'GET /v1/me/data' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ofPeople, unwraps: ['person', 'wave'] },
    // Some hundred reads, and a decryption for each field.
    memoryMiB: 1_024,
    timeoutSeconds: () => 20,
  },
  {
    file: 'privacy/list-own-cases',
    trigger: { route: 'GET /v1/me/cases' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['people', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'privacy/ask-for-erasure',
    trigger: { route: 'POST /v1/me/erasure' },
    environment: [],
    // The line of an earlier wish is deleted.
    rights: { table: 'delete', within: ['people', 'privacy'] },
  },
  {
    file: 'privacy/get-erasure',
    trigger: { route: 'GET /v1/me/erasure' },
    environment: [],
    rights: { table: 'read', within: ['people'] },
  },
  {
    file: 'privacy/take-erasure-back',
    trigger: { route: 'DELETE /v1/me/erasure' },
    environment: [],
    rights: { table: 'delete', within: ['people', 'privacy'] },
  },
  {
    file: 'privacy/run-erasure-step',
    trigger: { queue: 'Erasures' },
    environment: ['DATA_KEY_ARN', 'ERASURES_QUEUE_URL', 'NOTICES_QUEUE_URL'],
    rights: {
      table: 'delete',
      within: [...ofPeople, 'privacy', 'moves'],
      unwraps: ['person', 'wave'],
      sendsTo: ['Erasures', 'Notices'],
    },
    memoryMiB: 1_024,
    // Those affected by a breach are told page by page.
    sendsToItself: true,
  },
  {
    file: 'privacy/tick-erasures',
    trigger: { schedule: 'tickExpression' },
    environment: ['ERASURES_QUEUE_URL'],
    rights: { table: 'read', within: ['privacy'], sendsTo: ['Erasures'] },
  },
  {
    file: 'privacy/open-breach',
    trigger: { route: 'POST /v1/breaches' },
    environment: [],
    rights: { table: 'write', within: ['privacy'] },
  },
  {
    file: 'privacy/list-breaches',
    trigger: { route: 'GET /v1/breaches' },
    environment: [],
    rights: { table: 'read', within: ['privacy'] },
  },
  {
    file: 'privacy/get-breach',
    trigger: { route: 'GET /v1/breaches/{breachId}' },
    environment: [],
    rights: { table: 'read', within: ['privacy'] },
  },
  {
    file: 'privacy/decide-breach',
    trigger: { route: 'POST /v1/breaches/{breachId}/verdict' },
    environment: [],
    rights: { table: 'write', within: ['privacy'] },
  },
] as const satisfies readonly FunctionDefinition[];
