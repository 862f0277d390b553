import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { CertificateId } from '../../../events/training.ts';
import { orderNamed } from '../../../bench/completions/trainings.ts';
import type { Target } from '../../../bench/loads/load.ts';
import { journeyOf } from '../../../bench/partitions/journeys.ts';
import { makeAward, ownListVersion } from '../../../shared/domain/award.ts';
import { residenceMoves } from '../../../shared/domain/regions/move.ts';
import { ruleSetOf } from '../../../shared/domain/rule-sets.ts';
import { BatchId } from '../../../shared/domain/training/completion.ts';
import { orderData } from '../../../shared/domain/training/order.ts';
import { awardTable } from '../../../shared/table/awards.ts';
import type { Table } from '../../../shared/table/client.ts';
import { completionWrites } from '../../../shared/table/dossiers.ts';
import { enrollmentTable } from '../../../shared/table/enrollments.ts';
import { householdTable } from '../../../shared/table/households.ts';
import { listTable } from '../../../shared/table/lists.ts';
import { purchaseCodeUse } from '../../../shared/table/purchase-codes.ts';
import { purchaseTable } from '../../../shared/table/purchases.ts';
import { registrationTable } from '../../../shared/table/registrations.ts';
import { transact } from '../../../shared/table/transaction.ts';
import { raiseWorkOrder } from '../../../shared/table/work-orders.ts';
import { enrolledPerson } from '../../support/enrolled-people.ts';
import { anOrder } from '../../support/given-orders.ts';
import { announcedWave, nothingFound } from '../../support/recipients.ts';

/**
 * Holds the model of the journeys to what the table's modules write: their calls are recorded and not sent, since it is
 * asked for the keys here, and not for what becomes of them.
 */

const Keys = z.object({ pk: z.string(), gsi1pk: z.string().optional() });
const Request = z.object({ Item: Keys.optional(), Key: Keys.optional() });
const Call = z.object({
  TransactItems: z.array(z.record(z.string(), Request)).optional(),
  ...Request.shape,
});

/** A table whose client notes what is written, and the names of the partitions of all of it. */
const recorder = () => {
  const plain = new DynamoDBClient({ region: 'ap-southeast-3' });
  const partitionsOf = (request: z.infer<typeof Request>): string[] => {
    const { pk, gsi1pk } = request.Item ?? request.Key ?? {};
    return [pk, gsi1pk].flatMap((key) => (key === undefined ? [] : [kindOf(key)]));
  };
  const written: string[] = [];
  plain.middlewareStack.add(
    () =>
      ({ input }) => {
        const call = Call.parse(input);
        const requests = call.TransactItems?.flatMap((item) => Object.values(item)) ?? [call];
        written.push(...requests.flatMap(partitionsOf));
        return Promise.resolve({ response: {}, output: { $metadata: {} } });
      },
    { step: 'initialize', priority: 'low' },
  );
  const table: Table = { client: DynamoDBDocumentClient.from(plain), name: 'table' };
  return { table, written };
};

/** What a partition is for: the first word of its key. */
const kindOf = (key: string): string => key.split('#', 1)[0] ?? '';

/** The partitions that the model of a target writes, each once for each write. */
const modelled = (target: Target, number: number): string[] =>
  journeyOf(target)(number)
    .filter(({ unit, units }) => unit === 'write' && units >= 1)
    .map(({ key }) => kindOf(key));

const sorted = (kinds: readonly string[]): string[] => [...kinds].sort();
const less = (kinds: readonly string[], ...gone: readonly string[]): string[] => {
  const left = [...kinds];
  for (const kind of gone) left.splice(left.indexOf(kind), 1);
  return sorted(left);
};

const person = enrolledPerson({ number: 1, wave: announcedWave, regency: '32.01' });
const { applicantId, registration, enrollment } = person;
const at = announcedWave.announcedAt ?? '';
const award = makeAward(
  { applicantId, ticket: enrollment.ticket, regency: '32.01', rank: 1 },
  {
    wave: announcedWave,
    rules: ruleSetOf('normal', 'normal-2023.1'),
    announcedAt: at,
    cardNumber: '8000000000000001',
    found: nothingFound,
  },
);

