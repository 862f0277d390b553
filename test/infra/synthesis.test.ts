import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, test } from 'vitest';
import { bundleFunctions } from '../../infra/bundle.ts';
import { DefinedFunction } from '../../infra/constructs/defined-function.ts';
import { functions } from '../../infra/functions.ts';
import { stageApp } from '../../infra/stage-app.ts';
import { checked, stageNamed } from '../../infra/stages.ts';
import { members } from '../../local/stack/assembly.ts';
import {
  bundlesIn,
  newFolder,
  property,
  textOf,
  stageTemplates,
  stageWithEverything,
  synthesised,
} from '../support/assembly.ts';
import { forAll } from '../support/eventually.ts';
import { bundles } from '../support/kept-assemblies.ts';

/** What one function's code may weigh, in bytes: a bundle that grows beyond it starts slowly. */
const budget = 1_550_000;

/** The digest of every template of an assembly. They name the code of functions by its digest. */
const digestsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ]),
  );

test('the same source gives the same templates and the same code, so that a second deployment changes nothing', async () => {
  const first = await stageTemplates('production');

  const again = newFolder('again');
  const code = await bundlesIn(join(again, 'code'));
  stageApp({ stage: stageNamed('production'), bundles: code, outdir: join(again, 'assembly') }).synth();

  expect(digestsIn(join(again, 'assembly'))).toEqual(digestsIn(first.folder));
  expect(Object.keys(digestsIn(first.folder)).sort()).toEqual([
    'Api.template.json',
    'Catalogue.template.json',
    'Data.template.json',
    'Money.template.json',
    'Staff.template.json',
    'Training.template.json',
    'Trust.template.json',
    'Watch.template.json',
    'Workers.template.json',
  ]);
});

test('every function’s code keeps to its budget and is one file', async () => {
  const code = await bundles();

  const sizes = functions.map(({ file }) => {
    const folder = code.get(file) ?? '';
    expect(readdirSync(folder)).toEqual(['index.js']);
    return { file, bytes: statSync(join(folder, 'index.js')).size };
  });

  console.info(
    sizes.map(({ file, bytes }) => `${String(Math.round(bytes / 1_000)).padStart(6)} kB  ${file}`).join('\n'),
  );
  expect(sizes.filter(({ bytes }) => bytes > budget)).toEqual([]);
});

/** Loads a bundle as Lambda does, in a thread with these variables alone. Tells what went wrong. */
const startFault = async (bundle: string, variables: Record<string, string>): Promise<string | undefined> => {
  // Here the package around it would have the bundle taken for an ES module.
  const script = `
    const code = require('node:fs').readFileSync(${JSON.stringify(bundle)}, 'utf8');
    const loaded = { exports: {} };
    new Function('exports', 'require', 'module', code)(loaded.exports, require, loaded);
    if (typeof loaded.exports.handler !== 'function') throw new Error('no handler');
    process.exit();
  `;
  const thread = new Worker(script, { eval: true, env: variables, execArgv: [] });
  try {
    const [code] = (await once(thread, 'exit')) as [number];
    return code === 0 ? undefined : `it left with ${String(code)}`;
  } catch (fault) {
    return fault instanceof Error ? (fault.stack ?? fault.message).split('\n').slice(0, 12).join(' ') : String(fault);
  }
};

test('every function starts with exactly the environment that its template gives it', async () => {
  const { ofType, folder, stacks } = await stageTemplates('local');
  const region = stacks[0]?.region ?? '';

  const faults: string[] = [];
  await forAll(
    ofType('AWS::Lambda::Function'),
    async (found) => {
      // References come from other resources; in form they are names, ARNs and addresses.
      const variables = Object.entries(members(property(found, 'Environment.Variables'))).map(
        ([name, value]): [string, string] => [
          name,
          typeof value === 'string' ? value : `https://reference.example/${name}`,
        ],
      );
      const bundle = join(folder, `asset.${textOf(found, 'Code.S3Key').replace('.zip', '')}`, 'index.js');
      const fault = await startFault(bundle, { ...Object.fromEntries(variables), AWS_REGION: region });
      if (fault !== undefined) faults.push(`${found.logicalId}: ${fault}`);
    },
    2,
  );

  expect(faults).toEqual([]);
});

test('a handler that is missing, and one that no function has, stop the synthesis by name', async () => {
  const folder = newFolder('handlers');
  for (const file of ['waves/get-wave.ts', 'waves/forgotten.ts', 'waves/_shared.ts']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'export const handler = () => Promise.resolve();\n');
  }

  const bundling = bundleFunctions(['waves/get-wave', 'keys/get-keys'], { from: folder, to: join(folder, 'out') });

  await expect(bundling).rejects.toThrow(/keys\/get-keys\.ts is missing; .*waves\/forgotten\.ts is in no list/);
  await expect(bundling).rejects.not.toThrow(/_shared/);
});

test('a stage that is not there, or contradicts itself, is refused', () => {
  expect(() => stageNamed('staging')).toThrow(
    'There is no stage staging: choose one of local, development, production.',
  );
  expect(() => checked({ ...stageNamed('development'), standingDelaySeconds: 5 })).toThrow(/standingDelaySeconds/);
});

test('a right with a wildcard that nobody acknowledged stops the synthesis', async () => {
  const app = stageApp({ stage: stageNamed('development'), bundles: await bundles(), outdir: newFolder('faulty') });
  const worker = app.node.findChild('Workers').node.findChild('SendNotice');
  if (!(worker instanceof DefinedFunction)) throw new Error('SendNotice is not a function.');

  worker.addToRolePolicy(new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));

  expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Action::s3:*]');
});

test('a queue without dead letters stops the synthesis', async () => {
  const app = stageApp({ stage: stageNamed('development'), bundles: await bundles(), outdir: newFolder('faulty') });

  new Queue(Stack.of(app.node.findChild('Workers')), 'Careless', { enforceSSL: true });

  expect(() => app.synth()).toThrow('AwsSolutions-SQS3');
});

const hasLinter = spawnSync('cfn-lint', ['--version']).status === 0;

describe.skipIf(!hasLinter)('cfn-lint, where it is installed,', () => {
  // W3005: CDK states dependencies that references imply. They do no harm.
  const lint = (folder: string, region: string, files: readonly string[]) =>
    spawnSync('cfn-lint', ['-r', region, '-i', 'W3005', '--', ...files.map((file) => join(folder, file))], {
      encoding: 'utf8',
    });

  // The largest of what is deployed: what the others have is in it.
  test('finds nothing in the templates of a stage with everything optional', async () => {
    const { folder } = await synthesised(stageWithEverything());
    const files = Object.keys(digestsIn(folder));

    const inJakarta = lint(
      folder,
      'ap-southeast-3',
      files.filter((file) => file !== 'Edge.template.json'),
    );
    const atEdge = lint(folder, 'us-east-1', ['Edge.template.json']);

    expect(files).toContain('Edge.template.json');
    expect(inJakarta.stdout + inJakarta.stderr + atEdge.stdout + atEdge.stderr).toBe('');
  });
});
