import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { WaveId } from '../../events/event.ts';
import type { Quota } from '../domain/quota.ts';
import { firstRun, type Run } from '../domain/run.ts';
import { isSameWave, Wave } from '../domain/wave.ts';
import { remembered } from '../platform/remembered.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { stageStart } from './selections.ts';
import { unlessRefused, transact, type Writes } from './transaction.ts';

const StoredQuota = z.object({ quota: z.record(z.string(), z.int().nonnegative()) });

/**
 * How long an environment trusts the wave that it has, in milliseconds. Its instants never change, and they decide;
 * only that it was published is seen so much later.
 */
const waveLifetime = 5_000;

/** A wave as it is to be created, with its keys wrapped by KMS. */
export interface NewWave {
  readonly wave: Wave;
  readonly quota: Quota;
  readonly wrappedKeys: { readonly wrappedTicketKey: string; readonly wrappedHouseholdKey: string };
  /** The waves, as they were read, whose freed places dated up to `through` (ISO 8601) make up the quota. */
  readonly recovered?: { readonly sources: readonly Wave[]; readonly through: string };
}

/** Marks the freed places of a wave as given to another, unless they were meanwhile, or a run of it has begun. */
const recoveryMark =
  ({ waveId, publishedRun, recoveredThrough }: Wave, through: string) =>
  (TableName: string): Writes[number] => ({
    Update: {
      TableName,
      Key: keys.wave(waveId),
      UpdateExpression: 'SET recoveredThrough = :through ADD #version :one',
      ConditionExpression: `publishedRun = :run AND attribute_not_exists(openRun) AND ${
        recoveredThrough === undefined ? 'attribute_not_exists(recoveredThrough)' : 'recoveredThrough = :before'
      }`,
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: {
        ':through': through,
        ':run': publishedRun,
        ':one': 1,
        ...(recoveredThrough === undefined ? {} : { ':before': recoveredThrough }),
      },
    },
  });

