import type { FunctionDefinition } from './function-definition.ts';

/** Notices that a training was completed, what they come to, and certificates. */
export const completionFunctions = [
  {
    file: 'completions/accept-completions',
    trigger: { route: 'POST /v1/training-completions' },
    environment: ['COMPLETIONS_QUEUE_URL'],
    rights: { table: 'write', within: ['completions', 'partners'], sendsTo: ['Completions'] },
    // A thousand notices are parsed and sent a hundred times ten.
    memoryMiB: 1_024,
  },
  {
    file: 'completions/open-upload',
    trigger: { route: 'POST /v1/training-completions/uploads' },
    environment: ['UPLOADS_BUCKET'],
    rights: { table: 'write', within: ['completions', 'partners'], uploads: { may: 'sign', of: 'completions' } },
  },
  {
    file: 'completions/submit-upload',
    trigger: { route: 'POST /v1/training-completions/uploads/{uploadId}/submission' },
    environment: ['UPLOADS_BUCKET', 'COMPLETIONS_QUEUE_URL'],
    rights: {
      table: 'write',
      within: ['completions', 'partners'],
      uploads: { may: 'read', of: 'completions' },
      sendsTo: ['Completions'],
    },
  },
  {
    file: 'completions/get-upload',
    trigger: { route: 'GET /v1/training-completions/uploads/{uploadId}' },
    environment: [],
    // What is settled to the last is counted once, and kept.
    rights: { table: 'write', within: ['completions', 'partners'] },
  },
  {
    file: 'completions/get-completion',
    trigger: { route: 'GET /v1/training-completions/{noticeId}' },
    environment: [],
    rights: { table: 'read', within: ['completions', 'partners'] },
  },
  {
    file: 'completions/settle-completion',
    trigger: { queue: 'Completions' },
    environment: ['DATA_KEY_ARN', 'SIGNING_KEY_ARN', 'UPLOADS_BUCKET', 'COMPLETIONS_QUEUE_URL'],
    // Of the holder it reads the name, of which the certificate has the first letters.
    rights: {
      table: 'write',
      batches: true,
      within: ['completions', 'certificates', 'orders', 'catalogue', 'people', 'keys', 'moves'],
      unwraps: ['person'],
      signs: true,
      uploads: { may: 'read', of: 'completions' },
      sendsTo: ['Completions'],
    },
    memoryMiB: 1_024,
    timeoutSeconds: () => 60,
    sendsToItself: true,
  },
  {
    file: 'certificates/get-certificate',
    trigger: { route: 'GET /v1/certificates/{certificateId}' },
    environment: [],
    rights: { table: 'read', within: ['certificates'] },
  },
  {
    file: 'certificates/revoke-certificate',
    trigger: { route: 'POST /v1/certificates/{certificateId}/revocation' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', within: ['certificates', 'keys'], unwraps: ['person'] },
  },
] as const satisfies readonly FunctionDefinition[];
