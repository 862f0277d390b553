import type { ApplicantId } from '../../events/event.ts';
import { isMember } from '../domain/risks/signals.ts';
import type { Risks } from '../table/risks.ts';
import type { Signals } from '../table/signals.ts';

export interface HoldingByRisk {
  readonly signals: Pick<Signals, 'ofPerson'>;
  readonly risks: Pick<Risks, 'ofSignals' | 'root'>;
}

/**
 * Whether somebody belongs, at an instant, to a case that no people have decided: then nothing is refused, and money waits.
 */
export const heldByRisk =
  ({ signals, risks }: HoldingByRisk) =>
  async (applicantId: ApplicantId, at: Date): Promise<boolean> => {
    const { joined } = await signals.ofPerson(applicantId);
    const active = joined.filter((membership) => isMember(membership, at.toISOString()));
    if (active.length === 0) return false;
    const named = new Set((await risks.ofSignals(active)).map(({ riskId }) => riskId));
    const roots = await Promise.all([...named].map(risks.root));
    return roots.some(({ status }) => status === 'open');
  };
