import type { Objection, PlaceObjection } from '../domain/case.ts';
import { isWaivable } from '../domain/eligibility.ts';
import { recheck, withWaiver } from '../domain/registering.ts';
import type { Registration } from '../domain/registration.ts';
import { Refusal } from '../errors.ts';
import type { Cases } from '../table/cases.ts';
import type { Registrations } from '../table/registrations.ts';
import { keptRuling, mustBeOpen, type Ruling, type Verdict } from './ruling.ts';

const attempts = 4;

/** The registration with an objection that is open no more. */
export const withoutObjection = (registration: Registration, rule: string): Registration => ({
  ...registration,
  openObjections: Object.fromEntries(
    Object.entries(registration.openObjections ?? {}).filter(([open]) => open !== rule),
  ),
});

/** @throws Refusal objection-exists: there is one open objection a rule. */
export const mustHaveNoOpenObjection = ({ openObjections = {} }: Registration, rule: string): void => {
  if (Object.hasOwn(openObjections, rule)) throw new Refusal('objection-exists');
};

/**
 * Opens the case of an objection to a rule, or to what a rule's name stands for: the registration keeps the case until
 * a person has ruled.
 * @returns false when the registration was changed by others meanwhile.
 */
export const openObjection = async (
  {
    registrations,
    cases,
  }: { readonly registrations: Pick<Registrations, 'commit'>; readonly cases: Pick<Cases, 'openWrites'> },
  registration: Registration,
  rule: string,
  opened: Objection | PlaceObjection,
): Promise<boolean> => {
  const { openObjections = {}, version } = registration;
  const { caseId, kind, openedAt, applicantId } = opened;
  return registrations.commit(
    {
      registration: { ...registration, version: version + 1, openObjections: { ...openObjections, [rule]: caseId } },
      readVersion: version,
      event: { event: 'case.opened.v1', occurredAt: openedAt, data: { caseId, kind, applicantId, rule } },
    },
    cases.openWrites(opened),
  );
};

/**
 * Rules on an objection. Upheld, the rule is waived for this person; where the identity is objected to, the registry is
 * asked again, since no officer can say who somebody is; the limit of a family card cannot be waived.
 * @throws Refusal case-closed, rule-not-waivable, busy-try-again
 */
export const ruleOnObjection = async (
  { cases, registrations, keys }: Ruling,
  objection: Objection,
  verdict: Verdict,
): Promise<void> => {
  const { applicantId, caseId, kind, rule } = objection;
  const { decision, decidedBy, at } = verdict;
  mustBeOpen(objection);
  const isUpheld = decision === 'uphold';
  if (isUpheld && rule !== 'identity' && !isWaivable(rule)) throw new Refusal('rule-not-waivable');
  const ruling = keptRuling(await keys.ring(), applicantId, verdict);
  const decidedAt = at.toISOString();
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const current = await registrations.get(applicantId);
    if (current === undefined) throw new Error('An objection has no registration.');
    const cleared = {
      ...withoutObjection(current, rule),
      ruledObjections: { ...current.ruledObjections, [rule]: decidedAt },
    };
    const isChecked = isUpheld && rule === 'identity';
    const next = isChecked
      ? recheck(cleared, at)
      : {
          ...(isUpheld ? withWaiver({ ...cleared, updatedAt: decidedAt }, { rule, caseId, at: decidedAt }) : cleared),
          version: current.version + 1,
        };
    const event = {
      event: 'case.decided.v1',
      occurredAt: decidedAt,
      data: { caseId, kind, applicantId, decision, decidedBy },
    } as const;
    const change = {
      registration: next,
      readVersion: current.version,
      event,
      ...(isUpheld ? { unsettledAt: decidedAt } : {}),
    };
    const again = {
      event: 'registration.corrected.v1',
      occurredAt: decidedAt,
      data: { applicantId, version: next.version },
    } as const;
    const beside = [
      ...cases.closeWrites(objection, ruling),
      ...(isChecked ? registrations.eventWrites(applicantId, next.version, again) : []),
    ];
    if (await registrations.commit(change, beside)) return;
    mustBeOpen(await cases.get(caseId));
  }
  throw new Refusal('busy-try-again');
};
