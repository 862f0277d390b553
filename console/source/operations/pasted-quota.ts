import { QuotaInput } from '../../../shared/domain/quota.ts';

/** A quota table as it was pasted, from a sheet or a file, as the API reads it: commas, and its header. */
export const quotaCsv = (pasted: string): string => {
  const lines = pasted
    .split(/\r?\n/)
    .map((line) => line.trim().replaceAll(/\s*[\t;,]\s*/g, ','))
    .filter((line) => line !== '');
  const [first = ''] = lines;
  return [...(/^\d/.test(first) ? ['code,quota'] : []), ...lines, ''].join('\n');
};

/** How many regencies and places a pasted table has; undefined as long as it is none. */
export const countedQuota = (pasted: string): { readonly regencies: number; readonly places: number } | undefined => {
  const { data } = QuotaInput.safeParse({ csv: quotaCsv(pasted) });
  if (data === undefined) return undefined;
  const places = Object.values(data).filter((value) => typeof value === 'number');
  return { regencies: places.length, places: places.reduce((sum, more) => sum + more, 0) };
};
