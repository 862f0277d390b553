import type { FunctionDefinition } from './function-definition.ts';
import type { StageSettings } from './stages.ts';

/** As that of join-wave: whoever joins before closing has joined, or not, before the wave is frozen. */
const joinTimeout = ({ joinTimeoutSeconds }: StageSettings) => joinTimeoutSeconds;

/** What help desks do for people who come to them, and who opened whose data. */
export const helpDeskFunctions = [
  {
    file: 'help-desk/request-visit',
    trigger: { route: 'POST /v1/help-desk/visits' },
    environment: ['DATA_KEY_ARN'],
    // A visit may be the first thing that is ever written.
    rights: {
      table: 'write',
      within: ['visits', 'people', 'keys'],
      alsoReads: ['switches'],
      unwraps: ['person'],
      makes: ['person'],
    },
  },
  {
    file: 'help-desk/open-visit',
    trigger: { route: 'POST /v1/help-desk/visits/{visitId}/code' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', within: ['visits', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'help-desk/end-visit',
    trigger: { route: 'POST /v1/help-desk/visits/{visitId}/end' },
    environment: [],
    rights: { table: 'write', within: ['visits'] },
  },
  {
    file: 'help-desk/get-visited-registration',
    trigger: { route: 'GET /v1/help-desk/visits/{visitId}/registration' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['visits', 'people', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'help-desk/get-visited-enrollment',
    trigger: { route: 'GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}' },
    environment: ['DATA_KEY_ARN', 'EVIDENCE_BUCKET'],
    rights: {
      table: 'read',
      within: ['visits', 'people', 'waves', 'keys'],
      unwraps: ['person', 'wave'],
      evidence: 'read-places',
    },
  },
  {
    file: 'help-desk/join-wave-in-visit',
    trigger: { route: 'POST /v1/help-desk/visits/{visitId}/enrollments' },
    environment: ['DATA_KEY_ARN', 'SIGNING_KEY_ARN'],
    rights: {
      table: 'write',
      within: ['visits', 'people', 'waves', 'keys'],
      alsoReads: ['switches'],
      unwraps: ['person', 'wave'],
      signs: true,
    },
    timeoutSeconds: joinTimeout,
  },
  {
    file: 'help-desk/object-in-visit',
    trigger: { route: 'POST /v1/help-desk/visits/{visitId}/objections' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', within: ['visits', 'people', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'help-desk/get-visited-incentives',
    trigger: { route: 'GET /v1/help-desk/visits/{visitId}/incentives' },
    environment: [],
    rights: { table: 'read', within: ['visits', 'people', 'orders', 'certificates', 'payouts'] },
  },
  {
    file: 'help-desk/get-visited-debts',
    trigger: { route: 'GET /v1/help-desk/visits/{visitId}/debts' },
    environment: [],
    rights: { table: 'read', within: ['visits', 'people'] },
  },
  {
    file: 'accesses/list-own-accesses',
    trigger: { route: 'GET /v1/me/accesses' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['accesses', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'accesses/object-to-access',
    trigger: { route: 'POST /v1/me/accesses/{accessId}/objection' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', within: ['accesses', 'people', 'keys'], unwraps: ['person'] },
  },
] as const satisfies readonly FunctionDefinition[];
