import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import type { Run } from '../../shared/domain/run.ts';
import { drawRunOf, publishedRunOf, type Wave } from '../../shared/domain/wave.ts';
import { Refusal } from '../../shared/errors.ts';
import { evidenceStore, type EvidenceStore } from '../../shared/evidence/store.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { publicPath } from '../../shared/selection/paths.ts';
import { publicRecord } from '../../shared/selection/public-record.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { selectionTable, type SelectionTable } from '../../shared/table/selections.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

const linkSeconds = 300;

interface GetEvidence {
  readonly waves: Pick<Waves, 'cached'>;
  readonly selections: SelectionTable;
  readonly store: Pick<EvidenceStore, 'link'>;
}

/**
 * The run and the path within its evidence that a file's name asks for: `runs/2/result.json` names its run; a name
 * alone is of the run whose result everybody sees, or before there is one of the run that draws.
 */
const evidenceNamed = (wave: Wave, file: string): { readonly run: Run; readonly path: string } => {
  const [, number, path] = /^runs\/([1-9]\d{0,3})\/(.+)$/.exec(file) ?? [];
  if (number !== undefined && path !== undefined) return { run: { waveId: wave.waveId, run: Number(number) }, path };
  return { run: publishedRunOf(wave) ?? drawRunOf(wave), path: file };
};

/** GET /v1/waves/{waveId}/evidence/{file+}: sends anybody to a file of the published evidence. */
export const getEvidence = ({ waves, selections, store }: GetEvidence) => {
  const record = publicRecord({ selections });
  return endpoint(
    {
      route: 'GET /v1/waves/{waveId}/evidence/{file+}',
      path: z.object({ waveId: WaveId, file: z.string().max(100, 'evidence-not-found') }),
    },
    async ({ path: { waveId, file }, at }) => {
      const wave = await waves.cached(waveId);
      if (wave === undefined) throw new Refusal('evidence-not-found');
      const { run, path } = evidenceNamed(wave, file);
      if (!(await record.has(run, path, at))) throw new Refusal('evidence-not-found');
      const location = await store.link(publicPath(run, path), linkSeconds);
      // Kept for less than the link lives, so that nobody is sent to one that has expired.
      return { status: 302, headers: { location, 'cache-control': `public, max-age=${linkSeconds - 60}` } };
    },
  );
};

const { TABLE_NAME, EVIDENCE_BUCKET } = environment({ TABLE_NAME: z.string(), EVIDENCE_BUCKET: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getEvidence({
  waves: waveTable(table),
  selections: selectionTable(table),
  store: evidenceStore(EVIDENCE_BUCKET),
});
