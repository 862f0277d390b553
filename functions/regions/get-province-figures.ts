import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { isProvince, provinceName, regenciesOf } from '../../shared/domain/regions.ts';
import { regionRules } from '../../shared/domain/regions/rules.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { areaTold, regionReader, together, type RegionReader } from '../../shared/regions/reading.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { regionCountTable } from '../../shared/table/region-counts.ts';
import { regionDrawTable } from '../../shared/table/region-draws.ts';
import { waveTable } from '../../shared/table/waves.ts';

/**
 * GET /v1/provinces/{province}/figures: what became of the programme in a province, by wave and in all, and in each of its
 * regencies over all waves, or in one (`waveId`). Totals are made of what is told of the regencies and of nothing else. The
 * local governments of the province and of its regencies see it: a regency beside its neighbours.
 */
export const getProvinceFigures = ({ read }: { readonly read: RegionReader }) =>
  endpoint(
    {
      route: 'GET /v1/provinces/{province}/figures',
      path: z.object({ province: z.string().refine(isProvince, 'province-not-found') }),
      query: z.strictObject({ waveId: WaveId.optional() }),
    },
    async ({ path: { province }, query: { waveId }, confinedTo: own }) => {
      const regencies = regenciesOf(province);
      const codes = regencies.map(({ code }) => code);
      if (own !== undefined && !codes.some((code) => own.includes(code))) throw new Refusal('figures-not-own');
      const figures = await read(`${province}.`, codes, waveId);
      const { registered, waves, countedUntil } = figures;
      if (waveId !== undefined && waves.length === 0) throw new Refusal('figures-not-published');
      const ofRegency = (code: string) => together(waves.map((wave) => wave.regencies.get(code)));
      return {
        status: 200,
        body: {
          area: { kind: 'province', code: province, name: provinceName(province) },
          smallestCount: regionRules.smallestCount.value,
          countedUntil,
          ...areaTold(figures),
          waves: waves.map(({ wave, regencies: ofWave }) => ({
            waveId: wave.waveId,
            announcedAt: wave.announcedAt,
            figures: together([...ofWave.values()]),
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
