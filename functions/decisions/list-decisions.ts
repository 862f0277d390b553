import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { decisionTable, type Decisions } from '../../shared/table/decisions.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

interface ListDecisions {
  readonly waves: Pick<Waves, 'get'>;
  readonly decisions: Pick<Decisions, 'all'>;
}

/** GET /v1/waves/{waveId}/decisions: what was proposed about a wave, by whom, and what became of it, the first first. */
export const listDecisions = ({ waves, decisions }: ListDecisions) =>
  endpoint(
    { route: 'GET /v1/waves/{waveId}/decisions', path: z.object({ waveId: WaveId }) },
    async ({ path: { waveId } }) => {
      if ((await waves.get(waveId)) === undefined) throw new Refusal('wave-not-found');
      return { status: 200, body: { decisions: await decisions.all(waveId) } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listDecisions({ waves: waveTable(table), decisions: decisionTable(table) }));
