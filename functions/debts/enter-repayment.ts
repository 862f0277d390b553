import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { repaying, type Repaying } from '../../shared/debts/repaying.ts';
import { showingDebts, type ShowingDebts } from '../../shared/debts/showing.ts';
import { Repayment, RepaymentReference } from '../../shared/domain/debts/repaying.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

const route = 'POST /v1/debts/{applicantId}/{waveId}/repayments';

type Entering = ShowingDebts & {
  readonly debts: ShowingDebts['debts'] & Repaying['debts'];
  readonly accesses: Pick<PersonAccesses, 'add'>;
};

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
  const opened = personsOpened(parts.accesses, route);
  return endpoint(
    {
      route,
      path: z.object({ applicantId: ApplicantId, waveId: WaveId }),
      body: Body,
    },
    async ({ path, body, ...asked }) => {
      const { caller, at } = asked;
      await opened(asked, path.applicantId);
      const enteredBy = staffMember(caller);
      const isNew = await enter(Repayment.parse({ ...path, ...body, enteredBy, enteredAt: at.toISOString() }));
      return { status: isNew ? 201 : 200, body: await show.one(path, asked) };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  enterRepayment({
    debts: debtTable(table),
    registrations: registrationTable(table),
    accesses: personAccessTable(table),
  }),
);
