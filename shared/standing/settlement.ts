import type { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import type { Enrollment, Standing } from '../domain/enrollment.ts';
import { parseNik } from '../domain/nik.ts';
import { resettled, type Settled } from '../domain/registering.ts';
import { declaredAt, type EarlierDeclaration, type Registration } from '../domain/registration.ts';
import { decisiveInstant, standingIn, strikeReason, withinQuota, type Person } from '../domain/standing.ts';
import { householdOf, ticketOf } from '../domain/ticket.ts';
import { drawRunOf, isStillDrawn, joinTimeoutSeconds, mayBeJoined, type Wave } from '../domain/wave.ts';
import { keyedHashes, openIdentity } from '../keys/fields.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Screenings } from '../table/screening.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { StrikeTable } from '../table/strikes.ts';
import type { WorkOrders } from '../table/work-orders.ts';
import { followRulings, type FollowingRulings } from './held-awards.ts';
import { followIncentives, type FollowingIncentives } from './incentives.ts';
import { followLists, type Withdrawing } from './withdrawal.ts';

export interface Settling extends FollowingRulings, Withdrawing, FollowingIncentives {
  readonly awards: FollowingRulings['awards'] & Withdrawing['awards'] & FollowingIncentives['awards'];
  readonly households: FollowingRulings['households'] & Withdrawing['households'];
  readonly lists: FollowingRulings['lists'] & Withdrawing['lists'];
  readonly registrations: Pick<Registrations, 'get' | 'commit'>;
  readonly screenings: Screenings;
  readonly workOrders: Pick<WorkOrders, 'get' | 'done' | 'raise'>;
  readonly waves: { list(): Promise<Wave[]>; quota(waveId: WaveId): Promise<Readonly<Record<string, number>>> };
  readonly enrollments: {
    /** Never writes the standing of an older version of the registration over that of a newer one of the same person. */
    settle(
      waveId: WaveId,
      ticket: Ticket,
      standing: Standing,
      registrationVersion: number,
      holder?: ApplicantId,
    ): Promise<string>;
    get(waveId: WaveId, ticket: Ticket): Promise<Pick<Enrollment, 'applicantId' | 'standing'> | undefined>;
  };
  readonly selections: Pick<SelectionTable, 'hasStarted'>;
  readonly strikes: Pick<StrikeTable, 'strike'>;
}

/** How often a registration that others are changing is read again. */
const attempts = 4;

/** The registration brought up to date with lists and household. */
const refreshed = async (settling: Settling, applicantId: ApplicantId): Promise<Registration | undefined> => {
  const { registrations, screenings, keys, now } = settling;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const registration = await registrations.get(applicantId);
    if (registration === undefined) return undefined;
    const ring = await keys.ring();
    const { nik, kk, birthDate } = openIdentity(ring, applicantId, registration.identity, 'nik', 'kk', 'birthDate');
    const live = { nikHashes: keyedHashes(ring, 'nik', nik), kkHashes: keyedHashes(ring, 'kk', kk) };
    const screening = await screenings.screen(registration, live);
    const settled: Settled | undefined = resettled(registration, birthDate, screening, now());
    if (settled === undefined) return registration;
    const change = { ...settled, readVersion: registration.version };
    if (await registrations.commit(change)) return settled.registration;
  }
  throw new Error('The registration kept changing while it was being settled.');
};

type Declared = Omit<EarlierDeclaration, 'until'>;

/** Once collecting has started the enrolments are what will be drawn from: they change no more. */
const isFrozen = async ({ selections }: Settling, wave: Wave, at: Date): Promise<boolean> =>
  at.toISOString() > wave.cutoffAt && selections.hasStarted(drawRunOf(wave), 'collect');

