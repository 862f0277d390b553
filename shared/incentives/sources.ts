import { awardTable } from '../table/awards.ts';
import { certificateTable } from '../table/certificates.ts';
import type { Table } from '../table/client.ts';
import { incentiveTable } from '../table/incentives.ts';
import { payoutAccountTable } from '../table/payout-accounts.ts';
import { payoutTable } from '../table/payouts.ts';
import { purchaseTable } from '../table/purchases.ts';
import { registrationTable } from '../table/registrations.ts';
import { reviewTable } from '../table/reviews.ts';
import { surveyAnswerTable } from '../table/survey-answers.ts';

/** Everything that incentives follow from, on one table. */
export const factSourcesOf = (table: Table) => ({
  registrations: registrationTable(table),
  awards: awardTable(table),
  purchases: purchaseTable(table),
  certificates: certificateTable(table),
  reviews: reviewTable(table),
  answers: surveyAnswerTable(table),
  payoutAccounts: payoutAccountTable(table),
  payouts: payoutTable(table),
  incentives: incentiveTable(table),
});
