import { attendanceFunctions } from './attendance-functions.ts';
import { catalogueFunctions } from './catalogue-functions.ts';
import { completionFunctions } from './completion-functions.ts';
import { deadlineFunctions } from './deadline-functions.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { debtFunctions } from './debt-functions.ts';
import { incentiveFunctions } from './incentive-functions.ts';
import { ledgerFunctions } from './ledger-functions.ts';
import { listFunctions } from './list-functions.ts';
import { operationsFunctions } from './operations-functions.ts';
import { orderFunctions } from './order-functions.ts';
import { partnerFunctions } from './partner-functions.ts';
import { payoutAccountFunctions } from './payout-account-functions.ts';
import { payoutFunctions } from './payout-functions.ts';
import { settlementFunctions } from './settlement-functions.ts';
import { helpDeskFunctions } from './help-desk-functions.ts';
import { regionFunctions } from './region-functions.ts';
import { privacyFunctions } from './privacy-functions.ts';
import { auditFunctions } from './audit-functions.ts';
import { rekeyingFunctions } from './rekeying-functions.ts';
import { contactFunctions } from './contact-functions.ts';
import { riskFunctions } from './risk-functions.ts';
import { reviewFunctions } from './review-functions.ts';
import { switchFunctions } from './switch-functions.ts';
import type { StageSettings } from './stages.ts';

export type { FunctionDefinition } from './function-definition.ts';

const joinTimeout = ({ joinTimeoutSeconds }: StageSettings) => joinTimeoutSeconds;

