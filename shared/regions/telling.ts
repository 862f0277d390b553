import { provinces, regenciesOf } from '../domain/regions.ts';
import { regionRules } from '../domain/regions/rules.ts';
import { log } from '../platform/log.ts';
import type { RegionFiguresTable } from '../table/region-figures.ts';
import { areaTold, regionReader, type RegionSources } from './reading.ts';

interface Telling {
  readonly figures: RegionFiguresTable;
  readonly sources: RegionSources;
  readonly now: () => Date;
  /** No province is begun after so many milliseconds: it waits for the next run. */
  readonly milliseconds: number;
}

/**
 * Keeps anew what is told of each province of which what is kept is older than the rule allows, the oldest first. Nothing is
 * told before the first result is announced. It may be broken off anywhere, and run twice at once: each province is an
 * item of its own, made of what stands, and a second run finds it young.
 * @returns how many provinces were told of.
 */
export const tellNation = async ({
  figures,
  sources,
  now,
  milliseconds,
}: Telling): Promise<{ readonly told: number }> => {
  const began = now().getTime();
  const kept = new Map((await figures.ofNation()).map(({ province, toldAt }) => [province, Date.parse(toldAt)]));
  const keptAt = (province: string): number => kept.get(province) ?? 0;
  const oldest = began - regionRules.nationKeptMinutes.value * 60_000;
  const due = provinces
    .map(({ code }) => code)
    .filter((code) => keptAt(code) < oldest)
    .sort((one, other) => keptAt(one) - keptAt(other));
  let told = 0;
  const waves = due.length === 0 ? [] : await sources.waves.list();
  if (!waves.some(({ announcedAt }) => announcedAt !== undefined)) return { told };
  for (const province of due) {
    const at = now();
    if (at.getTime() - began >= milliseconds) {
      log.info('Provinces wait for the next run to be told of.', { waiting: due.length - told });
      break;
    }
    // A reader for each: what it keeps of draws would not be asked for again before an hour, and all of it is some 60 MB.
    const read = regionReader({ ...sources, waves: { list: () => Promise.resolve(waves) } });
    const codes = regenciesOf(province).map(({ code }) => code);
    const found = await read(`${province}.`, codes);
    await figures.keep({
      ...{ province, toldAt: at.toISOString(), countedUntil: found.countedUntil },
      ...areaTold(found),
    });
    told += 1;
  }
  return { told };
};
