import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { PayoutAccount } from '../domain/payouts/account.ts';
import { Registration } from '../domain/registration.ts';
import { keyedHashes, open, openIdentity } from '../keys/fields.ts';
import { isSameSet, rekeyedRegistration } from '../keys/rekeyed-registration.ts';
import { resealed } from '../keys/resealing.ts';
import type { KeyRing, KeyStore } from '../keys/ring.ts';
import { watching } from '../risks/watching.ts';
import { claimTable } from '../table/claims.ts';
import type { Table } from '../table/client.ts';
import { contactTable } from '../table/contacts.ts';
import { isSame, union } from '../table/hashes.ts';
import { householdTable } from '../table/households.ts';
import { keys } from '../table/keys.ts';
import { getItem } from '../table/read.ts';
import { rekeyed, rekeyedLineTable, type Rekeyed } from '../table/rekeyed-lines.ts';
import { riskTable } from '../table/risks.ts';
import { signalTable } from '../table/signals.ts';
import { transact } from '../table/transaction.ts';
import { rekeyAccount } from './accounts.ts';
import { resealItem } from './reseal-item.ts';
import type { Item } from './sealed-places.ts';
import { belongingsOf } from './belongings.ts';

/** How often somebody is tried whom others are changing. */
const attempts = 8;

/** The hashes of everything that a person has declared, each value once. */
interface Numbers {
  readonly niks: readonly Rekeyed[];
  readonly kks: readonly Rekeyed[];
}

const numbersOf = (ring: KeyRing, registration: Registration): Numbers => {
  const declared = [registration, ...(registration.earlier ?? [])].map(({ identity, nikHashes, kkHashes }) => {
    const { nik, kk } = openIdentity(ring, registration.applicantId, identity, 'nik', 'kk');
    return {
      nik: rekeyed(keyedHashes(ring, 'nik', nik), nikHashes),
      kk: rekeyed(keyedHashes(ring, 'kk', kk), kkHashes),
    };
  });
  const distinct = (all: readonly Rekeyed[]): Rekeyed[] =>
    all.reduce<Rekeyed[]>((known, one) => {
      const same = known.findIndex(({ live }) => isSame(live, one.live));
      if (same === -1) return [...known, one];
      return known.map((other, place) =>
        place === same ? { live: other.live, known: union(other.known, one.known) } : other,
      );
    }, []);
  return { niks: distinct(declared.map(({ nik }) => nik)), kks: distinct(declared.map(({ kk }) => kk)) };
};

interface Moved {
  /** Undefined of who was erased. */
  readonly registration: Registration | undefined;
  readonly numbers: Numbers;
  readonly changes: number;
}

const Hashes = z.array(z.object({ version: z.int(), hash: z.string() }));
/** What may be left of somebody who took part and was erased, as long as a rule bars them. */
const Erased = z.object({
  kept: z.object({ nik: z.string(), kk: z.string(), nikHashes: Hashes, kkHashes: Hashes }).optional(),
});

/** The claim to the current NIK: held by this person, or, in a dispute, by another whom this one contests. */
const claimOf = (table: Table, numbers: Numbers) => {
  const [nik] = numbers.niks;
  return nik === undefined ? Promise.resolve(undefined) : claimTable(table).get(nik.known);
};

/**
 * Brings one person to the live keys: everything that is sealed, and every hash by which they, their family card and
 * their accounts are found. It may be done again, by several at once, while the person goes on using the system; broken
 * off anywhere it is gone on with by the next time. The hashes of keys that are not live any more are taken away.
 *
 * The registration goes first, with the claim to the NIK: whoever writes of this person from then on names all live
 * hashes, so that what stood under the old ones alone can be copied after it without missing anything.
 *
 * Where not to `write` it only looks.
 * @returns how much there was to do.
 * @throws Error where others kept changing the person, or something is sealed that is not known of.
 */
