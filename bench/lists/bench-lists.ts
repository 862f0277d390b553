import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { listUnits, piecesOf } from '../../shared/domain/list-file.ts';
import { applyUnit } from '../../shared/lists/applying.ts';
import { UnitMessage } from '../../shared/lists/messages.ts';
import { beginReading, readPiece } from '../../shared/lists/reading.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { putAll } from '../../shared/table/batch-write.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listFileTable } from '../../shared/table/list-files.ts';
import { listKeys } from '../../shared/table/list-keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { queryAll } from '../../shared/table/read.ts';
import { stagedLineTable } from '../../shared/table/staged-lines.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { testKeys, testRing } from '../../test/support/keys.ts';
import { startCountedTable, type Units } from './engine.ts';

const usage = `npm run bench:lists -- [OPTIONS]
  --lines N    lines of the list (200000)
  --changed S  the share of them that the next version has not, and as many others has (0.01)
  --piece N    bytes of a piece (4194304)
  --bare N     lines that are written bare, one item each (100000)
  --apply      applies the first version's lines one by one too, which takes longest (on up to 200000 lines)`;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '200000' },
    changed: { type: 'string', default: '0.01' },
    piece: { type: 'string', default: '4194304' },
    bare: { type: 'string', default: '100000' },
    apply: { type: 'boolean' },
  },
});
const lines = Number(values.lines);
const changed = Number(values.changed);
const pieceBytes = Number(values.piece);
const bareLines = Math.min(lines, Number(values.bare));
const appliesFirst = values.apply ?? lines <= 200_000;
/** How many lines the list is that the figures are carried over to. */
const fullLines = 20_000_000;
/** As many messages as the queue's function has environments in the cloud. */
const workers = 10;
const source = 'police';

const say = (line: string): void => {
  console.log(line);
};

const nikAt = (number: number): string => String(3_200_000_000_000_000 + number);
const whole = (amount: number): string => Math.round(amount).toLocaleString('en-GB');

/** A file of lines from a number on, each 17 bytes. */
const fileFrom = (first: number): Buffer => {
  const bytes = Buffer.alloc(lines * 17);
  for (let line = 0; line < lines; line += 1) bytes.write(`${nikAt(first + line)}\n`, line * 17, 'latin1');
  return bytes;
};

