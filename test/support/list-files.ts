import './environment.ts';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import * as z from 'zod';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { applyListLines } from '../../functions/lists/apply-list-lines.ts';
import { getListFile } from '../../functions/lists/get-list-file.ts';
import { openListFile } from '../../functions/lists/open-list-file.ts';
import { submitListFile } from '../../functions/lists/submit-list-file.ts';
import { credentials } from '../../local/emulators/aws-json.ts';
import { startMessaging } from '../../local/emulators/messaging.ts';
import { startS3Gate } from '../../local/emulators/s3-gate.ts';
import type { Source } from '../../shared/domain/rule-set.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import type { ApplyingPace } from '../../shared/lists/applying.ts';
import { isRouted, routed } from '../../shared/queue/router.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { claimTable } from '../../shared/table/claims.ts';
import type { Table } from '../../shared/table/client.ts';
import { householdTable } from '../../shared/table/households.ts';
import { keys as tableKeys } from '../../shared/table/keys.ts';
import { listFileTable } from '../../shared/table/list-files.ts';
import { listKeys } from '../../shared/table/list-keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { getItem, queryAll } from '../../shared/table/read.ts';
import { stagedLineTable } from '../../shared/table/staged-lines.ts';
import { uploadStore } from '../../shared/uploads/store.ts';
import { call } from './citizens.ts';
import { testKeys, testRing } from './keys.ts';
import { ministries } from './ministries.ts';
import { delivery } from './queue-event.ts';
import { fusedClient, Fuse } from './selection.ts';

const region = 'ap-southeast-3';
const bucket = 'uploads';

/** Short pieces, so that a file of a few lines has many, and few differences a message. */
const shortPieces = 200;
const slow: ApplyingPace = { differences: 2, bytes: 200 };

/** S3 as functions see it, without anything else of the outside world. */
export const startUploads = async () => {
  const engine = await startMessaging(region);
  engine.createBucket(bucket);
  const gate = await startS3Gate(`http://127.0.0.1:${engine.port}`, [{ name: bucket }]);
  const s3 = new S3Client({
    region,
    credentials,
    endpoint: gate.url,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  return {
    s3,
    uploads: uploadStore(bucket, s3),
    read: async (file: string) =>
      (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: file }))).Body?.transformToString(),
    stop: async (): Promise<void> => {
      s3.destroy();
      await gate.stop();
      await engine.stop();
    },
  };
};
export type LocalUploads = Awaited<ReturnType<typeof startUploads>>;

/** What is said of a file when it is opened. */
interface Announced {
  readonly number?: number;
  readonly lines?: number;
  readonly sha256?: string;
}

const Opened = z.object({ fileId: ListFileId, url: z.url() });

