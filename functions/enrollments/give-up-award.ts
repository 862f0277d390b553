import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { mustBeUnused } from '../../shared/domain/award.ts';
import { awardView } from '../../shared/domain/result-view.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { endAward, type EndingAwards } from '../../shared/standing/ending.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable, type Claims } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

interface GiveUpAward extends EndingAwards {
  readonly waves: Pick<Waves, 'get'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly claims: Pick<Claims, 'get' | 'undisputedChecks'>;
}

/**
 * DELETE /v1/waves/{waveId}/enrollments/me/award: a recipient gives the card up before the first purchase, for good.
 * The place is free for another, and the person may join later waves. Nobody gives away another's card: while it is not
 * known who the holder of the NIK is, it stays.
 */
export const giveUpAward = (dependencies: GiveUpAward) => {
  const { waves, registrations, claims, awards } = dependencies;
  return endpoint(
    { route: 'DELETE /v1/waves/{waveId}/enrollments/me/award', path: z.object({ waveId: WaveId }) },
    async ({ path: { waveId }, caller, at }) => {
      const applicantId = signedIn(caller);
      const [wave, registration, award] = await Promise.all([
        waves.get(waveId),
        registrations.get(applicantId),
        awards.get(applicantId, waveId),
      ]);
      if (wave === undefined) throw new Refusal('wave-not-found');
      if (wave.progress !== 'published') throw new Refusal('result-not-published');
      if (registration === undefined || award === undefined) throw new Refusal('award-not-found');
      const answer = (given: typeof award) => ({
        status: 200 as const,
        body: { waveId, ticket: given.ticket, award: awardView(given) },
      });
      if (award.endedBecause === 'given-up') return answer(award);
      mustBeUnused(award);

      const claim = await claims.get(registration.nikHashes);
      if (claim?.applicantId !== applicantId || claim.disputed) throw new Refusal('identity-unconfirmed');
      const ended = await endAward(dependencies, wave, {
        award,
        registration,
        end: { because: 'given-up', at: at.toISOString() },
        others: () => claims.undisputedChecks(claim),
      });
      if (ended.endedBecause !== 'given-up') mustBeUnused(ended);
      return answer(ended);
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = giveUpAward({
  waves: waveTable(table),
  registrations: registrationTable(table),
  claims: claimTable(table),
  awards: awardTable(table),
  households: householdTable(table),
  lists: listTable(table),
});
