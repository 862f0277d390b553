import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { agencyReport, breachNotice, BreachScope } from '../shared/domain/privacy/breach.ts';
import { breachDeadline } from '../shared/domain/privacy/erasure-rules.ts';
import { environment } from '../shared/platform/environment.ts';
import { affectedBy } from '../shared/privacy/affected.ts';
import { listAffected } from '../shared/privacy/listing.ts';
import { breachTable } from '../shared/table/breaches.ts';
import { tableNamed } from '../shared/table/client.ts';
import { stackFile } from './stack-file.ts';

/**
 * What is done about people's data by hand: who is affected by a breach, and what is to be told. It reads, and with
 * `--breach` enters whom it lists, in the stack that the environment names (TABLE_NAME, with credentials for
 * dynamodb:Query, dynamodb:GetItem and dynamodb:BatchWriteItem), or else in the local stack that runs. A person's number is
 * all that it writes: no name, no NIK.
 */

const usage = `Usage: npm run privacy -- affected SCOPE [--count]
       npm run privacy -- affected --breach ID
       npm run privacy -- report --breach ID
SCOPE is one of
  --staff ID --from INSTANT --to INSTANT       what a member of staff opened, or whoever used their account
  --client CODE --from INSTANT --to INSTANT    the purchases that a partner's client was told of
  --field-key VERSION                          everybody with a field under that key
  --wave WAVE                                  everybody with a ticket in the wave
  --count                                      only how many
Lists a number a line. With --breach the scope is that of the breach, and those listed are entered for their notices.
Leaves with 0 when it is done, 2 where it could not be told.`;

const StackFile = z.object({ environment: z.record(z.string(), z.string()) });

/** Where no stack is named, the local one is taken. Clients read these variables when they are first used. */
const nameLocalStack = (): void => {
  if (process.env['TABLE_NAME'] !== undefined || !existsSync(stackFile)) return;
  const stack = StackFile.parse(JSON.parse(readFileSync(stackFile, 'utf8')));
  Object.assign(process.env, stack.environment);
};

type Values = Readonly<Record<string, string | boolean | undefined>>;

const scopeOf = ({ staff, client, from, to, 'field-key': fieldKey, wave }: Values): BreachScope => {
  const wanted =
    staff !== undefined
      ? { of: 'staff', staffId: staff, from, to }
      : client !== undefined
        ? { of: 'client', clientCode: client, from, to }
        : fieldKey !== undefined
          ? { of: 'field-key', version: Number(fieldKey) }
          : { of: 'wave', waveId: wave };
  const scope = BreachScope.safeParse(wanted);
  if (!scope.success) throw new TypeError(usage);
  return scope.data;
};

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const main = async (): Promise<void> => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ staff: text, client: text, from: text, to: text, 'field-key': text, wave: text, breach: text },
      count: { type: 'boolean' },
    },
  });
  const [command] = positionals;
  if (positionals.length !== 1 || (command !== 'affected' && command !== 'report')) throw new TypeError(usage);
  nameLocalStack();
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
  const table = tableNamed(TABLE_NAME);
  const breaches = breachTable(table);
  const { breach: breachId } = values;
  if (command === 'report' && breachId !== undefined) {
    const breach = await breaches.get(breachId);
    print(agencyReport(breach));
    for (const channel of ['sms', 'email'] as const)
      print(`\n--- ${channel} ---\n${breachNotice(breach, channel).text}`);
    return;
  }
  if (command === 'report') throw new TypeError(usage);
  const started = Date.now();
  let listed = 0;
  const seconds = (): string => ((Date.now() - started) / 1_000).toFixed(1);
  if (breachId === undefined) {
    for await (const page of affectedBy(table, scopeOf(values))) {
      listed += page.length;
      if (values.count !== true) for (const applicantId of page) print(applicantId);
    }
  } else {
    const breach = await listAffected({ table, breaches, now: () => new Date() }, breachId);
    listed = breach.affected ?? 0;
    process.stderr.write(`Those affected, and the agency, are to be told by ${breachDeadline(breach.noticedAt)}.\n`);
  }
  process.stderr.write(`${listed} people are affected; listed in ${seconds()} s.\n`);
  if (values.count === true) print(String(listed));
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
