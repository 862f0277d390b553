import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import type { ErasureEvent } from '../../../events/privacy.ts';
import { Refusal } from '../../errors.ts';
import { daysAfter, privacyRules } from './erasure-rules.ts';

/** What has to end before somebody's data can go. */
const WaitReason = z.enum([
  'case-open',
  'wave-open',
  'card-open',
  'training-open',
  'payout-open',
  'balance-open',
  'debt-open',
]);
type WaitReason = z.infer<typeof WaitReason>;

/** Why an erasure waits, and until when as far as that is known. */
export const Wait = z.object({ reason: WaitReason, until: Instant.optional() });
export type Wait = z.infer<typeof Wait>;

/**
 * A person's wish that their data be erased, and what became of it. `asked`: it can be taken back; `executing`: the
 * identity is gone, the rest follows; `done`: nothing is left but what has to be kept.
 */
export const Erasure = z.object({
  applicantId: ApplicantId,
  /** Counts changes, so that two who change it at once take turns. */
  revision: z.int().positive(),
  status: z.enum(['asked', 'withdrawn', 'executing', 'done']),
  by: z.enum(['person', 'retention']),
  askedAt: Instant,
  /** Until then it can be taken back; it is not begun before. */
  dueAt: Instant,
  /** When somebody looks at it next; none once it is done. */
  lookAt: Instant.optional(),
  waitsFor: z.array(Wait).optional(),
  beganAt: Instant.optional(),
  /** Whether all went, of somebody who never took part, or the identity and what tells of it. */
  extent: z.enum(['all', 'identity']).optional(),
  doneAt: Instant.optional(),
  /** How many items were removed or emptied. */
  items: z.int().nonnegative().optional(),
});
export type Erasure = z.infer<typeof Erasure>;

/** An erasure after a change, with the event of it. */
export interface ErasureChange {
  readonly erasure: Erasure;
  readonly event: ErasureEvent;
}

/** Of one that nobody waits for any more. */
const withoutWaiting = Erasure.omit({ lookAt: true, waitsFor: true });

const moved = (erasure: Erasure, fields: Partial<Erasure>): Erasure => ({
  ...erasure,
  ...fields,
  revision: erasure.revision + 1,
});

/**
 * A wish for erasure, after the one before it.
 * @throws Refusal erasure-under-way when it is being carried out already.
 */
export const askedErasure = (
  applicantId: ApplicantId,
  before: Erasure | undefined,
  { at, by }: { readonly at: string; readonly by: Erasure['by'] },
): ErasureChange | undefined => {
  if (before?.status === 'executing') throw new Refusal('erasure-under-way');
  if (before?.status === 'asked') return undefined;
  const dueAt = daysAfter(at, privacyRules.coolingOffDays.value);
  const revision = (before?.revision ?? 0) + 1;
  return {
    erasure: { applicantId, revision, status: 'asked', by, askedAt: at, dueAt, lookAt: dueAt },
    event: { event: 'erasure.asked.v1', occurredAt: at, data: { applicantId, revision, by } },
  };
};

/**
 * The wish taken back.
 * @throws Refusal erasure-not-asked, erasure-under-way.
 */
export const withdrawnErasure = (before: Erasure | undefined, at: string): ErasureChange => {
  if (before?.status === 'executing') throw new Refusal('erasure-under-way');
  if (before?.status !== 'asked') throw new Refusal('erasure-not-asked');
  const erasure = moved(withoutWaiting.parse(before), { status: 'withdrawn' });
  const { applicantId, revision } = erasure;
  return { erasure, event: { event: 'erasure.withdrawn.v1', occurredAt: at, data: { applicantId, revision } } };
};

const names = (waits: readonly Wait[] = []): string => waits.map(({ reason }) => reason).join();

