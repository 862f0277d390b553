import type { ApplicantId } from '../../events/event.ts';
import type { RiskId } from '../../events/risk-changed.ts';
import { signalName, type Signal } from '../domain/risks/signals.ts';
import { padded } from './keys.ts';

/** Who shares what with whom, and the cases about it. */
export const riskKeys = {
  /** All that one person shares, or might. */
  personSignals: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, sk: 'SIGNALS' }),
  signalMember: (signal: Signal, id: ApplicantId) => ({ pk: `SIGNAL#${signalName(signal)}`, sk: `MEMBER#${id}` }),
  signalMembers: (signal: Signal) => ({ pk: `SIGNAL#${signalName(signal)}`, prefix: 'MEMBER#' }),
  /** The newest case about what is shared. */
  signalRisk: (signal: Signal) => ({ pk: `SIGNAL#${signalName(signal)}`, sk: 'RISK' }),

  risk: (riskId: RiskId) => ({ pk: `RISK#${riskId}`, sk: 'RISK' }),
  /** What a case is about, and the cases that became part of it. */
  riskSignal: (riskId: RiskId, signal: Signal) => ({ pk: `RISK#${riskId}`, sk: `SIGNAL#${signalName(signal)}` }),
  riskSignals: (riskId: RiskId) => ({ pk: `RISK#${riskId}`, prefix: 'SIGNAL#' }),
  riskPart: (riskId: RiskId, part: RiskId) => ({ pk: `RISK#${riskId}`, sk: `PART#${part}` }),
  riskParts: (riskId: RiskId) => ({ pk: `RISK#${riskId}`, prefix: 'PART#' }),
  riskEvent: (riskId: RiskId, revision: number, type: string) => ({
    pk: `RISK#${riskId}`,
    sk: `EVENT#${padded(revision)}#${type}`,
  }),
};

/** The cases of a status, oldest first, in the index. */
export const riskIndex = {
  riskOf: (status: string, openedAt: string, riskId: RiskId) => ({
    gsi1pk: `RISKS#${status}`,
    gsi1sk: `${openedAt}#${riskId}`,
  }),
  risks: (status: string) => ({ gsi1pk: `RISKS#${status}` }),
};