/** Lists that are handed in as files, on one table: what staff do, and the worker with its queue. */
export const listFileWorld = (
  table: Table,
  { uploads }: LocalUploads,
  {
    ring = testRing,
    now = () => new Date('2023-02-19T05:00:00.000Z'),
    pieceBytes = shortPieces,
  }: { readonly ring?: KeyRing; readonly now?: () => Date; readonly pieceBytes?: number } = {},
) => {
  const files = listFileTable(table);
  const lists = listTable(table);
  const published = ministries();
  const fuse = new Fuse();
  const queue: Outgoing[] = [];
  /** Messages that wait for minutes: they are delivered when a test says so. */
  const later: Outgoing[] = [];
  const carried = new Set<string>();

  const environment = (at: Table, cut: Fuse) =>
    applyListLines({
      table: at,
      lists: listTable(at),
      files: listFileTable(at),
      stagedLines: stagedLineTable(at),
      claims: claimTable(at),
      households: householdTable(at),
      uploads,
      ministries: published.port,
      keys: testKeys(ring),
      send: (messages) =>
        cut.call(() => {
          for (const message of messages) ((message.delaySeconds ?? 0) >= 900 ? later : queue).push(message);
          return Promise.resolve();
        }),
      now,
      pace: slow,
    });
  const staff = (role = 'operator') => ({ sub: 'olga', 'cognito:groups': `[${role}]` });

  /** Brings the events of a file and of a source's versions to the queue, each once, as the stream does. */
  const carry = async (source: string, fileId?: string): Promise<void> => {
    const submitted =
      fileId === undefined ? undefined : await getItem(table, listKeys.fileSubmitted(ListFileId.parse(fileId)));
    const versions = await queryAll(table, tableKeys.listVersions(source));
    for (const item of [...(submitted === undefined ? [] : [submitted]), ...versions]) {
      const name = `${String(item['pk'])} ${String(item['sk'])}`;
      if (carried.has(name) || !isRouted(item)) continue;
      carried.add(name);
      queue.push(...routed(item).messages);
    }
  };

  const world = {
    ...published,
    files,
    lists,
    queue,
    later,
    carry,

    open: (source: string, body: object, role?: string) =>
      call(openListFile({ files, lists, uploads }), {
        claims: staff(role),
        pathParameters: { source },
        body: JSON.stringify({ version: `${source}-1`, number: 1, complete: true, ...body }),
        at: now(),
      }),
    submit: (source: string, fileId: string, role?: string) =>
      call(submitListFile({ files, uploads, pieceBytes }), {
        claims: staff(role),
        pathParameters: { source, fileId },
        at: now(),
      }),
    look: (source: string, fileId: string, { cursor, at = now() }: { cursor?: string; at?: Date } = {}) =>
      call(getListFile({ files }), {
        method: 'GET',
        claims: staff('auditor'),
        pathParameters: { source, fileId },
        at,
        ...(cursor === undefined ? {} : { query: { cursor } }),
      }),

    /** Opens a file, puts it and hands it in. */
    handIn: async (
      source: Source,
      content: string | Buffer,
      { number = 1, ...announced }: Announced = {},
    ): Promise<ListFileId> => {
      const opened = await world.open(source, { number, version: `${source}-${number}`, ...announced });
      expect(opened.status).toBe(201);
      const { fileId, url } = Opened.parse(opened.body);
      await world.put(url, content);
      expect((await world.submit(source, fileId)).status).toBe(202);
      await carry(source, fileId);
      return fileId;
    },
    put: async (url: string, content: string | Buffer): Promise<void> => {
      const body = typeof content === 'string' ? content : new Uint8Array(content);
      expect((await fetch(url, { method: 'PUT', body })).status).toBe(200);
    },

    /** Delivers messages until the queue is empty, each so often, in an order of the test's choosing. */
    drain: async (
      source: Source,
      {
        times = 1,
        pick = () => 0,
        stopBefore = () => false,
      }: {
        readonly times?: number;
        readonly pick?: (waiting: number) => number;
        /** Messages that are left on the queue. */
        readonly stopBefore?: (body: unknown) => boolean;
      } = {},
    ): Promise<void> => {
      const worker = environment(table, new Fuse());
      const held: Outgoing[] = [];
      while (queue.length > 0) {
        const [message] = queue.splice(pick(queue.length), 1);
        if (message === undefined) break;
        const isHeld = stopBefore(message.body);
        if (isHeld) held.push(message);
        for (let time = 0; time < times && !isHeld; time += 1) {
          const before = queue.length;
          expect(await delivery(worker, message.body)).toEqual([]);
          // What a message sends again each time is the same, and comes once here: the queue would grow without end.
          if (time > 0) queue.splice(before);
        }
        await carry(source);
      }
      queue.push(...held);
    },
    /** Imports a file to the end. */
    import: async (source: Source, content: string | Buffer, announced: Announced = {}): Promise<ListFileId> => {
      const fileId = await world.handIn(source, content, announced);
      await world.drain(source);
      return fileId;
    },

    /** As drain, each worker being killed after one more call than the one before. @returns how often one was. */
    drainKilledAfterEachCall: async (source: Source): Promise<number> => {
      let kills = 0;
      const fused: Table = { client: fusedClient(table.client, fuse), name: table.name };
      while (queue.length > 0) {
        const message = queue.shift();
        for (let calls = 1; ; calls += 1) {
          fuse.arm(calls);
          const before = queue.length;
          const failed = await delivery(environment(fused, fuse), message?.body);
          fuse.disarm();
          if (failed.length === 0) break;
          kills += 1;
          // The same messages come again with the next attempt.
          queue.splice(before);
        }
        await carry(source);
      }
      return kills;
    },
    /** Delivers what waits for minutes. */
    wait: async (source: Source): Promise<void> => {
      queue.push(...later.splice(0));
      await world.drain(source);
    },
  };
  return world;
};
