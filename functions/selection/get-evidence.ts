import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { Refusal } from '../../shared/errors.ts';
import { evidenceStore, type EvidenceStore } from '../../shared/evidence/store.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { publicPath } from '../../shared/selection/paths.ts';
import { publicRecord } from '../../shared/selection/public-record.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { selectionTable, type SelectionTable } from '../../shared/table/selections.ts';

const linkSeconds = 300;

/** GET /v1/waves/{waveId}/evidence/{file+}: sends anybody to a file of the published evidence. */
export const getEvidence = ({
  selections,
  store,
}: {
  selections: SelectionTable;
  store: Pick<EvidenceStore, 'link'>;
}) => {
  const record = publicRecord({ selections });
  return endpoint(
    { path: z.object({ waveId: WaveId, file: z.string().max(100, 'evidence-not-found') }) },
    async ({ path: { waveId, file }, at }) => {
      if (!(await record.has(waveId, file, at))) throw new Refusal('evidence-not-found');
      const location = await store.link(publicPath(waveId, file), linkSeconds);
      // Kept for less than the link lives, so that nobody is sent to one that has expired.
      return { status: 302, headers: { location, 'cache-control': `public, max-age=${linkSeconds - 60}` } };
    },
  );
};

const { TABLE_NAME, EVIDENCE_BUCKET } = environment({ TABLE_NAME: z.string(), EVIDENCE_BUCKET: z.string() });
export const handler = getEvidence({
  selections: selectionTable(tableNamed(TABLE_NAME)),
  store: evidenceStore(EVIDENCE_BUCKET),
});
