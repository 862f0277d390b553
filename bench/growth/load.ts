import { setImmediate as breathe } from 'node:timers/promises';
import type { WaveId } from '../../events/event.ts';
import { progressOf } from '../../local/demo/progress.ts';
import { householdOf, ticketOf } from '../../shared/domain/ticket.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import type { KeyRing, KeyStore } from '../../shared/keys/ring.ts';
import { chunksOf, largestRegency, peopleOf, type Chunk, type Person } from '../wave/population.ts';
import { rowsAfter, rowWriter, type Marks, type Row } from './sample.ts';

/** One person who went through the system, as the table keeps them: what everybody is made after. */
export interface Sample {
  readonly marks: Marks;
  /** What is kept of the person, and what of their part in the wave. */
  readonly person: readonly Row[];
  readonly enrolment: readonly Row[];
  /** The wave that the sample joined. */
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

/** People have numbers from a range of their own for each step, whole families in each. */
const numbersAStep = 17 * 1_000_000;
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

/** The chunks of so many people of a step, in the regencies as they live, with half of all in the largest. */
const chunksOfStep = (step: number, people: number, empty: string): Chunk[] =>
  chunksOf(people)
    .filter(({ takesPart }) => takesPart)
    .map((chunk) => ({
      ...chunk,
      first: chunk.first + step * numbersAStep,
      regency: chunk.regency === empty ? largestRegency : chunk.regency,
    }));

/**
 * Puts people into the engine's file, past the engine, in steps that add up: each step's people are registered once, and
 * those of all steps so far join the wave.
 */
export const loadPeople = async (
  { file, tableName, keys, sample, empty }: Loading,
  steps: readonly number[],
  waveId: WaveId,
): Promise<{ readonly rows: number }> => {
  const ring = await keys.ring();
  const wave = await keys.waveKeys(waveId);
  const today = Date.now();
  const inWave = (row: Row): Row => {
    const named = (text: string): string => text.replaceAll(sample.waveId, waveId);
    return { ...row, pk: named(row.pk), json: named(row.json) };
  };
  const personRows = rowsAfter(sample.person, sample.marks);
  const enrolmentRows = rowsAfter(sample.enrolment.map(inWave), sample.marks);

  const ofWave = (person: Person) => ({ ticket: ticketOf(wave, person.nik), household: householdOf(wave, person.kk) });
  const rowsOf = function* (chunk: Chunk, isNew: boolean): Generator<Row> {
    for (const [place, person] of peopleOf(chunk).entries()) {
      const number = chunk.first + place;
      const marks = { ...sample.marks, applicantId: person.applicantId, regency: person.regency, ...ofWave(person) };
      yield* enrolmentRows(marks);
      if (!isNew) continue;
      yield* personRows({
        ...marks,
        nikHash: hashOf(ring, 'nik', person.nik),
        kkHash: hashOf(ring, 'kk', person.kk),
        phoneHash: hashOf(ring, 'phone', phoneOf(number)),
        emailHash: hashOf(ring, 'email', `peserta.${number}@warga.example`),
        fingerprint: hashOf(ring, 'nik', `submission ${number}`),
        hour: hourOf(number, today),
      });
    }
  };

  const total = steps.reduce((sum, people) => sum + people, 0);
  const progress = progressOf('people loaded', total);
  const writer = rowWriter(file, tableName);
  let rows = 0;
  try {
    for (const [step, people] of steps.entries()) {
      for (const chunk of chunksOfStep(step, people, empty)) {
        rows += await writer.write(rowsOf(chunk, step === steps.length - 1));
        progress.advance(chunk.count);
        // What else runs in this process has a turn.
        await breathe();
      }
    }
  } finally {
    writer.close();
  }
  progress.finish();
  return { rows };
};
