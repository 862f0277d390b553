import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { switched } from '../../shared/http/switched.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { receiptSigner } from '../../shared/keys/signing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { joining, type Joining } from '../../shared/standing/joining.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { waveTable } from '../../shared/table/waves.ts';

/**
 * POST /v1/waves/{waveId}/enrollments: a person joins a wave, and gets a signed receipt for the ticket. A second click
 * answers the same ticket.
 */
export const joinWave = (parts: Joining) => {
  const join = joining(parts);
  return endpoint(
    { route: 'POST /v1/waves/{waveId}/enrollments', path: z.object({ waveId: WaveId }) },
    async ({ path: { waveId }, caller, at }) => {
      const { isNew, joined } = await join(signedIn(caller), waveId, at);
      const statusUrl = `/v1/waves/${waveId}/enrollments/me`;
      return { status: isNew ? 201 : 200, body: { ...joined, statusUrl }, headers: { location: statusUrl } };
    },
  );
};

const settings = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string(), SIGNING_KEY_ARN: z.string() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = switched(
  table,
  joinWave({
    waves: waveTable(table),
    registrations: registrationTable(table),
    enrollments: enrollmentTable(table),
    keys: keyStore(table, settings.DATA_KEY_ARN),
    receipts: receiptSigner({ keyArn: settings.SIGNING_KEY_ARN }),
  }),
);
