import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, KMSClient } from '@aws-sdk/client-kms';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { WaveId } from '../../events/event.ts';
import { keyUses, type KeyUse } from '../domain/keys/key-life.ts';
import type { WaveKeys } from '../domain/ticket.ts';
import { Refusal } from '../errors.ts';
import type { Table } from '../table/client.ts';
import { keys } from '../table/keys.ts';
import { getItem, queryAll } from '../table/read.ts';

/** A secret key of 32 bytes, with its version. */
interface VersionedKey {
  readonly version: number;
  readonly key: Buffer;
}

/**
 * The keys of one environment, in clear in its memory only. KMS unwraps them once an environment, never per request.
 * The first key of each list is the current one; all of them are live.
 */
export interface KeyRing {
  readonly hashKeys: readonly VersionedKey[];
  readonly fieldKeys: readonly VersionedKey[];
}

const StoredKey = z.object({
  sk: z.string(),
  /** Gone once the key is destroyed. */
  wrapped: z.string().optional(),
  /** From when on it is the one to encrypt and sign with; a first version is from the start. */
  currentFrom: z.string().optional(),
  retiredAt: z.string().optional(),
});
type StoredKey = z.infer<typeof StoredKey>;
const StoredWaveKeys = z.object({ wrappedTicketKey: z.string(), wrappedHouseholdKey: z.string() });
const DestroyedWaveKeys = z.object({ destroyedAt: z.string() });

/** How long an environment trusts the ring it has before it looks for new versions, in milliseconds. */
const ringLifetime = 300_000;

export interface KeyStore {
  ring(): Promise<KeyRing>;
  /**
   * @throws Refusal wave-keys-destroyed when they were, a year after the wave.
   * @throws Error when the wave never had keys.
   */
  waveKeys(waveId: WaveId): Promise<WaveKeys>;
  /** Two new wrapped keys for a wave, to be stored in the transaction that creates it. */
  newWaveKeys(waveId: WaveId): Promise<z.infer<typeof StoredWaveKeys>>;
}

/** Who makes new versions of the keys of personal data. */
export interface KeyMaker {
  /** A new key of 32 bytes, wrapped, for the version that it is to be stored as. */
  newKey(use: KeyUse, version: number): Promise<string>;
}

/** Where one key is kept, by its use as the table names it. */
const placeOf = (use: KeyUse, version: number) => keys.key(use === 'hash' ? 'HASH' : 'FIELD', version);

/**
 * The current key first, then the newer ones that not everybody knows yet, then those of before: whoever seals with a
 * key that others do not know yet would write what they cannot read.
 */
const inOrder = (stored: readonly StoredKey[], at: string): StoredKey[] => {
  const isCurrent = ({ currentFrom = '' }: StoredKey): boolean => currentFrom <= at;
  const newestFirst = [...stored].sort((one, other) => (one.sk < other.sk ? 1 : -1));
  const current = newestFirst.find(isCurrent);
  return current === undefined ? newestFirst : [current, ...newestFirst.filter((key) => key !== current)];
};

