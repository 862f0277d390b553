import '../support/environment.ts';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentials } from '../../local/emulators/aws-json.ts';
import { startMessaging } from '../../local/emulators/messaging.ts';
import { routeEvents } from '../../functions/events/route-events.ts';
import { WaveId } from '../../events/event.ts';
import { routes } from '../../events/routes.ts';
import { firstRun } from '../../shared/domain/run.ts';
import { isRouted, routed, type SendTo } from '../../shared/queue/router.ts';
import { eventTable } from '../../shared/table/events.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { functionContext } from '../support/gateway-event.ts';
import { aWave, openWave } from '../support/joiners.ts';
import { applicant, aRegistration, kkNumber, nikNumber } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const occurredAt = '2023-02-18T02:00:00.000Z';
const applicantId = applicant('budi');
const submitted = (version: number) => ({
  event: 'registration.submitted.v1',
  occurredAt,
  data: { applicantId, version },
});
const unsettled = { event: 'standing.unsettled.v1', occurredAt, data: { applicantId } };
const received = { event: 'list.received.v1', occurredAt, data: { source: 'students', number: 7 } };
const handedIn = { event: 'list-file.submitted.v1', occurredAt, data: { fileId: '9'.repeat(24) } };
const released = {
  event: 'award.released.v1',
  occurredAt,
  data: { applicantId, waveId: '2023-48', ticket: 'b'.repeat(32), drawnBy: applicant('wati') },
};
const ended = {
  event: 'award.ended.v1',
  occurredAt,
  data: { applicantId, waveId: '2023-48', ticket: 'b'.repeat(32), regency: '32.01', because: 'revoked' },
};
const codeRequested = {
  event: 'purchase-code.requested.v1',
  occurredAt,
  data: { applicantId, waveId: '2023-48', nonce: 'c'.repeat(32) },
};
const visit = { visitId: '9'.repeat(32), staffId: 'hana' };
const visitRequested = { event: 'visit.requested.v1', occurredAt, data: { ...visit, applicantId } };
const visitOpened = { event: 'visit.opened.v1', occurredAt, data: { ...visit, applicantId } };
const contactAsked = {
  event: 'contact-code.requested.v1',
  occurredAt,
  data: { applicantId, field: 'phone', nonce: 'c'.repeat(32) },
};
const contactUndone = { event: 'contact.undone.v1', occurredAt, data: { applicantId, field: 'email', version: 1 } };
const erasureAsked = { event: 'erasure.asked.v1', occurredAt, data: { applicantId, revision: 1, by: 'person' } };
const erasureDelayed = {
  event: 'erasure.delayed.v1',
  occurredAt,
  data: { applicantId, revision: 2, reasons: ['card-open'] },
};
const breachApproved = { event: 'breach.approved.v1', occurredAt, data: { breachId: 'b'.repeat(24) } };
const contactChanged = {
  ...contactUndone,
  event: 'contact.changed.v1',
  data: { ...contactUndone.data, effectiveFrom: occurredAt },
};
const bought = {
  orderId: 'd'.repeat(24),
  applicantId,
  waveId: '2023-48',
  courseId: 'e'.repeat(24),
  institutionId: 'lp-cendekia',
  platformId: 'pasar-ilmu',
};
const refunded = { event: 'order.refunded.v1', occurredAt, data: { ...bought, refund: 600_000 } };
const completed = { event: 'training.completed.v1', occurredAt, data: { ...bought, certificateId: 'F'.repeat(24) } };
const cancelled = {
  event: 'schedule.cancelled.v1',
  occurredAt,
  data: { courseId: 'e'.repeat(24), version: 1, scheduleId: 'f'.repeat(24), by: 'olga' },
};
const reviewed = { ...completed, event: 'review.given.v1', data: { ...completed.data, reviewId: 'r', rating: 5 } };
const surveyed = {
  event: 'survey.answered.v1',
  occurredAt,
  data: { applicantId, survey: 'normal-1', surveyVersion: 1 },
};
const linked = { event: 'payout-account.linked.v1', occurredAt, data: { applicantId, version: 1, channel: 'BNI' } };
const holder = { applicantId, waveId: '2023-48' };
const incentive = { ...holder, incentiveId: '1'.repeat(24), amount: 600_000 };
const decided = { event: 'incentive.decided.v1', occurredAt, data: { ...incentive, outcome: 'approved' } };
const settled = {
  event: 'payout.settled.v1',
  occurredAt,
  data: { ...incentive, payoutId: '2'.repeat(24), outcome: 'paid' },
};
const envelopeId = '3'.repeat(24);
const opened = { event: 'envelope.opened.v1', occurredAt, data: { envelopeId, until: occurredAt } };
const approved = { event: 'envelope.approved.v1', occurredAt, data: { envelopeId } };
const rejected = { event: 'envelope.rejected.v1', occurredAt, data: { envelopeId } };
const stopped = {
  event: 'entitlement.stopped.v1',
  occurredAt,
  data: { ...holder, reason: 'student', listVersion: 'emis-7' },
};
const resumed = { event: 'entitlement.resumed.v1', occurredAt, data: holder };
const unsettledDebt = { event: 'debt.unsettled.v1', occurredAt, data: holder };
const owed = {
  event: 'debt.changed.v1',
  occurredAt,
  data: { ...holder, revision: 1, change: 'recorded', outstanding: 600_000 },
};
const settlement = { settlementId: '4'.repeat(24), platformId: 'pintar-digital' };
const settlementOpened = {
  event: 'settlement.opened.v1',
  occurredAt,
  data: { ...settlement, until: occurredAt },
};
const settlementRejected = {
  event: 'settlement.rejected.v1',
  occurredAt,
  data: { ...settlement, by: 'sari' },
};
const settlementApproved = { event: 'settlement.approved.v1', occurredAt, data: settlement };
const started = { event: 'selection.stage-started.v1', occurredAt, data: { waveId: '2023-48', stage: 'draw' } };

