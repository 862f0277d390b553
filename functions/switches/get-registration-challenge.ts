import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { switchTable, type Switches } from '../../shared/table/switches.ts';

/** GET /v1/switches/registration-challenge: how the brake on registrations stands, and everything it was ever set to. */
export const getRegistrationChallenge = ({
  switches,
}: {
  switches: Pick<Switches, 'challenge' | 'challengeRevisions'>;
}) =>
  endpoint({ route: 'GET /v1/switches/registration-challenge' }, async () => ({
    status: 200,
    body: { ...(await switches.challenge()), revisions: await switches.challengeRevisions() },
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getRegistrationChallenge({ switches: switchTable(table) }));
