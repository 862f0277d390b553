import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { showingDebts, type ShowingDebts } from '../../shared/debts/showing.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

const route = 'GET /v1/debts/{applicantId}/{waveId}';

interface GetDebt extends ShowingDebts {
  readonly accesses: Pick<PersonAccesses, 'add'>;
}

/** GET /v1/debts/{applicantId}/{waveId}: what somebody has to pay back, as they see it, for staff who answer or enter a payment. */
export const getDebt = (parts: GetDebt) => {
  const show = showingDebts(parts);
  const opened = personsOpened(parts.accesses, route);
  return endpoint(
    { route, path: z.object({ applicantId: ApplicantId, waveId: WaveId }) },
    async ({ path, ...asked }) => {
      const body = await show.one(path, asked);
      await opened(asked, path.applicantId);
      return { status: 200, body };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getDebt({ debts: debtTable(table), registrations: registrationTable(table), accesses: personAccessTable(table) }),
);
