import * as z from 'zod';
import { PayoutNews } from '../../shared/domain/payouts/payout-news.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { bankPort } from '../../shared/outside/bank.ts';
import { newsTaking, type NewsTaking } from '../../shared/payouts/settling.ts';
import { AskStep, shipping, ShipStep, type Shipping } from '../../shared/payouts/shipping.ts';
import { statementReading, StatementStep } from '../../shared/payouts/statements.ts';
import { EnvelopeStep, envelopeStep } from '../../shared/payouts/step.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { sendAll, type Outgoing } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { envelopeTable } from '../../shared/table/envelopes.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { statementTable } from '../../shared/table/statements.ts';
import { uploadStore } from '../../shared/uploads/store.ts';

/** What a bank told us by itself. */
const NewsStep = z.object({ kind: z.literal('news'), news: PayoutNews });

/** What waits in the queue Payouts. */
const Message = z.union([EnvelopeStep, ShipStep, AskStep, NewsStep, StatementStep]);

export interface PayoutWork {
  readonly envelope: (step: EnvelopeStep) => Promise<void>;
  readonly shipping: Shipping;
  readonly news: Pick<NewsTaking, 'take'>;
  readonly statement: (step: StatementStep) => Promise<void>;
}

/** Queue Payouts: fills and ships envelopes, tells and asks the banks, and takes what they say, each by itself. */
export const runPayoutStep = (work: PayoutWork) =>
  worker(Message, async (step) => {
    switch (step.kind) {
      case 'assemble':
      case 'release':
      case 'undo':
        log.appendKeys({ envelopeId: step.envelopeId, kind: step.kind });
        return work.envelope(step);
      case 'ship':
        return work.shipping.ship(step);
      case 'ask':
        return work.shipping.ask(step);
      case 'news':
        await work.news.take(step.news);
        return undefined;
      case 'statement':
        return work.statement(step);
    }
  });

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  BANK_URL: z.string(),
  BANK_SECRET_ARN: z.string(),
  BANK_CALLS_PER_SECOND: z.coerce.number().positive(),
  UPLOADS_BUCKET: z.string(),
  PAYOUTS_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
const now = () => new Date();
const steps = (messages: readonly Outgoing[]) => sendAll(settings.PAYOUTS_QUEUE_URL, messages);
const payouts = payoutTable(table);
const statements = statementTable(table);
const envelopes = envelopeTable(table);
const news = newsTaking({ payouts, statements, now });
export const handler = runPayoutStep({
  envelope: envelopeStep({ envelopes, payouts, steps, now }),
  shipping: shipping({
    payouts,
    envelopes,
    incentives: incentiveTable(table),
    awards: awardTable(table),
    accounts: payoutAccountTable(table),
    registrations: registrationTable(table),
    // Nothing is remembered: the lists count as they are at the moment.
    screenings: screeningTable(table, 0),
    keys: keyStore(table, settings.DATA_KEY_ARN),
    bank: bankPort({
      url: settings.BANK_URL,
      apiKey: apiKeyInSecret(settings.BANK_SECRET_ARN),
      callsPerSecond: settings.BANK_CALLS_PER_SECOND,
      // What is said of a call must be true of the only one there was.
      tries: 1,
    }),
    news,
    steps,
    now,
  }),
  news,
  statement: statementReading({ uploads: uploadStore(settings.UPLOADS_BUCKET), statements, news, steps }),
});
