import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { isProvince, provinceName, regenciesOf } from '../../shared/domain/regions.ts';
import { regionRules } from '../../shared/domain/regions/rules.ts';
import { totalOf } from '../../shared/domain/regions/small-counts.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { regionReader, together, type RegionReader } from '../../shared/regions/reading.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { regionCountTable } from '../../shared/table/region-counts.ts';
import { regionDrawTable } from '../../shared/table/region-draws.ts';
import { waveTable } from '../../shared/table/waves.ts';

/**
 * GET /v1/provinces/{province}/figures: what became of the programme in a province, by wave and in all, and in each of its
 * regencies over all waves, or in one (`waveId`). Totals are made of what is told of the regencies and of nothing else. The
 * local government of the province sees it.
 */
export const getProvinceFigures = ({ read }: { readonly read: RegionReader }) =>
  endpoint(
    {
      route: 'GET /v1/provinces/{province}/figures',
      path: z.object({ province: z.string().refine(isProvince, 'province-not-found') }),
      query: z.strictObject({ waveId: WaveId.optional() }),
    },
    async ({ path: { province }, query: { waveId }, caller, confinedTo: own }) => {
      if (own !== undefined && !caller.provinces.includes(province)) throw new Refusal('figures-not-own');
      const regencies = regenciesOf(province);
      const codes = regencies.map(({ code }) => code);
      const { registered, waves, countedUntil } = await read(`${province}.`, codes, waveId);
      if (waveId !== undefined && waves.length === 0) throw new Refusal('figures-not-published');
      const ofRegency = (code: string) => together(waves.map((wave) => wave.regencies.get(code)));
      return {
        status: 200,
        body: {
          area: { kind: 'province', code: province, name: provinceName(province) },
          smallestCount: regionRules.smallestCount.value,
          countedUntil,
          registered: totalOf([...registered.values()]),
          all: together(codes.map(ofRegency)),
          waves: waves.map(({ wave, regencies: figures }) => ({
            waveId: wave.waveId,
            announcedAt: wave.announcedAt,
            figures: together([...figures.values()]),
          })),
          regencies: regencies.map(({ code, name }) => ({
            area: { kind: 'regency', code, name },
            registered: registered.get(code),
            all: ofRegency(code),
          })),
        },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  getProvinceFigures({
    read: regionReader({
      waves: waveTable(table),
      counts: regionCountTable(table),
      draws: regionDrawTable(table),
    }),
  }),
);
