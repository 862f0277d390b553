import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsoleFiles } from '../../infra/console-files.ts';
import type { ConsoleSettings } from '../../shared/domain/console.ts';
import { startAwsCalls } from '../emulators/aws-calls.ts';
import { credentials } from '../emulators/aws-json.ts';
import { cloudWatch } from '../emulators/cloudwatch.ts';
import { startDynamoDbGate } from '../emulators/dynamodb-gate.ts';
import { ownDatabase, startDynamoDbLocal } from '../emulators/dynamodb-local.ts';
import type { Units } from '../emulators/dynamodb-units.ts';
import { Faults, misbehaviourOf, type InjectedFaults } from '../emulators/faults.ts';
import { freePort } from '../emulators/http.ts';
import { omit } from '../emulators/json.ts';
import { kms } from '../emulators/kms.ts';
import { oldestMessageIn, startMessaging } from '../emulators/messaging.ts';
import { startS3Gate } from '../emulators/s3-gate.ts';
import { secretsManager } from '../emulators/secrets.ts';
import { startSqsGate } from '../emulators/sqs-gate.ts';
import type { Sandboxes } from '../sandboxes/start.ts';
import { startApiGateway } from './api-gateway.ts';
import { loadAssembly, synthesise } from './assembly.ts';
import { bucketsOf, gatedQueuesOf, kmsKeysOf, schedulesOf, secretsOf, tableKeysOf } from './emulator-settings.ts';
import { createMessaging, createTables } from './create-resources.ts';
import { consoleSite } from './console-site.ts';
import { findResource } from './find.ts';
import { turnstileOf, type Concurrency } from './function-faults.ts';
import { gatewayCors, gatewayRoutes } from './gateway-routes.ts';
import { startIssuers, type ForeignToken } from './issuers.ts';
import type { InvocationResult } from './lambda-environment.ts';
import { lambdaRuntime } from './lambda-runtime.ts';
import { localFunctions, type Endpoints } from './local-functions.ts';
import { metered, type Usage } from './meter.ts';
import { planOf } from './plan.ts';
import { redrive } from './redrive.ts';
import { roleRights } from './role-rights.ts';
import { startSchedules } from './schedules.ts';
import { startSources } from './start-sources.ts';
import { tokenFor, type TokenRequest } from './tokens.ts';
import type * as z from 'zod';

export interface StackOptions {
  /** Port of the HTTP API; a free one unless told. */
  readonly port?: number;
  /** An integer. The same seed gives the same keys, secrets, people and beacon rounds. */
  readonly seed?: number;
  /** How many times faster than the clock schedules run (60). 0: only when `runSchedule` is called. */
  readonly scheduleSpeed?: number;
  readonly quiet?: boolean;
  /** Execution environments of one function, and so invocations at once (4). */
  readonly maxEnvironments?: number;
  /** A synthesised assembly; without it the CDK app is run. */
  readonly assemblyDir?: string;
  /** Address of a DynamoDB Local that was started for many: the stack has a database of its own in it. One is started unless told. */
  readonly engine?: string;
  /** Whether the outside world is started too (true). */
  readonly outside?: boolean;
  /** Seconds between rounds of the local beacon. */
  readonly beacon?: { readonly periodSeconds: number };
  /** How many people of each kind the ministries' lists name at first. */
  readonly listedPeople?: number;
  /** Whether overlapping writes of a key meet TransactionConflict, as in the cloud (false). */
  readonly conflicts?: boolean;
  /** How many times longer than the templates say functions and the API may take, for a machine that is slow or shared (1). */
  readonly patience?: number;
  /** Shortens the visibility time-out of queues, for tests that wait for a redelivery. */
  readonly longestVisibilitySeconds?: number;
  readonly logsDir?: string;
  /** Whether the console is built and served at the API's address, as it is in the cloud (false). */
  readonly console?: boolean;
  /** Is told what goes into every invocation of a function, and what comes out: requests, messages and records of the stream. */
  readonly onInvocation?: (invocation: Invocation) => void;
  /** Is told every address of the outside world that is asked for. */
  readonly onAddress?: (address: string) => void;
  /** Gives the start up when it is aborted: what has started by then is ended. */
  readonly signal?: AbortSignal;
}

/** One invocation of a function. */
export interface Invocation {
  readonly functionName: string;
  readonly event: unknown;
  readonly result: InvocationResult;
}

