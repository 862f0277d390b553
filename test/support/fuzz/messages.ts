import fc from 'fast-check';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import type { QueueName } from '../../../events/routes.ts';
import { handlerOf } from './handlers.ts';
import { jsonText, type Odd } from './json-text.ts';
import { brokenTexts, oddValues } from './odd-values.ts';
import { almostRight, rightValues, schemaOf } from './schemas.ts';
import { oldListFile, type FuzzedWorld } from './world.ts';

/** A function that works on a queue, with what it takes. */
export interface Consumer {
  /** Such as `debts/run-debt-step`. */
  readonly file: string;
  readonly queue: QueueName;
  readonly message: z.ZodType;
}

const Schema = z.custom<z.ZodType>((value) => value instanceof z.ZodType);

/** Every function of the service that works on a queue. @throws ZodError for one that does not say what it takes. */
export const consumersOfService = async (): Promise<Consumer[]> => {
  const found = functions.map(async ({ file, trigger }): Promise<Consumer[]> => {
    if (!('queue' in trigger)) return [];
    const message: unknown = Reflect.get(Object(await handlerOf(file)) as object, 'message');
    return [{ file, queue: trigger.queue, message: Schema.parse(message) }];
  });
  return (await Promise.all(found)).flat();
};

/** Whether the text of a message is none of those that a consumer takes: it must come back, and end among the dead letters. */
export const isMangled = ({ message }: Consumer, text: string): boolean => {
  try {
    return !message.safeParse(JSON.parse(text)).success;
  } catch {
    return true;
  }
};

const nothingKnown = () => [];

/** Texts that somebody might put on a queue: some keep to its schema by chance, and are about nothing that is there. */
export const textsFor = ({ message }: Consumer, others: readonly string[]): fc.Arbitrary<string> => {
  const schema = schemaOf(message);
  const right = rightValues(schema, nothingKnown);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...brokenTexts, '', ' ', 'null') },
    { weight: 2, arbitrary: fc.constantFrom<Odd>(...oddValues).map(jsonText) },
    { weight: 4, arbitrary: almostRight(schema, nothingKnown).map(jsonText) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
    {
      weight: 1,
      arbitrary: fc.tuple(right.map(jsonText), fc.nat()).map(([text, cut]) => text.slice(0, cut % text.length)),
    },
    { weight: 1, arbitrary: right.map((value) => jsonText([value])) },
    { weight: 1, arbitrary: fc.constant(`"${'x'.repeat(250_000)}"`) },
  );
};

/** Messages that keep to a consumer's schema, about things of which none is there. */
export const strangersFor = ({ message }: Consumer): fc.Arbitrary<string> =>
  rightValues(schemaOf(message), nothingKnown).map(jsonText);

/**
 * A right message for each consumer about what is in the world, whose work is done by now or finds nothing to do: it must
 * be worked off whatever comes beside it. Every consumer has one here.
 */
export const goodMessages = ({ applicantId, known }: FuzzedWorld): Readonly<Record<string, object>> => {
  const of = (name: string): Odd => known[name]?.[0] ?? '';
  const card = { applicantId, waveId: '2023-49' };
  const day = '2022-05-24';
  return {
    'registrations/verify-registration': { applicantId, version: 1 },
    'registrations/settle-standing': { applicantId },
    'lists/apply-list-lines': { fileId: oldListFile, clear: 0 },
    'selection/run-selection-step': { ...stoppedRun, stage: 'collect', unit: 'fan-out' },
    'notices/send-notice': { about: 'purchase-code', applicantId, nonce: 'usang', channel: 'sms' },
    'orders/refund-schedule': { courseId: 'd'.repeat(24), version: 1, scheduleId: of('scheduleId'), by: 'olga' },
    'completions/settle-completion': {
      ...{ kind: 'file', batchId: of('uploadId'), institutionId: 'lp-lain', receivedAt: `${day}T00:00:00.000Z` },
      ...{ bytes: 0, etag: 'x', offset: 0, lines: 0, broken: 0, isInLongLine: false },
    },
    'deadlines/run-deadline-step': { day, task: 'revoke', shard: 0, only: card },
    'ledger/run-ledger-step': { day, part: 'closing' },
    'incentives/run-incentive-step': { applicantId },
    'payouts/run-payout-step': { kind: 'ask', payoutId: 'f'.repeat(24) },
    'settlements/run-settlement-step': {
      ...{ kind: 'assemble', platformId: 'platform-sandbox', settlementId: of('settlementId'), shard: 0 },
    },
    'debts/run-debt-step': card,
    'audit/run-audit-step': { day, part: 'closing' },
    'rekeying/run-rekeying-step': { kind: 'retire', use: 'hash', version: 99, by: 'olga' },
    'privacy/run-erasure-step': { kind: 'erase', applicantId: 'a'.repeat(32) },
  };
};

/** A run of a selection that somebody has stopped, so that its steps end at once. */
export const stoppedRun = { waveId: '2023-52', run: 1 };
