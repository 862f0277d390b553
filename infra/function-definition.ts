import type { QueueName } from '../events/routes.ts';
import type { RouteKey } from '../shared/domain/access/index.ts';
import type { Secret } from './constructs/secrets.ts';
import type { StageSettings } from './stages.ts';

/** What starts a function. */
type Trigger =
  /** A line of the table of access. */
  | { readonly route: RouteKey }
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
  | 'LIVENESS_URL'
  | 'LIVENESS_SECRET_ARN'
  | 'BANK_URL'
  | 'BANK_SECRET_ARN'
  | 'BANK_CALLBACK_SECRET_ARN'
  | 'BANK_CALLS_PER_SECOND'
  | 'UPLOADS_BUCKET'
  | 'PUBLIC_URL'
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

/** Partitions of the table that belong together, by the subject that they are about (`constructs/partitions.ts`). */
export type PartitionGroup =
  | 'catalogue'
  | 'partners'
  | 'orders'
  | 'people'
  | 'waves'
  | 'keys'
  | 'completions'
  | 'certificates'
  | 'presence'
  | 'deadlines'
  | 'events'
  | 'switches'
  | 'turns'
  | 'ledger'
  | 'payouts'
  | 'accounts'
  | 'incentives'
  | 'settlements'
  | 'lists'
  | 'actions'
  | 'accesses'
  | 'audit'
  | 'visits'
  | 'privacy'
  | 'risks'
  | 'rekeying'
  | 'moves'
  | 'regions'
  | 'nation'
  | 'failures';

/** Wrapped keys: of personal data (its hashes and its fields), or of single waves. */
export type KeyKind = 'person' | 'wave';

export interface Rights {
  readonly table?: TableRights;
  /** Only in these partitions: who serves the catalogue has no business with people. */
  readonly within?: readonly PartitionGroup[];
  /**
   * Writes many items a call, without conditions. For IAM that is a right of its own, which includes deleting: only for who
   * does it.
   */
  readonly batches?: true;
  /** Beside those, to be read only. */
  readonly alsoReads?: readonly PartitionGroup[] | 'everything';
  /** May query the index `gsi1` too. */
  readonly index?: true;
  readonly unwraps?: readonly KeyKind[];
  /** Who writes the first thing of a kind also makes its first key. */
  readonly makes?: readonly KeyKind[];
  readonly signs?: true;
  readonly readsSigningKey?: true;
  /**
   * `read` is of what is published; `read-places` also of the places in a list that was committed to and is not published
   * yet, of which each person is told their own; `write` is of all.
   */
  readonly evidence?: 'read' | 'read-places' | 'write';
  /**
   * The audit trail in the bucket of evidence. `capture` may add captured events and read nothing; `list` may see
   * which objects there are; `close` may read them and
   * add days; `read` may read closed days. Nobody may delete, change, or shorten how long it is kept.
   */
  readonly audit?: 'capture' | 'list' | 'close' | 'read';
  /**
   * Files on their way in: of partners, ministries, banks. `sign` may put objects, and so make an address to which whoever has it may put
   * one; `read` may read what was put.
   */
  readonly uploads?: { readonly may: 'sign' | 'read'; readonly of: 'completions' | 'lists' | 'statements' };
  readonly secret?: Secret;
  readonly sendsTo?: readonly QueueName[];
  /**
   * All queues, as operators do. `watch` may see how many messages are in them; `peek` may also look at dead letters and give
   * them back; `see-redrives` may
   * see which were moved back, and `redrive` may have them moved.
   */
  readonly operates?: 'watch' | 'peek' | 'redrive' | 'see-redrives';
  /** Reads metrics. They have no resources that a right could name. */
  readonly measures?: true;
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
