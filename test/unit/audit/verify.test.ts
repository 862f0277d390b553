import '../../support/environment.ts';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { chainOf } from '../../../shared/domain/audit/chain.ts';
import { chained, chainStart, dayRoot, DayRoot, noRoot, rootFile } from '../../../shared/domain/audit/day.ts';
import { lanes, type TrailRecord } from '../../../shared/domain/audit/record.ts';
import { verifyTrail, type TrailCheck } from '../../../shared/audit/verify.ts';
import { repeatingSigner } from '../../support/selection.ts';
import { sourceOf } from '../../support/audit.ts';

const signer = repeatingSigner();
const days = ['2023-02-24', '2023-02-25', '2023-02-26'] as const;
const whole: TrailCheck = { publicKey: signer.publicJwk, from: days[0], to: days[2] };

const recordsOf = (day: string, lane: string): TrailRecord[] =>
  Array.from({ length: Number.parseInt(lane, 16) % 4 }, (_, index) => ({
    data: { number: index, lane },
    event: 'decision.made.v1',
    ...(index === 0 && lane === '7' ? { late: true as const } : {}),
    occurredAt: `${index === 0 && lane === '7' ? '2023-02-20' : day}T0${index}:00:00.000Z`,
    pk: `WAVE#${lane}`,
    sequence: String(1_000 + index),
    sk: `EVENT#${day}#${index}`,
    writtenAt: `${day}T0${index}:00:01.000Z`,
  }));

let trail: ReadonlyMap<string, Buffer>;
beforeAll(async () => {
  const files = new Map<string, Buffer>();
  let before: DayRoot | undefined;
  for (const day of days) {
    const results = lanes.map((lane) => {
      const pieces = chainOf(recordsOf(day, lane), { previous: before?.root ?? noRoot, day, lane });
      let next = pieces.next();
      for (; !next.done; next = pieces.next()) files.set(`${day}/${next.value.name}`, next.value.body);
      return next.value;
    });
    before = dayRoot(day, results, before);
    const bytes = rootFile(before);
    files.set(`${day}/root.json`, bytes);
    files.set(`${day}/root.jws`, Buffer.from(await signer.signDetached(bytes)));
  }
  trail = files;
});

const checked = async (change: (files: Map<string, Buffer>) => void, check: TrailCheck = whole) => {
  const files = new Map(trail);
  change(files);
  const { ok, difference = '' } = await verifyTrail(sourceOf(files), check);
  return { ok, difference };
};

/** Puts a piece of a chain in the place of another, with all hashes in it made anew, as a forger would. */
const rechained = (files: Map<string, Buffer>, name: string, change: (texts: string[]) => string[]) => {
  const [day = '', lane = ''] = name.split('/');
  const { previous } = DayRoot.parse(JSON.parse(String(files.get(`${day}/root.json`))));
  const texts = change(
    String(files.get(name))
      .split('\n')
      .slice(0, -1)
      .map((line) => line.slice(65)),
  );
  let head = chainStart(previous, day, lane);
  const lines = texts.map((text) => {
    head = chained(head, text);
    return `${head} ${text}\n`;
  });
  return files.set(name, Buffer.from(lines.join('')));
};

test('a whole trail is as it should be, and the check says how much of it there is and what its last root is', async () => {
  const report = await verifyTrail(sourceOf(trail), whole);

  expect(report).toMatchObject({ ok: true, days: 3, events: 3 * 24, late: 3, remarks: [] });
  expect(report.root).toBe(DayRoot.parse(JSON.parse(String(trail.get('2023-02-26/root.json')))).root);
});