/** The whole system on this machine. Names of resources are those of the design, such as `submit-registration`. */
export interface LocalStack {
  readonly apiUrl: string;
  readonly region: string;
  readonly tableName: string;
  /** Spread it into an SDK client beside `endpoint`. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly endpoints: Endpoints;
  readonly logsDir: string;
  /** Undefined when the stack was started without the outside world. */
  readonly sandboxes: Omit<Sandboxes, 'stop'> | undefined;
  readonly tokenFor: (request: TokenRequest) => Promise<string>;
  /** A token of an issuer that a stage names in the place of a user pool. */
  readonly foreignToken: (request: ForeignToken) => Promise<string>;
  readonly queueUrl: (name: string) => string;
  /** Messages in a queue, by state, and those that were given up. */
  queueDepth(name: string): {
    readonly ready: number;
    readonly delayed: number;
    readonly inFlight: number;
    readonly dead: number;
  };
  readonly bucketName: (name: string) => string;
  /** The environment of a function: what runs with it in another process speaks to this stack. */
  readonly variablesOf: (functionName: string) => Readonly<Record<string, string>>;
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
  /** Ends all environments of a function at once, in the middle of what they do; gives how many. */
  readonly kill: (functionName: string) => Promise<number>;
  /** Runs a function from another bundle from now on, made when it is first needed. */
  readonly renew: (functionName: string, bundle: () => Promise<string>) => Promise<void>;
  /** Environments of a function that are alive. */
  readonly environments: (functionName: string) => number;
  readonly pauseSource: (functionName: string) => Promise<void>;
  readonly resumeSource: (functionName: string) => void;
  /**
   * Has a function whose source is paused never see what its stream holds by now, as if the stream had begun anew; gives
   * how many records that were.
   */
  readonly skipStream: (functionName: string) => Promise<number>;
  readonly runSchedule: (name: string) => Promise<InvocationResult>;
  /** Moves the dead letters of a queue back into it; gives how many. */
  readonly redrive: (queueName: string) => Promise<number>;
  /** DynamoDB units since the start or the last reset. */
  readonly consumed: () => Units;
  /** Invocations, requests and messages since the start. */
  readonly usage: () => Usage;
  readonly resetConsumed: () => void;
  /** Has DynamoDB, SQS and Lambda misbehave from now on towards functions; what is left out behaves. */
  readonly misbehave: (faults?: z.input<typeof Faults>) => void;
  readonly faults: () => Faults;
  /** Faults since the start. */
  readonly injected: () => InjectedFaults;
  readonly concurrency: () => Concurrency;
  readonly stop: () => Promise<void>;
}

/** Ends something that was started; what it gives back is waited for. */
type Ending = () => unknown;

const ROOT = join(import.meta.dirname, '..', '..');
const UNKNOWN = { queues: 'http://queues', issuer: 'http://issuer', api: 'http://api' };

/**
 * Stands the synthesised templates up on this machine.
 * @throws NotImitated when a template asks for more than the local stack can, and Error in one line when an engine
 * (Java, a port) is missing. Nothing is left running then.
 */
export const startStack = async (options: StackOptions = {}): Promise<LocalStack> => {
  const endings: Ending[] = [];
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    return await standUp(options, endings, stop);
  } catch (fault) {
    await stop();
    throw fault;
  }
};

