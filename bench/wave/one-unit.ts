// One unit of a selection, worked by the bundle of run-selection-step in a process of its own, as Lambda would: what
// memory this process takes at most is what the unit takes. It prints that in MB, and the seconds it took, as JSON.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { file: { type: 'string' }, exported: { type: 'string' }, step: { type: 'string' } },
});
const { file = '', exported = '', step = '' } = values;

// A bundle is a CommonJS module; the repository's package.json would have it taken for an ES module.
registerHooks({
  load: (url, context, next) =>
    next(url, url === pathToFileURL(file).href ? { ...context, format: 'commonjs' } : context),
});

type Handler = (event: unknown, context: object) => Promise<{ readonly batchItemFailures: readonly unknown[] }>;

const bundle = createRequire(file)(file) as Record<string, Handler | undefined>;
const handler = bundle[exported];
if (handler === undefined) throw new Error(`The bundle exports no function named ${exported}.`);

/** The most memory that this process had so far, in MB. */
const peakMegabytes = (): number => {
  // On Linux the figure of resourceUsage begins with that of the process that this one was forked from.
  const told = existsSync('/proc/self/status')
    ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))
    : null;
  return (Number(told?.[1] ?? process.resourceUsage().maxRSS) * 1_024) / 1e6;
};

const idleMegabytes = peakMegabytes();
const startedAt = performance.now();
const record = { messageId: 'bench', body: step, attributes: { ApproximateReceiveCount: '1' }, eventSource: 'aws:sqs' };
const context = { functionName: 'run-selection-step', awsRequestId: 'bench', memoryLimitInMB: '2048' };
const { batchItemFailures } = await handler({ Records: [record] }, context);
if (batchItemFailures.length > 0) throw new Error('The unit failed: its log stands above.');

process.stderr.write(
  `${JSON.stringify({ seconds: (performance.now() - startedAt) / 1_000, peakMegabytes: peakMegabytes(), idleMegabytes })}\n`,
);
