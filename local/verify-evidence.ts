import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DrawFault } from '../shared/domain/draw/fault.ts';
import { ticketPattern } from '../shared/domain/draw/rows.ts';
import { verifyReceipt } from '../shared/domain/receipt.ts';
import { StatementFault, thumbprintOf, type NamedKey } from '../shared/domain/statement.ts';
import { holdAgainst, type ReceiptFinding } from '../shared/evidence/claims.ts';
import { verifyCall } from '../shared/evidence/call.ts';
import { explainTicket } from '../shared/evidence/explain.ts';
import { keysOf, type VerificationKey } from '../shared/domain/evidence/jws.ts';
import { openEvidenceSource } from '../shared/evidence/open.ts';
import type { EvidenceSource } from '../shared/domain/evidence/source.ts';
import { verifyEvidence, type Progress, type VerificationReport } from '../shared/evidence/verify.ts';

/** Checks the published evidence of a wave from its files alone. */

const usage = `Usage: npm run verify -- EVIDENCE [--ticket T] [--call CALL] [--receipt FILE] [--key FILE]
                         [--witness FILE] [--allow-local]
  EVIDENCE       a folder, a ZIP archive, or the http(s) address below which the files lie
  --ticket T     explains what became of a ticket, with its proof
  --call CALL    checks a call of the waiting list too, whose evidence lies there
  --receipt FILE holds a receipt against the evidence; needs --key
  --key FILE     the publisher's public key (JWK or JWKS); without it nobody's signature is checked
  --witness FILE the certificate (PEM) of the time-stamping authority that witnessed the commitment, or of who certifies
                 it; without it nobody's word on when the commitment was made is checked
  --allow-local  accepts a development run, whose beacon nobody vouches for
Leaves with 0 where all is as it should be, 1 at a difference, 3 where a receipt proves wrongdoing, 2 where it could
not be told: a wrong call, an unreadable file, a receipt of another wave.`;

const exitCodes = { fine: 0, difference: 1, unknown: 2, wrongdoing: 3 };

const print = (text: string) => process.stdout.write(`${text}\n`);

function printReport({ ok, difference, remarks, summary }: VerificationReport): void {
  for (const remark of remarks) print(`note: ${remark}`);
  if (!ok || summary === undefined) {
    print(`DIFFERENCE: ${difference ?? 'unknown'}`);
    return;
  }
  const { waveId, chain, round, regencies, applicants, excluded, struck, quota, places, winners, witnessed } = summary;
  print(`Wave ${waveId}: round ${round} of ${chain}, committed to at ${summary.committedAt}.`);
  if (witnessed !== undefined) print(`Witnessed at ${witnessed.at} by ${witnessed.by}.`);
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

/** Checks a call of the waiting list. @returns whether it is as the rule says. */
async function printCall(source: EvidenceSource, call: string, key: VerificationKey | undefined): Promise<boolean> {
  const callSource = await openEvidenceSource(call);
  try {
    const { ok, difference, remarks, summary } = await verifyCall(source, callSource, key);
    for (const remark of remarks) print(`note: ${remark}`);
    if (!ok || summary === undefined) {
      print(`DIFFERENCE: ${difference ?? 'unknown'}`);
      return false;
    }
    const { run, basis, freed, called } = summary;
    print(
      `Run ${run} calls ${called} from the waiting list of run ${basis}, for ${freed} places that were freed by then.`,
    );
    return true;
  } finally {
    callSource.close?.();
  }
}

const findingCodes: Record<ReceiptFinding['finding'], number> = {
  honoured: exitCodes.fine,
  doubtful: exitCodes.fine,
  wrongdoing: exitCodes.wrongdoing,
  'other-wave': exitCodes.unknown,
};

async function printReceipt(source: EvidenceSource, file: string, key: VerificationKey): Promise<number> {
  const roots: NamedKey[] = keysOf(key).map((jwk) => {
    const kid = jwk['kid'];
    return { ...jwk, kid: typeof kid === 'string' ? kid : thumbprintOf(jwk) };
  });
  try {
    const receipt = verifyReceipt((await readFile(file, 'utf8')).trim(), roots, new Date());
    const { finding, why } = await holdAgainst(source, receipt);
    print(finding === 'wrongdoing' ? `WRONGDOING: ${why}` : why);
    return findingCodes[finding];
  } catch (fault) {
    if (!(fault instanceof StatementFault)) throw fault;
    print(`The receipt proves nothing: ${fault.message}`);
    return exitCodes.unknown;
  }
}

const barWidth = 40;

/** On a terminal a bar; elsewhere a line at every tenth, so that a log shows that it goes on. */
function showProgress(): (progress: Progress) => void {
  let tenths = 0;
  return ({ regency, applicantsDone, applicants }) => {
    const share = applicants === 0 ? 1 : applicantsDone / applicants;
    if (process.stderr.isTTY) {
      const bar = '#'.repeat(Math.floor(share * barWidth)).padEnd(barWidth, '.');
      process.stderr.write(`\r[${bar}] ${regency}  ${applicantsDone} of ${applicants} applicants `);
      if (applicantsDone === applicants && tenths < 10) process.stderr.write('\n');
    } else if (Math.floor(share * 10) > tenths) {
      process.stderr.write(`${applicantsDone} of ${applicants} applicants checked\n`);
    }
    tenths = Math.floor(share * 10);
  };
}

async function readKey(path: string): Promise<VerificationKey> {
  const key: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof key !== 'object' || key === null) throw new TypeError('The key file holds no JWK.');
  return { ...key };
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ticket: text, call: text, receipt: text, key: text, witness: text, 'allow-local': { type: 'boolean' } },
  });
  const [evidence, ...more] = positionals;
  if (evidence === undefined || more.length > 0) throw new TypeError('Name one folder, archive or address.');
  if (values.ticket !== undefined && !ticketPattern.test(values.ticket)) {
    throw new TypeError('A ticket is 32 lower-case hex characters.');
  }
  const publicKey = values.key === undefined ? undefined : await readKey(values.key);
  if (values.receipt !== undefined && publicKey === undefined) {
    throw new TypeError('A receipt is checked with the key of the programme: give --key.');
  }
  const source = await openEvidenceSource(evidence);
  try {
    const allowLocal = values['allow-local'] ?? false;
    const witness = values.witness === undefined ? undefined : await readFile(values.witness, 'utf8');
    const report = await verifyEvidence(source, { allowLocal, publicKey, witness, onProgress: showProgress() });
    printReport(report);
    if (!report.ok) return exitCodes.difference;
    if (values.ticket !== undefined) await printTicket(source, values.ticket);
    if (values.call !== undefined && !(await printCall(source, values.call, publicKey))) return exitCodes.difference;
    if (values.receipt === undefined || publicKey === undefined) return exitCodes.fine;
    return await printReceipt(source, values.receipt, publicKey);
  } finally {
    source.close?.();
  }
}

try {
  process.exitCode = await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  const isDifference = fault instanceof DrawFault;
  if (!isDifference) process.stderr.write(`${usage}\n`);
  process.exitCode = isDifference ? exitCodes.difference : exitCodes.unknown;
}
