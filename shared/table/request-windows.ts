import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ClientCode } from '../../events/training.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { unlessRefused } from './transaction.ts';

/** How many requests of one partner are let through in how many seconds. */
export interface Allowance {
  /** Tells apart what is counted apart. */
  readonly of: string;
  readonly requests: number;
  readonly seconds: number;
}

/** A partition takes 1,000 writes a second; what is let through is one write, and so is what is refused. */
const requestsAPartAndSecond = 500;

const millisecondsASecond = 1_000;

/** Counters of requests in windows of time. They hold over all instances, since the table counts. */
export const requestWindowTable = ({ client, name }: Table) => {
  /** The last window of a partner that was found full: what comes in it needs no look at the table. */
  const full = new Map<string, string>();

  const countIn = async (
    key: { readonly pk: string; readonly sk: string },
    { requests, expiresAt }: { readonly requests: number; readonly expiresAt: number },
  ): Promise<boolean> => {
    return unlessRefused(
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: key,
          UpdateExpression: 'ADD requests :one SET expiresAt = :expiresAt',
          ConditionExpression: 'attribute_not_exists(requests) OR requests < :most',
          ExpressionAttributeValues: { ':one': 1, ':most': requests, ':expiresAt': expiresAt },
        }),
      ),
    );
  };

  return {
    /**
     * Counts a request at an instant. Undefined lets it through; a number says in how many seconds the next window begins.
     * A counter for many requests is spread over parts, of which one after the other is asked.
     */
    async count(clientCode: ClientCode, { of, requests, seconds }: Allowance, at: Date): Promise<number | undefined> {
      const length = seconds * millisecondsASecond;
      const number = Math.floor(at.getTime() / length);
      const window = `${of}#${String(number)}`;
      const wait = Math.max(1, Math.ceil(((number + 1) * length - at.getTime()) / millisecondsASecond));
      const who = `${clientCode} ${of}`;
      if (full.get(who) === window) return wait;

      const parts = Math.ceil(requests / (requestsAPartAndSecond * seconds));
      // Kept for a minute beyond its end, for requests that were long on their way.
      const expiresAt = (number + 1) * seconds + 60;
      const first = Math.floor(Math.random() * parts);
      for (let step = 0; step < parts; step += 1) {
        const part = (first + step) % parts;
        const share = Math.floor((requests + part) / parts);
        if (await countIn(keys.requestWindow(clientCode, window, part), { requests: share, expiresAt }))
          return undefined;
      }
      full.set(who, window);
      return wait;
    },
  };
};
export type RequestWindows = ReturnType<typeof requestWindowTable>;
