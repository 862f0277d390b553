import * as z from 'zod';
import { Ticket, WaveId } from '../../events/event.ts';
import { resultView } from '../../shared/domain/result-view.ts';
import { publishedRunOf } from '../../shared/domain/wave.ts';
import { Refusal } from '../../shared/errors.ts';
import { resultReader, type Results } from '../../shared/evidence/results.ts';
import { evidenceStore } from '../../shared/evidence/store.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable, type Enrollments } from '../../shared/table/enrollments.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

interface GetTicket {
  readonly waves: Pick<Waves, 'cached'>;
  readonly enrollments: Pick<Enrollments, 'get'>;
  readonly results: Results;
}

/**
 * GET /v1/waves/{waveId}/tickets/{ticket}: the published result of a ticket with its proof, for whoever knows the
 * ticket. Everybody's caches may keep it for an hour: only a redraw, which takes days to order, puts another in its place.
 */
export const getTicket = ({ waves, enrollments, results }: GetTicket) =>
  endpoint(
    { route: 'GET /v1/waves/{waveId}/tickets/{ticket}', path: z.object({ waveId: WaveId, ticket: Ticket }) },
    async ({ path: { waveId, ticket }, headers }) => {
      const wave = await waves.cached(waveId);
      if (wave === undefined) throw new Refusal('wave-not-found');
      const run = publishedRunOf(wave);
      if (run === undefined) throw new Refusal('result-not-published', { maxAgeSeconds: 10 });
      const enrollment = await enrollments.get(waveId, ticket, { eventually: true });
      if (enrollment === undefined) throw new Refusal('ticket-not-found');
      const body = resultView(await results.of(enrollment, run));
      return cacheable(headers, { body, cacheControl: 'public, max-age=3600' });
    },
  );

const { TABLE_NAME, EVIDENCE_BUCKET } = environment({ TABLE_NAME: z.string(), EVIDENCE_BUCKET: z.string() });
const table = tableNamed(TABLE_NAME);
const waves = waveTable(table);
export const handler = getTicket({
  waves,
  enrollments: enrollmentTable(table),
  results: resultReader({ store: evidenceStore(EVIDENCE_BUCKET), waves, strikes: strikeTable(table) }),
});
