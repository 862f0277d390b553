import * as z from 'zod';

/** What a stage of a selection waits for, in both languages. */
export const Wait = z.object({ id: z.string(), en: z.string() });
export type Wait = z.infer<typeof Wait>;

/** What outside services are called in Indonesian; others by their own name. */
const serviceNames: Readonly<Record<string, string>> = { witness: 'saksi', beacon: 'suar acak' };

/** Everything that a stage may wait for. Instants are in ISO 8601. */
export const waits = {
  turn: { id: 'gelombang lain yang sedang diseleksi', en: 'another wave that is being selected' },

  lists: (versions: readonly string[]): Wait => ({
    id: `daftar yang sedang diterapkan: ${versions.join(', ')}`,
    en: `lists that are being applied: ${versions.join(', ')}`,
  }),

  standings: (people: number): Wait => ({
    id: `${people} orang yang kelayakannya sedang diputuskan`,
    en: `${people} people whose standing is being settled`,
  }),

  commitment: ({ service, reason }: { readonly service: string; readonly reason: string }): Wait => ({
    id: `${serviceNames[service] ?? service}, untuk komitmen yang belum dibuat (${reason})`,
    en: `the ${service}, for a commitment that is not made yet (${reason})`,
  }),

  objections: (until: string): Wait => ({
    id: `akhir masa keberatan pada ${until}`,
    en: `the end of the objection window at ${until}`,
  }),

  lateLists: { id: 'daftar yang tiba sebelum penyegelan', en: 'lists that arrived before the seal' },

  round: (round: number, at: string): Wait => ({
    id: `putaran ${round} suar acak pada ${at}`,
    en: `round ${round} of the beacon at ${at}`,
  }),

  relay: (round: number, reason: string): Wait => ({
    id: `putaran ${round} suar acak, yang belum ada pada penyiar mana pun (${reason})`,
    en: `round ${round} of the beacon, which no relay has (${reason})`,
  }),

  release: {
    id: 'pelepasan oleh dua orang, karena undian ini tidak lulus uji keadilan',
    en: 'a release by two people, since the draw failed the fairness gate',
  },
} satisfies Readonly<Record<string, Wait | ((...parts: never[]) => Wait)>>;
