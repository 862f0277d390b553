import * as z from 'zod';
import { ApplicantId, Ticket } from '../../events/event.ts';
import { placementOf, type FreezingEnrollment } from '../domain/enrollment.ts';
import { householdsOf } from '../domain/draw/households.ts';
import { formatApplicant, formatExcluded } from '../domain/draw/lines.ts';
import type { Rows } from '../domain/draw/rows.ts';

/**
 * The work file of one shard of enrolments: for each regency its applicants, then its excluded tickets, both in the
 * order of their tickets. Rows of applicants all have the same length, so that freezing copies bytes and makes no
 * object an applicant.
 */

const idLength = 32;
const instantLength = 24;
const publicLength = idLength + 1 + idLength + 1 + 1 + 1 + 1;
/** A row of the published file of applicants, with its line feed. */
export const publishedRowLength = publicLength + 1;
const stratumLength = 2;
/** ticket,household,slots,priority,applicantId,joinedAt,stratum and a line feed. */
export const collectedRowLength = publicLength + 1 + idLength + 1 + instantLength + 1 + stratumLength + 1;
/**
 * A row of the holders' file, in the order of the published rows: applicantId (16 bytes), joinedAt (milliseconds since
 * 1970 as 6 bytes, big-endian) and stratum (2 characters). As text it would take four times the memory of a draw.
 */
const holderIdBytes = idLength / 2;
const holderInstantBytes = 6;
const holderRowLength = holderIdBytes + holderInstantBytes + stratumLength;
const slotsStart = idLength + 1 + idLength + 1;
const lineFeed = 0x0a;

/** Of a regency in one shard's file: where its slice starts, and the bytes of applicants and of excluded tickets. */
export const Slice = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative()]);
export type Slice = z.infer<typeof Slice>;
export const SliceIndex = z.record(z.string(), Slice);
export type SliceIndex = z.infer<typeof SliceIndex>;

interface Lines {
  readonly applicants: string[];
  readonly excluded: string[];
}

/** Why an enrolment takes no part, of those that do not. */
const reasonOf = ({
  leftAt,
  standing,
}: FreezingEnrollment): { readonly reason: string; readonly listVersion: string } => {
  if (leftAt !== undefined) return { reason: 'left', listVersion: '' };
  if (standing.state === 'pending') return { reason: 'not-verified', listVersion: '' };
  return standing.state === 'excluded' ? standing : { reason: 'regency-not-in-wave', listVersion: '' };
};

/** Gathers the enrolments of one shard, which are added in the order of their tickets. */
export const sliceBuilder = (quota: Readonly<Record<string, number>>) => {
  const codes = Object.keys(quota).sort();
  const regencies = new Map<string, Lines>(codes.map((code) => [code, { applicants: [], excluded: [] }]));
  const counts = { applicants: 0, excluded: 0 };
  return {
    /** @throws DrawFault for a value that the draw's files cannot carry. */
    add(enrollment: FreezingEnrollment): void {
      const { ticket, applicantId, joinedAt, standing } = enrollment;
      const { kind, regency } = placementOf(enrollment, codes);
      if (kind === 'applicants' && standing.state === 'eligible') {
        const { household, slots, priority, stratum } = standing;
        const line = formatApplicant({ ticket, household, slots, priority });
        regencies.get(regency)?.applicants.push(`${line},${applicantId},${joinedAt},${stratum}\n`);
        counts.applicants += 1;
      } else {
        const { reason, listVersion } = reasonOf(enrollment);
        regencies.get(regency)?.excluded.push(`${formatExcluded({ ticket, reason, listVersion })}\n`);
        counts.excluded += 1;
      }
    },
    /** The file, where each regency's slice lies in it, and how many tickets it holds. */
    build(): { file: Buffer; index: SliceIndex; applicants: number; excluded: number } {
      const parts: string[] = [];
      const index: SliceIndex = {};
      let offset = 0;
      for (const [code, lines] of regencies) {
        // The lines are ASCII: as many bytes as characters.
        const [applicants, excluded] = [lines.applicants.join(''), lines.excluded.join('')];
        if (applicants.length + excluded.length === 0) continue;
        parts.push(applicants, excluded);
        index[code] = [offset, applicants.length, excluded.length];
        offset += applicants.length + excluded.length;
      }
      return { file: Buffer.from(parts.join(''), 'latin1'), index, ...counts };
    },
  };
};

/** Where the rows of a regency's applicants are put together. */
export interface Parted {
  /** The published rows, which have the length of the rows they are parted from. */
  readonly applicants: Buffer;
  /** In the same order, what ties tickets to their holders. */
  readonly holders: Buffer;
}

/** Room for so many applicants, of whom the published rows are to lie in the given bytes. */
export const partedInto = (applicants: Buffer): Parted => ({
  applicants,
  holders: Buffer.alloc((applicants.length / publishedRowLength) * holderRowLength),
});

/**
 * Parts collected rows into the published rows and the rows that tie tickets to their holders, and puts both in their
 * places: the first of them is the row with this number of its regency.
 */
