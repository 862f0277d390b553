import './environment.ts';
import { runPayoutStep } from '../../functions/payouts/run-payout-step.ts';
import { callbackSignature } from '../../shared/domain/payouts/callback.ts';
import type { Bank } from '../../shared/outside/bank.ts';
import { newsTaking } from '../../shared/payouts/settling.ts';
import { shipping } from '../../shared/payouts/shipping.ts';
import { statementReading } from '../../shared/payouts/statements.ts';
import { envelopeStep } from '../../shared/payouts/step.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { awardTable } from '../../shared/table/awards.ts';
import type { Table } from '../../shared/table/client.ts';
import { envelopeTable } from '../../shared/table/envelopes.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { statementTable } from '../../shared/table/statements.ts';
import type { Uploads } from '../../shared/uploads/store.ts';
import { testKeys } from './keys.ts';

/** The key that the banks of these tests sign callbacks with. */
export const callbackKey = 'kunci-bank';

/** What a member of staff asks for, with a body. */
export const staffRequest = ({
  sub,
  role,
  body,
  at,
}: {
  readonly sub: string;
  readonly role: string;
  readonly body: unknown;
  readonly at: Date;
}) => ({
  claims: { sub, 'cognito:groups': `[${role}]` },
  headers: { 'content-type': 'application/json', 'accept-language': 'en' },
  method: 'POST',
  body: JSON.stringify(body),
  at,
});

/** What a bank says of a payment by itself, signed. */
export const callbackRequest = (
  said: Readonly<Record<string, unknown>>,
  {
    nonce,
    at,
    key = callbackKey,
    timestamp = at.toISOString(),
  }: { readonly nonce: string; readonly at: Date; readonly key?: string; readonly timestamp?: string },
) => {
  const body = JSON.stringify(said);
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      'x-bank-timestamp': timestamp,
      'x-bank-nonce': nonce,
      'x-bank-signature': callbackSignature(key, { timestamp, nonce, body }),
    },
    body,
    at,
  };
};

export interface PayoutWorkerParts {
  readonly table: Table;
  readonly bank: Pick<Bank, 'pay' | 'stateOf'>;
  readonly uploads: Pick<Uploads, 'read'>;
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/** The function that empties the queue Payouts, over a table. It reads statements in small pieces. */
export const payoutWorker = ({ table, bank, uploads, steps, now }: PayoutWorkerParts) => {
  const payouts = payoutTable(table);
  const envelopes = envelopeTable(table);
  const statements = statementTable(table);
  const news = newsTaking({ payouts, statements, now });
  return runPayoutStep({
    envelope: envelopeStep({ envelopes, payouts, steps, now }),
    shipping: shipping({
      payouts,
      envelopes,
      incentives: incentiveTable(table),
      awards: awardTable(table),
      accounts: payoutAccountTable(table),
      registrations: registrationTable(table),
      screenings: screeningTable(table, 0),
      keys: testKeys(),
      bank,
      news,
      steps,
      now,
    }),
    news,
    statement: statementReading({ uploads, statements, news, steps, sizes: { piece: 2_048, entries: 7 } }),
  });
};
