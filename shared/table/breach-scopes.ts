import * as z from 'zod';
import { ApplicantId, type WaveId } from '../../events/event.ts';
import type { Partner } from '../domain/training/partner.ts';
import { Case, caseStatuses, personOf } from '../domain/case.ts';
import type { Table } from './client.ts';
import { eventTable } from './events.ts';
import { enrollmentShards, index, keys } from './keys.ts';
import { getItems, indexPages, queryPages } from './read.ts';
import { rekeyingKeys, rosterShards } from './rekeying-keys.ts';

type People = readonly ApplicantId[];

/** How many partitions are read at once. */
const atOnce = 16;

const Owned = z.object({ applicantId: ApplicantId });
const Bought = z.object({
  data: z.looseObject({ applicantId: ApplicantId, platformId: z.string(), institutionId: z.string() }),
});

/** Whom a breach may affect, partition by partition; nothing is scanned. */
export const breachScopeTable = (table: Table) => {
  /** Reads numbered partitions, some at once, and gives what each came to. */
  async function* each(partitions: number, read: (partition: number) => Promise<People>): AsyncGenerator<People> {
    for (let from = 0; from < partitions; from += atOnce) {
      const together = Array.from({ length: Math.min(atOnce, partitions - from) }, (_, place) => read(from + place));
      yield* await Promise.all(together);
    }
  }

  const ticketHolders = async (waveId: WaveId, shard: number): Promise<People> => {
    const found: ApplicantId[] = [];
    const attributes = ['applicantId'];
    for await (const page of queryPages(table, keys.enrollments(waveId, shard), { attributes, eventually: true }))
      for (const item of page) found.push(Owned.parse(item).applicantId);
    return found;
  };

  /** Whether a text is encrypted under a version of the key, as sealed texts begin with theirs. */
  const isUnder = (version: number, item: Readonly<Record<string, unknown>>): boolean =>
    JSON.stringify([item['identity'], item['earlier']]).includes(`"${version}.`);

  const registeredUnder = async (version: number, shard: number): Promise<People> => {
    const found: ApplicantId[] = [];
    for await (const page of queryPages(table, rekeyingKeys.roster(shard), { eventually: true })) {
      const wanted = page.map(({ sk }) => keys.registration(ApplicantId.parse(sk)));
      const items = await getItems(table, wanted);
      for (const item of items) if (isUnder(version, item)) found.push(Owned.parse(item).applicantId);
    }
    return found;
  };

  return {
    /** Everybody with a ticket in a wave, of those who left it too. */
    ofWave: (waveId: WaveId) => each(enrollmentShards, (shard) => ticketHolders(waveId, shard)),

    /** Everybody with a field of the registration under a version of the key. */
    ofFieldKey: (version: number) => each(rosterShards, (shard) => registeredUnder(version, shard)),

    /** Whose purchases at a partner something happened to between two instants. */
    async *ofPartner(party: Partner['party'], from: string, to: string): AsyncGenerator<People> {
      for await (const page of eventTable(table).between(from, to, [])) {
        yield page.flatMap((item) => {
          const bought = Bought.safeParse(item).data?.data;
          if (bought === undefined) return [];
          const isTheirs =
            party.kind === 'platform'
              ? bought.platformId === party.platformId
              : bought.institutionId === party.institutionId;
          return isTheirs ? [bought.applicantId] : [];
        });
      }
    },

    /** Everybody with a case that was opened by an instant: who lists cases reads what they wrote. */
    async *ofCases(by: string): AsyncGenerator<People> {
      for (const status of caseStatuses) {
        for await (const page of indexPages(table, { ...index.cases(status), to: by }))
          yield page.map((item) => personOf(Case.parse(item)));
      }
    },
  };
};
