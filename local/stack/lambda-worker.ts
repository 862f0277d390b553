// The inside of one execution environment: it runs in a worker thread with its own environment variables and modules,
// loads the bundle once, and answers one invocation at a time.
import { createRequire, enableCompileCache, flushCompileCache, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { EnvironmentMessage, EnvironmentSetup, FunctionError, InvocationMessage } from './lambda-protocol.ts';

const setup = workerData as EnvironmentSetup;

const tell = (message: EnvironmentMessage) => {
  parentPort?.postMessage(message);
};

const errorOf = (fault: unknown): FunctionError =>
  fault instanceof Error
    ? { errorType: fault.name, errorMessage: fault.message, trace: fault.stack?.split('\n') ?? [] }
    : { errorType: typeof fault, errorMessage: String(fault) };

const RightDate = Date;
let skewMilliseconds = 0;

/** The time as an environment sees it whose clock is wrong. */
const wrongDate = new Proxy(RightDate, {
  construct: (right, parts: unknown[], made) =>
    Reflect.construct(right, parts.length === 0 ? [right.now() + skewMilliseconds] : parts, made) as Date,
  get: (right, name): unknown => (name === 'now' ? () => right.now() + skewMilliseconds : Reflect.get(right, name)),
});

const contextOf = ({ requestId, deadline }: InvocationMessage) => ({
  functionName: setup.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: setup.functionArn,
  memoryLimitInMB: String(setup.memoryMegabytes),
  awsRequestId: requestId,
  logGroupName: `/aws/lambda/${setup.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - RightDate.now()),
});

type Handler = (event: unknown, context: ReturnType<typeof contextOf>) => unknown;

// A bundle is a CommonJS module, and in Lambda nothing lies above it. Here the repository's package.json does, which
// would have every .js file taken for an ES module.
registerHooks({
  load: (url, context, next) =>
    next(url, url === pathToFileURL(setup.file).href ? { ...context, format: 'commonjs' } : context),
});

// Environments come and go by the hundred, and each would compile the same bundle anew.
enableCompileCache(join(tmpdir(), 'prakerja-compile-cache'));

const load = (): Handler => {
  const bundle = createRequire(setup.file)(setup.file) as Record<string, unknown>;
  const handler = bundle[setup.exported];
  if (typeof handler !== 'function') throw new Error(`The bundle exports no function named ${setup.exported}.`);
  // An environment that is killed writes nothing at its end.
  flushCompileCache();
  return handler as Handler;
};

const answer = async (handler: Handler, invocation: InvocationMessage) => {
  // As Lambda sets it for each invocation: the trace that the lines of the log name.
  const trace = invocation.requestId.replaceAll('-', '');
  process.env['_X_AMZN_TRACE_ID'] = `Root=1-${trace.slice(0, 8)}-${trace.slice(8)};Sampled=0`;
  ({ skewMilliseconds } = invocation);
  if (skewMilliseconds !== 0) globalThis.Date = wrongDate;
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
    tell({ kind: 'answered', answer: JSON.stringify(result ?? null) });
  } catch (fault) {
    // As Lambda does, so that the log of the function tells what the caller is told.
    console.error(JSON.stringify({ level: 'ERROR', requestId: invocation.requestId, ...errorOf(fault) }));
    tell({ kind: 'threw', error: errorOf(fault) });
  }
};

try {
  const handler = load();
  parentPort?.on('message', (invocation: InvocationMessage) => void answer(handler, invocation));
  tell({ kind: 'ready' });
} catch (fault) {
  console.error(JSON.stringify({ level: 'ERROR', ...errorOf(fault) }));
  tell({ kind: 'failed-to-start', error: errorOf(fault) });
}
