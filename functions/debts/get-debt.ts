import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { showingDebts, type ShowingDebts } from '../../shared/debts/showing.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/** GET /v1/debts/{applicantId}/{waveId}: what somebody has to pay back, as they see it, for staff who answer or enter a payment. */
export const getDebt = (parts: ShowingDebts) => {
  const show = showingDebts(parts);
  return endpoint(
    { route: 'GET /v1/debts/{applicantId}/{waveId}', path: z.object({ applicantId: ApplicantId, waveId: WaveId }) },
    async ({ path, at, language }) => ({ status: 200, body: await show.one(path, { at, language }) }),
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getDebt({ debts: debtTable(table), registrations: registrationTable(table) }));
