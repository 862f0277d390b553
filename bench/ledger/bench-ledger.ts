import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { finished } from 'node:stream/promises';
import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import { Award } from '../../shared/domain/award.ts';
import type { Debt } from '../../shared/domain/debts/debt.ts';
import { Incentive } from '../../shared/domain/incentives/incentive.ts';
import { isOwn } from '../../shared/domain/ledger/account.ts';
import { comparedOf, type Balance } from '../../shared/domain/ledger/books.ts';
import { findingsOf, isDifferent } from '../../shared/domain/ledger/difference.ts';
import { addedSums, folding, notBelowZero, noSums, readTransfer, totalOf } from '../../shared/domain/ledger/folding.ts';
import { Payout } from '../../shared/domain/payouts/payout.ts';
import { Order } from '../../shared/domain/training/order.ts';
import { ledgerShards } from '../../shared/table/money-keys.ts';
import { seeded } from '../../test/support/selection.ts';
import { allotmentFor, happenings, moneyLife } from '../../test/support/money-life.ts';

/**
 * Folds and checks a day of a million transfers, shard by shard, from files as the index and the people's partitions
 * would give them, beside the bare reading of the same lines. The waiting for a network is not in either.
 */

const usage = `npm run bench:ledger -- [OPTIONS]
  --transfers N  transfers of the day (1000000)
  --differ       moves one rupiah on one card before the check, which must find it`;

const { values } = parseArgs({
  options: {
    transfers: { type: 'string', default: '1000000' },
    differ: { type: 'boolean', default: false },
    phase: { type: 'string' },
    folder: { type: 'string', default: '' },
  },
});

const entriesFile = (folder: string, shard: number) => join(folder, `entries-${shard}.ndjson`);
const booksFile = (folder: string, shard: number) => join(folder, `books-${shard}.ndjson`);
const shards = Array.from({ length: ledgerShards }, (_, shard) => shard);

/** Writes the day: what happens to each person follows from their number. Gives how many people it took. */
const writeDay = async (folder: string, wanted: number): Promise<number> => {
  const files = shards.map((shard) => ({
    entries: createWriteStream(entriesFile(folder, shard)),
    books: createWriteStream(booksFile(folder, shard)),
  }));
  const random = seeded(48);
  const amountOf = () => 10_000 * (1 + Math.floor(random() * 80));
  let [number, transfers] = [0, 0];
  for (; transfers < wanted; number += 1) {
    const life = moneyLife(number);
    for (const what of ['buy', 'buy', 'approve', 'block', 'pay'] as const) life.happens(what, amountOf());
    for (let step = 0; step < 4; step += 1) {
      const what = happenings[Math.floor(random() * happenings.length)];
      if (what !== undefined) life.happens(what, amountOf());
    }
    const file = files[number % ledgerShards];
    const books = life.books();
    if (values.differ && number === 17)
      books.awards.forEach((award) => Object.assign(award, { balance: award.balance + 1 }));
    const entered = life.entered();
    transfers += entered.length;
    if (file === undefined) throw new Error('There is no such shard.');
    for (const transfer of entered) file.entries.write(`${JSON.stringify(transfer)}\n`);
    if (!file.books.write(`${JSON.stringify(books)}\n`)) await once(file.books, 'drain');
  }
  files[0]?.entries.write(`${JSON.stringify(allotmentFor(number))}\n`);
  await Promise.all(files.flatMap(({ entries, books }) => [entries, books].map((stream) => finished(stream.end()))));
  return number;
};

async function* linesOf(file: string): AsyncGenerator {
  for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 18 }) })) {
    yield JSON.parse(line);
  }
}

/** Reads the same lines and does nothing with them. */
const readBare = async (folder: string) => {
  let lines = 0;
  for (const shard of shards) {
    for (const file of [entriesFile(folder, shard), booksFile(folder, shard)]) {
      for await (const line of linesOf(file)) lines += line === undefined ? 0 : 1;
    }
  }
  return { lines, differences: 0, transfers: 0, people: 0, total: 0 };
};

const BooksLine = z.object({
  applicantId: ApplicantId,
  transfers: z.array(z.unknown()),
  payments: z.array(z.unknown()),
  awards: z.array(z.unknown()),
  balances: z.array(z.custom<Balance>()),
  orders: z.array(z.unknown()),
  incentives: z.array(z.unknown()),
  payouts: z.array(z.unknown()),
  debts: z.array(z.custom<Debt>()),
  holds: z.array(z.custom<never>()),
});

