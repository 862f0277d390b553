import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import type { Award } from '../domain/award.ts';
import type { Decision } from '../domain/decision.ts';
import { Refusal } from '../errors.ts';
import { seal } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Cases } from '../table/cases.ts';
import type { Registrations } from '../table/registrations.ts';
import { mustHaveNoOpenObjection, openObjection } from './objections.ts';

const attempts = 3;

/** To what a person objects, and why. */
export const ObjectionBody = z.strictObject({
  rule: z
    .string()
    .max(50)
    .regex(/^[a-z_]+$/),
  statement: z.string().trim().min(1).max(2_000),
});
type ObjectionBody = z.infer<typeof ObjectionBody>;

export interface Objecting {
  readonly registrations: Pick<Registrations, 'get' | 'commit'>;
  readonly cases: Pick<Cases, 'openWrites'>;
  readonly keys: Pick<KeyStore, 'ring'>;
  readonly awards: Pick<AwardTable, 'all'>;
}

/** The reason's code and the list that a rule failed by, as the person was told. */
interface Reason {
  readonly code: string;
  readonly listVersion: string | undefined;
}

const failedIn = ({ findings }: Decision, rule: string): Reason | undefined => {
  const finding = findings.find((candidate) => candidate.rule === rule && candidate.outcome === 'failed');
  return finding?.code === undefined ? undefined : { code: finding.code, listVersion: finding.listVersion };
};

/** A card can be stopped by a rule of its own scheme, which the scheme in force does not have. */
const stoppedBy = (awards: readonly Award[], rule: string): Reason | undefined => {
  const stopped = awards.find(({ state, stoppedRule }) => state === 'stopped' && stoppedRule === rule);
  return stopped?.stoppedReason === undefined
    ? undefined
    : { code: stopped.stoppedReason, listVersion: stopped.stoppedListVersion };
};

/**
 * Opens the case of a person who objects to a rule that failed, or by which their card was stopped. One open objection a
 * rule.
 */
export const objecting =
  ({ registrations, cases, keys, awards }: Objecting) =>
  /** @throws Refusal registration-not-found, decision-missing, rule-not-failed, objection-exists, busy-try-again */
  async (applicantId: ApplicantId, { rule, statement }: ObjectionBody, at: Date) => {
    const caseId = randomUUID().replaceAll('-', '').slice(0, 24);
    const openedAt = at.toISOString();
    const sealed = seal(await keys.ring(), applicantId, 'statement', statement);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const registration = await registrations.get(applicantId);
      if (registration === undefined) throw new Refusal('registration-not-found');
      const { decision } = registration;
      if (decision === undefined) throw new Refusal('decision-missing');
      const reason = failedIn(decision, rule) ?? stoppedBy(await awards.all(applicantId), rule);
      if (reason === undefined) throw new Refusal('rule-not-failed', { field: 'rule' });
      const { code, listVersion } = reason;
      mustHaveNoOpenObjection(registration, rule);
      const isWritten = await openObjection({ registrations, cases }, registration, rule, {
        ...{ caseId, kind: 'objection', status: 'open', openedAt, applicantId },
        ...{ rule, code, listVersion, statement: sealed },
      });
      if (isWritten) return { caseId, rule, status: 'open', openedAt };
    }
    throw new Refusal('busy-try-again');
  };
