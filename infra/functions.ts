import type { QueueName } from '../events/routes.ts';
import { catalogueFunctions } from './catalogue-functions.ts';
import type { Secret } from './constructs/secrets.ts';
import type { StageSettings } from './stages.ts';

/** Who may call a route. `anyone` needs no token. */
export type Access = 'anyone' | 'citizen' | 'staff-read' | 'staff-write' | 'partner';

/** What starts a function. */
type Trigger =
  | { readonly route: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /v1/${string}`; readonly access: Access }
  | { readonly queue: QueueName }
  | { readonly schedule: 'tickExpression' | 'listsExpression' }
  | { readonly stream: 'table' };

/** A variable of a function's environment beyond those that all functions have. */
export type Variable =
  | 'DATA_KEY_ARN'
  | 'SIGNING_KEY_ARN'
  | 'EVIDENCE_BUCKET'
  | 'REGISTRY_URL'
  | 'REGISTRY_SECRET_ARN'
  | 'REGISTRY_CALLS_PER_SECOND'
  | 'LISTS_URL'
  | 'LISTS_SECRET_ARN'
  | 'MESSAGES_URL'
  | 'MESSAGES_SECRET_ARN'
  | 'BEACON_URLS'
  | 'BEACON_CHAIN'
  | 'WITNESS_URLS'
  | 'SETTLING_SECONDS'
  | `${Uppercase<QueueName>}_QUEUE_URL`;

/**
 * Rights on the table. `public` reads what concerns waves and nobody's person; `write` includes reading and changing
 * but not deleting; nobody may scan.
 */
export type TableRights = 'public' | 'read' | 'write' | 'delete';

/** Wrapped keys: of personal data (its hashes and its fields), or of single waves. */
export type KeyKind = 'person' | 'wave';

export interface Rights {
  readonly table?: TableRights;
  /** Only in these partitions: who serves the catalogue has no business with people. */
  readonly within?: 'catalogue';
  /** May query the index `gsi1` too. */
  readonly index?: true;
  readonly unwraps?: readonly KeyKind[];
  /** Who writes the first thing of a kind also makes its first key. */
  readonly makes?: readonly KeyKind[];
  readonly signs?: true;
  readonly readsSigningKey?: true;
  readonly evidence?: 'read' | 'write';
  readonly secret?: Secret;
  readonly sendsTo?: readonly QueueName[];
}

export interface FunctionDefinition {
  /** The handler's file within `functions`, without its ending. */
  readonly file: `${string}/${string}`;
  readonly trigger: Trigger;
  readonly environment: readonly Variable[];
  readonly rights: Rights;
  readonly memoryMiB?: number;
  readonly timeoutSeconds?: (stage: StageSettings) => number;
  /**
   * The function sends to the queue that invokes it, on purpose and boundedly. Lambda would otherwise end such a chain
   * after sixteen rounds: a registry that is dead for an hour would fill the dead letters.
   */
  readonly sendsToItself?: true;
}

const joinTimeout = ({ joinTimeoutSeconds }: StageSettings) => joinTimeoutSeconds;

/** Every function of the service: what starts it, what it is told, and what it may do. */
export const functions = [
  {
    file: 'registrations/submit-registration',
    trigger: { route: 'POST /v1/registrations', access: 'citizen' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person'], makes: ['person'] },
  },
  {
    file: 'registrations/get-registration',
    trigger: { route: 'GET /v1/registrations/me', access: 'citizen' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', unwraps: ['person'] },
  },
  {
    file: 'registrations/correct-registration',
    trigger: { route: 'PUT /v1/registrations/me', access: 'citizen' },
    environment: ['DATA_KEY_ARN'],
    // A correction takes the person out of the household and off the NIK that were mistyped.
    rights: { table: 'delete', unwraps: ['person'] },
  },
  {
    file: 'registrations/object-to-decision',
    trigger: { route: 'POST /v1/registrations/me/objections', access: 'citizen' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person'] },
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
      table: 'write',
      unwraps: ['person'],
      secret: 'RegistryKey',
      sendsTo: ['Verification'],
    },
    sendsToItself: true,
  },
  {
    file: 'registrations/settle-standing',
    trigger: { queue: 'Standing' },
    environment: ['DATA_KEY_ARN'],
    // A work order that is done is deleted, and so is an award that was made for who is not the holder of the NIK.
    rights: { table: 'delete', unwraps: ['person', 'wave'] },
  },
  {
    file: 'lists/import-list',
    trigger: { route: 'POST /v1/lists/{source}/imports', access: 'staff-write' },
    environment: ['LISTS_URL', 'LISTS_SECRET_ARN'],
    rights: { table: 'write', secret: 'ListsKey' },
  },
  {
    file: 'lists/pull-lists',
    trigger: { schedule: 'listsExpression' },
    environment: ['LISTS_URL', 'LISTS_SECRET_ARN'],
    rights: { table: 'write', secret: 'ListsKey' },
  },
  {
    file: 'lists/apply-list-lines',
    trigger: { queue: 'Lists' },
    environment: ['DATA_KEY_ARN', 'LISTS_URL', 'LISTS_SECRET_ARN', 'LISTS_QUEUE_URL'],
    // A line that a list takes back ends what only that list told of an earlier award.
    rights: {
      table: 'delete',
      unwraps: ['person'],
      makes: ['person'],
      secret: 'ListsKey',
      sendsTo: ['Lists'],
    },
    sendsToItself: true,
  },
  {
    file: 'waves/create-wave',
    trigger: { route: 'POST /v1/waves', access: 'staff-write' },
    environment: ['DATA_KEY_ARN', 'SETTLING_SECONDS'],
    rights: { table: 'write', makes: ['wave'] },
  },
  {
    file: 'waves/list-waves',
    trigger: { route: 'GET /v1/waves', access: 'anyone' },
    environment: [],
    rights: { table: 'public' },
  },
  {
    file: 'waves/get-wave',
    trigger: { route: 'GET /v1/waves/{waveId}', access: 'anyone' },
    environment: [],
    rights: { table: 'public' },
  },
  {
    file: 'waves/tick-waves',
    trigger: { schedule: 'tickExpression' },
    environment: ['SELECTION_QUEUE_URL', 'SETTLING_SECONDS'],
    rights: { table: 'write', sendsTo: ['Selection'] },
  },
  {
    file: 'enrollments/join-wave',
    trigger: { route: 'POST /v1/waves/{waveId}/enrollments', access: 'citizen' },
    environment: ['DATA_KEY_ARN', 'SIGNING_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person', 'wave'], signs: true },
    timeoutSeconds: joinTimeout,
    // Twice the processor of the others: unwrapping keys and signing at the start are what a cold start is made of.
    memoryMiB: 1_024,
  },
  {
    file: 'enrollments/leave-wave',
    trigger: { route: 'DELETE /v1/waves/{waveId}/enrollments/me', access: 'citizen' },
    environment: ['DATA_KEY_ARN', 'SIGNING_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person', 'wave'], signs: true },
    timeoutSeconds: joinTimeout,
  },
  {
    file: 'enrollments/get-enrollment',
    trigger: { route: 'GET /v1/waves/{waveId}/enrollments/me', access: 'citizen' },
    environment: ['DATA_KEY_ARN', 'EVIDENCE_BUCKET'],
    rights: { table: 'read', unwraps: ['person', 'wave'], evidence: 'read' },
  },
  {
    file: 'enrollments/object-to-place',
    trigger: { route: 'POST /v1/waves/{waveId}/enrollments/me/objections', access: 'citizen' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person', 'wave'] },
  },
  {
    file: 'enrollments/give-up-award',
    trigger: { route: 'DELETE /v1/waves/{waveId}/enrollments/me/award', access: 'citizen' },
    environment: [],
    // Who gives the card up is taken out of the recipients of the family card.
    rights: { table: 'delete' },
  },
  {
    file: 'enrollments/get-ticket',
    trigger: { route: 'GET /v1/waves/{waveId}/tickets/{ticket}', access: 'anyone' },
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
    trigger: { route: 'GET /v1/waves/{waveId}/selection', access: 'staff-read' },
    environment: [],
    rights: { table: 'read' },
  },
  {
    file: 'selection/get-evidence',
    trigger: { route: 'GET /v1/waves/{waveId}/evidence/{file+}', access: 'anyone' },
    environment: ['EVIDENCE_BUCKET'],
    rights: { table: 'public', evidence: 'read' },
  },
  {
    file: 'decisions/propose-decision',
    trigger: { route: 'POST /v1/waves/{waveId}/decisions', access: 'staff-write' },
    environment: [],
    rights: { table: 'write' },
  },
  {
    file: 'decisions/list-decisions',
    trigger: { route: 'GET /v1/waves/{waveId}/decisions', access: 'staff-read' },
    environment: [],
    rights: { table: 'read' },
  },
  {
    file: 'decisions/give-verdict',
    trigger: { route: 'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict', access: 'staff-write' },
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
    trigger: { route: 'GET /v1/cases', access: 'staff-read' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', index: true, unwraps: ['person'] },
  },
  {
    file: 'cases/decide-case',
    trigger: { route: 'POST /v1/cases/{caseId}/decision', access: 'staff-write' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', unwraps: ['person'] },
  },
  ...catalogueFunctions,
  {
    file: 'keys/get-keys',
    trigger: { route: 'GET /v1/keys', access: 'anyone' },
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
    ],
    rights: { sendsTo: ['Verification', 'Standing', 'Lists', 'Selection', 'Notices'] },
  },
] as const satisfies readonly FunctionDefinition[];

/** `VerifyRegistration` for `registrations/verify-registration`: what the function is called in the templates. */
export const logicalName = (file: string): string =>
  file
    .slice(file.indexOf('/') + 1)
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
