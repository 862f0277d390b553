import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

/** What a call goes to, and whether it only reads. */
export type CallKind = 'read' | 'write' | 'transaction' | 'send' | 'file' | 'outside';

/**
 * What may happen to a call. `waits`: others have their turn before it. `fails`: it is not carried out, and its caller
 * told so. `is-lost`: it is carried out, and its caller hears a fault. `meets-another`: another transaction is at the same
 * item. `is-tried-twice`: the client asked again since the first answer was lost, and hears the second. `dies-before` and
 * `dies-after`: its worker's process ends. `stalls`: its message comes to another worker, and it is carried out after that.
 */
export type CallAct =
  'waits' | 'fails' | 'is-lost' | 'meets-another' | 'is-tried-twice' | 'dies-before' | 'dies-after' | 'stalls';

const everywhere = ['waits', 'fails', 'dies-before', 'dies-after', 'stalls'] as const;

/** What may happen to which calls; the mild comes first. A transaction has a token, by which a second try is the same. */
const acts: Readonly<Record<CallKind, readonly CallAct[]>> = {
  read: everywhere,
  write: [...everywhere, 'is-lost', 'meets-another', 'is-tried-twice'],
  transaction: [...everywhere, 'is-lost', 'meets-another'],
  send: [...everywhere, 'is-lost'],
  // What a bucket was sent is there within the client's time-out, or never.
  file: ['waits', 'fails', 'dies-before', 'dies-after', 'is-lost'],
  // Faults of those outside are theirs: how they answer is in the schedule too.
  outside: ['waits', 'dies-before', 'dies-after', 'stalls'],
};

export const actOf = (kind: CallKind, number: number): CallAct => acts[kind][number % acts[kind].length] ?? 'waits';

const metadata = { $metadata: {} };

const refusals: Readonly<Record<CallKind, () => Error>> = {
  read: () => new ProvisionedThroughputExceededException({ ...metadata, message: 'Too much at once.' }),
  write: () => new ProvisionedThroughputExceededException({ ...metadata, message: 'Too much at once.' }),
  transaction: () => new ProvisionedThroughputExceededException({ ...metadata, message: 'Too much at once.' }),
  send: () => new Error('The queue did not take the messages.'),
  file: () => new Error('The bucket is busy.'),
  outside: () => new Error('Nobody answers.'),
};

/** What its caller is told of a call that was not carried out. */
export const refusalOf = (kind: CallKind): Error => refusals[kind]();

/** What its caller is told of a call that was carried out, and of which no answer came. */
export const silence = (): Error => Object.assign(new Error('No answer came in time.'), { name: 'TimeoutError' });

/** What its caller is told where another transaction is at the same item. */
export const conflictOf = (kind: CallKind): Error =>
  kind === 'transaction'
    ? new TransactionCanceledException({
        ...metadata,
        message: 'Transaction cancelled',
        CancellationReasons: [{ Code: 'TransactionConflict' }],
      })
    : new TransactionConflictException({ ...metadata, message: 'Transaction is ongoing for the item' });

/** What may happen to a call, said of its worker in a story. */
export const told: Readonly<Record<CallAct, (what: string) => string>> = {
  waits: (what) => `waits before it ${what}, and others go on`,
  fails: (what) => `is refused when it ${what}`,
  'is-lost': (what) => `${what}, and hears no answer`,
  'meets-another': (what) => `meets another transaction when it ${what}`,
  'is-tried-twice': (what) => `${what}, hears no answer, and its client asks again`,
  'dies-before': (what) => `dies before it ${what}`,
  'dies-after': (what) => `${what}, and dies`,
  stalls: (what) => `stands still before it ${what}, until its message has come again`,
};

/** What may happen at a delivery; the mild comes first. */
export type DeliveryAct = 'is-overtaken' | 'comes-twice' | 'comes-again-later' | 'comes-late' | 'clock-rings';

const deliveryActs: readonly DeliveryAct[] = [
  'is-overtaken',
  'comes-twice',
  'comes-again-later',
  'comes-late',
  'clock-rings',
];

export const deliveryActOf = (number: number): DeliveryAct =>
  deliveryActs[number % deliveryActs.length] ?? 'is-overtaken';
