import type { ApplicantId } from '../../events/event.ts';
import type { IdentityDispute, Ruling as KeptRuling } from '../domain/case.ts';
import { answered } from '../domain/registering.ts';
import { residenceMoves } from '../domain/regions/move.ts';
import type { Registration } from '../domain/registration.ts';
import { Refusal } from '../errors.ts';
import { keyedHashes, openIdentity } from '../keys/fields.ts';
import type { RegistrationChange } from '../table/registrations.ts';
import { transact } from '../table/transaction.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';
import { keptRuling, mustBeOpen, type Ruling, type Verdict } from './ruling.ts';

const attempts = 4;

const registrationOf = async ({ registrations }: Ruling, applicantId: ApplicantId): Promise<Registration> => {
  const found = await registrations.get(applicantId);
  if (found === undefined) throw new Error('A party of a dispute has no registration.');
  return found;
};

/** The registration of somebody who does not hold the NIK, by a person's word. */
const refused = async (
  { keys, screenings }: Ruling,
  registration: Registration,
  at: Date,
): Promise<RegistrationChange> => {
  const { applicantId, version: readVersion } = registration;
  const ring = await keys.ring();
  const { nik, kk, birthDate } = openIdentity(ring, applicantId, registration.identity, 'nik', 'kk', 'birthDate');
  const live = { nikHashes: keyedHashes(ring, 'nik', nik), kkHashes: keyedHashes(ring, 'kk', kk) };
  const screening = await screenings.screen(registration, live);
  const step = { at: at.toISOString(), outcome: 'not-holder' as const };
  const { registration: next, decision } = answered(registration, step, birthDate, screening, at);
  const data = { applicantId, version: next.version, reasons: ['nik-held-by-another'] };
  return {
    registration: next,
    readVersion,
    decision,
    event: { event: 'registration.refused.v1', occurredAt: step.at, data },
    moves: residenceMoves(registration, next),
    unsettledAt: step.at,
  };
};

/** Refuses one losing claimant; whoever was refused before, or gave the NIK up meanwhile, stays as they are. */
const refuseClaimant = async (ruling: Ruling, applicantId: ApplicantId, at: Date): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const registration = await registrationOf(ruling, applicantId);
    if (registration.status !== 'disputed') return;
    if (await ruling.registrations.commit(await refused(ruling, registration, at))) return;
  }
  throw new Refusal('busy-try-again');
};

/**
 * The new holder, to be verified. The version leaps over those of the other parties, so that what any of them wrote
 * about the ticket that they share is older.
 */
const promoted = (registration: Registration, above: number, at: Date): RegistrationChange => {
  const { applicantId, version: readVersion } = registration;
  const version = Math.max(readVersion, above) + 1;
  const instant = at.toISOString();
  return {
    registration: { ...registration, version, status: 'verifying', updatedAt: instant },
    readVersion,
    event: { event: 'registration.submitted.v1', occurredAt: instant, data: { applicantId, version } },
    unsettledAt: instant,
  };
};

/** Puts the ruling on record; a ruling that was begun before is gone on with, if it is the same. */
const recorded = async (ruling: Ruling, dispute: IdentityDispute, kept: KeptRuling): Promise<KeptRuling> => {
  const { cases, table } = ruling;
  const { caseId } = dispute;
  await transact(table, () => cases.rulingWrites(dispute, kept));
  const standing = await cases.get(caseId);
  mustBeOpen(standing);
  const begun = standing.ruling;
  if (begun === undefined) throw new Refusal('busy-try-again');
  if (begun.decision !== kept.decision || begun.holder !== kept.holder) throw new Refusal('case-closed');
  return begun;
};

/**
 * Rules in a dispute about a NIK. The ruling is recorded first, then every other claimant is refused one by one, then
 * claim, new holder and case change in one transaction: broken off anywhere, the same ruling again completes it. The
 * holder's work order, raised in that transaction, has an award that was held for the dispute follow.
 * @throws Refusal case-closed, holder-invalid, busy-try-again
 */
export const ruleInDispute = async (ruling: Ruling, dispute: IdentityDispute, verdict: Verdict): Promise<void> => {
  const { cases, claims, keys, registrations, table } = ruling;
  const { caseId, holder: present, claimants = new Set<ApplicantId>() } = dispute;
  mustBeOpen(dispute);
  const { decision, holder } = verdict;
  const isMoved = decision === 'uphold';
  if (isMoved ? holder === undefined || !claimants.has(holder) : holder !== undefined && holder !== present) {
    throw new Refusal('holder-invalid', { field: 'holder' });
  }
  const winner = isMoved && holder !== undefined ? holder : present;
  const begun = await recorded(ruling, dispute, keptRuling(await keys.ring(), present, { ...verdict, holder: winner }));
  const at = new Date(begun.decidedAt);

  // Claimants can still withdraw, but nobody can join a dispute that is being ruled in.
  const current = await cases.get(caseId);
  const parties = current.kind === 'identity-dispute' ? [...(current.claimants ?? [])] : [];
  for (const claimant of parties.filter((party) => party !== winner)) await refuseClaimant(ruling, claimant, at);

  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const holding = await registrationOf(ruling, present);
    const winning = await registrationOf(ruling, winner);
    const claim = await claims.get(holding.nikHashes);
    if (claim?.caseId !== caseId) throw new Error('The claim in dispute is not where its holder says.');
    const losing = isMoved ? await refused(ruling, holding, at) : undefined;
    const outcome = await transact(table, (tableName) => [
      ...(losing === undefined
        ? [raiseWorkOrder(winner, begun.decidedAt)(tableName)]
        : [...registrations.writes(losing), ...registrations.writes(promoted(winning, holding.version + 1, at))]),
      ...registrations.eventWrites(winner, winning.version, {
        event: 'case.decided.v1',
        occurredAt: begun.decidedAt,
        data: { caseId, kind: 'identity-dispute', applicantId: winner, decision, decidedBy: begun.decidedBy },
      }),
      ...claims.settleWrites(claim, winner),
      ...cases.closeWrites(dispute, begun),
    ]);
    if (outcome.written) return;
    mustBeOpen(await cases.get(caseId));
  }
  throw new Refusal('busy-try-again');
};