const standUp = async (options: StackOptions, endings: Ending[], stop: () => Promise<void>): Promise<LocalStack> => {
  const { scheduleSpeed = 60, maxEnvironments = 4, conflicts = false, outside = true, patience = 1, signal } = options;
  const logsDir = options.logsDir ?? join(ROOT, '.local', 'logs');
  const say = (line: string) => {
    if (options.quiet !== true) console.log(line);
  };
  const seed =
    options.seed === undefined ? randomBytes(32) : createHash('sha256').update(`local stack ${options.seed}`).digest();
  const ending = <Started extends { stop: () => unknown }>(started: Started): Started => {
    endings.push(() => started.stop());
    return started;
  };

  const assembly = loadAssembly(options.assemblyDir ?? (await synthesiseHere(say, endings, signal)));
  // Worked out twice: now, so that what is not imitated stops the start at once, and again when addresses are known.
  const draft = planOf(assembly, UNKNOWN);

  const starting = [
    (options.engine === undefined ? startDynamoDbLocal(say) : Promise.resolve(ownDatabase(options.engine))).then(
      ending,
    ),
    startMessaging(assembly.region).then(ending),
    startIssuers(draft).then(ending),
    outside ? startOutside(options).then(ending) : Promise.resolve(undefined),
    options.console === true ? buildConsole() : Promise.resolve(undefined),
  ] as const;
  // One that fails must not be the end while another is still on its way up: that one would be left behind.
  await Promise.allSettled(starting);
  const [database, messaging, issuers, sandboxes, files] = await Promise.all(starting);
  signal?.throwIfAborted();
  const apiPort = options.port ?? (await freePort());
  const sqsPort = await freePort();
  const queues = `http://127.0.0.1:${sqsPort}`;
  const messagingUrl = `http://127.0.0.1:${messaging.port}`;
  const plan = planOf(assembly, { queues, issuer: issuers.url, api: `http://127.0.0.1:${apiPort}` });

  await createTables(database, plan);
  createMessaging(messaging, plan);
  const keysOf = new Map(
    plan.tables.map(({ ref, properties }) => [ref, properties.KeySchema.map(({ AttributeName }) => AttributeName)]),
  );
  const rights = roleRights(plan);
  const misbehaviour = misbehaviourOf(options.seed ?? 0);
  const gate = ending(
    await startDynamoDbGate({ engine: database, keysOf, conflicts, tables: tableKeysOf(plan), rights, misbehaviour }),
  );
  const s3 = ending(await startS3Gate(messagingUrl, bucketsOf(plan), rights));
  ending(
    await startSqsGate({ engine: messagingUrl, queues: gatedQueuesOf(plan), rights, port: sqsPort, misbehaviour }),
  );
  const metrics = cloudWatch((name) => oldestMessageIn(messaging, name));
  const calls = ending(
    await startAwsCalls(
      {
        TrentService: kms(kmsKeysOf(plan), seed),
        secretsmanager: secretsManager(secretsOf(plan), seed),
        GraniteServiceVersion20100801: metrics.operations,
      },
      rights,
    ),
  );
  const endpoints: Endpoints = {
    dynamodb: gate.url,
    messaging: queues,
    s3: s3.url,
    calls: calls.url,
    hosts: hostsOf(sandboxes),
  };

  const functions = localFunctions(plan, endpoints).map((one) => ({
    ...one,
    timeoutSeconds: one.timeoutSeconds * patience,
  }));
  const engine = lambdaRuntime({ functions, maxEnvironments, logsDir, onLine: metrics.note, misbehaviour });
  const meter = metered(engine.invoke, functions);
  const told = async (functionName: string, event: unknown): Promise<InvocationResult> => {
    const result = await meter.invoke(functionName, event);
    options.onInvocation?.({ functionName, event, result });
    return result;
  };
  const turnstile = turnstileOf(told, misbehaviour);
  const runtime = { ...engine, invoke: turnstile.invoke };
  const report = (fault: unknown) => {
    say(`An event source stumbled and goes on: ${fault instanceof Error ? fault.message : String(fault)}`);
  };
  const sources = await startSources({
    plan,
    // A receive that is given up must not go on behind a gate, and take its messages with it.
    messaging: messagingUrl,
    streams: database,
    s3,
    runtime,
    maxEnvironments,
    longestVisibilitySeconds: options.longestVisibilitySeconds,
    misbehaviour,
    report,
  });
  for (const { source } of sources) ending(source);
  // A source waits for what it has begun, and that ends with the functions: so these are ended before.
  ending(runtime);
  const schedules = ending(
    startSchedules({ schedules: schedulesOf(plan), region: plan.region, speed: scheduleSpeed, invoke: runtime.invoke }),
  );
  const api = ending(
    await startApiGateway({
      port: apiPort,
      routes: gatewayRoutes(plan, (stated) => issuers.localOf(plan, stated), patience),
      cors: gatewayCors(plan),
      issuers,
      invoke: runtime.invoke,
      beside: files && besideOf(files, { settings: issuers.settingsOf(plan), evidenceUrl: s3.url }),
    }),
  );

  const deadQueues = new Set(plan.queues.map(({ properties }) => properties.RedrivePolicy?.deadLetterTargetArn));
  const liveQueues = plan.queues.filter(({ attributes }) => !deadQueues.has(attributes['Arn']));
  const queueNamed = (name: string) => findResource('queue', liveQueues, name);
  const deadLettersOf = (name: string) => {
    const target = queueNamed(name).properties.RedrivePolicy?.deadLetterTargetArn;
    return plan.queues.find(({ attributes }) => attributes['Arn'] === target);
  };
  const functionNamed = (name: string) => findResource('function', plan.functions, name).ref;
  const sourceOf = (functionName: string) => {
    const ref = functionNamed(functionName);
    const found = sources.filter(({ functionRef }) => functionRef === ref);
    if (!found.length) throw new Error(`${functionName} has no event source.`);
    return found.map(({ source }) => source);
  };

  return {
    apiUrl: api.url,
    region: plan.region,
    tableName: plan.tables[0]?.ref ?? '',
    credentials,
    endpoints,
    logsDir,
    sandboxes: sandboxes && visible(sandboxes),
    tokenFor: async (request) => await tokenFor(plan, issuers.tokenOf, request),
    foreignToken: issuers.foreignToken,
    queueUrl: (name) => queueNamed(name).ref,
    queueDepth: (name) => {
      const found = messaging.inspectQueue(queueNamed(name).attributes['QueueName'] ?? '')?.messages;
      const dead = messaging.inspectQueue(deadLettersOf(name)?.attributes['QueueName'] ?? '')?.messages;
      return {
        ready: found?.ready.length ?? 0,
        delayed: found?.delayed.length ?? 0,
        inFlight: found?.inflight.length ?? 0,
        dead: (dead?.ready.length ?? 0) + (dead?.inflight.length ?? 0),
      };
    },
    bucketName: (name) => findResource('bucket', plan.buckets, name).ref,
    variablesOf: (name) => {
      const ref = functionNamed(name);
      return functions.find((one) => one.name === ref)?.variables ?? {};
    },
    invoke: async (name, event) => await runtime.invoke(functionNamed(name), event),
    kill: async (name) => await runtime.kill(functionNamed(name)),
    renew: async (name, bundle) => {
      await runtime.renew(functionNamed(name), bundle);
    },
    environments: (name) => runtime.environments(functionNamed(name)),
    pauseSource: async (name) => {
      await Promise.all(sourceOf(name).map((source) => source.pause()));
    },
    resumeSource: (name) => {
      for (const source of sourceOf(name)) source.resume();
    },
    skipStream: async (name) => {
      let passed = 0;
      for (const { skip } of sourceOf(name)) if (skip !== undefined) passed += await skip();
      return passed;
    },
    runSchedule: async (name) => await schedules.run(findResource('schedule', plan.schedules, name).ref),
    redrive: async (name) => await redrive(queues, deadLettersOf(name)?.attributes['Arn']),
    consumed: gate.consumed,
    usage: meter.usage,
    resetConsumed: gate.resetConsumed,
    misbehave: (faults = {}) => {
      misbehaviour.behave(Faults.parse(faults));
    },
    faults: misbehaviour.faults,
    injected: misbehaviour.injected,
    concurrency: turnstile.concurrency,
    stop,
  };
};

