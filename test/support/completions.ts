import './environment.ts';
import { S3Client } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSRecord } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { getCertificate } from '../../functions/certificates/get-certificate.ts';
import { revokeCertificate } from '../../functions/certificates/revoke-certificate.ts';
import { acceptCompletions } from '../../functions/completions/accept-completions.ts';
import { getCompletion } from '../../functions/completions/get-completion.ts';
import { getUpload } from '../../functions/completions/get-upload.ts';
import { openUpload } from '../../functions/completions/open-upload.ts';
import { settleCompletion } from '../../functions/completions/settle-completion.ts';
import { submitUpload } from '../../functions/completions/submit-upload.ts';
import { credentials } from '../../local/emulators/aws-json.ts';
import { startMessaging } from '../../local/emulators/messaging.ts';
import { startS3Gate } from '../../local/emulators/s3-gate.ts';
import { certificateHolders } from '../../shared/completions/holders.ts';
import { fileReading } from '../../shared/completions/reading.ts';
import { noticeSettling } from '../../shared/completions/settling.ts';
import { uploadStore } from '../../shared/uploads/store.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { sealIdentity } from '../../shared/keys/fields.ts';
import { certificateSigner } from '../../shared/keys/signing.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { certificateTable } from '../../shared/table/certificates.ts';
import type { Table } from '../../shared/table/client.ts';
import { completionTable } from '../../shared/table/completions.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { dossierTable } from '../../shared/table/dossiers.ts';
import { identityTable } from '../../shared/table/identities.ts';
import { keys as tableKeys } from '../../shared/table/keys.ts';
import { institutionTable } from '../../shared/table/parties.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { call } from './citizens.ts';
import { staff, type Staff } from './courses.ts';
import { functionContext, gatewayEvent } from './gateway-event.ts';
import { testKeys, testRing } from './keys.ts';
import { fusedClient, Fuse } from './selection.ts';
import type { SigningKeys } from './signing-key.ts';
import { orderOf, scheduleOfTests, sessions } from './training.ts';

const region = 'ap-southeast-3';
const bucket = 'uploads';

/** When partners call in these tests: a week after the training. */
export const noticeDay = new Date('2023-03-11T02:00:00.000Z');

/** A whole notice of an order of the tests. */
export const noticeOf = ({ redeemCode }: Pick<Order, 'redeemCode'>, fields: object = {}) => ({
  redeemCode,
  completedAt: '2023-03-06T03:00:00.000Z',
  modulesCompletedAt: '2023-03-05T03:00:00.000Z',
  hours: 16,
  ...fields,
});

/** What is there of a training besides its purchase. */
export interface TrainingParts {
  /** The sessions that the participant attended; all unless told. */
  readonly present?: readonly number[];
  /** What became of the skills tasks; one that passed unless told. */
  readonly tasks?: readonly ('submitted' | 'passed' | 'failed')[];
}

/** The items of a training, as purchase, redeeming, attendance and assessment leave them. */
const trainingItems = (order: Order, { present, tasks = ['passed'] }: TrainingParts = {}) => {
  const { orderId, applicantId, redeemCode } = order;
  const attended = present ?? (order.scheduleId === undefined ? [1] : sessions.map(({ sequence }) => sequence));
  const text = 'rahasia';
  const identity = { nik: text, kk: text, name: 'Siti Aminah', birthDate: text, phone: text, email: text };
  const at = '2023-03-05T02:00:00.000Z';
  return [
    { ...tableKeys.order(orderId), ...order },
    { ...tableKeys.redeemCode(redeemCode), orderId },
    {
      ...tableKeys.registration(applicantId),
      applicantId,
      identity: sealIdentity(testRing, applicantId, identity),
    },
    ...attended.map((sequence) => ({ ...tableKeys.presence(orderId, sequence), sequence, at, how: 'liveness' })),
    ...tasks.map((status, number) => ({
      ...tableKeys.skillsTask(orderId, 'uk', number + 1),
      orderId,
      scope: 'uk',
      sequence: number + 1,
      status,
      revision: 1,
      file: 'sealed',
      submittedAt: at,
    })),
  ];
};

