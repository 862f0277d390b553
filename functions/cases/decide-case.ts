import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { personOf } from '../../shared/domain/case.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { ruleOnAccess } from '../../shared/help-desk/access-objections.ts';
import { ruleInDispute } from '../../shared/standing/disputes.ts';
import { ruleOnObjection } from '../../shared/standing/objections.ts';
import { ruleOnPlace, type PlaceRuling } from '../../shared/standing/place-objections.ts';
import type { Ruling } from '../../shared/standing/ruling.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { waveTable } from '../../shared/table/waves.ts';

const Body = z.strictObject({
  decision: z.enum(['uphold', 'reject']),
  reason: z.string().trim().min(1).max(2_000),
  /** In a dispute that is upheld: which of the claimants holds the NIK. */
  holder: ApplicantId.optional(),
});

const route = 'POST /v1/cases/{caseId}/decision';

/**
 * POST /v1/cases/{caseId}/decision: a member of staff rules. Upholding an objection waives the rule for this person, or
 * has the identity checked anew; upholding one to the place in a wave has its lists committed to anew; upholding a
 * dispute makes a claimant the holder of the NIK, rejecting it confirms the
 * holder; a ruling about an opening of data is for the record, and nobody rules about their own.
 */
export const decideCase = (ruling: Ruling & PlaceRuling & { readonly accesses: Pick<PersonAccesses, 'add'> }) => {
  const opened = personsOpened(ruling.accesses, route);
  return endpoint(
    {
      route,
      path: z.object({ caseId: z.string().regex(/^[0-9a-f]{24}$/, 'case-not-found') }),
      body: Body,
    },
    async ({ path, body, ...asked }) => {
      const { caller, at } = asked;
      const found = await ruling.cases.get(path.caseId);
      await opened(asked, personOf(found));
      const verdict = { ...body, decidedBy: staffMember(caller), at };
      if (found.kind === 'identity-dispute') {
        await ruleInDispute(ruling, found, verdict);
      } else {
        if (body.holder !== undefined) throw new Refusal('holder-invalid', { field: 'holder' });
        if (found.kind === 'objection') await ruleOnObjection(ruling, found, verdict);
        else if (found.kind === 'place-objection') await ruleOnPlace(ruling, found, verdict);
        else await ruleOnAccess(ruling, found, verdict);
      }
      return {
        status: 200,
        body: { caseId: path.caseId, kind: found.kind, status: 'closed', decision: body.decision },
      };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  decideCase({
    table,
    cases: caseTable(table),
    claims: claimTable(table),
    registrations: registrationTable(table),
    screenings: screeningTable(table),
    waves: waveTable(table),
    selections: selectionTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
    accesses: personAccessTable(table),
  }),
);