describe('one change of any kind is found', () => {
  const file = '2023-02-25/3/00000.ndjson';

  test.each<[string, (files: Map<string, Buffer>) => unknown, RegExp]>([
    [
      'an event removed',
      (files) => rechained(files, file, (texts) => texts.slice(1)),
      /3\/00000.*holds 2 events, not 3/,
    ],
    [
      'the last event removed',
      (files) => rechained(files, file, (texts) => texts.slice(0, -1)),
      /holds 2 events, not 3/,
    ],
    [
      'an event added',
      (files) => rechained(files, file, (texts) => [...texts, ...texts.slice(0, 1)]),
      /holds 4 events/,
    ],
    [
      'events in another order',
      (files) => rechained(files, file, (texts) => texts.toReversed()),
      /line 2: it is out of order/,
    ],
    [
      'an event doubled in the place of another',
      (files) => rechained(files, file, ([one = '', two = '']) => [one, two, two]),
      /line 3: it is out of order/,
    ],
    [
      'an event changed, with all hashes made anew',
      (files) => rechained(files, file, ([one = '', ...more]) => [one.replace('"number":0', '"number":9'), ...more]),
      /chain of lane 3|does not have the hash/,
    ],
    [
      'an event changed, and nothing else',
      (files) => void files.set(file, Buffer.from(String(files.get(file)).replace('"number":1', '"number":9'))),
      /3\/00000.ndjson, line 2: it does not follow/,
    ],
    ['a piece removed', (files) => void files.delete(file), /3\/00000.ndjson is missing/],
    [
      'a piece of another day',
      (files) => void files.set(file, trail.get('2023-02-24/3/00000.ndjson') ?? Buffer.alloc(0)),
      /line 1: it does not follow/,
    ],
    [
      'a piece added',
      (files) => void files.set('2023-02-25/3/00001.ndjson', Buffer.from('x')),
      /not in the document of its day/,
    ],
    [
      'a day removed',
      (files) => {
        for (const path of trail.keys()) if (path.startsWith('2023-02-25')) files.delete(path);
      },
      /2023-02-25\/root.json is missing/,
    ],
    [
      'the first day removed',
      (files) => {
        for (const path of trail.keys()) if (path.startsWith('2023-02-24')) files.delete(path);
      },
      /2023-02-24\/root.json is missing/,
    ],
    [
      'the last day removed',
      (files) => {
        for (const path of trail.keys()) if (path.startsWith('2023-02-26')) files.delete(path);
      },
      /2023-02-26\/root.json is missing/,
    ],
    ['a signature removed', (files) => void files.delete('2023-02-25/root.jws'), /root.jws is missing/],
    [
      'the signature of another day',
      (files) => void files.set('2023-02-25/root.jws', trail.get('2023-02-24/root.jws') ?? Buffer.alloc(0)),
      /not a signature/,
    ],
    [
      'a root of another day',
      (files) => void files.set('2023-02-25/root.json', trail.get('2023-02-24/root.json') ?? Buffer.alloc(0)),
      /is of 2023-02-24/,
    ],
  ])('%s', async (_, change, where) => {
    const { ok, difference } = await checked(change);

    expect(ok).toBe(false);
    expect(difference).toMatch(where);
  });

  test('a forged day, all of it made anew but for the signature, is found by the key and by the next day', async () => {
    const forge = (files: Map<string, Buffer>) => {
      const root = DayRoot.parse(JSON.parse(String(files.get('2023-02-24/root.json'))));
      files.set(
        '2023-02-24/root.json',
        rootFile(
          dayRoot(
            '2023-02-24',
            [
              ...root.lanes.slice(1),
              {
                ...root.lanes[0],
                lane: '0',
                events: 0,
                files: [],
                late: 0,
                head: chainStart(noRoot, '2023-02-24', '1'),
              },
            ],
            undefined,
          ),
        ),
      );
    };

    expect((await checked(forge)).difference).toMatch(/2023-02-24\/root.jws is not a signature/);
    expect((await checked(forge, {})).ok).toBe(false);
  });

  test('another key, another root before and another root at the end are told', async () => {
    const nothing = () => undefined;

    expect((await checked(nothing, { ...whole, publicKey: repeatingSigner().publicJwk })).difference).toMatch(
      /not a signature/,
    );
    expect((await checked(nothing, { ...whole, previous: 'a'.repeat(64) })).difference).toMatch(/follows on/);
    expect((await checked(nothing, { ...whole, root: 'a'.repeat(64) })).difference).toMatch(/The root of 2023-02-26/);
  });

  test('any byte of any file changed, left out or put in, any file removed or put in the place of another', async () => {
    const names = [...trail.keys()];
    const name = fc.constantFrom(...names);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.record({ kind: fc.constant('flip' as const), name, at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) }),
          fc.record({ kind: fc.constant('cut' as const), name, at: fc.nat(), by: fc.integer({ min: 1, max: 50 }) }),
          fc.record({ kind: fc.constant('insert' as const), name, at: fc.nat(), by: fc.integer({ min: 0, max: 255 }) }),
          fc.record({ kind: fc.constant('remove' as const), name, at: fc.nat(), by: fc.nat() }),
          fc.record({ kind: fc.constant('swap' as const), name, at: fc.nat(), by: fc.nat() }),
          fc.record({ kind: fc.constant('line' as const), name, at: fc.nat(), by: fc.nat() }),
        ),
        async ({ kind, name: mutated, at, by }) => {
          const before = trail.get(mutated) ?? Buffer.alloc(0);
          const { ok } = await checked((files) => {
            const place = at % before.length;
            if (kind === 'remove') files.delete(mutated);
            if (kind === 'swap') files.set(mutated, trail.get(names[at % names.length] ?? '') ?? before);
            if (kind === 'flip') files.set(mutated, flipped(before, place, by));
            if (kind === 'cut')
              files.set(mutated, Buffer.concat([before.subarray(0, place), before.subarray(place + by)]));
            if (kind === 'insert') {
              files.set(mutated, Buffer.concat([before.subarray(0, place), Buffer.from([by]), before.subarray(place)]));
            }
            if (kind === 'line') files.set(mutated, linesSwapped(before, at, by));
            if (files.get(mutated)?.equals(before)) files.delete(mutated);
          });

          expect(ok).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });
});

