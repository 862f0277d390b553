import type { ApplicantId } from '../../events/event.ts';
import {
  RiskDecided,
  RiskDecisionProposed,
  RiskDecisionRejected,
  type RiskId,
  type RiskVerdict,
} from '../../events/risk-changed.ts';
import { withSharedMeans } from '../domain/registering.ts';
import {
  closed,
  isSameProposal,
  proposalToDecide,
  rejected,
  ruled,
  withProposal,
  type Risk,
} from '../domain/risks/risk.ts';
import { signalName } from '../domain/risks/signals.ts';
import { Refusal } from '../errors.ts';
import { seal } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Risks } from '../table/risks.ts';
import type { Signals } from '../table/signals.ts';

/** Whose key encrypts the free text of a case: not a person, since it is about several. */
export const ownerOfReason = (riskId: RiskId): string => `risk:${riskId}`;

export interface ProposingOnRisk {
  readonly risks: Pick<Risks, 'get' | 'signals' | 'save'>;
  readonly signals: Pick<Signals, 'ofPeople'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Who does something about a case, and when. */
interface Act {
  readonly by: string;
  readonly at: Date;
}

export interface ProposedOnRisk {
  readonly verdict: RiskVerdict;
  readonly members: readonly ApplicantId[];
  readonly reason: string;
}

const attempts = 4;
/** So many things that a case is about are compared with what its members share. */
const mostSignals = 1_000;
/** So many people are read, and refused, at once. */
const readAtOnce = 100;
const refusedAtOnce = 10;

/**
 * Proposes how to close a case; somebody else decides. The same proposal of the same person again changes nothing.
 * @throws Refusal risk-not-found, risk-member-foreign, busy-try-again, and as {@link withProposal}.
 */
export const proposingOnRisk = ({ risks, signals, keys }: ProposingOnRisk) => {
  /** Nobody is refused by a case to which they do not belong. @throws Refusal risk-member-foreign. */
  const mustBelong = async (riskId: RiskId, members: readonly ApplicantId[]): Promise<void> => {
    const names = new Set((await risks.signals(riskId, mostSignals)).map(signalName));
    for (let from = 0; from < members.length; from += readAtOnce) {
      const some = members.slice(from, from + readAtOnce);
      const found = await signals.ofPeople(some);
      const belonging = found.filter(({ joined }) => joined.some((signal) => names.has(signalName(signal))));
      if (belonging.length < some.length) throw new Refusal('risk-member-foreign', { field: 'members' });
    }
  };

  return async (riskId: RiskId, proposed: ProposedOnRisk, { by, at }: Act): Promise<Risk> => {
    const { verdict, reason } = proposed;
    const members = [...new Set(proposed.members)].sort();
    const proposedAt = at.toISOString();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const risk = await risks.get(riskId);
      if (isSameProposal(risk.proposal, { verdict, members, proposedBy: by })) return risk;
      const sealed = seal(await keys.ring(), ownerOfReason(riskId), 'reason', reason);
      const next = withProposal(risk, { verdict, members, reason: sealed, proposedBy: by, proposedAt });
      await mustBelong(riskId, members);
      const event: RiskDecisionProposed = {
        event: RiskDecisionProposed.shape.event.value,
        occurredAt: proposedAt,
        data: { riskId, verdict, members, proposedBy: by },
      };
      if (await risks.save(next, event)) return { ...next, revision: next.revision + 1 };
    }
    throw new Refusal('busy-try-again');
  };
};

export interface DecidingOnRisk {
  readonly risks: Pick<Risks, 'get' | 'save'>;
  readonly registrations: Pick<Registrations, 'get' | 'commit'>;
}

/** What is decided of a proposal, which is named by when it was made. */
export interface RiskDecision {
  readonly verdict: 'approve' | 'reject';
  readonly proposedAt: string;
}

/**
 * Decides on what somebody else proposed. An approval is put on record first, then each member that it names is refused,
 * one by one, then the case is closed: broken off anywhere, the same approval again completes it.
 * @throws Refusal risk-not-found, risk-changed, busy-try-again, and as {@link proposalToDecide}.
 */
export const decidingOnRisk = ({ risks, registrations }: DecidingOnRisk) => {
  const refuse = async (applicantId: ApplicantId, riskId: RiskId, at: string): Promise<void> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const registration = await registrations.get(applicantId);
      if (registration === undefined) return;
      if (registration.sharedMeans?.some((refusal) => refusal.riskId === riskId) === true) return;
      const { version: readVersion } = registration;
      const next = withSharedMeans(registration, { riskId, at });
      if (await registrations.commit({ registration: next, readVersion, unsettledAt: at })) return;
    }
    throw new Refusal('busy-try-again');
  };

  const isDone = (risk: Risk, { verdict, proposedAt }: RiskDecision, by: string): boolean =>
    verdict === 'reject'
      ? risk.rejection?.proposedAt === proposedAt && risk.rejection.decidedBy === by
      : risk.closedAt !== undefined && risk.proposal?.proposedAt === proposedAt && risk.ruling?.decidedBy === by;

  const step = async (risk: Risk, decision: RiskDecision, { by, at }: Act): Promise<Risk | undefined> => {
    const proposal = proposalToDecide(risk, by);
    if (proposal.proposedAt !== decision.proposedAt) throw new Refusal('risk-changed', { field: 'proposedAt' });
    const { riskId } = risk;
    const { verdict, members, proposedBy } = proposal;
    const instant = at.toISOString();
    if (decision.verdict === 'reject') {
      if (risk.ruling !== undefined) throw new Refusal('risk-decision-under-way');
      const event: RiskDecisionRejected = {
        event: RiskDecisionRejected.shape.event.value,
        occurredAt: instant,
        data: { riskId, verdict, proposedBy, decidedBy: by },
      };
      const next = rejected(risk, proposal, by);
      return (await risks.save(next, event)) ? next : undefined;
    }
    if (risk.ruling === undefined) {
      await risks.save(ruled(risk, { decidedBy: by, decidedAt: instant }));
      return undefined;
    }
    for (let from = 0; from < members.length; from += refusedAtOnce)
      await Promise.all(members.slice(from, from + refusedAtOnce).map((member) => refuse(member, riskId, instant)));
    const event: RiskDecided = {
      event: RiskDecided.shape.event.value,
      occurredAt: instant,
      data: { riskId, verdict, members, proposedBy, decidedBy: risk.ruling.decidedBy },
    };
    const next = closed(risk, instant);
    return (await risks.save(next, event)) ? next : undefined;
  };

  return async (riskId: RiskId, decision: RiskDecision, act: Act): Promise<Risk> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const risk = await risks.get(riskId);
      if (isDone(risk, decision, act.by)) return risk;
      const done = await step(risk, decision, act);
      if (done !== undefined) return done;
    }
    throw new Refusal('busy-try-again');
  };
};
