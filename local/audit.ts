import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { reportPage } from '../shared/audit/report-page.ts';
import { timeStampCheck } from '../shared/audit/time-stamps.ts';
import { verifyTrail, type TrailCheck } from '../shared/audit/verify.ts';
import { Decided, FairnessRecord, Overrides, Touched, type Override } from '../shared/domain/audit/answers.ts';
import { isFault, type TrailDifference } from '../shared/domain/audit/difference.ts';
import {
  decidedReport,
  fairnessReport,
  overridesReport,
  touchedReport,
  type Report,
} from '../shared/domain/audit/report.ts';
import type { VerificationKey } from '../shared/domain/evidence/jws.ts';
import { openEvidenceSource } from '../shared/evidence/open.ts';
import { environment } from '../shared/platform/environment.ts';
import { auditorApi, NotAnswered, type AuditorApi } from './audit/api.ts';
import { copyTrail } from './audit/copy.ts';
import { reportLines } from './audit/text.ts';

/** Checks a copied audit trail from its files alone, copies it, and answers what auditors ask. */

const usage = `Usage: npm run audit -- verify TRAIL [--key FILE] [--witness FILE] [--from DAY] [--to DAY]
                                     [--previous ROOT] [--root ROOT]
       npm run audit -- copy FOLDER --from DAY --to DAY
       npm run audit -- compare TRAIL
       npm run audit -- lost DAY [DAY]
       npm run audit -- touched APPLICANT | touched WAVE TICKET
       npm run audit -- decided WAVE TICKET
       npm run audit -- overrides MONTH
       npm run audit -- fairness [YEAR]
  TRAIL           a folder, a ZIP archive, or the http(s) address below which the days lie
  --key FILE      the programme's public key (JWK or JWKS); without it nobody's signature is checked
  --witness FILE  the certificate (PEM) of the time-stamping authority, or of who certifies it
  --from, --to    the days (YYYY-MM-DD, WIB) that the trail must hold, all of them
  --previous, --root  the root of the day before the first, and of the last day, as they were noted down
  --json          an answer as JSON; --page FILE writes it as one HTML page
verify needs no network. compare holds the trail against the table (TABLE_NAME, with credentials to read it). lost holds
what was captured on these days, closed or not, against it (EVIDENCE_BUCKET too): what a restore of the table has lost. The others
ask the API at AUDIT_API with the auditor's token AUDIT_TOKEN, or else the local stack that runs.
Leaves with 0 where all is as it should be, 1 at a difference, 2 where it could not be told.`;

const exitCodes = { fine: 0, difference: 1, unknown: 2 };

const print = (text: string) => process.stdout.write(`${text}\n`);

const text = { type: 'string' } as const;
const options = {
  key: text,
  witness: text,
  from: text,
  to: text,
  previous: text,
  root: text,
  page: text,
  json: { type: 'boolean' },
} as const;
const parse = () => parseArgs({ allowPositionals: true, options });
type Values = ReturnType<typeof parse>['values'];

const Day = z.iso.date();

const dayOption = (name: 'from' | 'to', value: string | undefined): string | undefined => {
  if (value !== undefined && !Day.safeParse(value).success)
    throw new TypeError(`--${name} takes a day such as 2023-02-24.`);
  return value;
};

const readKey = async (path: string): Promise<VerificationKey> => {
  const key: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof key !== 'object' || key === null) throw new TypeError('The key file holds no JWK.');
  return { ...key };
};

const verify = async (trail: string, values: Values, more: Pick<TrailCheck, 'onRecords'> = {}): Promise<number> => {
  const { key, witness, previous, root } = values;
  const source = await openEvidenceSource(trail);
  try {
    const report = await verifyTrail(source, {
      publicKey: key === undefined ? undefined : await readKey(key),
      from: dayOption('from', values.from),
      to: dayOption('to', values.to),
      previous,
      root,
      checkTimeStamp: timeStampCheck(witness === undefined ? undefined : await readFile(witness, 'utf8')),
      ...more,
    });
    for (const remark of report.remarks) print(`note: ${remark}`);
    if (!report.ok) {
      print(`DIFFERENCE: ${report.difference ?? 'unknown'}`);
      return exitCodes.difference;
    }
    print(`${report.days} days, ${report.events} events, ${report.late} of them late.`);
    print(`Root of the last day: ${report.root ?? 'none'}`);
    print('Everything is as it was signed.');
    return exitCodes.fine;
  } finally {
    source.close?.();
  }
};