export const partApplicants = (collected: Buffer, { applicants, holders }: Parted, firstRow: number): void => {
  const count = collected.length / collectedRowLength;
  if (!Number.isInteger(count)) throw new Error('The collected rows do not all have the same length.');
  for (let row = 0; row < count; row += 1) {
    const start = row * collectedRowLength;
    const published = (firstRow + row) * publishedRowLength;
    collected.copy(applicants, published, start, start + publicLength);
    applicants[published + publicLength] = lineFeed;
    let holder = (firstRow + row) * holderRowLength;
    let at = start + publishedRowLength;
    holder += holders.write(collected.toString('latin1', at, at + idLength), holder, 'hex');
    at += idLength + 1;
    holder = holders.writeUIntBE(
      Date.parse(collected.toString('latin1', at, at + instantLength)),
      holder,
      holderInstantBytes,
    );
    at += instantLength + 1;
    collected.copy(holders, holder, at, at + stratumLength);
  }
};

/**
 * The members of a household were settled one by one: should one of them (whose earlier award a person waived, say)
 * have been told of more slots than another, the smaller number holds for all. Changes the rows where that is so.
 */
export const levelSlots = (rows: Rows): void => {
  const { bytes, count } = rows;
  const slotsOf = (row: number) => row * publishedRowLength + slotsStart;
  const one = '1'.charCodeAt(0);
  const { householdOf, members } = householdsOf(rows);
  const hasOne = new Uint8Array(members.length);
  for (let row = 0; row < count; row += 1) if (bytes[slotsOf(row)] === one) hasOne[householdOf[row] ?? 0] = 1;
  for (let row = 0; row < count; row += 1) if (hasOne[householdOf[row] ?? 0] === 1) bytes[slotsOf(row)] = one;
};

/** The applicant who holds the ticket in a row of the holders' file. */
export const holderAt = (holders: Buffer, row: number): string => {
  const start = row * holderRowLength;
  return holders.toString('hex', start, start + holderIdBytes);
};

/** When the holder of the ticket in a row joined (milliseconds since 1970), and the holder's stratum. */
export const joiningAt = (holders: Buffer, row: number): { readonly joinedAt: number; readonly stratum: string } => {
  const start = row * holderRowLength + holderIdBytes;
  const end = start + holderInstantBytes;
  return {
    joinedAt: holders.readUIntBE(start, holderInstantBytes),
    stratum: holders.toString('latin1', end, end + stratumLength),
  };
};

/** A winner as the award needs it; its rows all have the same length, so that a batch is one range. */
export interface WinnerRow {
  readonly ticket: Ticket;
  readonly applicantId: ApplicantId;
  /** In the regency, from 1. */
  readonly rank: number;
  /** Members of the same household taken before: 0 or 1. */
  readonly householdWinnersBefore: number;
}

const rankDigits = 8;
const winnerRowLength = idLength + 1 + idLength + 1 + rankDigits + 1 + 1 + 1;

/** ticket,applicantId,rank,householdWinnersBefore and a line feed. */
export const formatWinner = (winner: {
  readonly ticket: string;
  readonly applicantId: string;
  readonly rank: number;
  readonly householdWinnersBefore: number;
}): string => {
  const { ticket, applicantId, rank, householdWinnersBefore } = winner;
  return `${ticket},${applicantId},${String(rank).padStart(rankDigits, '0')},${householdWinnersBefore}\n`;
};

/**
 * How many winners one unit of the award, and of the notices, takes. A message carries up to twenty units, which have to
 * be done within the time-out of one step.
 */
const winnersPerUnit = 50;

/** A unit of the award: its regency and the number of its batch, from 0. */
export interface WinnerBatch {
  readonly code: string;
  readonly batch: number;
}

const batchName = ({ code, batch }: WinnerBatch): string => `${code}:${String(batch).padStart(4, '0')}`;

export const batchOf = (unit: string): WinnerBatch => {
  const [code = '', batch = ''] = unit.split(':');
  return { code, batch: Number(batch) };
};

/** The units that hold this many winners of a regency. */
export const batchesOf = (code: string, winners: number): string[] =>
  Array.from({ length: Math.ceil(winners / winnersPerUnit) }, (_, batch) => batchName({ code, batch }));

/** Where a batch lies in the file of a regency that has so many winners. */
export const batchRange = (batch: number, winners: number): { offset: number; length: number } => ({
  offset: batch * winnersPerUnit * winnerRowLength,
  length: Math.max(0, Math.min(winnersPerUnit, winners - batch * winnersPerUnit)) * winnerRowLength,
});

/** Where all rows lie in the file of a regency that has so many winners. */
export const wholeRange = (winners: number): { offset: number; length: number } => ({
  offset: 0,
  length: winners * winnerRowLength,
});

/** Reads back rows written by formatWinner. */
export const parseWinners = (rows: Buffer): WinnerRow[] =>
  rows
    .toString('latin1')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [ticket, applicantId, rank, before] = line.split(',');
      return {
        ticket: Ticket.parse(ticket),
        applicantId: ApplicantId.parse(applicantId),
        rank: Number(rank),
        householdWinnersBefore: Number(before),
      };
    });
