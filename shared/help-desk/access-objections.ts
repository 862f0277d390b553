import { createHash } from 'node:crypto';
import type { ApplicantId } from '../../events/event.ts';
import type { AccessObjection, Case } from '../domain/case.ts';
import { accessPlaceOf } from '../domain/person-access-view.ts';
import { Refusal } from '../errors.ts';
import { seal } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import { keptRuling, mustBeOpen, type Ruling, type Verdict } from '../standing/ruling.ts';
import type { Cases } from '../table/cases.ts';
import type { Table } from '../table/client.ts';
import { index } from '../table/keys.ts';
import type { PersonAccesses } from '../table/person-accesses.ts';
import { transact } from '../table/transaction.ts';
import { visitKeys } from '../table/visit-keys.ts';

export interface ObjectingToAccess {
  readonly table: Table;
  readonly accesses: Pick<PersonAccesses, 'get'>;
  readonly cases: Pick<Cases, 'get' | 'openWrites'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** One line is objected to once: the number of the case follows from it. */
const caseIdOf = (applicantId: ApplicantId, accessId: string): string =>
  createHash('sha256').update(`access-objection\0${applicantId}\0${accessId}`).digest('hex').slice(0, 24);

/**
 * Opens a case about a line of a person's list of accesses. The same again is answered as the case stands.
 * @returns the case, and whether this call opened it.
 */
export const objectingToAccess =
  ({ table, accesses, cases, keys }: ObjectingToAccess) =>
  /** @throws Refusal access-not-found for what is no line of this person. */
  async (
    applicantId: ApplicantId,
    accessId: string,
    { statement, at }: { readonly statement: string; readonly at: Date },
  ): Promise<{ readonly opened: Case; readonly isNew: boolean }> => {
    const place = accessPlaceOf(accessId);
    const line = place && (await accesses.get(applicantId, place.at, place.requestId));
    if (line === undefined) throw new Refusal('access-not-found');
    const caseId = caseIdOf(applicantId, accessId);
    const openedAt = at.toISOString();
    const { requestId, action, staffId } = line.data;
    const opened: AccessObjection = {
      ...{ caseId, kind: 'access-objection', status: 'open', openedAt, applicantId },
      ...{ accessedAt: line.occurredAt, requestId, action, staffId },
      statement: seal(await keys.ring(), applicantId, 'statement', statement),
    };
    const { written } = await transact(table, (TableName) => [
      ...cases.openWrites(opened),
      {
        Put: {
          TableName,
          Item: {
            ...visitKeys.accessObjection(applicantId, caseId),
            ...index.eventsOf(openedAt, applicantId),
            event: 'case.opened.v1',
            occurredAt: openedAt,
            data: { caseId, kind: 'access-objection', applicantId, rule: `access:${action}` },
          },
        },
      },
    ]);
    return written ? { opened, isNew: true } : { opened: await cases.get(caseId), isNew: false };
  };

/**
 * Rules about an opening of data, for the record: what is drawn from it (a warning, the loss of a role, a breach that is
 * told) is for people. Nobody rules about what they did themselves.
 * @throws Refusal case-closed, case-about-oneself
 */
export const ruleOnAccess = async (
  { table, cases, keys }: Pick<Ruling, 'table' | 'cases' | 'keys'>,
  objection: AccessObjection,
  verdict: Verdict,
): Promise<void> => {
  const { applicantId, caseId, kind, staffId } = objection;
  const { decision, decidedBy, at } = verdict;
  if (decidedBy === staffId) throw new Refusal('case-about-oneself');
  mustBeOpen(objection);
  const ruling = keptRuling(await keys.ring(), applicantId, verdict);
  const decidedAt = at.toISOString();
  const { written } = await transact(table, (TableName) => [
    ...cases.closeWrites(objection, ruling),
    {
      Put: {
        TableName,
        Item: {
          ...visitKeys.accessObjectionDecided(applicantId, caseId),
          ...index.eventsOf(decidedAt, applicantId),
          event: 'case.decided.v1',
          occurredAt: decidedAt,
          data: { caseId, kind, applicantId, decision, decidedBy },
        },
      },
    },
  ]);
  if (!written) mustBeOpen(await cases.get(caseId));
};
