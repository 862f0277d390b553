import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Instant } from '../../events/event.ts';
import { DrawFault } from '../../shared/domain/draw/fault.ts';
import { bytesSeen, linesBeginningIn } from '../../shared/domain/list-file-lines.ts';
import {
  csvColumns,
  csvEntry,
  type StatementEntry,
  type StatementFault,
} from '../../shared/domain/payouts/statement.ts';
import { evidenceArchive } from '../../shared/evidence/archive.ts';
import { camtReader, NoStatement } from '../../shared/payouts/camt.ts';
import { linesOf } from '../../shared/uploads/lines.ts';
import { oddTexts } from '../support/fuzz/odd-values.ts';
import { fuzzing } from '../support/fuzz/seeds.ts';
import { publishedWave } from '../unit/evidence/wave-evidence.ts';
import { zipped } from '../unit/evidence/zip.ts';

const { seed, runs } = fuzzing('files', 400);
const parameters = { seed, numRuns: runs };

const oddText = fc.oneof(
  fc.constantFrom(...oddTexts.map((text) => text.slice(0, 3_000))),
  fc.string({ unit: 'binary' }),
);

const expectSound = (entry: StatementEntry | StatementFault): void => {
  expect(entry.number).toBeGreaterThan(0);
  if ('code' in entry) return;
  expect(Instant.safeParse(entry.at).success, entry.at).toBe(true);
  expect(Number.isFinite(entry.amount)).toBe(true);
  expect(entry.reference.length + entry.payoutId.length).toBeLessThanOrEqual(1_000);
};

describe('a statement in camt.053', () => {
  /** What a reader makes of a text in pieces: its entries, or that it is no statement. */
  const read = (text: string, piece: number) => {
    const reader = camtReader();
    const entries: (StatementEntry | StatementFault)[] = [];
    try {
      for (let from = 0; from < text.length; from += piece)
        entries.push(...reader.write(text.slice(from, from + piece)));
      reader.close();
    } catch (error) {
      if (!(error instanceof NoStatement)) throw error;
      return 'no-statement';
    }
    return entries;
  };

  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const field = (name: string, right: string) =>
    fc
      .oneof(
        { weight: 6, arbitrary: fc.constant(right) },
        { weight: 2, arbitrary: oddText.map(escaped) },
        { weight: 1, arbitrary: oddText },
      )
      .map((text) => `<${name}>${text}</${name}>`);
  const entry = fc
    .tuple(
      field('Amt', '600000'),
      field('CdtDbtInd', 'DBIT'),
      field('Sts', 'BOOK'),
      field('BookgDt', '<Dt>2023-03-10</Dt>'),
      field('AcctSvcrRef', 'BNI1'),
      fc.array(
        field('EndToEndId', 'f'.repeat(24)).map((id) => `<TxDtls><Refs>${id}</Refs></TxDtls>`),
        { maxLength: 3 },
      ),
    )
    .map(
      ([amount, ...others]) => `<Ntry>${amount.replace('<Amt>', '<Amt Ccy="IDR">')}${others.flat().join('')}</Ntry>`,
    );
  const heads = [
    '',
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<?xml version="1.0" encoding="UTF-16"?>',
    '\ufeff',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    '<!-- -->',
  ];
  const document = fc
    .tuple(fc.constantFrom(...heads), fc.array(entry, { maxLength: 4 }), field('Id', 'S-1'))
    .map(
      ([head, entries, id]) =>
        `${head}<Document><BkToCstmrStmt><Stmt>${id}${entries.join('')}</Stmt></BkToCstmrStmt></Document>`,
    );
  /** A piece of it lost, doubled, or something else put in. */
  const spoilt = fc
    .tuple(
      document,
      fc.nat(),
      fc.nat(60),
      fc.constantFrom('', '<', '>', '&', '&b;', '&#0;', '&#x110000;', ']]>', '\u0000'),
    )
    .map(([text, at, length, put]) => {
      const place = at % text.length;
      return text.slice(0, place) + put + text.slice(place + length);
    });

  test('is read or refused as a whole, the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.oneof(document, spoilt, oddText), fc.integer({ min: 1, max: 200 }), (text, piece) => {
        const whole = read(text, Infinity);
        expect(read(text, piece)).toEqual(whole);
        if (typeof whole !== 'string') for (const one of whole) expectSound(one);
      }),
      parameters,
    );
  });

  test('that is deep, wide or endless is given up early', () => {
    const opened = '<Document><BkToCstmrStmt><Stmt>';
    const endless = [
      ['<a>'],
      [`${opened}<a `, 'x'],
      [`${opened}<a b="`, 'x'],
      [`${opened}<`, 'n'],
      [`${opened}<!--`, '-x'],
      [`${opened}<?`, 'x'],
      [`${opened}<![CDATA[`, 'x'],
      [`${opened}<Ntry><Amt>`, '9'],
      [`${opened}&`, 'x'],
    ];
    for (const [head = '', more = head] of endless) {
      const reader = camtReader();
      const piece = more.repeat(Math.ceil(262_144 / more.length));
      const feed = () => {
        reader.write(head);
        // What would be a gigabyte, were it read.
        for (let count = 0; count < 4_096; count += 1) reader.write(piece);
      };
      expect(feed, head).toThrow(NoStatement);
    }
  });

  test('of another kind is none', () => {
    for (const text of ['', '{}', '<a/>', '<!DOCTYPE a><Document/>', '\ufeff\ufeff<Document/>'])
      expect(read(text, 7)).toBe('no-statement');
  });
});

