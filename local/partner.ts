import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { tableNamed } from '../shared/table/client.ts';
import { headersFor, linesOf, lookInto, type OwnRequest } from './partner/offline.ts';
import { freshCodes } from './seed/sandbox-codes.ts';
import { stackFile } from './stack-file.ts';

/**
 * For those who move a training institution's client over: what is wrong with a signature, what the right headers are, an
 * answer of the local stack to a signed call, and new redeem codes on the local stack.
 */

const usage = `Usage:
  npm run partner -- self-test --client-code CODE --key KEY --timestamp T --body JSON [--path PATH]
                               [--signature HEX] [--signature-256 HEX] [--now T]
      says what is wrong with a signature, on this machine: nothing is sent
  npm run partner -- self-test
      signs a request as sandbox-lp and has the local stack test it
  npm run partner -- sign [--client-code CODE] [--key KEY] [--timestamp T] [--path PATH] [--body JSON]
      prints the headers of a request
  npm run partner -- call PATH JSON
      signs a call as sandbox-lp and sends it to the local stack, such as
      npm run partner -- call payment/redeem-code/status '{"redeem_code":"…"}'
  npm run partner -- codes
      makes five new redeem codes on the local stack`;

const prefix = '/api/v1/integration/';

const StackFile = z.object({
  apiUrl: z.string(),
  environment: z.record(z.string(), z.string()),
  partner: z.object({ clientCode: z.string(), signKey: z.string() }),
});

const runningStack = (): z.infer<typeof StackFile> => {
  if (!existsSync(stackFile)) throw new Error(`No local stack runs: start one with npm start.\n\n${usage}`);
  return StackFile.parse(JSON.parse(readFileSync(stackFile, 'utf8')));
};

const nowSeconds = (): string => String(Math.floor(Date.now() / 1_000));

const send = async (path: string, body: string): Promise<void> => {
  const { apiUrl, partner } = runningStack();
  const headers = headersFor({ ...partner, timestamp: nowSeconds(), path, body });
  const response = await fetch(`${apiUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  console.log(`HTTP ${response.status}`);
  console.log(JSON.stringify(await response.json(), undefined, 2));
};

const options = {
  'client-code': { type: 'string' },
  key: { type: 'string' },
  timestamp: { type: 'string' },
  now: { type: 'string' },
  path: { type: 'string', default: `${prefix}self-test` },
  body: { type: 'string', default: '{"redeem_code":"0000000000000000"}' },
  signature: { type: 'string', default: '' },
  'signature-256': { type: 'string', default: '' },
} as const;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, path, body] = positionals;
  const { timestamp = nowSeconds(), now = nowSeconds() } = values;

  const ownRequest = (): OwnRequest => {
    const { 'client-code': clientCode, key: signKey } = values;
    const own = clientCode === undefined || signKey === undefined ? runningStack().partner : { clientCode, signKey };
    return { ...own, timestamp, path: values.path, body: values.body };
  };

  switch (command) {
    case 'self-test': {
      if (values.key === undefined) {
        await send(`${prefix}self-test`, values.body);
        return;
      }
      const signatures = { sha1: values.signature, sha256: values['signature-256'] };
      const diagnosis = lookInto(ownRequest(), signatures, new Date(Number(now) * 1_000));
      console.log(linesOf(diagnosis).join('\n'));
      if (!diagnosis.isGood) process.exitCode = 1;
      return;
    }
    case 'sign':
      for (const [name, value] of Object.entries(headersFor(ownRequest()))) console.log(`${name}: ${value}`);
      return;
    case 'call':
      if (path === undefined || body === undefined) throw new TypeError(usage);
      await send(path.startsWith('/') ? path : `${prefix}${path}`, body);
      return;
    case 'codes': {
      // Clients of AWS read these variables when they are first used.
      const { environment } = runningStack();
      Object.assign(process.env, environment);
      console.log(JSON.stringify(await freshCodes(tableNamed(environment['TABLE_NAME'] ?? '')), undefined, 2));
      return;
    }
    default:
      throw new TypeError(usage);
  }
};

try {
  await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}
