import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { repaying, type Repaying } from '../../shared/debts/repaying.ts';
import { showingDebts, type ShowingDebts } from '../../shared/debts/showing.ts';
import { Repayment, RepaymentReference } from '../../shared/domain/debts/repaying.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

type Entering = ShowingDebts & { readonly debts: ShowingDebts['debts'] & Repaying['debts'] };

const Body = z.strictObject({
  reference: RepaymentReference,
  amount: z.int().positive(),
  paidOn: z.iso.date(),
});

/**
 * POST /v1/debts/{applicantId}/{waveId}/repayments: an operator enters a payment of the bank's statement. 201 when it was
 * entered, 200 when it had been before.
 */
export const enterRepayment = (parts: Entering) => {
  const enter = repaying(parts);
  const show = showingDebts(parts);
  return endpoint(
    {
      route: 'POST /v1/debts/{applicantId}/{waveId}/repayments',
      path: z.object({ applicantId: ApplicantId, waveId: WaveId }),
      body: Body,
    },
    async ({ path, body, caller, at, language }) => {
      const enteredBy = staffMember(caller);
      const isNew = await enter(Repayment.parse({ ...path, ...body, enteredBy, enteredAt: at.toISOString() }));
      return { status: isNew ? 201 : 200, body: await show.one(path, { at, language }) };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  enterRepayment({ debts: debtTable(table), registrations: registrationTable(table) }),
);
