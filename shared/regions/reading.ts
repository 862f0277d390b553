import type { WaveId } from '../../events/event.ts';
import { figuresTogether, toldFigures, type ToldFigures, type WaveFigures } from '../domain/regions/figures.ts';
import { noCounts, type RegionCounts } from '../domain/regions/move.ts';
import { regionRules } from '../domain/regions/rules.ts';
import { told, totalOf, type Total } from '../domain/regions/small-counts.ts';
import { runName, type Run } from '../domain/run.ts';
import { publishedRunOf, type Wave } from '../domain/wave.ts';
import { remembered } from '../platform/remembered.ts';
import { forEachAtOnce } from '../selection/stage.ts';
import type { RegionCountTable } from '../table/region-counts.ts';
import type { RegionDrawTable } from '../table/region-draws.ts';

export interface RegionSources {
  readonly waves: { list(): Promise<Wave[]> };
  readonly counts: Pick<RegionCountTable, 'ofRegency' | 'countedUntil'>;
  readonly draws: RegionDrawTable;
}

/** How much is asked for at once. */
const readsAtOnce = 16;

/** What is published of a draw does not change: an environment asks once for each wave and area. */
const draws = { milliseconds: Infinity, entries: 2_000 } as const;

interface OfArea {
  readonly run: Run;
  readonly area: string;
}
const nameOf = ({ run, area }: OfArea): string => `${runName(run)} ${area}`;

/** A wave whose result is announced, with its figures in some regencies as they are told. */
export interface FiguresOfWave {
  readonly wave: Wave;
  /** By regency. */
  readonly regencies: ReadonlyMap<string, ToldFigures>;
}

/** What is told of an area's regencies. */
export interface AreaFigures {
  /** Of each regency its residents whose identity was confirmed. */
  readonly registered: ReadonlyMap<string, Total>;
  /** Waves whose result is announced, the newest first. */
  readonly waves: readonly FiguresOfWave[];
  /** Up to when everything but the draws is counted (ISO 8601); undefined where nothing ever was. */
  readonly countedUntil: string | undefined;
}

const announcedFirst = (one: Wave, other: Wave): number =>
  (one.announcedAt ?? '') < (other.announcedAt ?? '') ? 1 : -1;

/** Puts the figures of regencies together from the published draws and the counts. Reads grow with waves, not with people. */
export const regionReader = ({ waves, counts, draws: table }: RegionSources) => {
  const drawOf = remembered(({ run, area }: OfArea) => table.ofDraw(run, area), { ...draws, nameOf });
  const callOf = remembered(({ run, area }: OfArea) => table.ofCall(run, area), { ...draws, nameOf });

  /** How many were called in an area after the draw that is published, by regency. */
  const calledIn = async ({ waveId, lastRun, openRun }: Wave, after: Run, area: string) => {
    const called = new Map<string, number>();
    for (let run = after.run + 1; run <= lastRun; run += 1) {
      if (run === openRun) continue;
      for (const [code, count] of await callOf({ run: { waveId, run }, area }))
        called.set(code, (called.get(code) ?? 0) + count);
    }
    return called;
  };

  const ofWave = async (
    wave: Wave,
    run: Run,
    { area, regencies }: { readonly area: string; readonly regencies: ReadonlyMap<string, RegionCounts> },
  ): Promise<FiguresOfWave> => {
    const [{ frozen, drawn }, called] = await Promise.all([drawOf({ run, area }), calledIn(wave, run, area)]);
    const figuresOf = (code: string, ofRegency: RegionCounts): WaveFigures => {
      const { applicants, excluded, reasons } = frozen.get(code) ?? { applicants: 0, excluded: 0, reasons: {} };
      const winners = drawn.get(code) ?? 0;
      return {
        ...(ofRegency.waves.get(wave.waveId) ?? noCounts),
        ...{ excluded, notEligible: reasons, drawn: winners, notDrawn: applicants - winners },
        called: called.get(code) ?? 0,
      };
    };
    const smallest = regionRules.smallestCount.value;
    return {
      wave,
      regencies: new Map([...regencies].map(([code, own]) => [code, toldFigures(figuresOf(code, own), smallest)])),
    };
  };

  /**
   * The figures of some regencies that have one beginning of their codes in common, in one wave or in all that are
   * announced.
   */
  return async (area: string, codes: readonly string[], waveId?: WaveId): Promise<AreaFigures> => {
    const regencies = new Map<string, RegionCounts>();
    await forEachAtOnce(codes, readsAtOnce, async (code) => {
      regencies.set(code, await counts.ofRegency(code));
    });
    const announced = (await waves.list())
      .filter((wave) => wave.announcedAt !== undefined && (waveId === undefined || wave.waveId === waveId))
      .sort(announcedFirst);
    const found = new Map<WaveId, FiguresOfWave>();
    await forEachAtOnce(announced, readsAtOnce, async (wave) => {
      const run = publishedRunOf(wave);
      if (run !== undefined) found.set(wave.waveId, await ofWave(wave, run, { area, regencies }));
    });
    const smallest = regionRules.smallestCount.value;
    return {
      registered: new Map(codes.map((code) => [code, totalOf([told(regencies.get(code)?.registered ?? 0, smallest)])])),
      waves: announced.flatMap((wave) => found.get(wave.waveId) ?? []),
      countedUntil: await counts.countedUntil(),
    };
  };
};
export type RegionReader = ReturnType<typeof regionReader>;

/** What is told of an area over all waves that were read. */
export interface AreaTold {
  readonly registered: Total;
  readonly all: ToldFigures;
}

/** What is told of an area's regencies, added up: of the area nothing else is told. */
export const areaTold = ({ registered, waves }: AreaFigures): AreaTold => ({
  registered: totalOf([...registered.values()]),
  all: together(waves.flatMap(({ regencies }) => [...regencies.values()])),
});

/** What is told of a regency in several waves, or in a wave of several regencies, as one. */
export const together = (several: readonly (ToldFigures | undefined)[]): ToldFigures =>
  figuresTogether(several.filter((one) => one !== undefined));
