import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { workOn } from './dev/work.ts';
import { removeStackFile, seedPartner, stackFile, writeStackFile, type StackFile } from './stack-file.ts';
import { startFaultsServer } from './stack/faults-server.ts';
import { startStack, type LocalStack } from './stack/stack.ts';

const USAGE = 'Usage: npm start -- [--port PORT] [--seed NUMBER] [--watch]';

const describe = (stack: LocalStack, { tokens, sandboxes, partner, faults }: StackFile): string => {
  const rows = [
    ['HTTP API', stack.apiUrl],
    ['console', `${stack.apiUrl}/ (citizens), /waves, /operations, /reference`],
    ...Object.entries(sandboxes).map(([name, url]) => [`${name} (sandbox)`, url]),
    ['faults of the cloud', `${faults ?? ''} (PUT sets them, GET counts them)`],
    ['functions’ logs', stack.logsDir],
    ['all of this', stackFile],
  ];
  return [
    '',
    ...rows.map(([name = '', value = '']) => `  ${name.padEnd(20)} ${value}`),
    '',
    '  Tokens, good for a day:',
    ...Object.entries(tokens).map(([role, token]) => `\n  ${role}\n${token}`),
    ...(partner
      ? [
          '',
          `  A training institution’s machine, ${partner.clientCode}, with its key:\n${partner.signKey}`,
          '  and redeem codes:',
          ...Object.entries(partner.codes).map(([name, code]) => `  ${name.padEnd(20)} ${code}`),
        ]
      : []),
    '',
    '  Try it:',
    `  curl -H "Authorization: Bearer $(node -p 'require("./.local/stack.json").tokens.citizen')" ${stack.apiUrl}/v1/registrations/me`,
    '',
    '  Stop it with ctrl-C.',
  ].join('\n');
};

const whole = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`--${name} takes a whole number.\n${USAGE}`);
  return Number(text);
};

const main = async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, seed: { type: 'string' }, watch: { type: 'boolean' } },
  });
  const [port, seed] = [whole('port', values.port), whole('seed', values.seed)];

  // Asked to end before the stack stands, the start is given up and what has started is ended.
  const asked = new AbortController();
  const { signal } = asked;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      asked.abort();
    });
  }

  const startedAt = performance.now();
  const stack = await startStack({
    signal,
    console: true,
    ...(port !== undefined && { port }),
    ...(seed !== undefined && { seed }),
  });
  const faults = await startFaultsServer(stack);
  try {
    const file = await writeStackFile(stack, { partner: await seedPartner(stack), faults: faults.url });
    console.log(`The local stack stands after ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
    console.log(describe(stack, file));
    const work = values.watch && (await workOn(stack));
    if (work)
      console.log(`\n  Changes of functions and pages are taken in as you save them. Pages: ${work.consoleUrl}\n`);
    if (!signal.aborted) await once(signal, 'abort');
    if (work) await work.stop();
  } finally {
    removeStackFile();
    await faults.stop();
    await stack.stop();
  }
};

try {
  await main();
} catch (fault) {
  const isGivenUp = fault instanceof Error && fault.name === 'AbortError';
  if (!isGivenUp) {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
  }
}
