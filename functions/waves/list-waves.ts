import * as z from 'zod';
import { waveView } from '../../shared/domain/wave.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

/** GET /v1/waves: every wave with where it stands, the latest first, for anybody. */
export const listWaves = ({ waves }: { waves: Pick<Waves, 'list'> }) =>
  endpoint({ route: 'GET /v1/waves' }, async ({ at, headers }) => {
    const newestFirst = (await waves.list()).toSorted((one, other) => (one.opensAt < other.opensAt ? 1 : -1));
    const body = { waves: newestFirst.map((wave) => waveView(wave, at)) };
    return cacheable(headers, { body, cacheControl: 'public, max-age=10' });
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = listWaves({ waves: waveTable(tableNamed(TABLE_NAME)) });
