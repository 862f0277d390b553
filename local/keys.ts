import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import {
  keyTimes,
  keyUses,
  objectionToRehash,
  objectionToRetirement,
  objectionToRotation,
  type KeyUse,
} from '../shared/domain/keys/key-life.ts';
import { environment } from '../shared/platform/environment.ts';
import { send } from '../shared/queue/send.ts';
import { RekeyingMessage } from '../shared/rekeying/messages.ts';
import { tableNamed } from '../shared/table/client.ts';
import { keyVersionTable } from '../shared/table/key-versions.ts';
import { rekeyingTable } from '../shared/table/rekeying.ts';
import { keyLines, passLines } from './keys-report.ts';
import { stackFile } from './stack-file.ts';

/**
 * Exchanges the keys of personal data while the system runs. It asks the queue Rekeying for each step and shows how far
 * that is; it never sees a key. It speaks to the stack that the environment names (TABLE_NAME and REKEYING_QUEUE_URL, with
 * credentials for dynamodb:Query, dynamodb:GetItem and sqs:SendMessage), or else to the local stack that runs.
 */

const usage = `Usage: npm run keys -- status
       npm run keys -- rotate hash|field [--by NAME]
       npm run keys -- rehash [--by NAME]
       npm run keys -- retire hash|field --version N [--by NAME]
  rotate  makes a new version; everybody knows it after ${keyTimes.leadSeconds / 60} minutes
  rehash  moves everybody and everything to the live versions, and takes the traces of retired ones away
  retire  looks whether anything depends on a version, and retires it if not
  --by    who asks, as it stands on record; without it the name of the account on this machine
Leaves with 0 where it was done or begun, 1 where it was refused, 2 where it could not be told.`;

const exitCodes = { fine: 0, refused: 1, unknown: 2 };

const StackFile = z.object({ environment: z.record(z.string(), z.string()) });

/** Where no stack is named, the local one is taken. Clients read these variables when they are first used. */
const nameLocalStack = (): void => {
  if (process.env['TABLE_NAME'] !== undefined || !existsSync(stackFile)) return;
  const stack = StackFile.parse(JSON.parse(readFileSync(stackFile, 'utf8')));
  Object.assign(process.env, stack.environment);
};

interface Call {
  readonly verb: string;
  readonly use: KeyUse | undefined;
  readonly version: number | undefined;
  readonly by: string;
}

const callOf = (): Call => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { version: text, by: text } });
  const [verb = '', name, ...more] = positionals;
  const use = keyUses.find((known) => known === name);
  if (more.length > 0 || (name !== undefined && use === undefined)) throw new TypeError(usage);
  const version = values.version === undefined ? undefined : Number(values.version);
  return { verb, use, version, by: values.by ?? userInfo().username };
};

/** What the queue is told; undefined for a look alone. @throws TypeError for a call that makes no sense. */
const messageOf = ({ verb, use, version, by }: Call): RekeyingMessage | undefined => {
  if (verb === 'status' && use === undefined && version === undefined) return undefined;
  const candidate = {
    kind: verb,
    by,
    ...(use === undefined ? {} : { use }),
    ...(version === undefined ? {} : { version }),
  };
  const message = RekeyingMessage.safeParse(candidate);
  if (!message.success || message.data.kind === 'page') throw new TypeError(usage);
  return message.data;
};

/** How long the command waits for what it asked for to begin, in seconds. */
const waitedSeconds = 60;

const main = async (): Promise<number> => {
  const message = messageOf(callOf());
  nameLocalStack();
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
  const table = tableNamed(TABLE_NAME);
  const [versions, passes] = [keyVersionTable(table), rekeyingTable(table)];

  const show = async (): Promise<string> => {
    const [known, pass] = await Promise.all([versions.all(), passes.pass()]);
    const units = pass === undefined ? [] : await passes.units(pass.pass);
    const failures = pass === undefined ? [] : await passes.failures(pass.pass);
    return [...keyLines(known, new Date()), ...passLines(pass, { units, failures, now: new Date() })].join('\n');
  };

  const objection = async (): Promise<string | undefined> => {
    const [known, pass, at] = [await versions.all(), await passes.pass(), new Date()];
    const when = { at, times: keyTimes };
    if (message?.kind === 'rotate') return objectionToRotation(known, message.use);
    // One that runs is set going again.
    if (pass !== undefined && pass.endedAt === undefined)
      return (pass.kind === 'move') === (message?.kind === 'rehash') ? undefined : 'Another pass runs: see `status`.';
    if (message?.kind === 'retire')
      return objectionToRetirement(known, message, when) ?? objectionToRehash(known, when);
    return objectionToRehash(known, when);
  };

  if (message === undefined) {
    process.stdout.write(`${await show()}\n`);
    return exitCodes.fine;
  }
  const refused = await objection();
  if (refused !== undefined) {
    process.stdout.write(`${refused}\n`);
    return exitCodes.refused;
  }
  const state = async (): Promise<string> =>
    JSON.stringify([(await versions.all()).length, (await passes.pass())?.pass, (await passes.pass())?.endedAt]);
  const before = await state();
  await send(environment({ REKEYING_QUEUE_URL: z.url() }).REKEYING_QUEUE_URL, { body: message });
  for (let waited = 0; waited < waitedSeconds && (await state()) === before; waited += 1) await pause(1_000);
  process.stdout.write(`${await show()}\n`);
  return exitCodes.fine;
};

try {
  process.exitCode = await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = exitCodes.unknown;
}