const synthesiseHere = async (
  say: (line: string) => void,
  endings: Ending[],
  signal: AbortSignal | undefined,
): Promise<string> => {
  mkdirSync(join(ROOT, '.local'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.local', 'assembly-'));
  endings.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  say('Synthesising the templates of the local stage ...');
  await synthesise(ROOT, folder, signal);
  return folder;
};

/** What builds and serves the console is loaded with it, and not by a stack without. */
const buildConsole = async (): Promise<ConsoleFiles> => (await import('../../infra/console-files.ts')).builtConsole();

const besideOf = (
  files: ConsoleFiles,
  { settings, evidenceUrl }: { readonly settings: ConsoleSettings; readonly evidenceUrl: string },
) => {
  const addresses = [settings.citizens.issuer, settings.staff.issuer, evidenceUrl];
  return consoleSite({ files, settings, origins: addresses.map((address) => new URL(address).origin) });
};

const startOutside = async ({ seed, beacon, listedPeople, onAddress }: StackOptions): Promise<Sandboxes> => {
  const { startSandboxes } = await import('../sandboxes/start.ts');
  return startSandboxes({
    seed: seed ?? randomBytes(4).readUInt32BE(),
    ...(beacon !== undefined && { beacon }),
    ...(listedPeople !== undefined && { listedPeople }),
    ...(onAddress !== undefined && { onAddress }),
  });
};

/** The outside world without the means to end it: that is the stack's. */
const visible = (sandboxes: Sandboxes): Omit<Sandboxes, 'stop'> => omit(sandboxes, 'stop');

/** Templates name each server of the outside world by its sandbox: `http://registry.sandbox`. */
const hostsOf = (sandboxes: Sandboxes | undefined): Endpoints['hosts'] =>
  sandboxes
    ? Object.fromEntries(Object.entries(visible(sandboxes)).map(([name, { url }]) => [`http://${name}.sandbox`, url]))
    : {};
