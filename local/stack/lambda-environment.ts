import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import type { EnvironmentMessage, EnvironmentSetup, FunctionError, InvocationMessage } from './lambda-protocol.ts';

/** How an invocation ended. The answer is JSON text. */
export type InvocationResult =
  | { readonly ok: true; readonly requestId: string; readonly answer: string }
  | { readonly ok: false; readonly requestId: string; readonly error: FunctionError };

/** One execution environment of a function: a worker thread that answers one invocation at a time. */
export interface ExecutionEnvironment {
  /** False once its thread has ended: it is not to be used again. */
  readonly isAlive: () => boolean;
  readonly invoke: (event: string) => Promise<InvocationResult>;
  /** Ends the thread, in the middle of an invocation too. */
  readonly kill: () => Promise<void>;
}

interface EnvironmentOptions {
  readonly setup: EnvironmentSetup;
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly log: Writable;
  /** Is told every line that the function prints. */
  readonly onLine?: (line: string) => void;
  /** By how many milliseconds the environment's clock is wrong now. */
  readonly skew: () => number;
}

/** Takes pieces of a text as they come, and hands on each line that is whole. */
const linesTo = (onLine: (line: string) => void) => {
  let begun = '';
  return (piece: Buffer): void => {
    const lines = (begun + piece.toString()).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
};

// Environments start by the hundred, and each thread would take the types out of this file anew: a fifth of its start.
// A module in a URL of data imports Node's own modules only, as this one does.
const file = new URL('./lambda-worker.ts', import.meta.url);
const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts' });
// Named as its file is, or every trace in the logs would hold the whole of it.
const inside = new URL(`data:text/javascript,${encodeURIComponent(`${code}\n//# sourceURL=${file.href}`)}`);

/** Makes an environment; its bundle loads at once. */
export const startEnvironment = ({
  setup,
  variables,
  timeoutSeconds,
  log,
  onLine,
  skew,
}: EnvironmentOptions): ExecutionEnvironment => {
  const worker = new Worker(inside, {
    workerData: setup,
    env: { ...variables },
    stdout: true,
    stderr: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: setup.memoryMegabytes },
  });
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });
  if (onLine !== undefined) worker.stdout.on('data', linesTo(onLine));

  let alive = true;
  let settle: ((message: EnvironmentMessage) => void) | undefined;
  let startError: FunctionError | undefined;
  const ready = new Promise<void>((resolve) => {
    worker.on('message', (message: EnvironmentMessage) => {
      if (message.kind === 'failed-to-start') startError = message.error;
      if (message.kind === 'ready' || message.kind === 'failed-to-start') resolve();
      else settle?.(message);
    });
    worker.on('error', (fault: Error) => {
      const errorType =
        'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'Runtime.OutOfMemory' : 'Runtime.UnhandledError';
      startError = { errorType, errorMessage: fault.message };
      settle?.({ kind: 'threw', error: startError });
    });
    worker.on('exit', () => {
      alive = false;
      startError ??= { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited without providing a reason' };
      settle?.({ kind: 'threw', error: startError });
      resolve();
    });
  });

  const end = async () => {
    alive = false;
    await worker.terminate();
    worker.stdout.unpipe(log);
    worker.stderr.unpipe(log);
  };

  return {
    isAlive: () => alive,
    kill: end,
    invoke: async (event) => {
      const requestId = randomUUID();
      await ready;
      if (startError) {
        await end();
        return { ok: false, requestId, error: startError };
      }
      let timer: NodeJS.Timeout | undefined;
      const message = await new Promise<EnvironmentMessage>((resolve) => {
        settle = resolve;
        timer = setTimeout(() => {
          const errorMessage = `${requestId} Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
          resolve({ kind: 'threw', error: { errorType: 'Sandbox.Timedout', errorMessage } });
          void end();
        }, timeoutSeconds * 1000);
        const deadline = Date.now() + timeoutSeconds * 1000;
        worker.postMessage({ requestId, event, deadline, skewMilliseconds: skew() } satisfies InvocationMessage);
      });
      clearTimeout(timer);
      settle = undefined;
      if (message.kind === 'answered') return { ok: true, requestId, answer: message.answer };
      const error =
        message.kind === 'threw' ? message.error : { errorType: 'Runtime.Unknown', errorMessage: message.kind };
      return { ok: false, requestId, error };
    },
  };
};
