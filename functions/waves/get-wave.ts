import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { regencyName } from '../../shared/domain/regions.ts';
import { waveView } from '../../shared/domain/wave.ts';
import { Refusal } from '../../shared/errors.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

/** GET /v1/waves/{waveId}: a wave with where it stands and its quota by regency, for anybody. */
export const getWave = ({ waves }: { waves: Pick<Waves, 'cached' | 'quota'> }) =>
  endpoint(
    { route: 'GET /v1/waves/{waveId}', path: z.object({ waveId: WaveId }) },
    async ({ path: { waveId }, at, headers }) => {
      const wave = await waves.cached(waveId);
      if (wave === undefined) throw new Refusal('wave-not-found');
      const quota = Object.entries(await waves.quota(waveId))
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([code, places]) => ({ code, name: regencyName(code) ?? code, quota: places }));
      return cacheable(headers, { body: { ...waveView(wave, at), quota }, cacheControl: 'public, max-age=10' });
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = getWave({ waves: waveTable(tableNamed(TABLE_NAME)) });
