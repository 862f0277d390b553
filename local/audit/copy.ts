import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { DayRoot } from '../../shared/domain/audit/day.ts';
import { dayAfter } from '../../shared/domain/ledger/ledger-day.ts';
import type { AuditorApi } from './api.ts';

const Published = z.object({ document: z.string(), signature: z.string(), timeStamp: z.base64().optional() });

/** Copies the days of the trail from one to another (both included) into a folder, as they can be checked by themselves. */
export const copyTrail = async (
  api: AuditorApi,
  folder: string,
  { from, to, onDay }: { readonly from: string; readonly to: string; readonly onDay: (root: DayRoot) => void },
): Promise<void> => {
  const write = async (path: string, body: Buffer | string): Promise<void> => {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, body);
  };
  for (let day = from; day <= to; day = dayAfter(day)) {
    const { document, signature, timeStamp } = await api.json(`v1/audit/days/${day}`, Published);
    const root = DayRoot.parse(JSON.parse(document));
    for (const { lane, files } of root.lanes) {
      for (const { name } of files) {
        const piece = name.slice(lane.length + 1);
        await write(`${day}/${name}`, await api.bytes(`v1/audit/days/${day}/lanes/${lane}/${piece}`));
      }
    }
    await write(`${day}/root.jws`, signature);
    if (timeStamp !== undefined) await write(`${day}/root.tsr`, Buffer.from(timeStamp, 'base64'));
    // Last, so that a copy that broke off lacks it and is found to.
    await write(`${day}/root.json`, document);
    onDay(root);
  }
};
