import { auditPaths, dayRoot, rootFile, type DayRoot, type LaneResult } from '../domain/audit/day.ts';
import { dayAfter } from '../domain/ledger/ledger-day.ts';
import type { RootSigner } from '../keys/signing.ts';
import type { Witness } from '../outside/witness.ts';
import { closedRoot } from './chain-files.ts';
import type { AuditStore } from './store.ts';

type CloseStore = Pick<AuditStore, 'read' | 'putOnce'>;

/** Writes what differs from attempt to attempt, such as a signature: the first one stands. */
const firstStands = async (
  store: CloseStore,
  path: string,
  { make, type }: { readonly make: () => Promise<Buffer>; readonly type: string },
): Promise<void> => {
  if ((await store.read(path)) !== undefined) return;
  const body = await make();
  try {
    await store.putOnce(path, body, type);
  } catch (fault) {
    if ((await store.read(path)) === undefined) throw fault;
  }
};

/** Puts a day's document together from its lanes, and signs it. Done again it comes to the same document. */
export const sealDay = async (
  { store, signer }: { readonly store: CloseStore; readonly signer: Pick<RootSigner, 'signDetached'> },
  day: string,
  { results, isFirst }: { readonly results: readonly LaneResult[]; readonly isFirst: boolean },
): Promise<DayRoot> => {
  const before = isFirst ? undefined : await closedRoot(store, dayAfter(day, -1));
  if (before === undefined && !isFirst) throw new Error(`The day before ${day} is not closed.`);
  const root = dayRoot(day, results, before);
  const bytes = rootFile(root);
  await store.putOnce(auditPaths.root(day), bytes, 'application/json');
  await firstStands(store, auditPaths.signature(day), {
    make: async () => Buffer.from(await signer.signDetached(bytes)),
    type: 'application/jose',
  });
  return root;
};

/**
 * Has a time-stamping authority say when it saw the document of a closed day.
 * @throws OutsideUnavailable when none answers.
 */
export const witnessDay = async (
  { store, witness, now }: { readonly store: CloseStore; readonly witness: Witness; readonly now: () => Date },
  day: string,
): Promise<void> => {
  const bytes = await store.read(auditPaths.root(day));
  if (bytes === undefined) throw new Error(`The day ${day} is not closed.`);
  await firstStands(store, auditPaths.timeStamp(day), {
    make: () =>
      witness.stamp(bytes, ({ at }) => Math.abs(Date.parse(at) - now().getTime()) <= clockDifferenceMilliseconds),
    type: 'application/timestamp-reply',
  });
};

/** How far the authority's clock may be from ours. */
const clockDifferenceMilliseconds = 300_000;
