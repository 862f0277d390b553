import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calledNext } from '../../../../shared/domain/draw/calling.ts';
import { sha256Hex } from '../../../../shared/domain/draw/hash.ts';
import { applicantAt, applicantRows } from '../../../../shared/domain/draw/lines.ts';
import { drawRegency } from '../../../../shared/domain/draw/ranking.ts';
import { findTicket } from '../../../../shared/domain/draw/rows.ts';

/** A regency with families of several sizes and a reserve, and some of its winners who give up. */
const situation = fc
  .record({
    seed: fc.integer(),
    people: fc.integer({ min: 1, max: 40 }),
    families: fc.integer({ min: 1, max: 25 }),
    places: fc.integer({ min: 1, max: 20 }),
    reservePercent: fc.constantFrom(0, 20, 50, 100),
    giving: fc.array(fc.nat({ max: 19 }), { maxLength: 8 }),
    listed: fc.array(fc.nat({ max: 39 }), { maxLength: 5 }),
  })
  .map(({ seed, people, families, giving, listed, ...policy }) => {
    const tickets = Array.from({ length: people }, (_, number) => sha256Hex(`${seed} ${number}`).slice(0, 32));
    const applicants = applicantRows(
      tickets.toSorted().map((ticket) => {
        const number = tickets.indexOf(ticket);
        const family = number % families;
        const household = sha256Hex(`family ${family}`).slice(0, 32);
        return { ticket, household, slots: family % 3 === 0 ? 1 : 2, priority: number % 4 === 0 ? 1 : 0 } as const;
      }),
    );
    const draw = { applicants, seed: Buffer.from(sha256Hex(`seed ${seed}`), 'hex'), ...policy };
    const { winners } = drawRegency(draw);
    const freed = [...new Set(giving)].flatMap((place) => winners[place]?.ticket ?? []);
    const struckSince = [...new Set(listed)].flatMap((number) => tickets[number] ?? []);
    return { draw, taken: winners.map(({ ticket }) => ticket), freed, struckSince };
  });

type Situation = typeof situation extends fc.Arbitrary<infer Found> ? Found : never;

describe('the next in order', () => {
  const calling = ({ draw, taken, freed, struckSince }: Situation) => ({
    ...draw,
    struck: [],
    struckSince,
    freed,
    taken,
    free: freed.length,
  });

  test('are nobody who has, gave up or may not have a place, and nobody else loses one', () => {
    fc.assert(
      fc.property(situation, (found) => {
        const { taken, freed, struckSince } = found;
        const { called, kept } = calledNext(calling(found));

        expect(kept).toEqual(taken.filter((ticket) => !freed.includes(ticket)));
        expect(called.length).toBeLessThanOrEqual(freed.length);
        expect(new Set(called.map(({ ticket }) => ticket)).size).toBe(called.length);
        for (const { ticket } of called) {
          expect(taken).not.toContain(ticket);
          expect(struckSince).not.toContain(ticket);
        }
      }),
    );
  });

  test('never exceed what a family may have, those who keep their places counted', () => {
    fc.assert(
      fc.property(situation, (found) => {
        const { applicants } = found.draw;
        const { called, kept } = calledNext(calling(found));
        const families = Map.groupBy(
          [...kept, ...called.map(({ ticket }) => ticket)],
          (ticket) => applicantAt(applicants, findTicket(applicants, ticket) ?? -1).household,
        );

        for (const tickets of families.values()) {
          const { slots } = applicantAt(applicants, findTicket(applicants, tickets[0] ?? '') ?? -1);
          expect(tickets.length).toBeLessThanOrEqual(slots);
        }
      }),
    );
  });

  test('are the first in the order who can be called, once the reserve is made up', () => {
    fc.assert(
      fc.property(situation, (found) => {
        const { draw, taken, freed, struckSince } = found;
        const { called, kept } = calledNext(calling(found));
        const rows = Array.from({ length: draw.applicants.count }, (_, row) => applicantAt(draw.applicants, row));
        const { ranks } = drawRegency({ ...draw, places: 0 });
        const placed = [...kept, ...called.map(({ ticket }) => ticket)];
        const roomLeft = ({ household, slots }: (typeof rows)[number]) =>
          slots - rows.filter((row) => row.household === household && placed.includes(row.ticket)).length;
        const waiting = rows
          .map((row, position) => ({ ...row, rank: ranks[position] ?? 0 }))
          .filter(({ ticket }) => ![...taken, ...freed, ...struckSince, ...placed].includes(ticket))
          .filter((row) => roomLeft(row) > 0);
        const last = Math.max(0, ...called.filter(({ pass }) => pass === 'open').map(({ rank }) => rank));

        for (const { rank } of waiting) expect(rank).toBeGreaterThan(last);
        if (called.length < freed.length) expect(waiting).toEqual([]);
        const reserve = Math.floor((draw.places * draw.reservePercent) / 100);
        const prioritised = rows.filter(({ ticket, priority }) => priority === 1 && placed.includes(ticket)).length;
        const isMadeUp = prioritised >= reserve || called.every(({ pass }) => pass === 'reserve');
        expect(isMadeUp || waiting.every(({ priority }) => priority === 0)).toBe(true);
      }),
    );
  });

  test('are nobody while no place is free', () => {
    fc.assert(
      fc.property(situation, ({ draw, taken }) => {
        const { called } = calledNext({ ...draw, struck: [], struckSince: [], freed: [], taken, free: 0 });

        expect(called).toEqual([]);
      }),
    );
  });
});