/** The erasure put off because of what is open. It is told of where the reasons are others than before. */
export const delayedErasure = (
  before: Erasure,
  waits: readonly Wait[],
  at: string,
): {
  readonly erasure: Erasure;
  readonly event: ErasureEvent | undefined;
} => {
  const { applicantId } = before;
  const latest = daysAfter(at, privacyRules.waitDays.value);
  // The end of one thing shows what else is open; what has no end, or a far one, is looked at now and then.
  const ends = waits.flatMap(({ until }) => (until !== undefined && until > at ? [until] : [])).sort();
  const lookAt = ends[0] !== undefined && ends[0] < latest ? ends[0] : latest;
  const erasure = moved(before, { waitsFor: [...waits], lookAt });
  return {
    erasure,
    event:
      names(waits) === names(before.waitsFor)
        ? undefined
        : {
            event: 'erasure.delayed.v1',
            occurredAt: at,
            data: { applicantId, revision: erasure.revision, reasons: waits.map(({ reason }) => reason) },
          },
  };
};

/** The longest that a function runs, with room: what was read before the identity went has been written by then. */
const settlingMilliseconds = 900_000;

/** The erasure once the identity is gone. */
export const begunErasure = (before: Erasure, extent: 'all' | 'identity', at: string): ErasureChange => {
  const erasure = moved(withoutWaiting.parse(before), {
    status: 'executing',
    extent,
    beganAt: at,
    lookAt: at,
    items: 0,
  });
  const { applicantId, revision } = erasure;
  return { erasure, event: { event: 'erasure.begun.v1', occurredAt: at, data: { applicantId, revision, extent } } };
};

/** The erasure after a search that removed so many items: looked at again when all that was under way has landed. */
export const sweptErasure = (before: Erasure, removed: number, at: string): Erasure =>
  moved(before, {
    items: (before.items ?? 0) + removed,
    lookAt: new Date(Date.parse(at) + settlingMilliseconds).toISOString(),
  });

/** Whether a search that found nothing is the last: all that was under way when the identity went has landed. */
export const isSettled = ({ beganAt = '' }: Erasure, searchedAt: string): boolean =>
  Date.parse(searchedAt) - Date.parse(beganAt) >= settlingMilliseconds;

/** The erasure at its end. */
export const doneErasure = (before: Erasure, at: string): ErasureChange => {
  const erasure = moved(withoutWaiting.parse(before), { status: 'done', doneAt: at });
  const { applicantId, revision, items = 0 } = erasure;
  return { erasure, event: { event: 'erasure.done.v1', occurredAt: at, data: { applicantId, revision, items } } };
};

const reasonTexts: Readonly<Record<WaitReason, { readonly id: string; readonly en: string }>> = {
  'case-open': {
    id: 'Keberatan Anda, atau sengketa NIK Anda, belum diputus.',
    en: 'An objection of yours, or a dispute about your NIK, is not decided yet.',
  },
  'wave-open': {
    id: 'Gelombang yang Anda ikuti belum selesai. Keluar dari gelombang bila masih dibuka.',
    en: 'A wave that you joined is not over. Leave it if it is still open.',
  },
  'card-open': {
    id: 'Kartu Anda masih dapat dipakai, atau ditahan. Kartu yang belum dipakai dapat Anda lepaskan.',
    en: 'Your card can still be used, or is held. You can give up a card that was not used.',
  },
  'training-open': { id: 'Pelatihan Anda belum selesai.', en: 'A training of yours is not finished.' },
  'payout-open': { id: 'Ada pembayaran kepada Anda yang masih berjalan.', en: 'A payout to you is under way.' },
  'balance-open': {
    id: 'Ada insentif yang belum dapat dibayarkan kepada Anda. Tautkan rekening yang benar.',
    en: 'An incentive could not be paid to you yet. Link an account that works.',
  },
  'debt-open': {
    id: 'Ada kewajiban pengembalian yang belum lunas.',
    en: 'Something is still to be paid back.',
  },
};

/** An erasure as its person sees it. */
export const erasureView = ({ status, askedAt, dueAt, beganAt, doneAt, extent, waitsFor, by }: Erasure) => ({
  status,
  by: by === 'person' ? 'you' : 'retention',
  askedAt,
  dueAt,
  ...(status === 'asked' ? { canBeTakenBack: true, takeBackAt: 'DELETE /v1/me/erasure' } : {}),
  ...(waitsFor === undefined ? {} : { waitsFor: waitsFor.map((wait) => ({ ...wait, ...reasonTexts[wait.reason] })) }),
  ...(beganAt === undefined ? {} : { beganAt }),
  ...(extent === undefined ? {} : { extent }),
  ...(doneAt === undefined ? {} : { doneAt }),
});
