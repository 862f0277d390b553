import type { Award } from '../domain/award.ts';
import type { Incentive } from '../domain/incentives/incentive.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import type { Debts } from '../table/debts.ts';
import type { Incentives } from '../table/incentives.ts';
import type { Payouts } from '../table/payouts.ts';

/** What taking back the incentives of a stopped card touches. */
export interface WithdrawingIncentives {
  readonly incentives: Pick<Incentives, 'ofPerson'>;
  readonly payouts: Pick<Payouts, 'ofPerson'>;
  readonly debts: Pick<Debts, 'withdraw'>;
}

/** What stands of the payouts of a stopped card when nothing more can be taken back. */
export interface Withdrawn {
  readonly payouts: readonly Payout[];
  /** Something may still be taken back, or was being changed: it is to be looked at again. */
  readonly isLeft: boolean;
}

/** Whether the money of an incentive is on the participant's account: not on its way, nor with them. */
const isHere = (payout: Payout | undefined): boolean =>
  payout === undefined || payout.status === 'ready' || payout.status === 'bounced' || payout.status === 'withdrawn';

/**
 * Takes back what was approved after the training and has not left: its money goes back to the allotment. A payout in an
 * envelope is counted there, and is taken back when its turn to be shipped comes, or when the envelope is rejected.
 */
export const withdrawIncentives =
  ({ incentives, payouts, debts }: WithdrawingIncentives) =>
  async (award: Award, at: Date): Promise<Withdrawn> => {
    const { applicantId, waveId } = award;
    const { stoppedReason: code = '', stoppedSource: source = '', stoppedListVersion: listVersion = '' } = award;
    const ofWave = async () => (await payouts.ofPerson(applicantId)).filter((payout) => payout.waveId === waveId);
    const before = await ofWave();
    const approved = (await incentives.ofPerson(applicantId)).filter(
      (incentive) => incentive.waveId === waveId && incentive.outcome === 'approved',
    );

    const withdraw = async (incentive: Incentive): Promise<boolean> => {
      const payout = before.find(({ payoutId }) => payoutId === incentive.payoutId);
      if (payout?.status === 'enveloped') return false;
      if (!isHere(payout)) return true;
      return debts.withdraw(
        { award, incentive, payout: payout?.status === 'ready' ? payout : undefined },
        { reasons: [{ code, source, listVersion }], listVersions: incentive.listVersions, at: at.toISOString() },
      );
    };

    let isLeft = false;
    // One after the other: they are on one account.
    for (const incentive of approved) isLeft = !(await withdraw(incentive)) || isLeft;
    return { payouts: approved.length === 0 ? before : await ofWave(), isLeft };
  };