const partnerItem = (clientCode: string, institutionId: string) => ({
  pk: `PARTNER#${clientCode}`,
  sk: 'PARTNER',
  clientCode,
  party: { kind: 'institution', institutionId },
  signKeys: [],
  acceptsSha1: true,
  requestsPerSecond: 400,
  clockSeconds: 300,
  registeredBy: 'olga',
  registeredAt: noticeDay.toISOString(),
  revision: 1,
});

const Page = z.object({ statusCode: z.number(), headers: z.record(z.string(), z.string()), body: z.string() });

/** A queue on the local engine whose messages come back at once when they failed, and go to the dead letters after five times. */
const startQueue = async () => {
  const engine = await startMessaging(region);
  engine.createBucket(bucket);
  const gate = await startS3Gate(`http://127.0.0.1:${engine.port}`, [{ name: bucket }]);
  const sqs = new SQSClient({ region, credentials, endpoint: `http://127.0.0.1:${engine.port}` });
  const s3 = new S3Client({
    region,
    credentials,
    endpoint: gate.url,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const create = async (attributes: Record<string, string>): Promise<string> => {
    const made = await sqs.send(new CreateQueueCommand({ QueueName: randomUUID(), Attributes: attributes }));
    return made.QueueUrl ?? '';
  };
  const deadUrl = await create({});
  const dead = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] }));
  const redrive = { deadLetterTargetArn: dead.Attributes?.QueueArn, maxReceiveCount: 5 };
  const url = await create({ VisibilityTimeout: '0', RedrivePolicy: JSON.stringify(redrive) });
  const stop = async (): Promise<void> => {
    sqs.destroy();
    s3.destroy();
    await gate.stop();
    await engine.stop();
  };
  return { sqs, s3, url, deadUrl, stop };
};

