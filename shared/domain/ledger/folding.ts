import * as z from 'zod';
import { accountName, isOwn, type Account } from './account.ts';
import type { Compared } from './difference.ts';
import { TransferForm } from './transfer.ts';

/** What entries come to, in whole rupiah: a participant's accounts only by their kind, all others by name. */
export const Sums = z.object({
  transfers: z.int().nonnegative(),
  own: z.record(z.string(), z.int()),
  shared: z.record(z.string(), z.int()),
});
export type Sums = z.infer<typeof Sums>;

export const noSums: Sums = { transfers: 0, own: {}, shared: {} };

const added = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> => {
  const sum = { ...one };
  for (const [name, amount] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + amount;
  return sum;
};

/** Two sums as one. */
export const addedSums = (one: Sums, other: Sums): Sums => ({
  transfers: one.transfers + other.transfers,
  own: added(one.own, other.own),
  shared: added(one.shared, other.shared),
});

/** What all accounts come to together. It must be nothing. */
export const totalOf = ({ own, shared }: Pick<Sums, 'own' | 'shared'>): number =>
  [...Object.values(own), ...Object.values(shared)].reduce((sum, amount) => sum + amount, 0);

/** The kind of an account, from its name. */
const kindOf = (name: string): string => name.split('#', 1)[0] ?? name;

/** Sums by the kind of account alone. */
export const byKind = ({ own, shared }: Pick<Sums, 'own' | 'shared'>): Record<string, number> => {
  const kinds = { ...own };
  for (const [name, amount] of Object.entries(shared)) kinds[kindOf(name)] = (kinds[kindOf(name)] ?? 0) + amount;
  return kinds;
};

/** Of accounts that no participant has. A platform whose course was given back after it was paid owes: that is no fault. */
const neverBelowZero: ReadonlySet<string> = new Set(['allotment', 'withheld', 'blocked']);

/** The comparison that an account's balance is not below zero, where it must not be. */
export const notBelowZero = (name: string, balance: number): Compared[] =>
  neverBelowZero.has(kindOf(name))
    ? [{ comparison: 'below-zero', of: name, expected: Math.max(0, balance), found: balance }]
    : [];

/** What is wrong about a transfer by itself: it adds up to nothing, has an account once, and one participant at most. */
const faultsOf = ({ transferId, cause, entries }: TransferForm): Compared[] => {
  const names = new Set(entries.map(({ account }) => accountName(account)));
  const people = new Set(entries.flatMap(({ account }) => (isOwn(account) ? [account.applicantId] : [])));
  const sum = entries.reduce((before, { amount }) => before + amount, 0);
  const isWhole = names.size === entries.length && people.size <= 1 && transferId === `${cause.kind}-${cause.of}`;
  return [
    { comparison: 'transfer', of: transferId, expected: 0, found: sum },
    ...(isWhole ? [] : [{ comparison: 'transfer' as const, of: transferId, expected: 1, found: 0 }]),
  ];
};

/** A transfer as it was read, with what was found wrong about it; undefined where it cannot be read at all. */
interface ReadTransfer {
  readonly transfer: TransferForm | undefined;
  readonly compared: readonly Compared[];
}

const Named = z.object({ transferId: z.string() });

/** Reads a transfer without trusting it. */
export const readTransfer = (item: unknown): ReadTransfer => {
  const parsed = TransferForm.safeParse(item);
  if (!parsed.success) {
    const of = Named.safeParse(item).data?.transferId ?? 'unreadable';
    return { transfer: undefined, compared: [{ comparison: 'transfer', of, expected: 1, found: 0 }] };
  }
  return { transfer: parsed.data, compared: faultsOf(parsed.data) };
};

/** Adds up transfers, one after the other. What it holds grows with the number of accounts that no participant has. */
export const folding = (sums: Sums = noSums) => {
  const own = new Map(Object.entries(sums.own));
  const shared = new Map(Object.entries(sums.shared));
  let { transfers } = sums;
  const add = (to: Map<string, number>, name: string, amount: number) => {
    to.set(name, (to.get(name) ?? 0) + amount);
  };
  const enter = (account: Account, amount: number) => {
    if (isOwn(account)) add(own, account.kind, amount);
    else add(shared, accountName(account), amount);
  };
  return {
    add({ entries }: TransferForm): void {
      transfers += 1;
      for (const { account, amount } of entries) enter(account, amount);
    },
    sums: (): Sums => ({ transfers, own: Object.fromEntries(own), shared: Object.fromEntries(shared) }),
  };
};
