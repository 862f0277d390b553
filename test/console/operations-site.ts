import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { EnvelopeId } from '../../events/money.ts';
import { evidencePaths, Fairness, jsonFile } from '../../shared/domain/evidence/layout.ts';
import { callAws } from '../../local/emulators/aws-json.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import type { Envelope } from '../../shared/domain/payouts/envelope.ts';
import { firstRun, stagesOf } from '../../shared/domain/run.ts';
import { factNames, HeldFact } from '../../shared/selection/facts.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import type { Files } from '../unit/evidence/wave-evidence.ts';

/** What the operations pages are shown, beside what happens on the stack by itself. */

const holder = { applicantId: ApplicantId.parse('f0'.repeat(16)), waveId: WaveId.parse('2023-40') };

/** A message of the queue Debts about a card whose record cannot be read. */
const poison = JSON.stringify(holder);

/** Spoils that record. */
export const spoilCard = async ({ client, name }: Table): Promise<void> => {
  const award = keys.award(holder.applicantId, holder.waveId);
  await client.send(new PutCommand({ TableName: name, Item: { ...award, ...holder, cardNumber: 17 } }));
};

/** Mends it: without a card nothing is owed. */
export const mendCard = async ({ client, name }: Table): Promise<void> => {
  await client.send(new DeleteCommand({ TableName: name, Key: keys.award(holder.applicantId, holder.waveId) }));
};

const sent = (stack: LocalStack, QueueUrl: string, MessageBody: string) =>
  callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', { QueueUrl, MessageBody });

/** Sends that message. */
export const sendPoison = (stack: LocalStack) => sent(stack, stack.queueUrl('Debts'), poison);

const Attributes = z.object({ Attributes: z.object({ RedrivePolicy: z.string() }) });
const Policy = z.object({ deadLetterTargetArn: z.string() });

/** Leaves a regency of a wave's draw among the dead letters, as a worker does that ends before it can say why. */
export const giveUpDraw = async (stack: LocalStack, waveId: WaveId, regency: string): Promise<void> => {
  const QueueUrl = stack.queueUrl('Selection');
  const asked = { QueueUrl, AttributeNames: ['RedrivePolicy'] };
  const { Attributes: found } = Attributes.parse(
    await callAws(stack.endpoints.messaging, 'AmazonSQS.GetQueueAttributes', asked),
  );
  const { deadLetterTargetArn } = Policy.parse(JSON.parse(found.RedrivePolicy));
  const name = deadLetterTargetArn.split(':').at(-1) ?? '';
  const step = { waveId, run: 1, stage: 'draw', unit: regency };
  await sent(stack, QueueUrl.replace(/[^/]+$/, name), JSON.stringify(step));
};

/** Leaves a wave as it is when the fairness gate holds its draw. Nothing must work on selections meanwhile. */
export const holdDraw = async (table: Table, waveId: WaveId): Promise<void> => {
  const at = new Date().toISOString();
  const selections = selectionTable(table);
  const run = firstRun(waveId);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.wave(waveId),
      UpdateExpression: 'SET progress = :selecting',
      ExpressionAttributeValues: { ':selecting': 'selecting' },
    }),
  );
  for (const stage of stagesOf('selection')) {
    await selections.startStage(run, stage, at);
    if (stage === 'gate') break;
  }
  await selections.settleFact(run, factNames.held, HeldFact, { heldAt: at });
  await selections.pause(run, 'gate', { until: at, reason: 'a release by two people, since the draw failed the gate' });
};

/** What is public of a draw that is held: its winners joined on two days, as hardly any fair draw's would. */
export const heldEvidence = (files: Files): Files => {
  const fairness = Fairness.parse(JSON.parse(files.get(evidencePaths.fairness)?.toString() ?? ''));
  const [first, ...others] = fairness.tests;
  if (first === undefined) throw new Error('The known answers have no tests of fairness.');
  const failed: Fairness = {
    ...fairness,
    verdict: 'failed',
    tests: [
      {
        ...first,
        ...{ family: 'winners', attribute: 'day', scope: 'nation', method: 'chi-square', p: 2.1e-9, adjustedP: 2.9e-8 },
        categories: [
          { name: '2023-08-17', applicants: 4_210, taken: 311, expected: 402.6 },
          { name: '2023-08-22', applicants: 3_980, taken: 489, expected: 397.4 },
        ],
      },
      ...others.filter(({ family, attribute }) => family !== 'winners' || attribute !== 'day'),
    ],
  };
  const kept = [evidencePaths.commitment, evidencePaths.strikes].map(
    (path) => [path, files.get(path) ?? Buffer.alloc(0)] as const,
  );
  return new Map([...kept, [evidencePaths.fairness, jsonFile(failed)]]);
};

/** An envelope of 1,204 incentives that waits for its two approvers. */
export const proposeEnvelope = async ({ client, name }: Table): Promise<EnvelopeId> => {
  const envelopeId = EnvelopeId.parse('ab'.repeat(12));
  const at = new Date().toISOString();
  const envelope: Envelope = {
    ...{ envelopeId, until: at, status: 'proposed', proposedBy: 'olga', proposedAt: at, approvals: [] },
    declared: {
      count: 1_204,
      sum: 722_400_000,
      channels: { BNI: { count: 1_000, sum: 600_000_000 }, GOPAY: { count: 204, sum: 122_400_000 } },
    },
  };
  await client.send(new PutCommand({ TableName: name, Item: { ...moneyKeys.envelope(envelopeId), ...envelope } }));
  return envelopeId;
};
