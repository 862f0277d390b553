import type * as z from 'zod';
import type { ApplicantId, WaveId } from '../../events/event.ts';
import { isRecipientElsewhere, makeAward, ownListVersion } from '../domain/award.ts';
import { cardNumberOf } from '../domain/card-number.ts';
import type { Registration } from '../domain/registration.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import { ticketOf } from '../domain/ticket.ts';
import type { Wave } from '../domain/wave.ts';
import { openIdentity } from '../keys/fields.ts';
import { remembered } from '../platform/remembered.ts';
import { isSame } from '../table/hashes.ts';
import type { Writes } from '../table/transaction.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import { AnnouncementFact, type AwardSummary, factNames, mustFact } from './facts.ts';
import type { WinnerRow } from './slices.ts';
import { forEachAtOnce, type StageWork } from './stage.ts';
import { winnersIn } from './winners.ts';

/** How many awards one unit makes at once. */
const awardsAtOnce = 8;

/**
 * How many members of a family card are told of an award in its own transaction. DynamoDB takes 100 writes; a family
 * card that carries more registered members than any family has is told of it in a second write.
 */
const membersInTransaction = 60;

/**
 * Stage 8: gives every winner the card, one transaction each: award, number, the place in the family card and on the
 * list of earlier recipients, and a work order for each member of the family, whose standing it may change.
 */
export const awardStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, registrations, claims, households, lists, awards, keys } = dependencies;
  const winners = winnersIn(dependencies);

  /** All that the awards of a wave share. */
  const sharedBy = remembered(
    async (waveId: WaveId) => {
      const wave = await waveOf(dependencies, waveId);
      const { announcedAt } = await mustFact(selections, waveId, factNames.announcement, AnnouncementFact);
      return { wave, announcedAt };
    },
    { milliseconds: Infinity, entries: 2 },
  );

  /** What is known of a winner now that the draw did not know, or that no draw can settle. */
  const circumstancesOf = async (wave: Wave, winner: WinnerRow, registration: Registration, announcedAt: string) => {
    const { nikHashes, kkHashes } = registration;
    const [claim, recipients, listings, ring, waveKeys] = await Promise.all([
      claims.get(nikHashes),
      households.recipients(kkHashes),
      lists.listings(nikHashes),
      keys.ring(),
      keys.waveKeys(wave.waveId),
    ]);
    const { nik } = openIdentity(ring, winner.applicantId, registration.identity, 'nik');
    return {
      // A claim that a ruling has moved to another subject since takes the award with it, as one in dispute does.
      isDisputed: claim?.applicantId !== winner.applicantId || claim.disputed,
      isIdentityChanged: ticketOf(waveKeys, nik) !== winner.ticket,
      householdRecipientsElsewhere: recipients.filter(
        (recipient) => recipient.waveId !== wave.waveId && !isSame(recipient.nikHashes, nikHashes),
      ).length,
      householdWinnersBefore: winner.householdWinnersBefore,
      isRecipientElsewhere: isRecipientElsewhere(wave, listings, announcedAt),
    };
  };

  const awardOne = async (
    wave: Wave,
    code: string,
    { winner, announcedAt }: { winner: WinnerRow; announcedAt: string },
  ) => {
    const { applicantId, ticket, rank } = winner;
    const { waveId } = wave;
    const registration = await registrations.get(applicantId);
    if (registration === undefined) throw new Error(`The applicant ${applicantId} has no registration.`);
    const { nikHashes, kkHashes } = registration;
    const found = await circumstancesOf(wave, winner, registration, announcedAt);
    const rules = ruleSetOf(wave.scheme, wave.ruleVersion);
    const members = [...new Set<ApplicantId>([applicantId, ...(await households.members(kkHashes))])];
    const others = (tableName: string): Writes => [
      ...households.recipientWrites({ kkHashes, nikHashes, at: announcedAt, waveId }),
      ...lists.listingWrites({
        nikHashes,
        source: 'earlier-recipients',
        listVersion: ownListVersion(waveId),
        since: announcedAt,
      }),
      ...members.slice(0, membersInTransaction).map((member) => raiseWorkOrder(member, announcedAt)(tableName)),
    ];
    for (let attempt = 1; ; attempt += 1) {
      const cardNumber = cardNumberOf(await keys.waveKeys(waveId), { waveId, ticket, attempt });
      const drawn = { applicantId, ticket, regency: code, rank };
      const award = makeAward(drawn, { wave, rules, announcedAt, cardNumber, found });
      const made = await awards.make(award, { registrationVersion: registration.version, others });
      if (made !== 'number-taken') break;
    }
    for (const member of members.slice(membersInTransaction)) await awards.tellMember(member, announcedAt);
  };

  return {
    units: winners.units,
    atOnce: 4,
    async run(waveId, unit) {
      const { wave, announcedAt } = await sharedBy(waveId);
      const batch = await winners.of(waveId, unit);
      await forEachAtOnce(batch.winners, awardsAtOnce, (winner) => awardOne(wave, batch.code, { winner, announcedAt }));
      return { summary: { winners: batch.winners.length } satisfies z.infer<typeof AwardSummary> };
    },
  };
};