test('registering writes what the model says', async () => {
  const { table, written } = recorder();
  await registrationTable(table).enter({
    registration,
    readVersion: 0,
    event: { event: 'registration.submitted.v1', occurredAt: at, data: { applicantId, version: 1 } },
  });

  expect(sorted(written)).toEqual(sorted(modelled('POST /v1/registrations', 1)));
});

test('what verification decides is written as the model says, beside what is shared and what is settled', async () => {
  const { table, written } = recorder();
  const before = { ...registration, verification: [] };
  await registrationTable(table).commit({
    registration,
    readVersion: 1,
    decision: {
      on: '2023-02-17',
      asOf: at,
      outcome: 'eligible',
      scheme: 'normal',
      ruleVersion: 'normal-2023.1',
      findings: [],
      listVersions: {},
      slots: 2,
      groups: [],
    },
    event: {
      event: 'registration.verified.v1',
      occurredAt: at,
      data: { applicantId, version: 2, regency: '32.01' },
    },
    moves: residenceMoves(before, registration),
    unsettledAt: at,
  });

  // The signals of the person and three members; the work order done; the move counted.
  const beside = ['APPLICANT', 'SIGNAL', 'SIGNAL', 'SIGNAL', 'WORK', 'MOVES'];
  expect(less(modelled('queue Verification', 1), ...beside)).toEqual(sorted(written));
});

test('joining writes what the model says', async () => {
  const { table, written } = recorder();
  await enrollmentTable(table).join(enrollment);

  expect(written).toEqual(modelled('POST /v1/waves/{waveId}/enrollments', 1));
});

test('an award writes what the model says', async () => {
  const { table, written } = recorder();
  const { nikHashes, kkHashes } = registration;
  const { waveId } = announcedWave;
  await awardTable(table).make(award, {
    registrationVersion: 2,
    at,
    others: (name) => [
      ...householdTable(table).recipientWrites({ kkHashes, nikHashes, at, waveId }),
      ...listTable(table).listingWrites({
        nikHashes,
        source: 'earlier-recipients',
        listVersion: ownListVersion(waveId),
        since: at,
      }),
      raiseWorkOrder(applicantId, at)(name),
    ],
  });

  // Of the ten, the ninth has no family that is told.
  expect(sorted(written)).toEqual(sorted(modelled('queue Selection', 9)));
});

test('a purchase writes what the model says, beside the try of the code', async () => {
  const { table, written } = recorder();
  const order = anOrder({ award }, { seat: 7 });
  await purchaseTable(table).place(order, award, (name) => [purchaseCodeUse({ applicantId, nonce: 'n' })(name)]);

  expect(less(modelled('POST /v1/orders', 1), 'APPLICANT', 'MOVES')).toEqual(sorted(written));
});

test('a completion writes what the model says', async () => {
  const { table, written } = recorder();
  const order = { ...orderNamed('a'), regency: '32.01' };
  const certificateId = CertificateId.parse('C'.repeat(24));
  const batchId = BatchId.parse('ba'.repeat(12));
  const { institutionId } = order;
  await transact(
    table,
    completionWrites({
      order: { ...order, status: 'completed', completedAt: at, certificateId },
      certificate: {
        certificateId,
        holder: 'S***',
        courseId: order.courseId,
        courseVersion: order.version,
        title: order.title,
        mode: order.mode,
        hours: order.hours,
        institution: { id: order.institutionId, name: 'LP Cendekia' },
        completedAt: at,
        scores: {},
        issuedAt: at,
        order: orderData(order),
        signed: 'signed',
        status: 'valid',
      },
      event: { event: 'training.completed.v1', occurredAt: at, data: { ...orderData(order), certificateId } },
      outcome: { batchId, position: 1, institutionId, receivedAt: at, at, status: 'completed', certificateId },
    }),
  );

  expect(less(modelled('queue Completions', 1), 'MOVES')).toEqual(sorted(written));
});
