import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { credentials } from './aws-json.ts';
import { freePort } from './http.ts';

/** A database in a DynamoDB Local: each access key sees one of its own. */
export interface DynamoDbDatabase {
  /** Where the engine answers. */
  readonly url: string;
  readonly accessKeyId: string;
}

/** A running DynamoDB Local, the official engine, and the database in it that all share. */
export interface DynamoDbLocal extends DynamoDbDatabase {
  readonly stop: () => Promise<void>;
}

/** A database of its own in an engine that was started for many. It ends with the engine. */
export const ownDatabase = (url: string): DynamoDbLocal => ({
  url,
  accessKeyId: randomUUID().replaceAll('-', ''),
  stop: () => Promise.resolve(),
});

const START_DEADLINE_MILLISECONDS = 60_000;

// A shell stands between us and the JVM: when this process ends, however it ends (SIGKILL too), the pipe on the shell's
// standard input closes and the shell kills the JVM. In its own session, so that ctrl-C reaches us first.
const GUARD = `
exec 3<&0
java "$@" </dev/null & child=$!
( cat <&3 >/dev/null; kill -9 $child 2>/dev/null ) &
exec 3<&-
wait $child`;

interface EngineSettings {
  /** Whether it works for long, for many who each have a database in it ({@link ownDatabase}). No unless told. */
  readonly isForMany?: boolean;
  /** The folder in which it keeps what it is given, as files of SQLite; in memory unless told. */
  readonly folder?: string;
}

/**
 * Starts DynamoDB Local on a free port and waits until it answers.
 * @throws Error in one line when Java is missing and cannot be installed, or when the engine does not come up.
 */
export const startDynamoDbLocal = async (
  say: (line: string) => void,
  { isForMany = false, folder }: EngineSettings = {},
): Promise<DynamoDbLocal> => {
  await requireJava(say);
  const emulator = join(
    dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')),
    'emulator',
  );
  const port = await freePort();
  const options = [
    `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
    // As fast as the default collector here, with a third of its memory.
    '-XX:+UseSerialGC',
    // Runs of minutes never earn back what the optimising compiler takes: a third less processor time without it.
    ...(isForMany ? [] : ['-XX:TieredStopAtLevel=1']),
    '-jar',
    join(emulator, 'DynamoDBLocal.jar'),
    ...(folder === undefined ? ['-inMemory'] : ['-dbPath', folder]),
    // Without it each access key and each region sees a database of its own.
    ...(isForMany ? [] : ['-sharedDb']),
    '-disableTelemetry',
    '-port',
    String(port),
  ];
  const guard = spawn('sh', ['-c', GUARD, 'dynamodb-local', ...options], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
    // The engine leaves a file of its own in the folder in which it starts.
    cwd: tmpdir(),
  });
  const complaints: string[] = [];
  guard.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = once(guard, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    guard.stdin.end();
    await ended;
  };
  const deadline = Date.now() + START_DEADLINE_MILLISECONDS;
  while (!(await answers(url))) {
    if (guard.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`DynamoDB Local did not start: ${complaints.join('').trim().split('\n').slice(-3).join(' ')}`);
    }
    await pause(50);
  }
  return { url, accessKeyId: credentials.accessKeyId, stop };
};

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

const hasJava = (): boolean => spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

/** DynamoDB Local is a Java program. On Debian as root Java is installed on the spot; elsewhere that is for the reader. */
const requireJava = async (say: (line: string) => void): Promise<void> => {
  if (hasJava()) return;
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    say('Java is missing: installing default-jre-headless with apt-get, which takes a minute or two.');
    const install = spawn(
      'sh',
      ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless'],
      { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
    );
    await once(install, 'exit');
    if (hasJava()) return;
  }
  throw new Error(
    'Java 17 or newer is needed for DynamoDB Local: install it (Debian, Ubuntu: apt-get install default-jre-headless; macOS: brew install openjdk) and start again.',
  );
};
