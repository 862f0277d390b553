import type { ApplicantId } from '../../events/event.ts';
import { PurchaseCodeRequested } from '../../events/purchase-code-requested.ts';
import { CodeRequests } from '../domain/one-time-code.ts';
import { PurchaseCode } from '../domain/training/purchase-code.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** How long a code, and the count of requests for codes, stay after the last was issued, in seconds. */
const keptSeconds = 86_400;

const expiryOf = (at: string): number => Math.ceil(Date.parse(at) / 1_000) + keptSeconds;

const requested = ({ applicantId, waveId, nonce, issuedAt }: PurchaseCode): PurchaseCodeRequested => ({
  event: PurchaseCodeRequested.shape.event.value,
  occurredAt: issuedAt,
  data: { applicantId, waveId, nonce },
});

export const purchaseCodeTable = (table: Table) => ({
  /** The code that a person was sent last. */
  async get(applicantId: ApplicantId): Promise<PurchaseCode | undefined> {
    const item = await getItem(table, keys.purchaseCode(applicantId));
    return item === undefined ? undefined : PurchaseCode.parse(item);
  },

  /** How often a code was asked for with the number of a card. */
  async requests(cardNumber: string): Promise<CodeRequests | undefined> {
    const item = await getItem(table, keys.codeRequests(cardNumber));
    return item === undefined ? undefined : CodeRequests.parse(item);
  },

  /**
   * Counts a request for a code with the number of a card, after those that were seen.
   * @returns false when another was counted meanwhile.
   */
  async count(cardNumber: string, requests: CodeRequests, seen: CodeRequests | undefined): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.codeRequests(cardNumber), ...requests, expiresAt: expiryOf(requests.lastAt) },
          ...(seen === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#count = :count AND lastAt = :at',
                ExpressionAttributeNames: { '#count': 'count' },
                ExpressionAttributeValues: { ':count': seen.count, ':at': seen.lastAt },
              }),
        },
      },
    ]);
    return written;
  },

  /** Issues a code in the place of any that there was, and has it sent, in one transaction. */
  async issue(code: PurchaseCode): Promise<void> {
    const { applicantId, nonce, issuedAt } = code;
    const expiresAt = expiryOf(issuedAt);
    const event = requested(code);
    await transact(table, (TableName) => [
      { Put: { TableName, Item: { ...keys.purchaseCode(applicantId), ...code, expiresAt } } },
      {
        Put: {
          TableName,
          Item: {
            ...keys.codeEvent(applicantId, nonce, event.event),
            ...index.eventsOf(event.occurredAt, applicantId),
            ...event,
            expiresAt,
          },
        },
      },
    ]);
  },

  /**
   * Takes one of the tries off a code, before it is looked at: whoever sends many guesses at once has no more of them.
   * @returns false when none is left, or another code was issued meanwhile.
   */
  async take({ applicantId, nonce }: PurchaseCode): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      {
        Update: {
          TableName,
          Key: keys.purchaseCode(applicantId),
          UpdateExpression: 'SET triesLeft = triesLeft - :one',
          ConditionExpression: 'nonce = :nonce AND triesLeft > :none',
          ExpressionAttributeValues: { ':one': 1, ':nonce': nonce, ':none': 0 },
        },
      },
    ]);
    return written;
  },
});
export type PurchaseCodes = ReturnType<typeof purchaseCodeTable>;

/** Uses a code up, in the transaction of what it buys. */
export const purchaseCodeUse =
  ({ applicantId, nonce }: Pick<PurchaseCode, 'applicantId' | 'nonce'>) =>
  (TableName: string): Writes[number] => ({
    Delete: {
      TableName,
      Key: keys.purchaseCode(applicantId),
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeValues: { ':nonce': nonce },
    },
  });