/** The keys under one KMS key, wrapped ones being kept in the table. Needs kms:Decrypt, and to create also kms:GenerateDataKeyWithoutPlaintext. */
export const keyStore = (
  table: Table,
  keyArn: string,
  { kms = new KMSClient({}), now = () => Date.now() }: { readonly kms?: KMSClient; readonly now?: () => number } = {},
): KeyStore & KeyMaker => {
  const unwrap = async (wrapped: string, context: Record<string, string>): Promise<Buffer> => {
    const command = new DecryptCommand({
      CiphertextBlob: Buffer.from(wrapped, 'base64'),
      EncryptionContext: context,
      KeyId: keyArn,
    });
    const { Plaintext } = await kms.send(command);
    if (Plaintext?.length !== 32) throw new Error('KMS did not unwrap a key of 32 bytes.');
    return Buffer.from(Plaintext);
  };

  const wrapNew = async (context: Record<string, string>): Promise<string> => {
    const command = new GenerateDataKeyWithoutPlaintextCommand({
      KeyId: keyArn,
      KeySpec: 'AES_256',
      EncryptionContext: context,
    });
    const { CiphertextBlob } = await kms.send(command);
    if (CiphertextBlob === undefined) throw new Error('KMS made no key.');
    return Buffer.from(CiphertextBlob).toString('base64');
  };

  const contextOf = (sk: string) => ({
    purpose: sk.slice(0, sk.indexOf('#')).toLowerCase(),
    version: sk.slice(sk.indexOf('#') + 1),
  });

  /** Makes the first version where there is none. When two environments race, one write wins and both use it. */
  const createFirst = async (use: KeyUse): Promise<void> => {
    const key = placeOf(use, 1);
    const item = { ...key, wrapped: await wrapNew(contextOf(key.sk)), createdAt: new Date(now()).toISOString() };
    try {
      await table.client.send(
        new PutCommand({ TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  const load = async (): Promise<KeyRing> => {
    const stored = (await queryAll(table, keys.keys())).map((item) => StoredKey.parse(item));
    const under = (use: KeyUse) => `${use.toUpperCase()}#`;
    for (const use of keyUses) {
      if (stored.some(({ sk }) => sk.startsWith(under(use)))) continue;
      await createFirst(use);
      return load();
    }
    const at = new Date(now()).toISOString();
    const live = (use: KeyUse) =>
      Promise.all(
        inOrder(
          stored.filter(({ sk, retiredAt }) => sk.startsWith(under(use)) && retiredAt === undefined),
          at,
        ).map(async ({ sk, wrapped = '' }) => ({
          version: Number(sk.slice(under(use).length)),
          key: await unwrap(wrapped, contextOf(sk)),
        })),
      );
    return { hashKeys: await live('hash'), fieldKeys: await live('field') };
  };

  let loaded: { readonly at: number; readonly ring: Promise<KeyRing> } | undefined;
  const waves = new Map<WaveId, Promise<WaveKeys>>();

  const waveContext = (waveId: WaveId, purpose: 'wave-ticket' | 'wave-household') => ({ purpose, waveId });

  const loadWave = async (waveId: WaveId): Promise<WaveKeys> => {
    const item = await getItem(table, keys.waveKeys(waveId));
    if (item === undefined) throw new Error(`Wave ${waveId} has no keys.`);
    if (DestroyedWaveKeys.safeParse(item).success) throw new Refusal('wave-keys-destroyed');
    const { wrappedTicketKey, wrappedHouseholdKey } = StoredWaveKeys.parse(item);
    const [ticketKey, householdKey] = await Promise.all([
      unwrap(wrappedTicketKey, waveContext(waveId, 'wave-ticket')),
      unwrap(wrappedHouseholdKey, waveContext(waveId, 'wave-household')),
    ]);
    return { ticketKey, householdKey };
  };

  return {
    ring() {
      const at = now();
      if (loaded === undefined || at - loaded.at > ringLifetime) {
        const ring = load();
        loaded = { at, ring };
        // A failed load is not kept, so that the next request tries again.
        ring.catch(() => (loaded = undefined));
      }
      return loaded.ring;
    },
    waveKeys(waveId) {
      const known = waves.get(waveId);
      if (known !== undefined) return known;
      const loading = loadWave(waveId);
      waves.set(waveId, loading);
      loading.catch(() => waves.delete(waveId));
      return loading;
    },
    async newWaveKeys(waveId) {
      const [wrappedTicketKey, wrappedHouseholdKey] = await Promise.all([
        wrapNew(waveContext(waveId, 'wave-ticket')),
        wrapNew(waveContext(waveId, 'wave-household')),
      ]);
      return { wrappedTicketKey, wrappedHouseholdKey };
    },
    newKey: (use, version) => wrapNew(contextOf(placeOf(use, version).sk)),
  };
};
