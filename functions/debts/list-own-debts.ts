import * as z from 'zod';
import { showingDebts, type ShowingDebts } from '../../shared/debts/showing.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/** GET /v1/registrations/me/debts: what a person has to pay back, why, by when, and how to object. */
export const listOwnDebts = (parts: ShowingDebts) => {
  const show = showingDebts(parts);
  return endpoint({ route: 'GET /v1/registrations/me/debts' }, async ({ caller, at, language }) => ({
    status: 200,
    body: { debts: await show.all(signedIn(caller), { at, language }) },
  }));
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnDebts({ debts: debtTable(table), registrations: registrationTable(table) });
