import './environment.ts';
import type { ApplicantId } from '../../events/event.ts';
import { settleStanding } from '../../functions/registrations/settle-standing.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable } from '../../shared/table/claims.ts';
import type { Table } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { testKeys } from './keys.ts';

/** The function that settles standings, on one table, as of an instant. Whose incentives are to be looked at is let go unless told. */
export const settlingOn = (
  table: Table,
  now: () => Date,
  lookAtIncentives: (applicantId: ApplicantId) => Promise<void> = () => Promise.resolve(),
  keys = testKeys(),
) =>
  settleStanding({
    registrations: registrationTable(table),
    claims: claimTable(table),
    awards: awardTable(table),
    households: householdTable(table),
    lists: listTable(table),
    screenings: screeningTable(table, 0),
    workOrders: workOrderTable(table),
    waves: waveTable(table),
    enrollments: enrollmentTable(table),
    selections: selectionTable(table),
    strikes: strikeTable(table),
    keys,
    lookAtIncentives,
    now,
  });