const compare = async (trail: string, values: Values): Promise<number> => {
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
  // Loaded here, so that who only checks a copy needs nothing of the cloud.
  const [{ gone }, { auditEventTable }, { tableNamed }] = await Promise.all([
    import('../shared/audit/compare.ts'),
    import('../shared/table/audit-events.ts'),
    import('../shared/table/client.ts'),
  ]);
  const events = auditEventTable(tableNamed(TABLE_NAME));
  const found: TrailDifference[] = [];
  const code = await verify(trail, values, {
    onRecords: async (_day, records) => void found.push(...(await gone(events, records))),
  });
  for (const { kind, event, occurredAt, pk, sk } of found)
    print(`${kind === 'erased' ? 'note' : 'DIFFERENCE'} (${kind}) ${event} of ${occurredAt}: ${pk} ${sk}`);
  if (code !== exitCodes.fine || found.some(isFault)) return exitCodes.difference;
  print('The table says the same.');
  return exitCodes.fine;
};

const lost = async (days: readonly string[], { json = false }: Values): Promise<number> => {
  if (days.some((day) => !Day.safeParse(day).success)) throw new TypeError('lost takes days such as 2023-02-24.');
  const { TABLE_NAME, EVIDENCE_BUCKET } = environment({ TABLE_NAME: z.string(), EVIDENCE_BUCKET: z.string() });
  const [{ lostEvents }, { auditStore }, { auditEventTable }, { tableNamed }] = await Promise.all([
    import('../shared/audit/lost.ts'),
    import('../shared/audit/store.ts'),
    import('../shared/table/audit-events.ts'),
    import('../shared/table/client.ts'),
  ]);
  const found = await lostEvents(
    { store: auditStore(EVIDENCE_BUCKET), events: auditEventTable(tableNamed(TABLE_NAME)) },
    days,
  );
  if (json) print(JSON.stringify(found));
  else
    for (const { kind, event, occurredAt, pk, sk } of found) print(`(${kind}) ${event} of ${occurredAt}: ${pk} ${sk}`);
  if (!json && found.length === 0) print('Nothing that was captured is missing in the table.');
  return found.some(isFault) ? exitCodes.difference : exitCodes.fine;
};

const copy = async (folder: string, { from, to }: Values): Promise<number> => {
  if (from === undefined || to === undefined) throw new TypeError('Name the days: --from DAY --to DAY.');
  await copyTrail(auditorApi(process.env), folder, {
    from: dayOption('from', from) ?? from,
    to: dayOption('to', to) ?? to,
    onDay: ({ day, events, root }) => print(`${day}  ${String(events).padStart(9)} events  ${root}`),
  });
  print(`Check it: npm run audit -- verify ${folder} --key KEYS --from ${from} --to ${to}`);
  return exitCodes.fine;
};

const overridesOf = async (api: AuditorApi, month: string) => {
  const overrides: Override[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    const page = await api.json(`v1/audit/overrides/${month}${query}`, Overrides);
    overrides.push(...page.overrides);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { month, overrides };
};

const decidedOf = (api: AuditorApi, wave: string, ticket: string) =>
  api.json(`v1/audit/waves/${wave}/tickets/${ticket}`, Decided);

/** An answer of the API with its report. */
const answerTo = async (
  question: string,
  [one, two]: readonly (string | undefined)[],
): Promise<{ answer: object; report: Report } | undefined> => {
  if (!['touched', 'decided', 'overrides', 'fairness'].includes(question)) return undefined;
  const api = auditorApi(process.env);
  if (question === 'touched' && one !== undefined) {
    const applicantId = two === undefined ? one : (await decidedOf(api, one, two)).applicantId;
    const answer = await api.json(`v1/audit/applications/${applicantId}`, Touched);
    return { answer, report: touchedReport(answer) };
  }
  if (question === 'decided' && one !== undefined && two !== undefined) {
    const answer = await decidedOf(api, one, two);
    return { answer, report: decidedReport(answer) };
  }
  if (question === 'overrides' && one !== undefined) {
    const answer = await overridesOf(api, one);
    return { answer, report: overridesReport(answer) };
  }
  if (question === 'fairness') {
    const year = one ?? String(new Date().getUTCFullYear());
    const answer = await api.json(`v1/audit/fairness/${year}`, FairnessRecord);
    return { answer, report: fairnessReport(answer) };
  }
  return undefined;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parse();
  const [command = '', ...parts] = positionals;
  const [one] = parts;
  if (parts.length > 2) throw new TypeError('That is too much.');
  if (command === 'verify' && one !== undefined) return verify(one, values);
  if (command === 'compare' && one !== undefined) return compare(one, values);
  if (command === 'lost' && one !== undefined) return lost(parts, values);
  if (command === 'copy' && one !== undefined) return copy(one, values);
  const answered = await answerTo(command, parts);
  if (answered === undefined) throw new TypeError('Name what is to be done.');
  const { answer, report } = answered;
  if (values.page !== undefined) await writeFile(values.page, reportPage(report).page ?? '');
  if (values.json ?? false) print(JSON.stringify(answer, null, 2));
  else for (const line of reportLines(report)) print(line);
  return exitCodes.fine;
};

try {
  process.exitCode = await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  if (!(fault instanceof NotAnswered)) process.stderr.write(`${usage}\n`);
  process.exitCode = exitCodes.unknown;
}
