import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { VisitPath, visiting, type Visiting } from '../../shared/help-desk/visiting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { featureGate, type FeatureGate } from '../../shared/http/switched.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { receiptSigner } from '../../shared/keys/signing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { joining, type Joining } from '../../shared/standing/joining.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { visitTable } from '../../shared/table/visits.ts';
import { waveTable } from '../../shared/table/waves.ts';

const route = 'POST /v1/help-desk/visits/{visitId}/enrollments';

/**
 * POST /v1/help-desk/visits/{visitId}/enrollments: joins a wave for the citizen, whose receipt it is. Where joining is off
 * for the citizen, it is off here too, whoever's desk it is.
 */
export const joinWaveInVisit = (parts: Visiting & Joining & { readonly mustBeOn: FeatureGate }) => {
  const visited = visiting(parts, route);
  const join = joining(parts);
  return endpoint(
    { route, path: VisitPath, body: z.strictObject({ waveId: WaveId }) },
    async ({ path: { visitId }, body: { waveId }, ...asked }) => {
      const applicantId = await visited(visitId, asked);
      await parts.mustBeOn('joining', { who: applicantId, language: asked.language });
      const { isNew, joined } = await join(applicantId, waveId, asked.at);
      const statusUrl = `/v1/help-desk/visits/${visitId}/enrollments/${waveId}`;
      return { status: isNew ? 201 : 200, body: { ...joined, statusUrl }, headers: { location: statusUrl } };
    },
  );
};

const settings = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string(), SIGNING_KEY_ARN: z.string() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = recorded(
  table,
  joinWaveInVisit({
    visits: visitTable(table),
    accesses: personAccessTable(table),
    waves: waveTable(table),
    registrations: registrationTable(table),
    enrollments: enrollmentTable(table),
    keys: keyStore(table, settings.DATA_KEY_ARN),
    mustBeOn: featureGate(table),
    receipts: receiptSigner({ keyArn: settings.SIGNING_KEY_ARN }),
  }),
);