/** Registrations, lists, waves, enrolments, selections, decisions, notices, cases, keys, and the router of events. */
const waveFunctions = [
  {
    file: 'registrations/submit-registration',
    trigger: { route: 'POST /v1/registrations' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person'], makes: ['person'] },
  },
  {
    file: 'registrations/get-registration',
    trigger: { route: 'GET /v1/registrations/me' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['people', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'registrations/correct-registration',
    trigger: { route: 'PUT /v1/registrations/me' },
    environment: ['DATA_KEY_ARN'],
    // A correction takes the person out of the household and off the NIK that were mistyped.
    rights: { table: 'delete', unwraps: ['person'] },
  },
  {
    file: 'registrations/object-to-decision',
    trigger: { route: 'POST /v1/registrations/me/objections' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', within: ['people', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'registrations/verify-registration',
    trigger: { queue: 'Verification' },
    environment: [
      'DATA_KEY_ARN',
      'REGISTRY_URL',
      'REGISTRY_SECRET_ARN',
      'REGISTRY_CALLS_PER_SECOND',
      'VERIFICATION_QUEUE_URL',
    ],
    rights: {
      // A phone that was corrected is shared no more.
      table: 'delete',
      unwraps: ['person'],
      secret: 'RegistryKey',
      sendsTo: ['Verification'],
    },
    sendsToItself: true,
  },
  {
    file: 'registrations/settle-standing',
    trigger: { queue: 'Standing' },
    environment: ['DATA_KEY_ARN', 'INCENTIVES_QUEUE_URL'],
    // A work order that is done is deleted, and so is an award that was made for who is not the holder of the NIK.
    rights: { table: 'delete', unwraps: ['person', 'wave'], sendsTo: ['Incentives'] },
  },
  {
    file: 'lists/import-list',
    trigger: { route: 'POST /v1/lists/{source}/imports' },
    environment: ['LISTS_URL', 'LISTS_SECRET_ARN'],
    rights: { table: 'write', within: ['lists'], secret: 'ListsKey' },
  },
  {
    file: 'lists/pull-lists',
    trigger: { schedule: 'listsExpression' },
    environment: ['LISTS_URL', 'LISTS_SECRET_ARN'],
    rights: { table: 'write', within: ['lists'], secret: 'ListsKey' },
  },
  {
    file: 'lists/apply-list-lines',
    trigger: { queue: 'Lists' },
    environment: ['DATA_KEY_ARN', 'LISTS_URL', 'LISTS_SECRET_ARN', 'LISTS_QUEUE_URL', 'UPLOADS_BUCKET'],
    // A line that a list takes back ends what only that list told of an earlier award.
    rights: {
      table: 'delete',
      batches: true,
      unwraps: ['person'],
      makes: ['person'],
      uploads: { may: 'read', of: 'lists' },
      secret: 'ListsKey',
      sendsTo: ['Lists'],
    },
    // A piece of a file is some 240,000 lines to be hashed, twice while keys are exchanged: a whole processor's work.
    memoryMiB: 1_769,
    sendsToItself: true,
  },
  {
    file: 'waves/create-wave',
    trigger: { route: 'POST /v1/waves' },
    environment: ['DATA_KEY_ARN', 'SETTLING_SECONDS'],
    rights: { table: 'write', within: ['waves'], makes: ['wave'] },
  },
  {
    file: 'waves/list-waves',
    trigger: { route: 'GET /v1/waves' },
    environment: [],
    rights: { table: 'public' },
  },
  {
    file: 'waves/get-wave',
    trigger: { route: 'GET /v1/waves/{waveId}' },
    environment: [],
    rights: { table: 'public' },
  },
  {
    file: 'waves/tick-waves',
    trigger: { schedule: 'tickExpression' },
    environment: ['SELECTION_QUEUE_URL', 'SETTLING_SECONDS'],
    rights: { table: 'write', within: ['waves'], sendsTo: ['Selection'] },
  },
  {
    file: 'enrollments/join-wave',
    trigger: { route: 'POST /v1/waves/{waveId}/enrollments' },
    environment: ['DATA_KEY_ARN', 'SIGNING_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person', 'wave'], signs: true },
    timeoutSeconds: joinTimeout,
    // Twice the processor of the others: unwrapping keys and signing at the start are what a cold start is made of.
    memoryMiB: 1_024,
  },
  {
    file: 'enrollments/leave-wave',
    trigger: { route: 'DELETE /v1/waves/{waveId}/enrollments/me' },
    environment: ['DATA_KEY_ARN', 'SIGNING_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person', 'wave'], signs: true },
    timeoutSeconds: joinTimeout,
  },
  {
    file: 'enrollments/get-enrollment',
    trigger: { route: 'GET /v1/waves/{waveId}/enrollments/me' },
    environment: ['DATA_KEY_ARN', 'EVIDENCE_BUCKET'],
    rights: {
      table: 'read',
      within: ['people', 'waves', 'keys'],
      unwraps: ['person', 'wave'],
      evidence: 'read-places',
    },
  },
  {
    file: 'enrollments/object-to-place',
    trigger: { route: 'POST /v1/waves/{waveId}/enrollments/me/objections' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person', 'wave'] },
  },
  {
    file: 'enrollments/give-up-award',
    trigger: { route: 'DELETE /v1/waves/{waveId}/enrollments/me/award' },
    environment: [],
    // Who gives the card up is taken out of the recipients of the family card.
    rights: { table: 'delete', within: ['people', 'waves', 'moves', 'deadlines'] },
  },
  {
    file: 'enrollments/get-ticket',
    trigger: { route: 'GET /v1/waves/{waveId}/tickets/{ticket}' },
    environment: ['EVIDENCE_BUCKET'],
    rights: { table: 'public', evidence: 'read' },
  },
  {
    file: 'selection/run-selection-step',
    trigger: { queue: 'Selection' },
    environment: [
      'DATA_KEY_ARN',
      'SIGNING_KEY_ARN',
      'EVIDENCE_BUCKET',
      'SELECTION_QUEUE_URL',
      'NOTICES_QUEUE_URL',
      'BEACON_URLS',
      'BEACON_CHAIN',
      'WITNESS_URLS',
    ],
    // A redraw takes those who were not drawn again out of the recipients of their family cards.
    rights: {
      table: 'delete',
      unwraps: ['person', 'wave'],
      signs: true,
      evidence: 'write',
      sendsTo: ['Selection', 'Notices'],
    },
    memoryMiB: 2_048,
    timeoutSeconds: ({ selection }) => selection.timeoutSeconds,
    sendsToItself: true,
  },
  {
    file: 'selection/get-selection',
    trigger: { route: 'GET /v1/waves/{waveId}/selection' },
    environment: [],
    rights: { table: 'read', within: ['waves'] },
  },
  {
    file: 'selection/get-evidence',
    trigger: { route: 'GET /v1/waves/{waveId}/evidence/{file+}' },
    environment: ['EVIDENCE_BUCKET'],
    rights: { table: 'public', evidence: 'read' },
  },
  {
    file: 'decisions/propose-decision',
    trigger: { route: 'POST /v1/waves/{waveId}/decisions' },
    environment: [],
    rights: { table: 'write', within: ['waves'] },
  },
  {
    file: 'decisions/list-decisions',
    trigger: { route: 'GET /v1/waves/{waveId}/decisions' },
    environment: [],
    rights: { table: 'read', within: ['waves'] },
  },
  {
    file: 'decisions/give-verdict',
    trigger: { route: 'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict' },
    environment: [],
    rights: { table: 'write' },
  },
  {
    file: 'notices/send-notice',
    trigger: { queue: 'Notices' },
    environment: ['DATA_KEY_ARN', 'MESSAGES_URL', 'MESSAGES_SECRET_ARN', 'NOTICES_QUEUE_URL'],
    rights: { table: 'write', unwraps: ['person'], secret: 'MessagesKey', sendsTo: ['Notices'] },
    sendsToItself: true,
  },
  {
    file: 'cases/list-cases',
    trigger: { route: 'GET /v1/cases' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['people', 'keys'], index: true, unwraps: ['person'] },
  },
  {
    file: 'cases/decide-case',
    trigger: { route: 'POST /v1/cases/{caseId}/decision' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person'] },
  },
  {
    file: 'keys/get-keys',
    trigger: { route: 'GET /v1/keys' },
    environment: ['SIGNING_KEY_ARN'],
    rights: { readsSigningKey: true },
  },
  {
    file: 'events/route-events',
    trigger: { stream: 'table' },
    environment: [
      'VERIFICATION_QUEUE_URL',
      'STANDING_QUEUE_URL',
      'LISTS_QUEUE_URL',
      'SELECTION_QUEUE_URL',
      'NOTICES_QUEUE_URL',
      'DEADLINES_QUEUE_URL',
      'REFUNDS_QUEUE_URL',
      'COMPLETIONS_QUEUE_URL',
      'LEDGER_QUEUE_URL',
      'INCENTIVES_QUEUE_URL',
      'PAYOUTS_QUEUE_URL',
      'DEBTS_QUEUE_URL',
      'SETTLEMENTS_QUEUE_URL',
      'AUDIT_QUEUE_URL',
      'REKEYING_QUEUE_URL',
      'ERASURES_QUEUE_URL',
    ],
    rights: {
      sendsTo: [
        'Verification',
        'Standing',
        'Lists',
        'Selection',
        'Notices',
        'Deadlines',
        'Refunds',
        'Completions',
        'Ledger',
        'Incentives',
        'Payouts',
        'Debts',
        'Settlements',
        'Audit',
        'Rekeying',
        'Erasures',
      ],
    },
  },
] as const satisfies readonly FunctionDefinition[];

const trainingFunctions = [
  ...orderFunctions,
  ...partnerFunctions,
  ...attendanceFunctions,
  ...completionFunctions,
  ...reviewFunctions,
  ...deadlineFunctions,
] as const satisfies readonly FunctionDefinition[];

const moneyFunctions = [
  ...listFunctions,
  ...ledgerFunctions,
  ...payoutAccountFunctions,
  ...incentiveFunctions,
  ...payoutFunctions,
  ...settlementFunctions,
  ...debtFunctions,
] as const satisfies readonly FunctionDefinition[];

const trustFunctions = [
  ...contactFunctions,
  ...riskFunctions,
  ...privacyFunctions,
  ...auditFunctions,
  ...rekeyingFunctions,
] as const satisfies readonly FunctionDefinition[];

const staffFunctions = [
  ...switchFunctions,
  ...helpDeskFunctions,
  ...regionFunctions,
  ...operationsFunctions,
] as const satisfies readonly FunctionDefinition[];

/**
 * Which stack holds the routes of which functions. CloudFormation takes 500 resources a stack, and a route comes to ten.
 * What queues, schedules and the stream start is in the stack of the workers, wherever it is listed.
 */
export const routesOf = {
  Api: waveFunctions,
  Catalogue: catalogueFunctions,
  Training: trainingFunctions,
  Money: moneyFunctions,
  Trust: trustFunctions,
  Staff: staffFunctions,
} as const satisfies Readonly<Record<string, readonly FunctionDefinition[]>>;

/** Every function of the service: what starts it, what it is told, and what it may do. */
export const functions = [
  ...waveFunctions,
  ...catalogueFunctions,
  ...trainingFunctions,
  ...moneyFunctions,
  ...trustFunctions,
  ...staffFunctions,
] as const;

/** `VerifyRegistration` for `registrations/verify-registration`: what the function is called in the templates. */
export const logicalName = (file: string): string =>
  file
    .slice(file.indexOf('/') + 1)
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
