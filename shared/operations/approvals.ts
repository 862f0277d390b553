import {
  breachWaiting,
  decisionWaiting,
  envelopeWaiting,
  holdWaiting,
  riskWaiting,
  settlementWaiting,
  type WaitingApproval,
} from '../domain/operations/approvals.ts';
import type { Table } from '../table/client.ts';
import { breachTable, type Breaches } from '../table/breaches.ts';
import { decisionTable, type Decisions } from '../table/decisions.ts';
import { envelopeTable, type Envelopes } from '../table/envelopes.ts';
import { holdTable, type Holds } from '../table/holds.ts';
import { platformTable, type Platforms } from '../table/parties.ts';
import { riskTable, type Risks } from '../table/risks.ts';
import { settlementTable, type Settlements } from '../table/settlements.ts';
import { waveTable, type Waves } from '../table/waves.ts';

export interface ApprovalDesk {
  readonly waves: Pick<Waves, 'list'>;
  readonly decisions: Pick<Decisions, 'all'>;
  readonly envelopes: Pick<Envelopes, 'all'>;
  readonly platforms: Pick<Platforms, 'list'>;
  readonly settlements: Pick<Settlements, 'all'>;
  readonly holds: Pick<Holds, 'proposed'>;
  readonly risks: Pick<Risks, 'list'>;
  readonly breaches: Pick<Breaches, 'all'>;
}

/** Where in the table all that is. */
export const approvalDesk = (table: Table): ApprovalDesk => ({
  waves: waveTable(table),
  decisions: decisionTable(table),
  envelopes: envelopeTable(table),
  platforms: platformTable(table),
  settlements: settlementTable(table),
  holds: holdTable(table),
  risks: riskTable(table),
  breaches: breachTable(table),
});

export interface WaitingApprovals {
  /** The longest waiting first. */
  readonly approvals: readonly WaitingApproval[];
  /** False where there are more open cases of shared contacts than were looked through. */
  readonly isComplete: boolean;
}

/** So many pages of open cases are looked through: 100 each, of which few have a proposal. */
const mostRiskPages = 10;

const risksWaiting = async (
  risks: ApprovalDesk['risks'],
): Promise<{ readonly waiting: WaitingApproval[]; readonly isComplete: boolean }> => {
  const waiting: WaitingApproval[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostRiskPages; page += 1) {
    const found = await risks.list('open', cursor);
    waiting.push(...found.risks.flatMap(riskWaiting));
    cursor = found.next;
    if (cursor === undefined) break;
  }
  return { waiting, isComplete: cursor === undefined };
};

/** Everything that waits for a second person. Reads the lists that there are, and scans nothing. */
export const waitingApprovals = async (desk: ApprovalDesk): Promise<WaitingApprovals> => {
  const { waves, decisions, envelopes, platforms, settlements, holds, risks, breaches } = desk;
  const decisionsOf = async () => {
    // Once a wave's keys are destroyed nothing of it can be decided any more.
    const decidable = (await waves.list()).filter(({ keysDestroyedAt }) => keysDestroyedAt === undefined);
    return Promise.all(decidable.map(({ waveId }) => decisions.all(waveId)));
  };
  const settlementsOf = async () => Promise.all((await platforms.list()).map(({ id }) => settlements.all(id)));
  const [ofWaves, ofEnvelopes, ofPlatforms, ofHolds, ofRisks, ofBreaches] = await Promise.all([
    decisionsOf(),
    envelopes.all(),
    settlementsOf(),
    holds.proposed(),
    risksWaiting(risks),
    breaches.all(),
  ]);
  const approvals = [
    ...ofWaves.flat().flatMap(decisionWaiting),
    ...ofEnvelopes.flatMap(envelopeWaiting),
    ...ofPlatforms.flat().flatMap(settlementWaiting),
    ...ofHolds.flatMap(holdWaiting),
    ...ofRisks.waiting,
    ...ofBreaches.flatMap(breachWaiting),
  ];
  return {
    approvals: approvals.toSorted((one, other) => (one.proposedAt < other.proposedAt ? -1 : 1)),
    isComplete: ofRisks.isComplete,
  };
};