export const waveTable = (table: Table) => {
  const get = async (waveId: WaveId): Promise<Wave | undefined> => {
    const item = await getItem(table, keys.wave(waveId));
    return item === undefined ? undefined : Wave.parse(item);
  };

  const readQuota = async (waveId: WaveId): Promise<Record<string, number>> => {
    const item = await getItem(table, keys.quota(waveId));
    if (item === undefined) throw new Error(`Wave ${waveId} has no quota table.`);
    return StoredQuota.parse(item).quota;
  };

  /** False when the wave is not where it would have to be, as when this was done already. */
  const updated = (waveId: WaveId, input: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<boolean> =>
    unlessRefused(table.client.send(new UpdateCommand({ TableName: table.name, Key: keys.wave(waveId), ...input })));

  return {
    /** The wave as it is now; read consistently. */
    get,

    /** The wave as this environment last saw it, a few seconds ago at most. */
    cached: remembered(get, { milliseconds: waveLifetime }),

    /** Every wave, by number. */
    async list(): Promise<Wave[]> {
      return (await queryAll(table, keys.waves())).map((item) => Wave.parse(item));
    },

    /** The wave's quota table, which never changes. @throws Error when there is no such wave. */
    quota: remembered(readQuota, { milliseconds: Infinity }),

    /**
     * Creates a wave with its quota table and keys, all or nothing.
     * @returns `same` when it stands with the same content, `other` when it stands with another; `overtaken` when the
     * freed places that it was to recover are not what they were.
     */
    async create({
      wave,
      quota,
      wrappedKeys,
      recovered,
    }: NewWave): Promise<'created' | 'same' | 'other' | 'overtaken'> {
      const { waveId } = wave;
      const ConditionExpression = 'attribute_not_exists(pk)';
      const outcome = await transact(table, (TableName) => [
        { Put: { TableName, Item: { ...keys.wave(waveId), ...wave }, ConditionExpression } },
        { Put: { TableName, Item: { ...keys.quota(waveId), quota }, ConditionExpression } },
        { Put: { TableName, Item: { ...keys.waveKeys(waveId), ...wrappedKeys }, ConditionExpression } },
        ...(recovered?.sources.map((source) => recoveryMark(source, recovered.through)(TableName)) ?? []),
      ]);
      if (outcome.written) return 'created';
      if (!outcome.failed.includes(0)) return 'overtaken';
      const [standing, standingQuota] = await Promise.all([get(waveId), readQuota(waveId)]);
      const isSame = standing !== undefined && isSameWave([standing, standingQuota], [wave, quota]);
      return isSame ? 'same' : 'other';
    },

    /**
     * Begins the selection: the wave's progress and its first stage in one transaction, so that neither is without the
     * other. `at` is the stage's instant.
     * @returns whether this call began it.
     */
    async startSelecting(waveId: WaveId, at: string): Promise<boolean> {
      const outcome = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: keys.wave(waveId),
            UpdateExpression: 'SET #progress = :selecting ADD #version :one',
            ConditionExpression: '#progress = :scheduled',
            ExpressionAttributeNames: { '#progress': 'progress', '#version': 'version' },
            ExpressionAttributeValues: { ':selecting': 'selecting', ':scheduled': 'scheduled', ':one': 1 },
          },
        },
        stageStart(firstRun(waveId), 'barrier', at)(TableName),
      ]);
      return outcome.written;
    },

    /** Records the announcement, day 0 of the recipients' deadline: the first one stands. */
    announce: (waveId: WaveId, announcedAt: string): Promise<boolean> =>
      updated(waveId, {
        UpdateExpression: 'SET announcedAt = :at ADD #version :one',
        ConditionExpression: '#progress = :selecting AND attribute_not_exists(announcedAt)',
        ExpressionAttributeNames: { '#progress': 'progress', '#version': 'version' },
        ExpressionAttributeValues: { ':at': announcedAt, ':selecting': 'selecting', ':one': 1 },
      }),

    /**
     * Destroys the keys of a published wave: what is left of them says when. The wrapped keys go out of the item rather
     * than the item out of the table, so that whoever does this needs no right to delete.
     * @returns whether this call did it.
     */
    async destroyKeys(waveId: WaveId, at: string): Promise<boolean> {
      const outcome = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: keys.wave(waveId),
            UpdateExpression: 'SET keysDestroyedAt = :at ADD #version :one',
            ConditionExpression: '#progress = :published AND attribute_not_exists(keysDestroyedAt)',
            ExpressionAttributeNames: { '#progress': 'progress', '#version': 'version' },
            ExpressionAttributeValues: { ':at': at, ':published': 'published', ':one': 1 },
          },
        },
        {
          Update: {
            TableName,
            Key: keys.waveKeys(waveId),
            UpdateExpression: 'SET destroyedAt = :at REMOVE wrappedTicketKey, wrappedHouseholdKey',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': at },
          },
        },
      ]);
      return outcome.written;
    },

    /**
     * From here on everybody sees the results of this run. False when another run has taken its place, or it was
     * published already.
     */
    publish: ({ waveId, run }: Run): Promise<boolean> =>
      updated(waveId, {
        UpdateExpression: 'SET #progress = :published, publishedRun = :run REMOVE openRun ADD #version :one',
        ConditionExpression:
          '#progress <> :scheduled AND drawRun = :run AND (attribute_not_exists(publishedRun) OR publishedRun < :run)',
        ExpressionAttributeNames: { '#progress': 'progress', '#version': 'version' },
        ExpressionAttributeValues: { ':published': 'published', ':scheduled': 'scheduled', ':run': run, ':one': 1 },
      }),

    /** Ends a call, so that another run may begin. False when it had ended already. */
    endCall: ({ waveId, run }: Run): Promise<boolean> =>
      updated(waveId, {
        UpdateExpression: 'REMOVE openRun ADD #version :one',
        ConditionExpression: 'openRun = :run',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':run': run, ':one': 1 },
      }),
  };
};
export type Waves = ReturnType<typeof waveTable>;
