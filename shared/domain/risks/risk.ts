import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import { RiskId, RiskVerdict, SignalKind } from '../../../events/risk-changed.ts';
import { Refusal } from '../../errors.ts';
import type { EarlierVerdict } from './signals.ts';

export const riskStatuses = ['open', 'cleared', 'confirmed', 'merged'] as const;

/** So many members one decision names at most. */
export const mostNamed = 500;

/** What a member of staff proposes. The reason is encrypted: free text about people. */
const Proposal = z.object({
  verdict: RiskVerdict,
  /** Who is refused, when it is confirmed; nobody when it is cleared. */
  members: z.array(ApplicantId),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: Instant,
});
export type Proposal = z.infer<typeof Proposal>;

/** What somebody else approved. It is on record before anybody is refused by it. */
const Ruling = z.object({ decidedBy: z.string(), decidedAt: Instant });

/**
 * A case about people who share a phone, an e-mail address or a device beyond what may be. By itself it refuses nobody: as
 * long as it is open, incentives wait.
 */
export const Risk = z.object({
  riskId: RiskId,
  revision: z.int().positive(),
  status: z.enum(riskStatuses),
  openedAt: Instant,
  /** What was shared when it was opened. */
  kind: SignalKind,
  /** There are so many members, or more. */
  atLeast: z.int().positive(),
  /** The older case that it became part of. */
  mergedInto: RiskId.optional(),
  proposal: Proposal.optional(),
  ruling: Ruling.optional(),
  /** Which proposal was rejected last, and by whom. */
  rejection: z.object({ proposedAt: Instant, decidedBy: z.string() }).optional(),
  closedAt: Instant.optional(),
});
export type Risk = z.infer<typeof Risk>;

/** How a case was closed; undefined while it is not. */
export const earlierVerdictOf = ({ status, closedAt, proposal }: Risk): EarlierVerdict | undefined =>
  closedAt === undefined || proposal === undefined || (status !== 'cleared' && status !== 'confirmed')
    ? undefined
    : { verdict: proposal.verdict, lookedAt: proposal.proposedAt };

/** Of two cases the older one, into which the other merges: the same one for everybody who compares them. */
export const older = (one: Risk, other: Risk): Risk =>
  `${one.openedAt}#${one.riskId}` <= `${other.openedAt}#${other.riskId}` ? one : other;

const isSameList = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.length === others.length && ones.every((one) => others.includes(one));

/** @throws Refusal risk-closed, risk-merged. */
const mustBeOpen = ({ status }: Risk): void => {
  if (status === 'merged') throw new Refusal('risk-merged');
  if (status !== 'open') throw new Refusal('risk-closed');
};

/** Whether a proposal says the same as another. */
export const isSameProposal = (
  standing: Pick<Proposal, 'verdict' | 'members' | 'proposedBy'> | undefined,
  { verdict, members, proposedBy }: Pick<Proposal, 'verdict' | 'members' | 'proposedBy'>,
): boolean =>
  standing?.verdict === verdict && standing.proposedBy === proposedBy && isSameList(standing.members, members);

/**
 * The case with a proposal, in the place of any that nobody has decided on.
 * @throws Refusal risk-closed, risk-merged, risk-decision-under-way, risk-members-missing, risk-members-needless.
 */
export const withProposal = (risk: Risk, proposal: Proposal): Risk => {
  mustBeOpen(risk);
  if (risk.ruling !== undefined) throw new Refusal('risk-decision-under-way');
  const isNamed = proposal.members.length > 0;
  if (proposal.verdict === 'confirm' && !isNamed) throw new Refusal('risk-members-missing', { field: 'members' });
  if (proposal.verdict === 'clear' && isNamed) throw new Refusal('risk-members-needless', { field: 'members' });
  return { ...risk, proposal };
};

/**
 * The proposal that somebody decides on.
 * @throws Refusal risk-closed, risk-merged, risk-proposal-missing, approval-own by whoever proposed it.
 */
export const proposalToDecide = (risk: Risk, decidedBy: string): Proposal => {
  mustBeOpen(risk);
  const { proposal } = risk;
  if (proposal === undefined) throw new Refusal('risk-proposal-missing');
  if (proposal.proposedBy === decidedBy) throw new Refusal('approval-own');
  return proposal;
};

/** The case with what was approved on record; whoever approves the same again goes on with it. */
export const ruled = (risk: Risk, ruling: NonNullable<Risk['ruling']>): Risk => ({
  ...risk,
  ruling: risk.ruling ?? ruling,
});

/** The case closed, once all that its ruling brings about is done. */
export const closed = (risk: Risk, at: string): Risk => ({
  ...risk,
  status: risk.proposal?.verdict === 'confirm' ? 'confirmed' : 'cleared',
  closedAt: at,
});

/** The case with its proposal rejected: it stays open. */
export const rejected = (risk: Risk, { proposedAt }: Proposal, decidedBy: string): Risk => ({
  ...withoutProposal(risk),
  rejection: { proposedAt, decidedBy },
});

/** The case without its proposal, which was rejected, or made of fewer people than there are now. */
export const withoutProposal = (risk: Risk): Risk => {
  const open = { ...risk };
  delete open.proposal;
  return open;
};
