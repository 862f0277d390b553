import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApplicantId } from '../../events/event.ts';
import type { CaseDecided, CaseOpened } from '../../events/case-changed.ts';
import type { RegistrationCorrected } from '../../events/registration-corrected.ts';
import type { RegistrationRefused, RegistrationVerified } from '../../events/registration-decided.ts';
import type { RegistrationSubmitted } from '../../events/registration-submitted.ts';
import { Decision } from '../domain/decision.ts';
import type { Move } from '../domain/regions/move.ts';
import { Registration } from '../domain/registration.ts';
import { Refusal } from '../errors.ts';
import { ErasedRegistration, isErased } from './erased-registrations.ts';
import { caseTable } from './cases.ts';
import { claimTable, type Claim } from './claims.ts';
import type { Table } from './client.ts';
import { isSame } from './hashes.ts';
import { householdTable } from './households.ts';
import { index, keys } from './keys.ts';
import { getItem, getItems, queryAll } from './read.ts';
import { moveWrites } from './region-moves.ts';
import { rosterWrite } from './roster.ts';
import { transact, type Writes } from './transaction.ts';
import { raiseWorkOrder } from './work-orders.ts';

export type PersonEvent =
  RegistrationSubmitted | RegistrationCorrected | RegistrationVerified | RegistrationRefused | CaseOpened | CaseDecided;

/** A registration and what is written with it, all or nothing. */
export interface RegistrationChange {
  readonly registration: Registration;
  /** The version that this change was made from; 0 for a registration that is new. */
  readonly readVersion: number;
  /** Kept beside the registration for ever, where the decision is another one than before. */
  readonly decision?: Decision | undefined;
  event?: PersonEvent;
  /** What it does to the residents that are counted of regencies. */
  readonly moves?: readonly Move[];
  /** The instant from which the change counts for waves, where it bears on eligibility. */
  readonly unsettledAt?: string;
}

export type Entered = 'entered' | 'changed';

/** How often a claim is tried while others change it at the same time. */
const attempts = 30;

/** A dispute's number tells nothing of whom it is about. */
const newCaseId = (): string => createHash('sha256').update(randomUUID()).digest('hex').slice(0, 24);

