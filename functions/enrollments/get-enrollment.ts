import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { resultReader } from '../../shared/evidence/results.ts';
import { evidenceStore } from '../../shared/evidence/store.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { showingEnrollment, type ShowingEnrollment } from '../../shared/standing/showing-enrollment.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable } from '../../shared/table/waves.ts';

/** GET /v1/waves/{waveId}/enrollments/me: where a person stands in a wave, before and after its draw. */
export const getEnrollment = (parts: ShowingEnrollment) => {
  const show = showingEnrollment(parts);
  return endpoint(
    { route: 'GET /v1/waves/{waveId}/enrollments/me', path: z.object({ waveId: WaveId }) },
    async ({ path: { waveId }, caller, at }) => ({ status: 200, body: await show(signedIn(caller), waveId, at) }),
  );
};

const settings = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string(), EVIDENCE_BUCKET: z.string() });
const table = tableNamed(settings.TABLE_NAME);
const waves = waveTable(table);
export const handler = getEnrollment({
  waves,
  registrations: registrationTable(table),
  enrollments: enrollmentTable(table),
  selections: selectionTable(table),
  awards: awardTable(table),
  results: resultReader({ store: evidenceStore(settings.EVIDENCE_BUCKET), waves, strikes: strikeTable(table) }),
  keys: keyStore(table, settings.DATA_KEY_ARN),
});
