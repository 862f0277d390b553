import type { PlatformId } from '../../../events/catalogue.ts';
import type { WaveId } from '../../../events/event.ts';
import { between, type Transfer } from '../ledger/transfer.ts';
import type { Hold } from './hold.ts';
import type { SettlementLine } from './settlement.ts';

/** A course is paid for, or set off against what is: what was set off comes back from what was paid. */
export const settlementTransfer = (
  { settlementId, platformId, orderId, dueAt, amount }: SettlementLine,
  at: string,
): Transfer => {
  const payable = { kind: 'payable', platformId } as const;
  const settled = { kind: 'settled', platformId } as const;
  const movement = {
    amount: Math.abs(amount),
    at,
    cause: { kind: 'settlement', of: `${settlementId}-${orderId}-${dueAt}` },
  } as const;
  return amount < 0 ? between(settled, payable, movement) : between(payable, settled, movement);
};

type Held = Pick<Hold, 'orderId' | 'platformId' | 'amount' | 'revision'>;

const movementOf = <Kind extends 'settlement-hold' | 'settlement-release' | 'settlement-deduction'>(
  kind: Kind,
  { orderId, amount, revision }: Held,
  at: string,
) => ({ amount, at, cause: { kind, of: `${orderId}-${revision}` } });

const withheld = (platformId: PlatformId) => ({ kind: 'withheld', platformId }) as const;
const payable = (platformId: PlatformId) => ({ kind: 'payable', platformId }) as const;

/** What a course costs is held back. The hold is the one that is begun. */
export const holdTransfer = (hold: Held, at: string): Transfer =>
  between(payable(hold.platformId), withheld(hold.platformId), movementOf('settlement-hold', hold, at));

/** What was held back is due again. The hold is the one that has ended. */
export const releaseTransfer = (hold: Held, at: string): Transfer =>
  between(withheld(hold.platformId), payable(hold.platformId), movementOf('settlement-release', hold, at));

/** What had gone to the treasury, and is due to the participant now, by way of the platform's account. */
export const deductionReturn = (hold: Held & { readonly waveId: WaveId }, at: string): Transfer =>
  between(
    { kind: 'returned', waveId: hold.waveId },
    payable(hold.platformId),
    movementOf('settlement-release', hold, at),
  );

/** What was held back goes to the treasury: the platform is never paid it. */
export const deductionTransfer = (hold: Held & { readonly waveId: WaveId }, at: string): Transfer =>
  between(
    withheld(hold.platformId),
    { kind: 'returned', waveId: hold.waveId },
    movementOf('settlement-deduction', hold, at),
  );
