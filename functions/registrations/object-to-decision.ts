import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import type { Award } from '../../shared/domain/award.ts';
import type { Decision } from '../../shared/domain/decision.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { seal } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { mustHaveNoOpenObjection, openObjection } from '../../shared/standing/objections.ts';
import { awardTable, type AwardTable } from '../../shared/table/awards.ts';
import { caseTable, type Cases } from '../../shared/table/cases.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';

const attempts = 3;

const Body = z.strictObject({
  rule: z
    .string()
    .max(50)
    .regex(/^[a-z_]+$/),
  statement: z.string().trim().min(1).max(2_000),
});

interface Objecting {
  readonly registrations: Registrations;
  readonly cases: Cases;
  readonly keys: KeyStore;
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
 * POST /v1/registrations/me/objections: a person objects to a rule that failed, or by which their card was stopped, and
 * another person will look into it (UU 27/2022, article 10). One open objection a rule.
 */
export const objectToDecision = (tables: Objecting) =>
  endpoint({ route: 'POST /v1/registrations/me/objections', body: Body }, async ({ body, caller, at }) => {
    const caseId = await object(tables, signedIn(caller), body, at);
    return { status: 201, body: { caseId, rule: body.rule, status: 'open', openedAt: at.toISOString() } };
  });

const object = async (
  { registrations, cases, keys, awards }: Objecting,
  applicantId: ApplicantId,
  { rule, statement }: z.infer<typeof Body>,
  at: Date,
): Promise<string> => {
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
    if (isWritten) return caseId;
  }
  throw new Refusal('busy-try-again');
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = objectToDecision({
  registrations: registrationTable(table),
  cases: caseTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
  awards: awardTable(table),
});
