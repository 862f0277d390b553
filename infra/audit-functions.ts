import type { FunctionDefinition } from './function-definition.ts';

/** The audit trail: capturing what happens, closing its days, and answering whoever audits. */
export const auditFunctions = [
  {
    file: 'audit/capture-events',
    trigger: { stream: 'table' },
    environment: ['EVIDENCE_BUCKET'],
    // It adds, and can read neither the table nor what it added.
    rights: { audit: 'capture' },
    memoryMiB: 1_024,
    timeoutSeconds: () => 60,
  },
  {
    file: 'audit/tick-audit',
    trigger: { schedule: 'tickExpression' },
    environment: ['EVIDENCE_BUCKET', 'AUDIT_QUEUE_URL'],
    rights: { table: 'write', within: ['audit'], audit: 'list', sendsTo: ['Audit'] },
  },
  {
    file: 'audit/run-audit-step',
    trigger: { queue: 'Audit' },
    environment: ['EVIDENCE_BUCKET', 'SIGNING_KEY_ARN', 'AUDIT_QUEUE_URL', 'WITNESS_URLS'],
    // The trail is held against the whole table, and written down beside it.
    rights: {
      table: 'write',
      within: ['audit'],
      alsoReads: 'everything',
      index: true,
      audit: 'close',
      signs: true,
      sendsTo: ['Audit'],
    },
    // A lane of the largest day: half a million events.
    memoryMiB: 2_048,
    timeoutSeconds: () => 300,
    sendsToItself: true,
  },
  {
    file: 'audit/list-audit-days',
    trigger: { route: 'GET /v1/audit/days' },
    environment: [],
    rights: { table: 'read', within: ['audit'] },
  },
  {
    file: 'audit/get-audit-day',
    trigger: { route: 'GET /v1/audit/days/{day}' },
    environment: ['EVIDENCE_BUCKET'],
    rights: { table: 'read', within: ['audit'], audit: 'read' },
  },
  {
    file: 'audit/get-audit-file',
    trigger: { route: 'GET /v1/audit/days/{day}/lanes/{lane}/{piece}' },
    environment: ['EVIDENCE_BUCKET'],
    rights: { table: 'read', within: ['audit'], audit: 'read' },
  },
  {
    file: 'audit/get-touched',
    trigger: { route: 'GET /v1/audit/applications/{applicantId}' },
    environment: [],
    rights: { table: 'read', within: ['people', 'orders', 'accesses'] },
  },
  {
    file: 'audit/get-decided',
    trigger: { route: 'GET /v1/audit/waves/{waveId}/tickets/{ticket}' },
    environment: [],
    rights: { table: 'read', within: ['people', 'waves'] },
  },
  {
    file: 'audit/list-overrides',
    trigger: { route: 'GET /v1/audit/overrides/{month}' },
    environment: [],
    rights: { table: 'read', within: ['actions'] },
  },
  {
    file: 'audit/list-fairness-decisions',
    trigger: { route: 'GET /v1/audit/fairness/{year}' },
    environment: [],
    rights: { table: 'read', within: ['waves'] },
  },
] as const satisfies readonly FunctionDefinition[];