/** Brings one person's enrolment in one wave up to date, by its key. */
const settleIn = async (settling: Settling, registration: Registration, wave: Wave): Promise<void> => {
  const { claims, enrollments, waves, keys } = settling;
  const { applicantId, version } = registration;
  const { waveId } = wave;
  const now = settling.now();
  const ring = await keys.ring();
  const waveKeys = await keys.waveKeys(waveId);
  const at = decisiveInstant(wave, now, registration);
  const current = declaredAt(registration, at);
  const clear = ({ identity }: Declared) => openIdentity(ring, applicantId, identity, 'nik', 'kk', 'birthDate');
  const { nik, kk, birthDate } = clear(current);
  const ticket = ticketOf(waveKeys, nik);
  const sex = parseNik(nik)?.sex;
  const person: Person = { registration, birthDate, sex, household: householdOf(waveKeys, kk) };

  const holds = async ({ nikHashes }: Declared): Promise<boolean> => {
    const claim = await claims.get(nikHashes);
    return claim === undefined || claim.applicantId === applicantId;
  };

  /** From the cut-off on a list that names an applicant can only strike them. */
  const strikeListed = async (): Promise<void> => {
    const reason = strikeReason(wave, person, now);
    if (reason === undefined) return;
    await settling.strikes.strike(drawRunOf(wave), { ticket, ...reason, at: now.toISOString() });
  };

  if (await isFrozen(settling, wave, now)) {
    const enrollment = await enrollments.get(waveId, ticket);
    if (enrollment?.standing.state === 'eligible' && (await holds(current))) await strikeListed();
    return;
  }

  for (const replaced of registration.earlier ?? []) {
    const earlierTicket = ticketOf(waveKeys, clear(replaced).nik);
    if (earlierTicket === ticket || Date.parse(replaced.until) > at.getTime()) continue;
    const enrollment = await enrollments.get(waveId, earlierTicket);
    // Somebody else may hold the NIK that was given up, and the enrolment is theirs then.
    if (enrollment?.applicantId !== applicantId || !(await holds(replaced))) continue;
    const standing = { state: 'excluded', asOf: replaced.until, reason: 'nik-corrected', listVersion: '' } as const;
    await enrollments.settle(waveId, earlierTicket, standing, version);
  }

  if (!(await holds(current))) return;
  const standing = withinQuota(standingIn(wave, person, at), await waves.quota(waveId));
  const outcome = await enrollments.settle(waveId, ticket, standing, version, applicantId);
  if (outcome === 'settled' && standing.state === 'eligible' && now > at) await strikeListed();
};

/**
 * Whether somebody may still be joining with the version of the registration before this one. The waves must have been
 * read after this version was written: who joins one that is younger reads this version.
 */
const mayBeJoining = ({ version, updatedAt }: Registration, waves: readonly Wave[], now: Date): boolean =>
  version > 1 &&
  now.getTime() - Date.parse(updatedAt) < joinTimeoutSeconds * 1_000 &&
  waves.some((wave) => mayBeJoined(wave, now));

/**
 * Draws the consequences of every change to a person's eligibility that is on record: the registration's own decision,
 * where the person stands in each wave that is not published, whose an award is that was held for a dispute, whether a
 * list ends one, and whether an incentive can be paid now. What it writes follows from dated facts alone, so that repeats, and messages out of order, change
 * nothing; and a change after a wave's cut-off has no effect on its draw.
 */
export const settle = async (settling: Settling, applicantId: ApplicantId): Promise<void> => {
  const { workOrders, waves } = settling;
  const order = await workOrders.get(applicantId);
  if (order === undefined) return;
  const registration = await refreshed(settling, applicantId);
  if (registration !== undefined) {
    const all = await waves.list();
    for (const wave of all) {
      if (isStillDrawn(wave, settling.now())) await settleIn(settling, registration, wave);
    }
    const isRuled = await followRulings(settling, all, registration);
    const isFollowed = (await followLists(settling, all, registration)) && isRuled;
    await followIncentives(settling, registration);
    if (!isFollowed || mayBeJoining(registration, all, settling.now())) {
      // A later message looks again, when every such join has landed.
      await workOrders.raise(applicantId, order.at);
      return;
    }
  }
  await workOrders.done(applicantId, order.sequence);
};