/** Folds the entries, and holds everybody whom they concern against the records, which are parsed as those of the table are. */
const check = async (folder: string) => {
  let sums = noSums;
  let [lines, differences, people] = [0, 0, 0];
  for (const shard of shards) {
    const fold = folding();
    const seen = new Set<ApplicantId>();
    for await (const line of linesOf(entriesFile(folder, shard))) {
      const { transfer, compared } = readTransfer(line);
      differences += compared.filter(isDifferent).length;
      lines += 1;
      if (transfer === undefined) continue;
      fold.add(transfer);
      for (const { account } of transfer.entries) if (isOwn(account)) seen.add(account.applicantId);
    }
    sums = addedSums(sums, fold.sums());
    for await (const line of linesOf(booksFile(folder, shard))) {
      const books = BooksLine.parse(line);
      lines += 1;
      if (!seen.delete(books.applicantId)) continue;
      people += 1;
      const transfers = books.transfers.map(readTransfer);
      const compared = comparedOf({
        ...books,
        transfers: transfers.flatMap(({ transfer }) => transfer ?? []),
        payments: books.payments.flatMap((one) => readTransfer(one).transfer ?? []),
        awards: books.awards.map((one) => Award.parse(one)),
        orders: books.orders.map((one) => Order.parse(one)),
        incentives: books.incentives.map((one) => Incentive.parse(one)),
        payouts: books.payouts.map((one) => Payout.parse(one)),
      });
      differences += findingsOf([...transfers.flatMap((one) => one.compared), ...compared]).differences.length;
    }
    differences += seen.size;
  }
  const below = Object.entries(sums.shared)
    .flatMap(([name, sum]) => notBelowZero(name, sum))
    .filter(isDifferent);
  return { lines, differences: differences + below.length, transfers: sums.transfers, people, total: totalOf(sums) };
};

const Outcome = z.object({
  lines: z.number(),
  differences: z.number(),
  transfers: z.number(),
  people: z.number(),
  total: z.number(),
  seconds: z.number(),
  processor: z.number(),
  peakMiB: z.number(),
});

/** What lives for longer than a moment fits into so much, however many transfers there are; the young have what Node gives them without a limit. */
const heapMiB = 128;

/** Runs one phase in a process of its own, whose memory is its own. */
const apart = async (phase: 'bare' | 'check', folder: string): Promise<z.infer<typeof Outcome>> => {
  const child = fork(import.meta.filename, ['--phase', phase, '--folder', folder], {
    execArgv: [`--max-old-space-size=${heapMiB}`, '--max-semi-space-size=16'],
  });
  const [message] = (await once(child, 'message')) as unknown[];
  await once(child, 'exit');
  return Outcome.parse(message);
};

const runPhase = async (): Promise<void> => {
  const [since, before] = [performance.now(), process.cpuUsage()];
  const outcome = values.phase === 'bare' ? await readBare(values.folder) : await check(values.folder);
  const seconds = (performance.now() - since) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1_000_000;
  process.send?.({ ...outcome, seconds, processor, peakMiB: process.resourceUsage().maxRSS / 1_024 });
};

const say = (line: string): void => {
  console.log(line);
};

const figuresOf = ({ seconds, processor, peakMiB }: z.infer<typeof Outcome>): string =>
  `${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor, peak ${peakMiB.toFixed(0)} MiB`;

const bench = async (transfers: number): Promise<boolean> => {
  const root = join(import.meta.dirname, '..', '..', '.local');
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, 'bench-ledger-'));
  try {
    const people = await writeDay(folder, transfers);
    const bytes = shards
      .flatMap((shard) => [entriesFile(folder, shard), booksFile(folder, shard)])
      .reduce((sum, file) => sum + statSync(file).size, 0);
    say(`A day of ${transfers} transfers of ${people} people, ${(bytes / 2 ** 20).toFixed(0)} MiB with their records.`);
    const bare = await apart('bare', folder);
    say(`Read, and nothing else: ${figuresOf(bare)}.`);
    const done = await apart('check', folder);
    say(`Folded and checked: ${figuresOf(done)}: ${(done.transfers / done.processor).toFixed(0)} a processor second.`);
    say(
      `That is ${(done.processor / bare.processor).toFixed(1)} times the bare reading. The bar is a minute of processor.`,
    );
    say(`${done.transfers} transfers, ${done.people} people, ${done.differences} differences, ${done.total} in all.`);
    const expected = values.differ ? 1 : 0;
    const isInTime = done.processor * (1_000_000 / done.transfers) <= 60;
    return isInTime && done.differences === expected && done.total === 0 && done.people === people;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const wanted = Number(values.transfers);
if (values.phase !== undefined) await runPhase();
else if (!Number.isInteger(wanted) || wanted <= 0) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else if (!(await bench(wanted))) process.exitCode = 1;
