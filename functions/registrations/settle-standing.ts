import * as z from 'zod';
import { StandingUnsettled } from '../../events/standing-unsettled.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { settle, type Settling } from '../../shared/standing/settlement.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';

/** Keeps who is eligible up to date, person by person, as verification, lists, households and rulings change. */
export const settleStanding = (settling: Settling) =>
  worker(StandingUnsettled.shape.data, ({ applicantId }) => settle(settling, applicantId));

const { TABLE_NAME, DATA_KEY_ARN, INCENTIVES_QUEUE_URL } = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  INCENTIVES_QUEUE_URL: z.url(),
});
const table = tableNamed(TABLE_NAME);
export const handler = settleStanding({
  registrations: registrationTable(table),
  claims: claimTable(table),
  awards: awardTable(table),
  households: householdTable(table),
  lists: listTable(table),
  screenings: screeningTable(table),
  workOrders: workOrderTable(table),
  waves: waveTable(table),
  enrollments: enrollmentTable(table),
  selections: selectionTable(table),
  strikes: strikeTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
  lookAtIncentives: (applicantId) => sendAll(INCENTIVES_QUEUE_URL, [{ body: { applicantId } }]),
  now: () => new Date(),
});