describe('lines of files', () => {
  const right = ['S-1', 'BNI', '2023-03-10T03:00:00Z', 'BNI1', 'f'.repeat(24), '600000', 'DBIT', ''];

  test('of a statement in CSV are entries, or say what is wrong with them', () => {
    const line = fc
      .tuple(fc.nat(right.length - 1), oddText, fc.boolean())
      .map(([place, odd, added]) =>
        [...right.slice(0, place), odd, ...right.slice(added ? place : place + 1)].join(','),
      );
    expect(csvColumns).toHaveLength(right.length);

    fc.assert(
      fc.property(fc.oneof(line, oddText), fc.integer({ min: 1, max: 1_000_000 }), (text, number) => {
        expectSound(csvEntry(number, text));
      }),
      parameters,
    );
  });

  const bytes = fc
    .array(
      fc.oneof(
        fc.constantFrom('\n', '\r\n', ',', '"', 'nik', '3201010101900001', '\ufeff', '{"a":1}', ' ', '\u0000'),
        fc.string({ unit: 'binary', maxLength: 30 }),
      ),
      { maxLength: 40 },
    )
    .chain((parts) =>
      fc.uint8Array({ maxLength: 20 }).map((tail) => Buffer.concat([Buffer.from(parts.join('')), tail])),
    );

  test('are told one after the other, whatever the bytes, and reading always comes to an end', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 12, max: 80 }), (content, piece) => {
        let offset = 0;
        let isInLongLine = false;
        let steps = 0;
        while (offset < content.length) {
          const length = Math.min(piece, content.length - offset);
          const isLast = offset + length === content.length;
          const part = content.subarray(offset, offset + length);
          const found = linesOf(part, { isFirst: offset === 0, isLast, isInLongLine, longestBytes: 10 });
          expect(found.used).toBeGreaterThan(0);
          ({ isInLongLine } = found);
          offset += found.used;
          steps += 1;
        }
        expect(steps).toBeLessThanOrEqual(content.length);
      }),
      parameters,
    );
  });

  test('of a list are counted once each, in whatever pieces the file is read', () => {
    const countIn = (content: Buffer, pieceBytes: number): number => {
      const size = { bytes: content.length, pieceBytes };
      return Array.from({ length: Math.ceil(content.length / pieceBytes) }, (_, piece) => {
        const { from, to } = bytesSeen(piece, size);
        const { lines, people, broken } = linesBeginningIn(piece, content.subarray(from, to), size);
        expect(people.length + broken.length).toBeLessThanOrEqual(lines);
        return lines;
      }).reduce((sum, lines) => sum + lines, 0);
    };
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 200 }), (content, pieceBytes) => {
        expect(countIn(content, pieceBytes)).toBe(countIn(content, Math.max(1, content.length)));
      }),
      parameters,
    );
  });
});

describe('an archive of evidence', () => {
  const files = [...publishedWave()];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fuzz-archive-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const outcomeOf = async (archive: Uint8Array): Promise<'read' | 'refused'> => {
    const file = join(folder, 'evidence.zip');
    await writeFile(file, archive);
    let source: Awaited<ReturnType<typeof evidenceArchive>> | undefined;
    try {
      source = await evidenceArchive(file);
      for (const path of (await source.list?.()) ?? []) await source.read(path);
      return 'read';
    } catch (error) {
      // The command says either in a sentence, and leaves with 2.
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(TypeError);
      expect(error).not.toBeInstanceOf(RangeError);
      return 'refused';
    } finally {
      source?.close();
    }
  };

  test('of which bytes were changed is read or refused, and ends neither the command nor its memory', async () => {
    const whole = zipped(
      files
        .slice(0, 6)
        .concat(files.filter(([path]) => path === 'manifest.json'))
        .slice(0, 7),
    );
    const change = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(change, fc.boolean(), async (changes, nearEnd) => {
        const bytes = Buffer.from(whole);
        for (const [place, value] of changes) {
          const reach = nearEnd ? Math.min(400, bytes.length) : bytes.length;
          bytes[bytes.length - 1 - (place % reach)] = value;
        }
        await outcomeOf(bytes);
      }),
      { ...parameters, numRuns: Math.ceil(runs / 4) },
    );
  });

  test('with paths out of its folder writes nothing and reads nothing outside, and one that unpacks to too much is refused', async () => {
    const manifest = ['manifest.json', Buffer.from('{}')] as const;
    const outside = [
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\x',
      'a/../../x',
      '..\\x',
      '\u0000',
      '__proto__',
      'x'.repeat(60_000),
    ];
    for (const path of outside) await outcomeOf(zipped([manifest, [path, Buffer.from('x')]]));

    // Says that it holds ten bytes and holds twenty million.
    const bomb = zipped([manifest, ['big.csv', Buffer.alloc(20_000_000)]]);
    for (let at = bomb.indexOf('big.csv'); at !== -1; at = bomb.indexOf('big.csv', at + 1)) {
      const isInDirectory = bomb.toString('latin1', at - 46, at - 42) === 'PK\u0001\u0002';
      bomb.writeUInt32LE(10, at - (isInDirectory ? 22 : 8));
    }
    const file = join(folder, 'bomb.zip');
    await writeFile(file, bomb);
    const source = await evidenceArchive(file);
    await expect(source.read('big.csv')).rejects.toThrow(DrawFault);
    source.close();
  });
});
