import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitRegency } from '../../../../shared/domain/draw/commitment.ts';
import { DrawFault } from '../../../../shared/domain/draw/fault.ts';
import {
  applicantAt,
  applicantFile,
  applicantRows,
  excludedFile,
  excludedRows,
  formatApplicant,
  formatExcluded,
  parseApplicants,
  parseExcluded,
  parseExcludedLine,
} from '../../../../shared/domain/draw/lines.ts';
import { orderByKey } from '../../../../shared/domain/draw/radix.ts';
import { findTicket, rowText, ticketAt } from '../../../../shared/domain/draw/rows.ts';
import { TicketLedger } from '../../../../shared/domain/draw/tickets.ts';
import { applicantsArbitrary, numberedApplicant } from './builders.ts';

const people = [numberedApplicant(1), numberedApplicant(2), numberedApplicant(3)];
const excluded = people.map(({ ticket }) => ({ ticket, reason: 'student', listVersion: 'emis-7' }));
const applicantText = applicantFile(applicantRows(people)).toString();
const excludedText = excludedFile(excludedRows(excluded)).toString();

test('applicants given in any order are written sorted, and read back the same', () => {
  fc.assert(
    fc.property(applicantsArbitrary(), (lines) => {
      const sorted = lines.toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1));

      const rows = parseApplicants(applicantFile(applicantRows(lines)));

      expect(Array.from({ length: rows.count }, (_, row) => applicantAt(rows, row))).toEqual(sorted);
      expect(rows.bytes.toString()).toBe(sorted.map((line) => `${formatApplicant(line)}\n`).join(''));
      expect(sorted.map(({ ticket }) => findTicket(rows, ticket))).toEqual([...sorted.keys()]);
    }),
  );
});

test('a ticket that is not among the rows is not found', () => {
  const rows = applicantRows(people);

  expect(
    ['0'.repeat(32), 'f'.repeat(32), numberedApplicant(4).ticket].map((ticket) => findTicket(rows, ticket)),
  ).toEqual([undefined, undefined, undefined]);
});

test('more applicants than the first memory holds are still all there', () => {
  const rows = applicantRows(Array.from({ length: 3000 }, (_, number) => numberedApplicant(number)));

  expect(rows.count).toBe(3000);
  expect(ticketAt(rows, 2999) > ticketAt(rows, 0)).toBe(true);
});

test('excluded tickets are written sorted and read back, with or without a list', () => {
  const [first, ...others] = excluded;
  const lines = [...others, { ticket: first?.ticket ?? '', reason: 'left', listVersion: '' }];

  const rows = parseExcluded(excludedFile(excludedRows(lines)));

  const read = Array.from({ length: rows.count }, (_, row) => parseExcludedLine(rowText(rows, row)));
  expect(read).toEqual(lines.toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1)));
});

test('a ticket that is given twice is refused', () => {
  expect(() => applicantRows([...people, ...people])).toThrow(DrawFault);
  expect(() => excludedRows([...excluded, ...excluded])).toThrow(DrawFault);
});

const [applicant = numberedApplicant(0)] = people;
test.each([
  ['a short ticket', { ...applicant, ticket: 'abc' }],
  ['an upper-case household', { ...applicant, household: 'A'.repeat(32) }],
  ['a line feed in the household', { ...applicant, household: `${'a'.repeat(31)}\n` }],
])('an applicant with %s is refused', (_, line) => {
  expect(() => formatApplicant(line)).toThrow(DrawFault);
});

test.each([
  ['no reason', { reason: '' }],
  ['a comma in the reason', { reason: 'student,pupil' }],
  ['a space in the version', { listVersion: 'emis 7' }],
  ['a line feed in the version', { listVersion: 'emis\n7' }],
  ['a wrong ticket', { ticket: 'x'.repeat(32) }],
])('an excluded ticket with %s is refused', (_, change) => {
  expect(() => formatExcluded({ ticket: applicant.ticket, reason: 'student', listVersion: '', ...change })).toThrow(
    DrawFault,
  );
});

