import { approvalProblems } from './approval.ts';
import { awardProblems } from './award.ts';
import { caseProblems } from './case.ts';
import { catalogueProblems } from './catalogue.ts';
import { completionProblems } from './completion.ts';
import { decisionProblems } from './decision.ts';
import { enrollmentProblems } from './enrollment.ts';
import { listProblems } from './list.ts';
import { payoutAccountProblems } from './payout-account.ts';
import { incentiveProblems } from './incentive.ts';
import { payoutProblems } from './payout.ts';
import { settlementProblems } from './settlement.ts';
import { debtProblems } from './debt.ts';
import { ledgerProblems } from './ledger.ts';
import { orderProblems } from './order.ts';
import { partnerProblems } from './partner.ts';
import { presenceProblems } from './presence.ts';
import { contactProblems } from './contact.ts';
import { helpDeskProblems } from './help-desk.ts';
import { regionProblems } from './region.ts';
import { privacyProblems } from './privacy.ts';
import { auditProblems } from './audit.ts';
import { riskProblems } from './risk.ts';
import { edgeProblems } from './edge.ts';
import type { Problem } from './problem.ts';
import { registrationProblems } from './registration.ts';
import { requestProblems } from './request.ts';
import { reviewProblems } from './review.ts';
import { selectionProblems } from './selection.ts';
import { waveProblems } from './wave.ts';

/** Every way of saying no, by its stable code. */
export const problems = {
  ...requestProblems,
  ...registrationProblems,
  ...waveProblems,
  ...enrollmentProblems,
  ...selectionProblems,
  ...caseProblems,
  ...decisionProblems,
  ...approvalProblems,
  ...awardProblems,
  ...listProblems,
  ...catalogueProblems,
  ...orderProblems,
  ...partnerProblems,
  ...presenceProblems,
  ...completionProblems,
  ...reviewProblems,
  ...payoutAccountProblems,
  ...incentiveProblems,
  ...payoutProblems,
  ...settlementProblems,
  ...debtProblems,
  ...ledgerProblems,
  ...edgeProblems,
  ...riskProblems,
  ...auditProblems,
  ...privacyProblems,
  ...regionProblems,
  ...helpDeskProblems,
  ...contactProblems,
} satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);
