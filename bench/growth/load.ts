import { setImmediate as breathe } from 'node:timers/promises';
import type { WaveId } from '../../events/event.ts';
import { progressOf } from '../../local/demo/progress.ts';
import { householdOf, ticketOf } from '../../shared/domain/ticket.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import type { KeyRing, KeyStore } from '../../shared/keys/ring.ts';
import { chunksOf, largestRegency, peopleOf, type Chunk } from '../wave/population.ts';
import { rowsAfter, rowWriter, type Marks, type Row } from './sample.ts';

/** One person who went through the system, as the table keeps them: what everybody is made after. */
export interface Sample {
  readonly marks: Marks;
  readonly rows: readonly Row[];
  /** The wave that the sample joined, as all do. */
  readonly waveId: WaveId;
}

interface Loading {
  readonly file: string;
  readonly tableName: string;
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
  readonly sample: Sample;
  /** A regency in which nobody is loaded: those who would live there live in the largest. */
  readonly empty: string;
}

const daysOfRegistering = 28;

/** Registrations are spread over the hours of four weeks. */
const hourOf = (number: number, today: number): string =>
  new Date(today - (1 + (number % (24 * daysOfRegistering))) * 3_600_000).toISOString().slice(0, 13);

const phoneOf = (number: number): string => `+62895${String(number).padStart(8, '0')}`;

const hashOf = (ring: KeyRing, use: 'nik' | 'kk' | 'phone' | 'email', text: string): string => {
  const [hash] = keyedHashes(ring, use, text);
  if (hash === undefined) throw new Error('There is no key to hash with.');
  return hash.hash;
};

/** The chunks of so many people, in the regencies as they live, with half of all in the largest. */
const chunksWithout = (empty: string, people: number): Chunk[] =>
  chunksOf(people)
    .filter(({ takesPart }) => takesPart)
    .map((chunk) => (chunk.regency === empty ? { ...chunk, regency: largestRegency } : chunk));

/** Somebody who was loaded, as the table knows them. */
interface Loaded {
  readonly applicantId: string;
  readonly ticket: string;
}

/**
 * Puts so many people into the engine's file, past the engine: all of them registered, and in the sample's wave.
 * @returns how many rows that took, and who came last.
 */
export const loadPeople = async (
  { file, tableName, keys, sample, empty }: Loading,
  people: number,
): Promise<{ readonly rows: number; readonly last: Loaded }> => {
  const ring = await keys.ring();
  const wave = await keys.waveKeys(sample.waveId);
  const today = Date.now();
  const rowsOfPerson = rowsAfter(sample.rows, sample.marks);
  let last: Loaded | undefined;
  const rowsOf = function* (chunk: Chunk): Generator<Row> {
    for (const [place, { applicantId, nik, kk, regency }] of peopleOf(chunk).entries()) {
      const number = chunk.first + place;
      const marks = {
        applicantId,
        regency,
        nikHash: hashOf(ring, 'nik', nik),
        kkHash: hashOf(ring, 'kk', kk),
        phoneHash: hashOf(ring, 'phone', phoneOf(number)),
        emailHash: hashOf(ring, 'email', `peserta.${number}@warga.example`),
        fingerprint: hashOf(ring, 'nik', `submission ${number}`),
        ticket: ticketOf(wave, nik),
        household: householdOf(wave, kk),
        hour: hourOf(number, today),
      };
      last = marks;
      yield* rowsOfPerson(marks);
    }
  };

  const progress = progressOf('people loaded', people);
  const writer = rowWriter(file, tableName);
  let rows = 0;
  try {
    for (const chunk of chunksWithout(empty, people)) {
      rows += await writer.write(rowsOf(chunk));
      progress.advance(chunk.count);
      // What else runs in this process has a turn.
      await breathe();
    }
  } finally {
    writer.close();
  }
  progress.finish();
  if (last === undefined) throw new Error('Nobody was loaded.');
  return { rows, last };
};
