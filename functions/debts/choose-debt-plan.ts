import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { planning } from '../../shared/debts/planning.ts';
import { showingDebts, type ShowingDebts } from '../../shared/debts/showing.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable, type Debts } from '../../shared/table/debts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

type Choosing = ShowingDebts & { readonly debts: ShowingDebts['debts'] & Pick<Debts, 'plan'> };

/** PUT /v1/registrations/me/debts/{waveId}/plan: a person chooses over how many months to pay back. The same again changes nothing. */
export const chooseDebtPlan = (parts: Choosing) => {
  const plan = planning(parts);
  const show = showingDebts(parts);
  return endpoint(
    {
      route: 'PUT /v1/registrations/me/debts/{waveId}/plan',
      path: z.object({ waveId: WaveId }),
      body: z.strictObject({ months: z.int().positive().max(1_000) }),
    },
    async ({ path: { waveId }, body: { months }, caller, at, language }) => {
      const holder = { applicantId: signedIn(caller), waveId };
      await plan(holder, months, at);
      return { status: 200, body: await show.one(holder, { at, language }) };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = chooseDebtPlan({ debts: debtTable(table), registrations: registrationTable(table) });