const flipped = (bytes: Buffer, place: number, by: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[place] = (copy[place] ?? 0) ^ by;
  return copy;
};

const linesSwapped = (bytes: Buffer, one: number, other: number): Buffer => {
  const lines = bytes.toString().split('\n').slice(0, -1);
  const [first, second] = [one % lines.length, other % lines.length];
  const [a = '', b = ''] = [lines[first], lines[second]];
  lines[first] = b;
  lines[second] = a;
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
};

test('a copy of some days says what it cannot tell, and what was noted of the day before settles it', async () => {
  const [, second] = days;
  const { previous } = DayRoot.parse(JSON.parse(String(trail.get(`${second}/root.json`))));
  const files = new Map([...trail].filter(([path]) => path.startsWith(second)));

  const alone = await verifyTrail(sourceOf(files), { publicKey: signer.publicJwk });
  const noted = await verifyTrail(sourceOf(files), { publicKey: signer.publicJwk, to: second, previous });

  expect(alone).toMatchObject({ ok: true, days: 1 });
  expect(alone.remarks.join(' ')).toMatch(/days after 2023-02-25 is not known.*begins with day 2 of the trail/);
  expect(noted).toMatchObject({ ok: true, remarks: [] });
});

test('a long chain is cut into pieces that are chained on, and checked piece by piece', async () => {
  const records = Array.from({ length: 3 }, (_, index): TrailRecord => ({
    data: 'x'.repeat(5 * 1024 * 1024),
    event: 'decision.made.v1',
    occurredAt: `2023-02-24T0${index}:00:00.000Z`,
    pk: 'WAVE#1',
    sequence: '1',
    sk: 'EVENT',
    writtenAt: '2023-02-24T03:00:00.000Z',
  }));
  const files = new Map<string, Buffer>();
  const results = lanes.map((lane) => {
    const pieces = chainOf(lane === '5' ? records : [], { previous: noRoot, day: days[0], lane });
    let next = pieces.next();
    for (; !next.done; next = pieces.next()) files.set(`${days[0]}/${next.value.name}`, next.value.body);
    return next.value;
  });
  files.set(`${days[0]}/root.json`, rootFile(dayRoot(days[0], results, undefined)));

  expect([...files.keys()]).toEqual(
    ['0', '1', '2'].map((n) => `${days[0]}/5/0000${n}.ndjson`).concat(`${days[0]}/root.json`),
  );
  expect(await verifyTrail(sourceOf(files), { to: days[0] })).toMatchObject({ ok: true, events: 3 });
  expect(
    createHash('sha256')
      .update(files.get(`${days[0]}/5/00000.ndjson`) ?? '')
      .digest('hex'),
  ).toBe(results[5]?.files[0]?.sha256);
});
