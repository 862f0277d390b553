import * as z from 'zod';
import { ApplicantId, event } from './event.ts';

/** What several people may share by abuse, or by living together. */
export const SignalKind = z.enum(['phone', 'email', 'device']);
export type SignalKind = z.infer<typeof SignalKind>;

/** The number of a case about people who share a phone, an e-mail address or a device: 24 hexadecimal digits. */
export const RiskId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'risk-not-found')
  .brand<'RiskId'>();
export type RiskId = z.infer<typeof RiskId>;

/** What two people decide of such a case: the sharing is explained, or these members are not who they say they are. */
export const RiskVerdict = z.enum(['clear', 'confirm']);
export type RiskVerdict = z.infer<typeof RiskVerdict>;

/** More people than may share one thing do: a person will look into it. Kept for the record; nobody reads it. */
export const RiskOpened = event('risk.opened.v1', z.object({ riskId: RiskId, kind: SignalKind }));
export type RiskOpened = z.infer<typeof RiskOpened>;

/** Two cases turned out to be one, since somebody belongs to both. Kept for the record. */
export const RiskMerged = event('risk.merged.v1', z.object({ riskId: RiskId, into: RiskId }));
export type RiskMerged = z.infer<typeof RiskMerged>;

/** A member of staff proposed how to close a case. Kept for the record. */
export const RiskDecisionProposed = event(
  'risk.decision-proposed.v1',
  z.object({
    riskId: RiskId,
    verdict: RiskVerdict,
    members: z.array(ApplicantId),
    proposedBy: z.string(),
  }),
);
export type RiskDecisionProposed = z.infer<typeof RiskDecisionProposed>;

/** Somebody else rejected what was proposed: the case stays open. Kept for the record. */
export const RiskDecisionRejected = event(
  'risk.decision-rejected.v1',
  z.object({ riskId: RiskId, verdict: RiskVerdict, proposedBy: z.string(), decidedBy: z.string() }),
);
export type RiskDecisionRejected = z.infer<typeof RiskDecisionRejected>;

/** Two people closed a case. Kept for the record. */
export const RiskDecided = event(
  'risk.decided.v1',
  z.object({
    riskId: RiskId,
    verdict: RiskVerdict,
    members: z.array(ApplicantId),
    proposedBy: z.string(),
    decidedBy: z.string(),
  }),
);
export type RiskDecided = z.infer<typeof RiskDecided>;
