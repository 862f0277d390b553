import { readdir, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DrawFault } from '../shared/domain/draw/fault.ts';
import { explainTicket } from '../shared/evidence/explain.ts';
import type { VerificationKey } from '../shared/evidence/jws.ts';
import { evidenceFolder } from '../shared/evidence/folder.ts';
import type { EvidenceSource } from '../shared/evidence/source.ts';
import { verifyEvidence, type VerificationReport } from '../shared/evidence/verify.ts';

/**
 * Checks the published evidence of a wave from its files alone.
 * Leaves with 0 where all is as it should be, 1 at a difference, 2 where it was called wrongly.
 */

const usage = 'Usage: node local/verify-evidence.ts DIR [--ticket T] [--allow-local] [--key FILE]';

const print = (text: string) => process.stdout.write(`${text}\n`);

function printReport({ ok, difference, remarks, summary }: VerificationReport): void {
  for (const remark of remarks) print(`note: ${remark}`);
  if (!ok || summary === undefined) {
    print(`DIFFERENCE: ${difference ?? 'unknown'}`);
    return;
  }
  const { waveId, chain, round, regencies, applicants, excluded, struck, quota, places, winners } = summary;
  print(`Wave ${waveId}: round ${round} of ${chain}, committed to at ${summary.committedAt}.`);
  print(`${regencies} regencies, ${applicants} applicants, ${excluded} excluded, ${struck} struck.`);
  print(`Quota ${quota}, places ${places}, winners ${winners}.`);
  print('Everything is as the specification says.');
}

async function printTicket(source: EvidenceSource, ticket: string): Promise<void> {
  const { why, ...facts } = await explainTicket(source, ticket);
  print(`Ticket ${ticket}`);
  for (const [name, fact] of Object.entries(facts)) {
    print(`  ${name}: ${typeof fact === 'object' ? fact.map((hash) => `\n    ${hash}`).join('') : fact}`);
  }
  print(`  ${why}`);
}

function showProgress(): Parameters<typeof verifyEvidence>[1] {
  if (!process.stderr.isTTY) return {};
  return {
    onProgress: ({ regency, applicantsDone, applicants }) => {
      process.stderr.write(`\r${regency}  ${applicantsDone} of ${applicants} applicants `);
      if (applicantsDone === applicants) process.stderr.write('\n');
    },
  };
}

async function readKey(path: string): Promise<VerificationKey> {
  const key: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof key !== 'object' || key === null) throw new TypeError('The key file holds no JWK.');
  return { ...key };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ticket: { type: 'string' }, 'allow-local': { type: 'boolean' }, key: { type: 'string' } },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new TypeError('Name one folder.');
  const source = evidenceFolder(folder);
  const publicKey = values.key === undefined ? {} : { publicKey: await readKey(values.key) };
  await readdir(folder);
  const allowLocal = values['allow-local'] ?? false;
  const report = await verifyEvidence(source, { allowLocal, ...publicKey, ...showProgress() });
  printReport(report);
  if (report.ok && values.ticket !== undefined) await printTicket(source, values.ticket);
  return report.ok ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}\n`);
  process.exitCode = fault instanceof DrawFault ? 1 : 2;
}
