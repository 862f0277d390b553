import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { resultReader } from '../../shared/evidence/results.ts';
import { evidenceStore } from '../../shared/evidence/store.ts';
import { VisitPath, visiting, type Visiting } from '../../shared/help-desk/visiting.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { showingEnrollment, type ShowingEnrollment } from '../../shared/standing/showing-enrollment.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { visitTable } from '../../shared/table/visits.ts';
import { waveTable } from '../../shared/table/waves.ts';

const route = 'GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}';

/** GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}: where the citizen stands in a wave, as they see it. */
export const getVisitedEnrollment = (parts: Visiting & ShowingEnrollment) => {
  const visited = visiting(parts, route);
  const show = showingEnrollment(parts);
  return endpoint(
    { route, path: VisitPath.extend({ waveId: WaveId }) },
    async ({ path: { visitId, waveId }, ...asked }) => ({
      status: 200,
      body: await show(await visited(visitId, asked), waveId, asked.at),
    }),
  );
};

const settings = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string(), EVIDENCE_BUCKET: z.string() });
const table = tableNamed(settings.TABLE_NAME);
const waves = waveTable(table);
export const handler = recorded(
  table,
  getVisitedEnrollment({
    visits: visitTable(table),
    accesses: personAccessTable(table),
    waves,
    registrations: registrationTable(table),
    enrollments: enrollmentTable(table),
    selections: selectionTable(table),
    awards: awardTable(table),
    results: resultReader({ store: evidenceStore(settings.EVIDENCE_BUCKET), waves, strikes: strikeTable(table) }),
    keys: keyStore(table, settings.DATA_KEY_ARN),
  }),
);
