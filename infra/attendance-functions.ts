import type { FunctionDefinition } from './function-definition.ts';

/** Presence at sessions, and the skills task. */
export const attendanceFunctions = [
  {
    file: 'integration/url-generate',
    trigger: { route: 'POST /api/v1/integration/oauth/url-generate' },
    environment: ['DATA_KEY_ARN', 'PUBLIC_URL'],
    rights: {
      table: 'write',
      within: ['partners', 'orders', 'catalogue', 'presence', 'keys'],
      unwraps: ['person'],
    },
  },
  {
    file: 'integration/submit-task',
    trigger: { route: 'POST /api/v1/integration/tpm/submission' },
    environment: ['DATA_KEY_ARN'],
    rights: {
      table: 'write',
      within: ['partners', 'orders', 'catalogue', 'keys'],
      unwraps: ['person'],
    },
  },
  {
    file: 'integration/submit-feedback',
    trigger: { route: 'POST /api/v1/integration/tpm/feedback/submission' },
    environment: ['DATA_KEY_ARN'],
    rights: {
      table: 'write',
      within: ['partners', 'orders', 'catalogue', 'keys'],
      unwraps: ['person'],
    },
  },
  {
    file: 'integration/task-status',
    trigger: { route: 'POST /api/v1/integration/tpm/submission/status' },
    environment: ['DATA_KEY_ARN'],
    rights: {
      // How often a partner calls is counted.
      table: 'write',
      within: ['partners', 'orders', 'catalogue', 'keys'],
      unwraps: ['person'],
    },
  },
  {
    file: 'attendance/show-presence-page',
    trigger: { route: 'GET /v1/presence/{linkId}' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['presence', 'orders', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'attendance/prove-presence',
    trigger: { route: 'POST /v1/presence/{linkId}' },
    environment: ['DATA_KEY_ARN', 'LIVENESS_URL', 'LIVENESS_SECRET_ARN'],
    rights: {
      table: 'write',
      within: ['presence', 'orders', 'keys'],
      unwraps: ['person'],
      secret: 'LivenessKey',
    },
  },
  {
    file: 'attendance/list-presence-reviews',
    trigger: { route: 'GET /v1/presence-reviews' },
    environment: [],
    rights: { table: 'read', index: true, within: ['presence'] },
  },
  {
    file: 'attendance/get-presence-review',
    trigger: { route: 'GET /v1/presence-reviews/{linkId}' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['presence', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'attendance/decide-presence-review',
    trigger: { route: 'POST /v1/presence-reviews/{linkId}/decision' },
    environment: ['DATA_KEY_ARN'],
    // The picture is deleted with the decision.
    rights: { table: 'delete', within: ['presence', 'orders', 'keys'], unwraps: ['person'] },
  },
] as const satisfies readonly FunctionDefinition[];