export const rekeyPerson =
  (table: Table, { ring, write, at }: { readonly ring: KeyRing; readonly write: boolean; readonly at: () => Date }) =>
  async (applicantId: ApplicantId): Promise<number> => {
    const lines = rekeyedLineTable(table);
    const turn = { ring, write };

    /** Who took part and was erased is barred by hashes, which follow from the numbers that are kept sealed for that. */
    const moveErased = async (item: Item): Promise<Moved | undefined> => {
      const { kept } = Erased.parse(item);
      if (kept === undefined) return undefined;
      const { nik, kk } = {
        nik: open(ring, applicantId, 'nik', kept.nik),
        kk: open(ring, applicantId, 'kk', kept.kk),
      };
      const numbers: Numbers = {
        niks: [rekeyed(keyedHashes(ring, 'nik', nik), kept.nikHashes)],
        kks: [rekeyed(keyedHashes(ring, 'kk', kk), kept.kkHashes)],
      };
      const next = {
        nik: resealed(ring, applicantId, 'nik', kept.nik),
        kk: resealed(ring, applicantId, 'kk', kept.kk),
        nikHashes: numbers.niks[0]?.live,
        kkHashes: numbers.kks[0]?.live,
      };
      const isRight =
        next.nik === kept.nik &&
        next.kk === kept.kk &&
        isSameSet(next.nikHashes ?? [], kept.nikHashes) &&
        isSameSet(next.kkHashes ?? [], kept.kkHashes);
      if (isRight || !write) return { registration: undefined, numbers, changes: isRight ? 0 : 1 };
      const { written } = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: keys.registration(applicantId),
            UpdateExpression: 'SET kept = :next',
            ConditionExpression: 'attribute_exists(erasedAt) AND kept = :kept',
            ExpressionAttributeValues: { ':next': next, ':kept': item['kept'] },
          },
        },
      ]);
      if (!written) throw new Error('Somebody who was erased registered again meanwhile.');
      return { registration: undefined, numbers, changes: 1 };
    };

    /** What the person shares with others, by phone and address: in the sets of the live keys, and out of the others. */
    const moveSignals = async (registration: Registration): Promise<number> => {
      const signals = signalTable(table);
      const { joined } = await signals.ofPerson(applicantId);
      const live = new Set(ring.hashKeys.map(({ version }) => version));
      // The number of a device is kept nowhere: who shared one is found by its hashes as they are.
      const known = joined.filter(({ kind }) => kind !== 'device');
      const versionsOf = (kind: string) =>
        new Set(known.filter((one) => one.kind === kind).map(({ version }) => version));
      const isRight =
        known.every(({ version }) => live.has(version)) &&
        known.every(({ kind }) => [...live].every((version) => versionsOf(kind).has(version)));
      if (!isRight && write) {
        const own: Pick<KeyStore, 'ring'> = { ring: () => Promise.resolve(ring) };
        const parts = { contacts: contactTable(table), signals, risks: riskTable(table), keys: own };
        await watching(parts)(registration, at());
      }
      return isRight ? 0 : 1;
    };

    /** The registration with its claim and its place in the family card, all or nothing. */
    const moveRegistration = async (): Promise<Moved | undefined> => {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const item = await getItem(table, keys.registration(applicantId));
        const parsed = Registration.safeParse(item);
        if (item === undefined) return undefined;
        if (item['erasedAt'] !== undefined) return moveErased(item);
        if (!parsed.success) throw new Error('A registration cannot be read.', { cause: parsed.error });
        const registration = parsed.data;
        const numbers = numbersOf(ring, registration);
        const claim = await claimOf(table, numbers);
        const live = numbers.niks[0]?.live ?? [];
        const claimWrites = claim === undefined ? [] : claimTable(table).rekeyWrites(claim, live);
        const next = rekeyedRegistration(ring, registration);
        const changes = (next === undefined ? 0 : 1) + (claimWrites.length === 0 ? 0 : 1);
        if (!write || changes === 0) return { registration, numbers, changes };
        const households = householdTable(table);
        const family = numbers.kks[0] ?? { live: [], known: [] };
        const gone = family.known.filter((hash) => !isSame([hash], family.live));
        const { written } = await transact(table, (TableName) => [
          {
            Put: {
              TableName,
              Item: {
                ...keys.registration(applicantId),
                ...(next ?? { ...registration, version: registration.version + 1 }),
              },
              ConditionExpression: '#version = :read',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':read': registration.version },
            },
          },
          ...claimWrites,
          ...households.memberWrites(family.live, applicantId),
          ...households.memberRemovals(gone, applicantId),
        ]);
        if (written) return { registration: next ?? registration, numbers, changes };
      }
      throw new Error('A registration kept changing while it was moved to other keys.');
    };

    const moveItem = async (item: Item, numbers: Numbers): Promise<number> => {
      // Of an account that was erased nothing but the form is left.
      if (String(item['sk']).startsWith('PAYOUT-ACCOUNT-VERSION#') && item['erasedAt'] === undefined)
        return rekeyAccount(table, turn, PayoutAccount.parse(item), numbers.niks);
      return resealItem(table, turn, item, applicantId);
    };

    const moved = await moveRegistration();
    let changes = moved?.changes ?? 0;
    const numbers = moved?.numbers ?? { niks: [], kks: [] };
    if (moved?.registration !== undefined) changes += await moveSignals(moved.registration);
    for (const nik of numbers.niks) changes += await lines.moveListings(nik, write);
    for (const kk of numbers.kks) for (const nik of numbers.niks) changes += await lines.movePlace(kk, nik, write);
    for await (const item of belongingsOf(table, applicantId, numbers.niks)) changes += await moveItem(item, numbers);
    return changes;
  };
