import './environment.ts';
import { decideCase } from '../../functions/cases/decide-case.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { claimTable } from '../../shared/table/claims.ts';
import type { Table } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { screeningTable } from '../../shared/table/screening.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { testKeys } from './keys.ts';

/** The function by which staff rule in cases, on one table. */
export const rulingOn = (table: Table, keys = testKeys()) =>
  decideCase({
    table,
    cases: caseTable(table),
    claims: claimTable(table),
    registrations: registrationTable(table),
    screenings: screeningTable(table, 0),
    waves: waveTable(table),
    selections: selectionTable(table),
    keys,
    accesses: personAccessTable(table),
  });
