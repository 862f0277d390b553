import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { Award } from '../domain/award.ts';
import { Debt } from '../domain/debts/debt.ts';
import { Payout } from '../domain/payouts/payout.ts';
import {
  begunErasure,
  delayedErasure,
  doneErasure,
  isSettled,
  sweptErasure,
  type Erasure,
} from '../domain/privacy/erasure.ts';
import { holdingOf, type Fate } from '../domain/privacy/holdings.ts';
import { waitsOf, type OpenThings } from '../domain/privacy/waiting.ts';
import { Order } from '../domain/training/order.ts';
import type { Registration } from '../domain/registration.ts';
import { seal } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import { count } from '../platform/metrics.ts';
import { sealedIn } from '../rekeying/sealed-places.ts';
import type { Claim, Claims } from '../table/claims.ts';
import type { Erasures } from '../table/erasures.ts';
import type { StoredItem } from '../table/person-items.ts';
import type { Gathered } from './gathering.ts';

export interface Erasing {
  readonly erasures: Pick<Erasures, 'get' | 'save' | 'begin' | 'remove' | 'empty' | 'finish'>;
  readonly claims: Pick<Claims, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
  readonly gather: (applicantId: ApplicantId) => Promise<Gathered>;
  readonly now: () => Date;
}

/** What stands where somebody's words stood, encrypted as those were: whoever opens it reads that there is nothing. */
const goneText = '(dihapus atas permintaan pemiliknya)';

const CaseItem = z.looseObject({ status: z.string(), openedAt: z.string() });
const BalanceItem = z.looseObject({ balance: z.int() });

const openThings = (registration: Registration, { items, joined }: Gathered, claim: Claim | undefined): OpenThings => {
  const all = (pk: string, sk: string): StoredItem[] =>
    items.filter((item) => item.pk.startsWith(pk) && item.sk.startsWith(sk));
  return {
    registration,
    isDisputed: claim?.disputed === true || (claim !== undefined && claim.applicantId !== registration.applicantId),
    casesOpenedAt: all('CASE#', 'CASE')
      .map((item) => CaseItem.parse(item))
      .filter(({ status }) => status === 'open')
      .map(({ openedAt }) => openedAt)
      .toSorted(),
    joined,
    awards: all('APPLICANT#', 'AWARD#').map((item) => Award.parse(item)),
    orders: items.filter(({ pk, sk }) => pk.startsWith('ORDER#') && sk === 'ORDER').map((item) => Order.parse(item)),
    payouts: items.filter(({ sk }) => sk === 'PAYOUT').map((item) => Payout.parse(item)),
    debts: all('APPLICANT#', 'DEBT#').map((item) => Debt.parse(item)),
    balances: all('APPLICANT#', 'BALANCE#')
      .filter(({ kind }) => kind !== 'debt')
      .map((item) => BalanceItem.parse(item).balance),
  };
};

const isEmptied = (item: StoredItem): boolean => item['erasedAt'] !== undefined;

/** What is done to an item: nothing, where it stays, or was emptied before. */
const dueTo = (item: StoredItem, extent: Erasure['extent']): 'remove' | 'empty' | undefined => {
  const fate: Fate = holdingOf(item)?.fate ?? 'kept';
  if (fate === 'emptied-for-good') return isEmptied(item) ? undefined : 'empty';
  if (fate === 'for-good') return undefined;
  if (fate === 'removed' || extent === 'all') return 'remove';
  return fate === 'emptied' && !isEmptied(item) ? 'empty' : undefined;
};

/** A person's own partition comes last: it leads to the rest, for who comes again after a crash. */
const ownLast = (items: readonly StoredItem[]): StoredItem[] => [
  ...items.filter(({ pk }) => !pk.startsWith('APPLICANT#')),
  ...items.filter(({ pk }) => pk.startsWith('APPLICANT#')),
];

/**
 * Carries an erasure on by one step, at the time that has come for it. Each step bears to be done twice, at once, or never
 * to its end: what is done is found done, and who changed something meanwhile is seen at the next look.
 */
export const erasing = ({ erasures, claims, keys, gather, now }: Erasing) => {
  const begin = async (erasure: Erasure): Promise<void> => {
    const gathered = await gather(erasure.applicantId);
    const { registration, items, joined } = gathered;
    if (registration === undefined) throw new Error('An erasure is of somebody without a registration.');
    const claim = await claims.get(registration.nikHashes);
    const at = now();
    const instant = at.toISOString();
    const waits = waitsOf(openThings(registration, gathered, claim), at);
    if (waits.length > 0) {
      const delayed = delayedErasure(erasure, waits, instant);
      await erasures.save(delayed.erasure, erasure, delayed.event);
      return;
    }
    const isBarred = items.some(({ sk }) => sk.startsWith('AWARD#'));
    const tookPart = joined.length > 0 || isBarred;
    const change = begunErasure(erasure, tookPart ? 'identity' : 'all', instant);
    // Refused, the person or the programme changed something since it was read: it is looked at again.
    if (await erasures.begin(change, erasure, { registration, claim, at: instant, isBarred })) count('ErasuresBegun');
  };

  const empty = async (item: StoredItem, applicantId: ApplicantId, at: string): Promise<boolean> => {
    const { texts } = sealedIn(item, applicantId);
    if (texts.length === 0) return false;
    const ring = await keys.ring();
    const others = texts.map((text) => ({ ...text, instead: seal(ring, text.owner, text.field, goneText) }));
    return erasures.empty(item, others, at);
  };

  const sweep = async (erasure: Erasure): Promise<void> => {
    const { applicantId, extent } = erasure;
    const searchedAt = now().toISOString();
    const { items } = await gather(applicantId);
    let done = 0;
    for (const item of ownLast(items)) {
      const due = dueTo(item, extent);
      if (due === 'remove') await erasures.remove(item);
      const isChanged = due === 'empty' ? await empty(item, applicantId, searchedAt) : due === 'remove';
      if (isChanged) done += 1;
    }
    if (done === 0 && isSettled(erasure, searchedAt)) {
      if (await erasures.finish(doneErasure(erasure, searchedAt), erasure)) count('ErasuresDone');
      return;
    }
    await erasures.save(sweptErasure(erasure, done, searchedAt), erasure);
  };

  return async (applicantId: ApplicantId): Promise<void> => {
    const erasure = await erasures.get(applicantId);
    const instant = now().toISOString();
    if (erasure?.lookAt === undefined || erasure.lookAt > instant) return;
    if (erasure.status === 'asked' && erasure.dueAt <= instant) await begin(erasure);
    if (erasure.status === 'executing') await sweep(erasure);
  };
};
