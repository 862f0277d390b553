import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { lastSettledDay } from '../shared/domain/ledger/ledger-day.ts';
import { dateInWib } from '../shared/domain/wave.ts';
import { checkLedger } from '../shared/ledger/check.ts';
import { environment } from '../shared/platform/environment.ts';
import { tableNamed } from '../shared/table/client.ts';
import { ledgerLines } from './ledger-report.ts';
import { stackFile } from './stack-file.ts';

/**
 * Proves the ledger of a day: all accounts come to nothing, every balance is the sum of its entries, and each agrees with
 * the cards, purchases, incentives and payouts. It only reads, from the stack that the environment names (TABLE_NAME, with
 * credentials for dynamodb:Query, dynamodb:GetItem and dynamodb:BatchGetItem), or else from the local stack that runs.
 */

const usage = `Usage: npm run ledger -- check [--day YYYY-MM-DD | --through now]
  --day DAY      the day (WIB) to prove; without it the last one that nothing can be entered into any more
  --through now  today, up to now
Leaves with 0 where everything agrees, 1 at a difference, 2 where it could not be told.`;

const exitCodes = { fine: 0, difference: 1, unknown: 2 };

const StackFile = z.object({ environment: z.record(z.string(), z.string()) });

/** Where no stack is named, the local one is taken. Clients read these variables when they are first used. */
const nameLocalStack = (): void => {
  if (process.env['TABLE_NAME'] !== undefined || !existsSync(stackFile)) return;
  const stack = StackFile.parse(JSON.parse(readFileSync(stackFile, 'utf8')));
  Object.assign(process.env, stack.environment);
};

const dayOf = ({ day, through }: { day?: string | undefined; through?: string | undefined }, now: Date): string => {
  if (through !== undefined && (through !== 'now' || day !== undefined)) throw new TypeError(usage);
  if (through !== undefined) return dateInWib(now);
  if (day === undefined) return lastSettledDay(now);
  if (!z.iso.date().safeParse(day).success) throw new TypeError(`--day takes a day such as 2023-02-24.\n${usage}`);
  return day;
};

const main = async (): Promise<number> => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { day: text, through: text } });
  if (positionals.length !== 1 || positionals[0] !== 'check') throw new TypeError(usage);
  const day = dayOf(values, new Date());
  nameLocalStack();
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
  const report = await checkLedger(tableNamed(TABLE_NAME), { day, pause });
  if (report === undefined) {
    process.stdout.write(`Nothing had moved by ${day}, or everything that had was closed before.\n`);
    return exitCodes.fine;
  }
  for (const line of ledgerLines(report)) process.stdout.write(`${line}\n`);
  return report.findings.differences.length === 0 ? exitCodes.fine : exitCodes.difference;
};

try {
  process.exitCode = await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = exitCodes.unknown;
}
