import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { Award } from '../domain/award.ts';
import { Registration } from '../domain/registration.ts';
import { ticketOf } from '../domain/ticket.ts';
import type { Wave } from '../domain/wave.ts';
import { PersonSignals } from '../domain/risks/signals.ts';
import { openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import { keys, type KeyedHash } from '../table/keys.ts';
import { moneyKeys } from '../table/money-keys.ts';
import type { PersonItems, StoredItem } from '../table/person-items.ts';
import { riskKeys } from '../table/risk-keys.ts';
import { noticeNamesOf } from './notice-names.ts';

export interface Gathering {
  readonly items: PersonItems;
  readonly waves: { list(): Promise<Wave[]> };
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
}

/** All that is held of a person, wherever it lies. */
export interface Gathered {
  readonly applicantId: ApplicantId;
  /** Undefined for who never registered, and for who was erased. */
  readonly registration: Registration | undefined;
  readonly items: readonly StoredItem[];
  /** Waves in which the person holds, or held, a ticket. */
  readonly joined: readonly Wave[];
}

const text = (item: StoredItem, name: string): string[] => {
  const value = item[name];
  return typeof value === 'string' ? [value] : [];
};

const starting = (items: readonly StoredItem[], prefix: string): StoredItem[] =>
  items.filter(({ sk }) => sk.startsWith(prefix));

/** Points from a purchase to a proof of presence that a machine doubted. */
const doubts = 'DOUBT#';

const Visited = z.looseObject({ data: z.looseObject({ visitId: z.string() }) });
/** The visit to a help desk in which somebody opened the data. */
const visitOf = (item: StoredItem): string[] => {
  const found = Visited.safeParse(item).data;
  return found === undefined ? [] : [found.data.visitId];
};

const Hashes = z.array(z.object({ version: z.int(), hash: z.string() }));

const registrationIn = (own: readonly StoredItem[]): Registration | undefined => {
  const item = own.find(({ sk }) => sk === 'REGISTRATION');
  return item?.['identity'] === undefined ? undefined : Registration.parse(item);
};

/** Everything that somebody declared, now and before. */
const declarations = (registration: Registration | undefined) =>
  registration === undefined ? [] : [registration, ...(registration.earlier ?? [])];

/** The cases in which the person is a party of their own wish. */
const caseIdsIn = (own: readonly StoredItem[], registration: Registration | undefined): string[] => [
  ...[...starting(own, 'EVENT#'), ...starting(own, 'ACCESS-OBJECTION#')].flatMap((item) => {
    const found = z.looseObject({ data: z.looseObject({ caseId: z.string().optional() }) }).safeParse(item);
    return found.data?.data.caseId === undefined ? [] : [found.data.data.caseId];
  }),
  ...Object.values(registration?.openObjections ?? {}),
];

/** Holds a person's line of a list: nobody else's NIK is theirs. */
const ofHolder = (found: readonly StoredItem[], applicantId: ApplicantId): StoredItem[] => {
  const theirs = new Set(
    found.filter(({ sk, ...item }) => sk === 'CLAIM' && item['applicantId'] === applicantId).map(({ pk }) => pk),
  );
  return found.filter(({ pk }) => theirs.has(pk));
};

/**
 * Finds everything that is held of a person: what lies under their own number, and what that points to. Nothing is scanned.
 * It takes some ten reads for who registered, one for each wave that they could have joined, and some for each purchase.
 */
export const gathering = ({ items, waves, keys: store }: Gathering) => {
  /** Enrolments, by the tickets that the person's NIKs have in waves since they registered, and by their awards. */
  const enrolmentsOf = async (
    applicantId: ApplicantId,
    registration: Registration | undefined,
    own: readonly StoredItem[],
  ): Promise<{ enrolments: StoredItem[]; joined: Wave[] }> => {
    const all = await waves.list();
    const ring = registration === undefined ? undefined : await store.ring();
    const niks =
      registration === undefined || ring === undefined
        ? []
        : declarations(registration).map(({ identity }) => openIdentity(ring, applicantId, identity, 'nik').nik);
    const possible =
      registration === undefined
        ? []
        : all.filter((wave) => wave.keysDestroyedAt === undefined && wave.closesAt >= registration.submittedAt);
    const tickets: { readonly pk: string; readonly sk: string }[] = [];
    for (const { waveId } of possible) {
      const waveKeys = await store.waveKeys(waveId);
      for (const nik of new Set(niks)) tickets.push(keys.enrollment(waveId, ticketOf(waveKeys, nik)));
    }
    const drawn = starting(own, 'AWARD#').flatMap((item) => {
      const { waveId, ticket } = Award.parse(item);
      return [keys.enrollment(waveId, ticket)];
    });
    const found = (await items.items([...tickets, ...drawn])).filter(
      (item) => item['applicantId'] === applicantId || isClaimant(item, applicantId),
    );
    const waveIds = new Set(found.flatMap((item) => text(item, 'waveId')));
    return { enrolments: found, joined: all.filter(({ waveId }) => waveIds.has(waveId)) };
  };

  return async (applicantId: ApplicantId): Promise<Gathered> => {
    const own = await items.own(applicantId);
    const registration = registrationIn(own);
    const dossiers = await items.under(
      starting(own, 'ORDER#').flatMap((item) => text(item, 'orderId').map((orderId) => `ORDER#${orderId}`)),
    );
    const nikHashes: KeyedHash[] = declarations(registration).flatMap((declared) => declared.nikHashes);
    const kkHashes: KeyedHash[] = declarations(registration).flatMap((declared) => declared.kkHashes);
    const accountHashes = starting(own, 'PAYOUT-ACCOUNT-VERSION#').flatMap(
      (item) => Hashes.safeParse(item['accountHashes']).data ?? [],
    );
    const [pointed, listed, keyed, { enrolments, joined }] = await Promise.all([
      items.under([
        ...dossiers.flatMap((item) => text(item, 'certificateId').map((id) => `CERTIFICATE#${id}`)),
        ...starting(dossiers, doubts).map(({ sk }) => keys.presenceLink(sk.slice(doubts.length)).pk),
        ...own.flatMap((item) => visitOf(item).map((visitId) => `VISIT#${visitId}`)),
        ...starting(own, 'PAYOUT#').flatMap((item) => text(item, 'payoutId').map((id) => `PAYOUT#${id}`)),
        ...starting(own, 'AWARD#').flatMap((item) => text(item, 'cardNumber').map((number) => keys.card(number).pk)),
      ]),
      items.under(nikHashes.map((hash) => keys.nikClaim(hash).pk)),
      items.items([
        ...kkHashes.map((hash) => keys.householdMember(hash, applicantId)),
        ...accountHashes.map((hash) => moneyKeys.payoutAccountClaim(hash)),
        ...caseIdsIn(own, registration).map((caseId) => keys.case(caseId)),
        ...noticeNamesOf(applicantId, own).map((name) => keys.notice(name)),
        keys.workOrder(applicantId),
        ...starting(own, 'SIGNALS')
          .flatMap((item) => PersonSignals.parse(item).joined)
          .map((signal) => riskKeys.signalMember(signal, applicantId)),
      ]),
      enrolmentsOf(applicantId, registration, own),
    ]);
    // A dispute about an NIK is about another person too; a claim to an account may have become another's.
    const theirs = keyed.filter((item) => item['applicantId'] === undefined || item['applicantId'] === applicantId);
    return {
      applicantId,
      registration,
      items: [
        ...own,
        ...dossiers,
        ...pointed,
        ...ofHolder(listed, applicantId),
        ...theirs.filter(({ kind }) => kind !== 'identity-dispute'),
        ...enrolments,
      ],
      joined,
    };
  };
};

const isClaimant = (item: StoredItem, applicantId: ApplicantId): boolean => {
  const claimants = z.record(z.string(), z.string()).safeParse(item['claimants']).data;
  return claimants !== undefined && Object.hasOwn(claimants, applicantId);
};