const bench = async (): Promise<boolean> => {
  const { table, units, stop } = await startCountedTable();
  try {
    const content = new Map<string, Buffer>();
    const queue: Outgoing[] = [];
    const files = listFileTable(table);
    const lists = listTable(table);
    const parts = {
      table,
      files,
      lists,
      stagedLines: stagedLineTable(table),
      claims: claimTable(table),
      households: householdTable(table),
      keys: testKeys(testRing),
      uploads: {
        read: (file: string, { offset, length }: { readonly offset: number; readonly length: number }) =>
          Promise.resolve(content.get(file)?.subarray(offset, offset + length)),
      },
      send: (messages: readonly Outgoing[]) => Promise.resolve(void queue.push(...messages)),
      now: () => new Date(),
    };

    /** Empties the queue, so many messages at once. */
    const drained = async (task: (body: unknown) => Promise<void>): Promise<void> => {
      const worker = async (): Promise<void> => {
        for (let message = queue.shift(); message !== undefined; message = queue.shift()) await task(message.body);
      };
      while (queue.length > 0) await Promise.all(Array.from({ length: workers }, worker));
    };

    const measured = async (work: () => Promise<void>) => {
      const before: Units = { ...units };
      const since = performance.now();
      await work();
      const seconds = (performance.now() - since) / 1_000;
      return { seconds, read: units.read - before.read, write: units.write - before.write };
    };
    type Measured = Awaited<ReturnType<typeof measured>>;
    const report = (name: string, count: number, { seconds, read, write }: Measured): number => {
      const rate = count / seconds;
      say(
        `${name}: ${seconds.toFixed(1)} s, ${whole(rate)} lines/s; ${whole(write)} write units, ${whole(read)} read units, at ${whole(fullLines)} lines ${whole((write / count) * fullLines)} and ${whole((read / count) * fullLines)}.`,
      );
      return rate;
    };

    const handedIn = async (number: number, bytes: Buffer): Promise<ListFileId> => {
      const fileId = ListFileId.parse(createHash('sha256').update(String(number)).digest('hex').slice(0, 24));
      const at = new Date().toISOString();
      const version = `${source}-${number}`;
      await files.open({ fileId, source, number, version, status: 'open', openedAt: at, openedBy: 'bench' });
      content.set(`lists/${source}/${fileId}.csv`, bytes);
      await files.submit(fileId, { bytes: bytes.length, etag: '', pieceBytes, submittedAt: at });
      return fileId;
    };
    const reading = (fileId: ListFileId) =>
      measured(async () => {
        await beginReading(parts, fileId);
        await drained((body) => readPiece(parts, body as Parameters<typeof readPiece>[1]));
      });
    const applying = (fileId: ListFileId) =>
      measured(async () => {
        for (let unit = 0; unit < listUnits; unit += 1) queue.push({ body: { fileId, unit, added: 0, removed: 0 } });
        await drained(async (body) => {
          const message = UnitMessage.safeParse(body);
          // The lines of the version before are removed minutes later.
          if (message.success) await applyUnit(parts, message.data);
        });
      });

    say(`A list of ${whole(lines)} lines, ${whole(lines * 17)} bytes; ${workers} workers in one process.`);
    const bareItems = Array.from({ length: bareLines }, (_, number) => {
      const [hash] = keyedHashes(testRing, 'nik', nikAt(number));
      return { pk: `BARE#${hash?.hash.slice(0, 2) ?? ''}`, sk: hash?.hash ?? '' };
    });
    const bareRate = report(
      `bare, an item for each of ${whole(bareLines)} lines, hashed beforehand`,
      bareLines,
      await measured(async () => {
        const each = Math.ceil(bareLines / workers);
        const shares = Array.from({ length: workers }, (_, worker) =>
          bareItems.slice(worker * each, (worker + 1) * each),
        );
        await Promise.all(shares.map((share) => putAll(table, share)));
      }),
    );

    const first = await handedIn(1, fileFrom(0));
    const read = await reading(first);
    const readRate = report('reading a file: cut, checked, hashed and staged', lines, read);
    const staged = (
      await Promise.all(
        Array.from({ length: listUnits }, (_, unit) => queryAll(table, listKeys.stagedUnit(first, unit))),
      )
    ).flat();
    const sameRate = report(
      `bare, the same ${whole(staged.length)} items that reading has staged`,
      lines,
      await measured(() =>
        putAll(
          table,
          staged.map((item) => ({ ...item, pk: `BARE#${String(item['pk'])}` })),
        ),
      ),
    );

    if (appliesFirst) report('applying a first version, everybody being new', lines, await applying(first));
    else {
      const version = await lists.version(source, 1);
      if (version === undefined) throw new Error('The first version was not received.');
      await lists.markApplied(version, new Date().toISOString());
      await files.applied(first, new Date().toISOString());
      say('The first version is taken as applied (--apply applies it).');
    }

    const gone = Math.round(lines * changed);
    const second = await handedIn(2, fileFrom(gone));
    const secondRead = await reading(second);
    report('reading the next version', lines, secondRead);
    const secondApplied = await applying(second);
    report(`comparing both and applying ${whole(2 * gone)} differences`, lines, secondApplied);
    const total: Measured = {
      seconds: secondRead.seconds + secondApplied.seconds,
      read: secondRead.read + secondApplied.read,
      write: secondRead.write + secondApplied.write,
    };
    const totalRate = report('the next version in all', lines, total);

    const ratio = (name: string, one: number, other: number, bar: number): boolean => {
      const isMet = one / other >= bar;
      say(`ratio ${name}: ${(one / other).toFixed(2)} (bar ${bar}: ${isMet ? 'met' : 'missed'})`);
      return isMet;
    };
    const met = [
      ratio('reading to bare writes of an item a line', readRate, bareRate, 1),
      ratio('a next version in all to bare writes of an item a line', totalRate, bareRate, 1),
    ];
    say(`ratio reading to bare writes of the same items: ${(readRate / sameRate).toFixed(2)}`);

    const units64 = await files.units(second);
    const counted = units64.reduce((sum, { added, removed }) => sum + added + removed, 0);
    const sample = Array.from({ length: 500 }, (_, place) => Math.floor((place * (lines + gone)) / 500));
    const wrong: number[] = [];
    for (const number of sample) {
      const listings = await lists.listings(keyedHashes(testRing, 'nik', nikAt(number)));
      const isListed = listings.some(({ removedAt }) => removedAt === undefined);
      const isKnown = appliesFirst || number >= lines;
      if (isKnown && isListed !== number >= gone) wrong.push(number);
    }
    const file = await files.get(second);
    say(
      `Looked up: ${sample.length} people, ${wrong.length} otherwise than they must be; ${whole(counted)} differences of ${whole(2 * gone)}; ${piecesOf({ bytes: lines * 17, pieceBytes })} pieces; the file is ${file?.status ?? 'lost'}.`,
    );
    return met.every(Boolean) && wrong.length === 0 && counted === 2 * gone && file?.status === 'applied';
  } finally {
    await stop();
  }
};

if (
  ![lines, pieceBytes, bareLines].every((number) => Number.isInteger(number) && number > 0) ||
  !(changed >= 0 && changed <= 1)
) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else if (!(await bench())) {
  process.exitCode = 1;
}
