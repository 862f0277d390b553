import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { isRegency, regencyName } from '../../shared/domain/regions.ts';
import { regionRules } from '../../shared/domain/regions/rules.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { regionReader, together, type RegionReader } from '../../shared/regions/reading.ts';
import { supplyReader } from '../../shared/regions/supply.ts';
import { catalogueTable } from '../../shared/table/catalogue.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { regionCountTable } from '../../shared/table/region-counts.ts';
import { regionDrawTable } from '../../shared/table/region-draws.ts';
import { waveTable } from '../../shared/table/waves.ts';

interface GetRegencyFigures {
  readonly read: RegionReader;
  readonly supply: ReturnType<typeof supplyReader>;
}

/**
 * GET /v1/regencies/{regency}/figures: what became of the programme in a regency, by wave (or in one, `waveId`) and in all,
 * without counts so small that they would tell of single people. A local government sees its own.
 */
export const getRegencyFigures = ({ read, supply }: GetRegencyFigures) =>
  endpoint(
    {
      route: 'GET /v1/regencies/{regency}/figures',
      path: z.object({ regency: z.string().refine(isRegency, 'regency-not-found') }),
      query: z.strictObject({ waveId: WaveId.optional() }),
    },
    async ({ path: { regency }, query: { waveId }, confinedTo: own, at }) => {
      if (own?.includes(regency) === false) throw new Refusal('figures-not-own');
      const [{ registered, waves, countedUntil }, held] = await Promise.all([
        read(regency, [regency], waveId),
        supply(regency, at),
      ]);
      if (waveId !== undefined && waves.length === 0) throw new Refusal('figures-not-published');
      return {
        status: 200,
        body: {
          area: { kind: 'regency', code: regency, name: regencyName(regency) },
          smallestCount: regionRules.smallestCount.value,
          countedUntil,
          registered: registered.get(regency),
          all: together(waves.map(({ regencies }) => regencies.get(regency))),
          waves: waves.map(({ wave, regencies }) => ({
            waveId: wave.waveId,
            announcedAt: wave.announcedAt,
            figures: regencies.get(regency),
          })),
          supply: { ...held, asOf: at.toISOString() },
        },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getRegencyFigures({
    read: regionReader({
      waves: waveTable(table),
      counts: regionCountTable(table),
      draws: regionDrawTable(table),
    }),
    supply: supplyReader({ catalogue: catalogueTable(table), courses: courseTable(table) }),
  }),
);