/** Completion notices on one table and a real queue: what partners, staff and the public do, and the worker. */
export const completionWorld = async (table: Table, engine: SigningKeys) => {
  const { sqs, s3, url, deadUrl, stop } = await startQueue();
  const fuse = new Fuse();
  const fused: Table = { client: fusedClient(table.client, fuse), name: table.name };
  const completions = completionTable(table);
  const partners = partnerTable(table);
  const uploads = uploadStore(bucket, s3);
  const certificates = certificateTable(table);
  const keys = testKeys();

  const send = async (messages: readonly Outgoing[]): Promise<void> => {
    for (let from = 0; from < messages.length; from += 10) {
      const Entries = messages
        .slice(from, from + 10)
        .map(({ body }, place) => ({ Id: String(place), MessageBody: JSON.stringify(body) }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    }
  };

  /** A worker's environment that has just started. Its calls to table and queue may be cut. */
  const environment = (at: Table, cut: Fuse, piece?: number) =>
    settleCompletion({
      settle: noticeSettling({
        dossiers: dossierTable(at),
        courses: courseTable(at),
        institutions: institutionTable(at),
        holders: certificateHolders({ identities: identityTable(at), keys }),
        signer: certificateSigner({ kms: engine.kms, keyArn: engine.keyArn, now: () => noticeDay.getTime() }),
        now: () => noticeDay,
      }),
      read: fileReading({
        uploads,
        completions: completionTable(at),
        send: (messages) => cut.call(() => send(messages)),
        ...(piece === undefined ? {} : { piece }),
      }),
    });

  const receive = async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      }),
    );
    return Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '', Attributes }) => ({
      MessageId,
      ReceiptHandle,
      Body,
      receiveCount: Attributes?.ApproximateReceiveCount ?? '1',
    }));
  };
  type Received = Awaited<ReturnType<typeof receive>>;

  const recordOf = ({ MessageId, ReceiptHandle, Body, receiveCount }: Received[number]): SQSRecord => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: {
      ApproximateReceiveCount: receiveCount,
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:queue',
    awsRegion: region,
  });

  const deliver = async (worker: ReturnType<typeof environment>, batch: Received): Promise<void> => {
    const { batchItemFailures } = await worker({ Records: batch.map(recordOf) }, functionContext());
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const done = batch.filter(({ MessageId }) => !failed.has(MessageId));
    if (done.length === 0) return;
    const Entries = done.map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
  };

  const put = (item: Readonly<Record<string, unknown>>) =>
    table.client.send(new PutCommand({ TableName: table.name, Item: item }));

  for (const institution of ['lp-cendekia', 'lp-lain']) await put(partnerItem(`client-${institution}`, institution));
  await put({ ...tableKeys.schedule(scheduleOfTests.courseId, scheduleOfTests.scheduleId), ...scheduleOfTests });

  interface Asking {
    readonly as?: string;
    readonly at?: Date;
    readonly headers?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
  }
  const ofPartner = ({ as = 'lp-cendekia', at = noticeDay, headers = {}, query }: Asking) => ({
    claims: { client_id: `client-${as}` },
    at,
    headers,
    ...(query === undefined ? {} : { query }),
  });
  const accepting = acceptCompletions({ partners, completions, send });

  const world = {
    completions,
    certificates,
    put,
    send,
    s3,
    stop,

    /** A training that is as good as completed, but for what is said otherwise. */
    async training(
      name: string,
      fields: Parameters<typeof orderOf>[1] = {},
      parts: TrainingParts = {},
    ): Promise<Order> {
      const order = orderOf(name, fields);
      for (const item of trainingItems(order, parts)) await put(item);
      return order;
    },

    tell: (notices: readonly unknown[], asking: Asking = {}) =>
      call(accepting, { ...ofPartner(asking), body: JSON.stringify({ notices }) }),
    tellAnything: (body: string, asking: Asking = {}) => call(accepting, { ...ofPartner(asking), body }),
    look: (noticeId: string, asking: Asking = {}) =>
      call(getCompletion({ partners, completions }), {
        method: 'GET',
        ...ofPartner(asking),
        pathParameters: { noticeId },
      }),
    open: (asking: Asking = {}) => call(openUpload({ partners, completions, uploads }), ofPartner(asking)),
    submit: (uploadId: string, asking: Asking = {}) =>
      call(submitUpload({ partners, completions, uploads, queue: (message) => send([message]) }), {
        ...ofPartner(asking),
        pathParameters: { uploadId },
      }),
    upload: (uploadId: string, asking: Asking = {}) =>
      call(getUpload({ partners, completions }), {
        method: 'GET',
        ...ofPartner(asking),
        pathParameters: { uploadId },
      }),

    certificate: (certificateId: string) =>
      call(getCertificate({ certificates }), { method: 'GET', pathParameters: { certificateId } }),
    async page(certificateId: string) {
      const event = gatewayEvent({
        method: 'GET',
        pathParameters: { certificateId },
        headers: { accept: 'text/html' },
      });
      return Page.parse(await getCertificate({ certificates })(event, functionContext()));
    },
    revoke: (certificateId: string, body: unknown, by: Staff = staff.operator) =>
      call(revokeCertificate({ certificates, keys }), {
        pathParameters: { certificateId },
        body: JSON.stringify(body),
        at: noticeDay,
        claims: { sub: by.sub, 'cognito:groups': `[${by.groups.join(' ')}]` },
      }),

    /** Delivers messages, batch by batch, until the queue is empty. @returns how many batches there were. */
    async drain({ piece }: { readonly piece?: number } = {}): Promise<number> {
      const worker = environment(table, new Fuse(), piece);
      for (let batches = 0; ; batches += 1) {
        const batch = await receive();
        if (batch.length === 0) return batches;
        await deliver(worker, batch);
      }
    },

    /**
     * Delivers what waits again and again, each worker being killed after one more call than the one before it, until one
     * comes to the end of its batch; so for every batch.
     * @returns how often a worker was killed.
     */
    async drainKilledAfterEachCall(): Promise<number> {
      let kills = 0;
      for (;;) {
        const batch = await receive();
        if (batch.length === 0) return kills;
        for (let calls = 1; ; calls += 1) {
          fuse.arm(calls);
          const { batchItemFailures } = await environment(fused, fuse)(
            { Records: batch.map(recordOf) },
            functionContext(),
          );
          fuse.disarm();
          if (batchItemFailures.length === 0) break;
          kills += 1;
        }
        await deliver(environment(table, new Fuse()), batch);
      }
    },

    /** The bodies of what failed five times. */
    async deadLetters(): Promise<string[]> {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: deadUrl, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body = '' }) => Body);
    },
  };
  return world;
};
export type CompletionWorld = Awaited<ReturnType<typeof completionWorld>>;