export const registrationTable = (table: Table) => {
  const { name: TableName } = table;
  const claims = claimTable(table);
  const cases = caseTable(table);
  const households = householdTable(table);

  const eventWrites = (id: ApplicantId, version: number, event: PersonEvent): Writes => [
    {
      Put: {
        TableName,
        Item: {
          ...keys.personEvent(id, version, event.event),
          ...index.eventsOf(event.occurredAt, id),
          ...event,
        },
      },
    },
  ];

  /** The registration itself comes first: position 0 of a refused transaction says that it was changed by others. */
  const writesOf = ({
    registration,
    readVersion,
    decision,
    event,
    moves = [],
    unsettledAt,
  }: RegistrationChange): Writes => {
    const { applicantId, version } = registration;
    return [
      {
        Put: {
          TableName,
          Item: { ...keys.registration(applicantId), ...registration },
          ...(readVersion === 0
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#version = :read',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':read': readVersion },
              }),
        },
      },
      ...(decision === undefined
        ? []
        : [{ Put: { TableName, Item: { ...keys.decision(applicantId, version), ...decision, applicantId } } }]),
      ...(event === undefined ? [] : eventWrites(applicantId, version, event)),
      ...(readVersion === 0 ? [rosterWrite(applicantId)(TableName)] : []),
      ...(unsettledAt === undefined ? [] : [raiseWorkOrder(applicantId, unsettledAt)(TableName)]),
      ...moveWrites(moves)(TableName),
    ];
  };

  /** The claim for this registration, or the dispute about it; the registration is disputed in the second case. */
  const claimed = (
    change: RegistrationChange,
    claim: Claim | undefined,
  ): { readonly change: RegistrationChange; readonly beside: Writes } => {
    const { applicantId, nikHashes } = change.registration;
    if (claim === undefined) return { change, beside: claims.claimWrites(nikHashes, applicantId) };
    if (claim.applicantId === applicantId) {
      // A claim in dispute gains its newer hashes with the next claimant, who copies the dispute with it.
      return { change, beside: claim.disputed ? [] : claims.extendWrites(claim, nikHashes) };
    }
    // Nothing is sent to the registry before a person has decided.
    const silent = { ...change };
    delete silent.event;
    const caseId = claim.caseId ?? newCaseId();
    const joined =
      claim.caseId === undefined
        ? cases.openWrites({
            caseId,
            kind: 'identity-dispute',
            status: 'open',
            openedAt: change.registration.updatedAt,
            holder: claim.applicantId,
            claimants: new Set([applicantId]),
          })
        : cases.claimantWrites(caseId, applicantId);
    return {
      change: { ...silent, registration: { ...change.registration, status: 'disputed' } },
      beside: [...claims.disputeWrites(claim, nikHashes, applicantId, caseId), ...joined],
    };
  };

  /** Gives the NIK of an earlier declaration back: the claim, or the part in a dispute about it. */
  const released = async (previous: Registration, at: string): Promise<Writes> => {
    const { applicantId, nikHashes } = previous;
    const claim = await claims.get(nikHashes);
    if (claim === undefined) return [];
    if (claim.applicantId === applicantId) {
      if (claim.disputed) throw new Refusal('identity-under-review');
      return claims.releaseWrites(claim);
    }
    if (claim.caseId === undefined || !claim.claimants.includes(applicantId)) return [];
    const { openedAt } = await cases.get(claim.caseId);
    const isLast = claim.claimants.length === 1;
    return [
      ...claims.withdrawWrites(claim, applicantId),
      ...cases.withdrawWrites(claim.caseId, openedAt, applicantId, isLast),
      // With the dispute ends what it held back.
      ...(isLast ? [raiseWorkOrder(claim.applicantId, at)(TableName)] : []),
    ];
  };

  return {
    /** The registration as it is now; read consistently. */
    async get(applicantId: ApplicantId): Promise<Registration | undefined> {
      const item = await getItem(table, keys.registration(applicantId));
      return item === undefined || isErased(item) ? undefined : Registration.parse(item);
    },

    /** What is left of a registration that was erased: its version, and when that was done to the end. */
    async erased(applicantId: ApplicantId): Promise<ErasedRegistration | undefined> {
      const item = await getItem(table, keys.registration(applicantId));
      return item === undefined || !isErased(item) ? undefined : ErasedRegistration.parse(item);
    },

    /** The registrations of some people, in one read where they are no more than a hundred; read consistently. */
    async getAll(applicantIds: readonly ApplicantId[]): Promise<Map<ApplicantId, Registration>> {
      const items = await getItems(
        table,
        [...new Set(applicantIds)].map((id) => keys.registration(id)),
      );
      const found = items.filter((item) => !isErased(item)).map((item) => Registration.parse(item));
      return new Map(found.map((registration) => [registration.applicantId, registration]));
    },

    /** Every decision about a person, oldest first. */
    async decisions(applicantId: ApplicantId): Promise<Decision[]> {
      return (await queryAll(table, keys.decisions(applicantId))).map((item) => Decision.parse(item));
    },

    /** Whether the person has a card of any wave, or may get it back: all but one that they gave up. */
    async isAwarded(applicantId: ApplicantId): Promise<boolean> {
      const awards = await queryAll(table, keys.awards(applicantId), { attributes: ['endedBecause'] });
      return awards.some(({ endedBecause }) => endedBecause !== 'given-up');
    },

    /**
     * Writes a new or corrected registration and takes its NIK. One that another subject holds is not taken: the
     * registration is written as disputed, nothing is sent to the registry, and a case waits for a person.
     * @returns `changed` when the registration was no longer at the version that was read.
     * @throws Refusal identity-under-review when a NIK in dispute would be given up by its holder; busy-try-again when
     * others kept changing the same claim.
     */
    async enter(change: RegistrationChange, previous?: Registration): Promise<Entered> {
      const { registration } = change;
      const isSameNik = previous !== undefined && isSame(previous.nikHashes, registration.nikHashes);
      const isSameFamily = previous !== undefined && isSame(previous.kkHashes, registration.kkHashes);
      const { applicantId, kkHashes } = registration;
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        // Nearly every NIK is new, so the first attempt takes it without looking.
        const claim = attempt === 1 && previous === undefined ? undefined : await claims.get(registration.nikHashes);
        const taken = claimed(change, claim);
        const releases = previous === undefined || isSameNik ? [] : await released(previous, registration.updatedAt);
        const outcome = await transact(table, () => [
          ...writesOf(taken.change),
          ...taken.beside,
          ...(previous === undefined || isSameFamily ? [] : households.memberRemovals(previous.kkHashes, applicantId)),
          ...households.memberWrites(kkHashes, applicantId),
          ...releases,
        ]);
        if (outcome.written) return 'entered';
        if (outcome.failed.includes(0)) return 'changed';
        await pause(Math.random() * Math.min(250, 10 * 2 ** attempt));
      }
      throw new Refusal('busy-try-again');
    },

    /** The writes of a change, for a transaction that does more. */
    writes: writesOf,
    /** A further event of the same person and version. */
    eventWrites,

    /**
     * Writes a changed registration and what goes with it, all or nothing.
     * @returns whether it was written; otherwise the registration, or what stands beside it, was changed by others.
     */
    async commit(change: RegistrationChange, beside: Writes = []): Promise<boolean> {
      return (await transact(table, () => [...writesOf(change), ...beside])).written;
    },

    /**
     * As `commit`, for whoever has to tell why it was not written.
     * @returns undefined when it was written; otherwise the positions in `beside` whose conditions did not hold.
     */
    async commitOrTell(change: RegistrationChange, beside: Writes): Promise<readonly number[] | undefined> {
      const own = writesOf(change);
      const outcome = await transact(table, () => [...own, ...beside]);
      if (outcome.written) return undefined;
      return outcome.failed.filter((position) => position >= own.length).map((position) => position - own.length);
    },
  };
};
export type Registrations = ReturnType<typeof registrationTable>;