test.each(['', 'a,b', `${applicant.ticket},student,emis-7,more`, `${applicant.ticket},student`])(
  'the text "%s" is no excluded line',
  (line) => {
    expect(() => parseExcludedLine(line)).toThrow(DrawFault);
  },
);

const swapped = (text: string) => {
  const [header = '', one = '', two = '', ...rest] = text.split('\n');
  return [header, two, one, ...rest].join('\n');
};
test.each([
  ['another header', applicantText.replace('household', 'family'), 'line 1 is not the header'],
  ['no header', applicantText.split('\n').slice(1).join('\n'), 'line 1 is not the header'],
  ['CRLF line ends', applicantText.replaceAll('\n', '\r\n'), 'line 1 is not the header'],
  ['no last line feed', applicantText.slice(0, -1), 'does not end in a line feed'],
  ['lines out of order', swapped(applicantText), 'line 3 is not in the order of the tickets'],
  ['three slots', applicantText.replace(/,2,/, ',3,'), 'is not "ticket,household,slots,priority"'],
  ['priority 2', applicantText.replace(/,[01]\n/, ',2\n'), 'line 2 is not "ticket,household,slots,priority"'],
  ['a space', applicantText.replace(/,0/, ', 0'), 'is not "ticket,household,slots,priority"'],
  ['a household in upper case', applicantText.replace(/,0000/, ',A000'), 'is not "ticket,household,slots,priority"'],
  ['a field more', applicantText.replace(/\n$/, ',1\n'), 'line 4 is not "ticket,household,slots,priority"'],
  ['an empty line', `${applicantText}\n`, 'line 5 does not begin with a ticket'],
  ['a repeated line', applicantText + (applicantText.split('\n')[3] ?? '') + '\n', 'line 5 repeats the ticket'],
])('a file of applicants with %s is refused, and the line is named', (_, text, message) => {
  expect(() => parseApplicants(Buffer.from(text))).toThrow(message);
});

test.each([
  ['a missing version', excludedText.replace(/,emis-7\n$/, '\n'), 'line 4 is not "ticket,reason,listVersion"'],
  ['an empty reason', excludedText.replace('student', ''), 'line 2 is not "ticket,reason,listVersion"'],
  ['an upper-case reason', excludedText.replace('student', 'Student'), 'line 2 is not'],
  ['letters beyond ASCII', excludedText.replace('student', 'pelajár'), 'line 2 is not'],
])('a file of excluded tickets with %s is refused, and the line is named', (_, text, message) => {
  expect(() => parseExcluded(Buffer.from(text))).toThrow(message);
});

test('members of a household who state different slots are refused', () => {
  const household = 'a'.repeat(32);
  const lines = [
    { ...numberedApplicant(1), household, slots: 1 as const },
    { ...numberedApplicant(2), household, slots: 2 as const },
  ];

  expect(() => commitRegency({ code: '32.01', quota: 1, applicants: applicantRows(lines) })).toThrow(
    'state different slots',
  );
});

test('numbers are ordered by their key and then by the given comparison, like a plain sort', () => {
  const keyArbitrary = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 0, max: 0xffffffff }));
  fc.assert(
    fc.property(fc.array(keyArbitrary, { maxLength: 200 }), (keys) => {
      const plain = [...keys.keys()].sort((row, other) => (keys[row] ?? 0) - (keys[other] ?? 0) || other - row);

      const order = orderByKey(Uint32Array.from(keys), (row, other) => other - row);

      expect([...order]).toEqual(plain);
    }),
  );
});

test('a ticket in two files is a suspect, and no other is', () => {
  const ledger = new TicketLedger();
  ledger.add(applicantRows(people));
  ledger.add(excludedRows(excluded.slice(1, 2)));

  expect([...ledger.suspects()]).toEqual([people[1]?.ticket.slice(0, 16)]);
});