/** What the stream hands over: items with all their other attributes, numbered from 1. */
const streamOf = (...items: readonly object[]): DynamoDBStreamEvent => ({
  Records: items.map((item, place) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(place + 1),
      // The two type declarations differ in name only.
      NewImage: marshall({ pk: 'APPLICANT', sk: 'EVENT', claimants: new Set(['a']), ...item }) as NonNullable<
        NonNullable<DynamoDBStreamEvent['Records'][number]['dynamodb']>['NewImage']
      >,
    },
  })),
});

/** A router with queues that can be down. */
const routerOf = ({ down = [] as string[] } = {}) => {
  const sent: { queue: string; body: unknown }[] = [];
  let calls = 0;
  const sendTo: SendTo = (queue, messages) => {
    calls += 1;
    if (down.includes(queue)) return Promise.reject(new Error(`${queue} does not answer.`));
    sent.push(...messages.map(({ body }) => ({ queue, body })));
    return Promise.resolve();
  };
  const handler = routeEvents({ sendTo });
  const route = async (event: DynamoDBStreamEvent): Promise<string[]> => {
    const { batchItemFailures } = await handler(event, functionContext());
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { sent, route, calls: () => calls };
};

describe('the stream’s router', () => {
  test('sends the data of each event to the queue of its readers, one call a queue', async () => {
    const { sent, route, calls } = routerOf();

    const failures = await route(streamOf(submitted(1), unsettled, submitted(2), received, started));

    expect(failures).toEqual([]);
    expect(sent).toEqual([
      { queue: 'Verification', body: { applicantId, version: 1 } },
      { queue: 'Verification', body: { applicantId, version: 2 } },
      { queue: 'Standing', body: { applicantId } },
      { queue: 'Lists', body: { source: 'students', number: 7 } },
      { queue: 'Selection', body: { waveId: '2023-48', run: 1, stage: 'draw', unit: 'fan-out' } },
    ]);
    expect(calls()).toBe(4);
  });

  test('passes on the rest of a batch in which one record cannot be read', async () => {
    const { sent, route } = routerOf();
    const { Records } = streamOf(submitted(1), received, submitted(2));
    const tooLarge = Records.map((record, place) =>
      place === 1
        ? { ...record, dynamodb: { ...record.dynamodb, NewImage: { data: { N: '9007199254740993' } } } }
        : record,
    );

    expect(await route({ Records: tooLarge })).toEqual(['2']);

    expect(sent.map(({ queue }) => queue)).toEqual(['Verification', 'Verification']);
  });

  test('makes a message for each channel of an award that was released', async () => {
    const { sent, route, calls } = routerOf();

    await route(streamOf(released));

    const notice = { about: 'award', applicantId, waveId: '2023-48', ticket: 'b'.repeat(32) };
    expect(sent).toEqual([
      { queue: 'Notices', body: { ...notice, channel: 'sms' } },
      { queue: 'Notices', body: { ...notice, channel: 'email' } },
    ]);
    expect(calls()).toBe(1);
  });

  test('tells of what ended, was paid back or was completed over each channel, of a code by SMS alone, and of nothing to who gave the card up', async () => {
    const { sent, route } = routerOf();

    await route(
      streamOf(ended, { ...ended, data: { ...ended.data, because: 'given-up' } }, codeRequested, refunded, completed),
    );

    const told = sent.map(({ body }) => body as { about: string; channel: string });
    expect(told.map(({ about, channel }) => `${about} ${channel}`)).toEqual([
      'card-ended sms',
      'card-ended email',
      'purchase-code sms',
      'order-refunded sms',
      'order-refunded email',
      'training-completed sms',
      'training-completed email',
    ]);
  });

  test('sends the code of a visit by SMS and that it was opened by mail, and nothing where nobody has the NIK', async () => {
    const { sent, route } = routerOf();

    await route(streamOf(visitRequested, { ...visitRequested, data: visit }, visitOpened));

    const { visitId } = visit;
    expect(sent.map(({ body }) => body)).toEqual([
      { about: 'visit-code', applicantId, visitId, channel: 'sms' },
      { about: 'visit-opened', applicantId, visitId, channel: 'email' },
    ]);
  });

  test('sends the code for a new phone there alone, and tells of a change of it, or of its end, over both', async () => {
    const { sent, route } = routerOf();

    await route(streamOf(contactAsked, contactChanged, contactUndone));

    const told = sent.map(({ body }) => body) as { about: string; field: string; channel: string }[];
    expect(told.map(({ about, field, channel }) => `${about} ${field} ${channel}`)).toEqual([
      'contact-code phone sms',
      'contact-changed email sms',
      'contact-changed email email',
      'contact-undone email sms',
      'contact-undone email email',
    ]);
  });

  test('has a person’s incentives looked at anew whatever happened, tells of what was decided and paid, and has envelopes and settlements put together', async () => {
    const { sent, route } = routerOf();

    await route(
      streamOf(reviewed, surveyed, linked, decided, settled, owed, opened, approved, settlementOpened, stopped),
    );

    const bodies = (queue: string) => sent.flatMap((message) => (message.queue === queue ? [message.body] : []));
    expect(bodies('Incentives')).toEqual([{ applicantId }, { applicantId }, { applicantId }]);
    expect(bodies('Payouts')).toEqual([
      { kind: 'assemble', envelopeId, until: occurredAt },
      { kind: 'release', envelopeId },
    ]);
    expect(bodies('Settlements')).toEqual([{ kind: 'assemble', ...settlement, until: occurredAt }]);
    expect(bodies('Debts')).toEqual([stopped.data]);
    const told = bodies('Notices') as { about: string; channel: string }[];
    expect(told.map(({ about, channel }) => `${about} ${channel}`)).toEqual([
      'incentive-decided sms',
      'incentive-decided email',
      'payout-settled sms',
      'payout-settled email',
      'debt-changed sms',
      'debt-changed email',
    ]);
  });

  test('names the first record that failed when a queue is down, and has sent what it could', async () => {
    const { sent, route } = routerOf({ down: ['Standing'] });

    const failures = await route(streamOf(submitted(1), unsettled, submitted(2), unsettled));

    expect(failures).toEqual(['2']);
    expect(sent.map(({ queue }) => queue)).toEqual(['Verification', 'Verification']);
  });

  test.each([
    ['data that do not keep to the contract', { ...submitted(1), data: { applicantId: 'budi', version: 1 } }],
    ['no data', { event: 'registration.submitted.v1', occurredAt }],
    ['an event that nobody reads', { ...submitted(1), event: 'award.made.v1' }],
  ])('fails a record with %s alone, so that halving the batch finds it', async (_, bad) => {
    const { sent, route } = routerOf();

    const failures = await route(streamOf(submitted(1), bad, submitted(3)));

    expect(failures).toEqual(['2']);
    expect(sent.map(({ body }) => body)).toEqual([
      { applicantId, version: 1 },
      { applicantId, version: 3 },
    ]);
  });

  test('knows every event that the stream’s filter lets through', () => {
    const examples = [
      submitted(1),
      { ...submitted(1), event: 'registration.corrected.v1' },
      unsettled,
      received,
      handedIn,
      started,
      released,
      ended,
      codeRequested,
      visitRequested,
      visitOpened,
      refunded,
      completed,
      cancelled,
      reviewed,
      surveyed,
      linked,
      decided,
      settled,
      opened,
      approved,
      rejected,
      stopped,
      resumed,
      unsettledDebt,
      owed,
      contactAsked,
      contactChanged,
      contactUndone,
      erasureAsked,
      erasureDelayed,
      breachApproved,
      settlementOpened,
      settlementApproved,
      settlementRejected,
    ];

    expect(examples.map((example) => routed(example).queue)).toEqual(Object.values(routes));
    expect(examples.every(isRouted)).toBe(true);
    expect(isRouted({ event: 'enrollment.joined.v1' })).toBe(false);
  });
});

describe('events built anew from the table', () => {
  let local: LocalTable;
  const waveId = WaveId.parse('2023-48');
  beforeAll(async () => {
    local = await localTable();
    const registrations = registrationTable(local.table);
    for (const [serial, at] of [
      '11:59:59.999',
      '12:00:00.000',
      '13:30:00.000',
      '14:00:00.000',
      '14:00:00.001',
    ].entries()) {
      const subject = `person-${serial}`;
      const submittedAt = `2023-02-18T${at}Z`;
      const body = { nik: nikNumber(serial + 1), kk: kkNumber(serial + 1) };
      const registration = aRegistration({ subject, submittedAt, body, steps: [] });
      await registrations.enter({
        registration,
        readVersion: 0,
        event: {
          event: 'registration.submitted.v1',
          occurredAt: submittedAt,
          data: { applicantId: registration.applicantId, version: 1 },
        },
      });
    }
    await workOrderTable(local.table).raise(applicant('settled-long-ago'), '2023-02-10T00:00:00.000Z');
    for (const [number, receivedAt] of [
      [6, '2023-02-17T00:00:00.000Z'],
      [7, '2023-02-18T13:00:00.000Z'],
    ] as const) {
      const version = {
        source: 'students',
        number,
        version: `emis-${number}`,
        sha256: '0'.repeat(64),
        lines: 1,
      } as const;
      await listTable(local.table).receive({ ...version, receivedAt });
    }
    await openWave(local.table, aWave());
    await waveTable(local.table).startSelecting(waveId, '2023-02-18T13:45:00.000Z');
  });
  afterAll(() => local.stop());

  test('are those of the interval, both ends included, and every work order that is outstanding', async () => {
    const pages = eventTable(local.table).between('2023-02-18T12:00:00.000Z', '2023-02-18T14:00:00.000Z', [
      firstRun(waveId),
    ]);

    const messages = (await Array.fromAsync(pages)).flat().filter(isRouted).map(routed);

    const found = Map.groupBy(messages, ({ queue }) => queue);
    const bodies = (queue: 'Verification' | 'Standing' | 'Lists' | 'Selection') =>
      (found.get(queue) ?? []).flatMap((entry) => entry.messages.map(({ body }) => body));
    expect(new Set(bodies('Verification'))).toEqual(
      new Set([1, 2, 3].map((serial) => ({ applicantId: applicant(`person-${serial}`), version: 1 }))),
    );
    expect(bodies('Standing')).toEqual([{ applicantId: applicant('settled-long-ago') }]);
    expect(bodies('Lists')).toEqual([{ source: 'students', number: 7 }]);
    expect(bodies('Selection')).toEqual([{ waveId, run: 1, stage: 'barrier', unit: 'fan-out' }]);
  });

  test('are sent by a command, which only tells of them when it is asked to', async () => {
    const engine = await startMessaging('ap-southeast-3');
    const address = `http://127.0.0.1:${engine.port}`;
    const sqs = new SQSClient({ region: 'ap-southeast-3', credentials, endpoint: address });
    const urls = await Promise.all(
      ['VERIFICATION', 'STANDING', 'LISTS', 'SELECTION', 'NOTICES'].map(async (name) => {
        await sqs.send(new CreateQueueCommand({ QueueName: name }));
        return [`${name}_QUEUE_URL`, `${address}/000000000000/${name}`] as const;
      }),
    );
    const environment = {
      ...process.env,
      ...Object.fromEntries(urls),
      ...local.environment,
      AWS_ENDPOINT_URL_SQS: address,
    };
    const interval = ['--from', '2023-02-18T19:00:00+07:00', '--to', '2023-02-18T14:00:00Z'];
    const replay = async (...more: string[]) => {
      const { stdout } = await promisify(execFile)(process.execPath, [command, ...interval, ...more], {
        env: environment,
      });
      return stdout.trim().split('\n').toSorted();
    };
    const waiting = async () =>
      (await sqs.send(new ReceiveMessageCommand({ QueueUrl: urls[0]?.[1], MaxNumberOfMessages: 10 }))).Messages ?? [];

    const told = await replay('--dry-run');
    const before = await waiting();
    const done = await replay();
    const after = await waiting();
    sqs.destroy();
    await engine.stop();

    expect(told).toEqual(
      ['Lists: 1', 'Selection: 1', 'Standing: 1', 'Verification: 3'].map((line) => `${line} would be sent`),
    );
    expect(done).toEqual(['Lists: 1', 'Selection: 1', 'Standing: 1', 'Verification: 3'].map((line) => `${line} sent`));
    expect(before).toEqual([]);
    expect(after).toHaveLength(3);
  });
});

const command = join(import.meta.dirname, '..', '..', 'local', 'replay-events.ts');
