import type * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { runName, type Run } from '../domain/run.ts';
import { isRecipientElsewhere, makeAward, ownListVersion } from '../domain/award.ts';
import { cardNumberOf } from '../domain/card-number.ts';
import { allotmentTransfer } from '../domain/ledger/card-transfers.ts';
import type { Registration } from '../domain/registration.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import { ticketOf } from '../domain/ticket.ts';
import type { Wave } from '../domain/wave.ts';
import { openIdentity } from '../keys/fields.ts';
import { remembered } from '../platform/remembered.ts';
import { isSame } from '../table/hashes.ts';
import type { Recipient } from '../table/households.ts';
import type { Writes } from '../table/transaction.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';
import { basisOf, callFileOf, freePlaces } from './call.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import { AnnouncementFact, type AwardSummary, factNames, mustFact } from './facts.ts';
import { replacedAwards } from './replaced.ts';
import type { WinnerRow } from './slices.ts';
import { forEachAtOnce, type StageWork } from './stage.ts';
import { winnersIn } from './winners.ts';

/** How many awards one unit makes at once. Their registrations are read together. */
const awardsAtOnce = 10;

/**
 * How many members of a family card are told of an award in its own transaction. DynamoDB takes 100 writes; a family
 * card that carries more registered members than any family has is told of it in a second write.
 */
const membersInTransaction = 60;

interface DrawnPerson {
  readonly winner: WinnerRow;
  readonly registration: Registration;
}

/** How many of those who are called get a place that a revocation had left free. */
const revokedAmong = (places: readonly { readonly reason: string }[], called: number): number =>
  places.slice(0, called).filter(({ reason }) => reason === 'revoked').length;

/**
 * Stage 9, and the second of a call: gives every winner the card, one transaction each: award, number, the place in the
 * family card and on the list of earlier recipients, and a work order for each member of the family, whose standing it
 * may change. Who is called also takes the freed place, in the same transaction; where its award was given back
 * meanwhile nobody gets it. A redraw ends the awards of those who were not drawn again.
 */
export const awardStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, runs, registrations, claims, households, lists, freedPlaces, awards, keys, now } = dependencies;
  const winners = winnersIn(dependencies);
  const replaced = replacedAwards(dependencies, winners);

  /** All that the awards of a wave share. */
  const sharedBy = remembered(
    async (run: Run) => {
      const wave = await waveOf(dependencies, run);
      const { announcedAt } = await mustFact(selections, run, factNames.announcement, AnnouncementFact);
      if ((await runs.kind(run)) !== 'call') return { wave, announcedAt };
      return {
        wave,
        announcedAt,
        call: { basis: await basisOf(dependencies, run), file: await callFileOf(dependencies, run) },
      };
    },
    { milliseconds: Infinity, entries: 2, nameOf: runName },
  );

  /** What is known of a winner now that the draw did not know, or that no draw can settle. */
  const circumstancesOf = async (
    wave: Wave,
    { winner, registration }: DrawnPerson,
    { announcedAt, recipients }: { readonly announcedAt: string; readonly recipients: readonly Recipient[] },
  ) => {
    const { nikHashes } = registration;
    const [{ claim, listings }, ring, waveKeys] = await Promise.all([
      claims.getWithListings(nikHashes),
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

  /** The writes by which those who are called take the places that were freed, by their tickets. */
  const placesTaken = async (run: Run, code: string): Promise<Map<string, Writes>> => {
    const { call } = await sharedBy(run);
    if (call === undefined) return new Map();
    const places = freePlaces(call.file, code);
    const called = await winners.ofRegency(run, code);
    return new Map(
      called.flatMap(({ ticket }, position) => {
        const place = places[position];
        if (place === undefined) return [];
        const write = freedPlaces.callWrite(call.basis, { regency: code, ...place }, { run: run.run, ticket });
        return [[ticket, [write]] as const];
      }),
    );
  };

  /** Sets aside what the awards of a run in a regency need. The first of them finds it there. */
  const allot = async (run: Run, regency: string): Promise<void> => {
    const { wave, call } = await sharedBy(run);
    const winnersThere = await winners.count(run, regency);
    const given =
      call === undefined
        ? { regency, drawn: winnersThere, calledAfterRevocation: 0 }
        : { regency, drawn: 0, calledAfterRevocation: revokedAmong(freePlaces(call.file, regency), winnersThere) };
    const rules = ruleSetOf(wave.scheme, wave.ruleVersion);
    const allotment = allotmentTransfer(run, given, { rules, at: now().toISOString() });
    if (allotment !== undefined) await awards.allot(allotment);
  };

  const awardOne = async (
    wave: Wave,
    code: string,
    { winner, registration, announcedAt, beside }: DrawnPerson & { announcedAt: string; beside: Writes },
  ) => {
    const { applicantId, ticket, rank } = winner;
    const { waveId } = wave;
    const { nikHashes, kkHashes } = registration;
    const { members: registered, recipients } = await households.card(kkHashes);
    const found = await circumstancesOf(wave, { winner, registration }, { announcedAt, recipients });
    const rules = ruleSetOf(wave.scheme, wave.ruleVersion);
    const members = [...new Set<ApplicantId>([applicantId, ...registered])];
    const others = (tableName: string): Writes => [
      ...households.recipientWrites({ kkHashes, nikHashes, at: announcedAt, waveId }),
      ...lists.listingWrites({
        nikHashes,
        source: 'earlier-recipients',
        listVersion: ownListVersion(waveId),
        since: announcedAt,
      }),
      ...members.slice(0, membersInTransaction).map((member) => raiseWorkOrder(member, announcedAt)(tableName)),
      ...beside,
    ];
    for (let attempt = 1; ; attempt += 1) {
      const cardNumber = cardNumberOf(await keys.waveKeys(waveId), { waveId, ticket, attempt });
      const drawn = { applicantId, ticket, regency: code, rank };
      const award = makeAward(drawn, { wave, rules, announcedAt, cardNumber, found });
      const made = await awards.make(award, {
        registrationVersion: registration.version,
        at: now().toISOString(),
        others,
      });
      if (made !== 'number-taken') break;
    }
    for (const member of members.slice(membersInTransaction)) await awards.tellMember(member, announcedAt);
  };

  return {
    units: async (run) => [...(await winners.units(run)), ...(await replaced.units(run))],
    atOnce: 4,
    async work(run, unit) {
      const { wave, announcedAt } = await sharedBy(run);
      if (replaced.isUnit(unit)) {
        await replaced.end(run, unit, announcedAt);
        return { summary: { winners: 0 } satisfies z.infer<typeof AwardSummary> };
      }
      const batch = await winners.of(run, unit);
      await allot(run, batch.code);
      const taken = await placesTaken(run, batch.code);
      for (let from = 0; from < batch.winners.length; from += awardsAtOnce) {
        const together = batch.winners.slice(from, from + awardsAtOnce);
        const found = await registrations.getAll(together.map(({ applicantId }) => applicantId));
        await forEachAtOnce(together, awardsAtOnce, async (winner) => {
          const registration = found.get(winner.applicantId);
          if (registration === undefined) {
            // Erased after an earlier draw of the wave was over, and drawn when it was drawn again: there is nobody to award.
            if ((await registrations.erased(winner.applicantId)) !== undefined) return;
            throw new Error(`The applicant ${winner.applicantId} has no registration.`);
          }
          const beside = taken.get(winner.ticket) ?? [];
          await awardOne(wave, batch.code, { winner, registration, announcedAt, beside });
        });
      }
      return { summary: { winners: batch.winners.length } satisfies z.infer<typeof AwardSummary> };
    },
  };
};
