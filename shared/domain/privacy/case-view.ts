import type { AccessObjection, Objection, PlaceObjection } from '../case.ts';
import { isReasonCode, reasons } from '../reasons.ts';
import { caseDeadline } from './erasure-rules.ts';

/** What a person can raise: a dispute about an NIK is about another person too, and is none of it. */
export type OwnCase = Objection | PlaceObjection | AccessObjection;

const subjectOf = (found: OwnCase) => {
  if (found.kind === 'access-objection') return { accessedAt: found.accessedAt, action: found.action };
  const { code, listVersion } = found;
  return {
    ...(found.kind === 'objection' ? { rule: found.rule } : { waveId: found.waveId, ticket: found.ticket }),
    code,
    ...(isReasonCode(code) ? { id: reasons[code].id, en: reasons[code].en } : {}),
    ...(listVersion === undefined ? {} : { listVersion }),
  };
};

/** A case as the person who raised it sees it: what it is about, by when they are told, and what was ruled, and why. */
export const ownCaseView = (
  found: OwnCase,
  clear: { readonly statement: string; readonly reason: string | undefined },
  at: Date,
) => {
  const { caseId, kind, status, openedAt, ruling } = found;
  const decideBy = caseDeadline(openedAt);
  return {
    caseId,
    kind,
    status,
    openedAt,
    decideBy,
    isOverdue: status === 'open' && decideBy < at.toISOString(),
    ...subjectOf(found),
    statement: clear.statement,
    ...(ruling === undefined
      ? {}
      : {
          ruling: { decision: ruling.decision, reason: clear.reason, decidedAt: ruling.decidedAt, decidedBy: 'staff' },
        }),
  };
};
