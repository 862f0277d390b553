import { DuckDBInstance, type DuckDBAppender } from '@duckdb/node-api';
import { parseArgs } from 'node:util';
import { Commitment } from '../shared/domain/draw/commitment.ts';
import { DrawFault } from '../shared/domain/draw/fault.ts';
import { applicantAt, parseApplicants, parseExcluded, parseExcludedLine } from '../shared/domain/draw/lines.ts';
import { drawRegency, outcomeOf, scoreOf } from '../shared/domain/draw/ranking.ts';
import { rowText } from '../shared/domain/draw/rows.ts';
import { evidencePaths, Result } from '../shared/domain/evidence/layout.ts';
import { openEvidenceSource } from '../shared/evidence/open.ts';
import { parseJson, type EvidenceSource } from '../shared/domain/evidence/source.ts';
import { verifyEvidence } from '../shared/evidence/verify.ts';

/**
 * Writes a wave for impact evaluation: one Parquet file with everyone who held a ticket, in the strata in which they
 * were drawn, with order and outcome. A ticket is all that stands for a person. The evidence is verified first.
 */

const usage = 'Usage: node local/export-wave.ts EVIDENCE --out FILE.parquet';

const table = `create table wave (
  wave_id varchar not null,
  province varchar not null,
  regency varchar not null,
  ticket varchar not null,
  places uinteger not null,
  priority boolean,
  rank uinteger,
  score varchar,
  outcome varchar not null,
  pass varchar,
  reason varchar,
  list_version varchar
)`;

/** A line of the table; what an excluded ticket does not have is undefined. */
interface Person {
  readonly ticket: string;
  readonly priority?: boolean;
  /** From 1, within the regency. */
  readonly rank?: number;
  readonly score?: string;
  /** An outcome of the draw, or `excluded`. */
  readonly outcome: string;
  readonly pass?: string | undefined;
  /** Why excluded or struck, and by which version of a list. */
  readonly reason?: string | undefined;
  readonly listVersion?: string | undefined;
}

interface Stratum {
  readonly waveId: string;
  readonly regency: string;
  readonly places: number;
}

function append(appender: DuckDBAppender, { waveId, regency, places }: Stratum, person: Person): void {
  const text = (value: string | undefined) => {
    if (value === undefined || value === '') appender.appendNull();
    else appender.appendVarchar(value);
  };
  text(waveId);
  text(regency.slice(0, 2));
  text(regency);
  text(person.ticket);
  appender.appendUInteger(places);
  if (person.priority === undefined) appender.appendNull();
  else appender.appendBoolean(person.priority);
  if (person.rank === undefined) appender.appendNull();
  else appender.appendUInteger(person.rank);
  text(person.score);
  text(person.outcome);
  text(person.pass);
  text(person.reason);
  text(person.listVersion);
  appender.endRow();
}

async function read(source: EvidenceSource, path: string): Promise<Buffer> {
  const bytes = await source.read(path);
  if (bytes === undefined) throw new DrawFault(`${path} is missing.`);
  return bytes;
}

/** Everyone of one regency, drawn anew. */
async function* peopleOf(
  source: EvidenceSource,
  { commitment, result, code }: { commitment: Commitment; result: Result; code: string },
): AsyncGenerator<Person> {
  const counts = commitment.regencies.find((regency) => regency.code === code);
  const published = result.regencies.find((regency) => regency.code === code);
  if (counts !== undefined && counts.applicants > 0) {
    const applicants = parseApplicants(await read(source, evidencePaths.applicants(code)));
    const seed = Buffer.from(result.seed, 'hex');
    const struck = new Map(published?.struck.map((one) => [one.ticket, one]));
    const { reservePercent } = commitment;
    const places = published?.places ?? 0;
    const draw = drawRegency({ applicants, seed, places, reservePercent, struck: struck.keys() });
    const passes = new Map(draw.winners.map(({ ticket, pass }) => [ticket, pass]));
    for (let row = 0; row < applicants.count; row += 1) {
      const { ticket, priority } = applicantAt(applicants, row);
      const { reason, listVersion } = struck.get(ticket) ?? {};
      const place = { rank: draw.ranks[row] ?? 0, score: scoreOf(seed, ticket), pass: passes.get(ticket) };
      yield { ticket, priority: priority === 1, ...place, outcome: outcomeOf(draw, row), reason, listVersion };
    }
  }
  if (counts === undefined || counts.excluded === 0) return;
  const excluded = parseExcluded(await read(source, evidencePaths.excluded(code)));
  for (let row = 0; row < excluded.count; row += 1) {
    yield { outcome: 'excluded', ...parseExcludedLine(rowText(excluded, row)) };
  }
}

async function exportWave(source: EvidenceSource, file: string): Promise<number> {
  // A development run may be exported too: whether its beacon can be believed is not the question here.
  const { ok, difference } = await verifyEvidence(source, { allowLocal: true });
  if (!ok) throw new DrawFault(difference ?? 'The evidence could not be verified.');
  const commitment = parseJson(evidencePaths.commitment, await read(source, evidencePaths.commitment), Commitment);
  const result = parseJson(evidencePaths.result, await read(source, evidencePaths.result), Result);
  const { waveId } = commitment;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(table);
    const appender = await connection.createAppender('wave');
    let people = 0;
    for (const { code, places } of result.regencies) {
      for await (const person of peopleOf(source, { commitment, result, code })) {
        append(appender, { waveId, regency: code, places }, person);
        people += 1;
      }
    }
    appender.closeSync();
    const path = file.replaceAll("'", "''");
    await connection.run(`copy (from wave order by regency, rank nulls last, ticket) to '${path}' (format parquet)`);
    return people;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const [evidence, ...more] = positionals;
  if (evidence === undefined || more.length > 0 || values.out === undefined) throw new TypeError(usage);
  const source = await openEvidenceSource(evidence);
  try {
    const people = await exportWave(source, values.out);
    process.stdout.write(`${people} tickets written to ${values.out}.\n`);
  } finally {
    source.close?.();
  }
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = fault instanceof DrawFault ? 1 : 2;
}
