import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject, textOf } from '../emulators/json.ts';

/** One resource of a synthesised template. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** Where the CDK app made it, such as `Workers/Verification/Queue/Resource`. Empty when the template does not say. */
  readonly path: string;
  readonly condition: string | undefined;
  /** As the template states them, intrinsic functions and all. */
  readonly properties: JsonObject;
}

/** One stack of the app. */
export interface StackTemplate {
  readonly name: string;
  readonly region: string;
  readonly resources: readonly Resource[];
  readonly parameters: JsonObject;
  readonly conditions: JsonObject;
  readonly mappings: JsonObject;
  readonly outputs: JsonObject;
}

/** The cloud assembly: what `cdk synth` leaves in its folder. */
export interface Assembly {
  readonly region: string;
  readonly stacks: readonly StackTemplate[];
  /** The folder or file of each asset, by the key under which it would lie in the bootstrap bucket. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Runs the CDK app for the local stage and leaves its assembly in a folder.
 * @throws Error with the last lines of what the app said when it fails, and AbortError when the signal ends it.
 */
export const synthesise = async (root: string, folder: string, signal?: AbortSignal): Promise<void> => {
  const app = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    env: { ...process.env, STAGE: 'local', CDK_OUTDIR: folder, CDK_DISABLE_VERSION_CHECK: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  const said: string[] = [];
  app.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  app.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = (await once(app, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The CDK app failed:\n${said.join('').trim().split('\n').slice(-20).join('\n')}`);
};

/**
 * Reads an assembly and the assemblies nested in it. The region is that of the first stack that names one.
 * @throws Error when the folder holds none.
 */
export const loadAssembly = (folder: string): Assembly => {
  const { stacks, assets } = loadFolder(folder);
  return { region: stacks.find(({ region }) => region !== UNKNOWN_REGION)?.region ?? 'ap-southeast-3', stacks, assets };
};

const UNKNOWN_REGION = 'unknown-region';

const loadFolder = (folder: string): Omit<Assembly, 'region'> => {
  const stacks: StackTemplate[] = [];
  const assets = new Map<string, string>();
  for (const [name, artifact] of Object.entries(members(readJson(join(folder, 'manifest.json'))['artifacts']))) {
    if (!isObject(artifact)) continue;
    const properties = members(artifact['properties']);
    if (artifact['type'] === 'aws:cloudformation:stack') {
      const template = readJson(join(folder, textOf(properties['templateFile'])));
      stacks.push(stackOf(textOf(properties['stackName'] ?? name), textOf(artifact['environment']), template));
    } else if (artifact['type'] === 'cdk:asset-manifest') {
      for (const [key, path] of assetsOf(folder, readJson(join(folder, textOf(properties['file'])))))
        assets.set(key, path);
    } else if (artifact['type'] === 'cdk:cloud-assembly') {
      const nested = loadFolder(join(folder, textOf(properties['directoryName'])));
      stacks.push(...nested.stacks);
      for (const [key, path] of nested.assets) assets.set(key, path);
    }
  }
  return { stacks, assets };
};

const stackOf = (name: string, environment: string, template: JsonObject): StackTemplate => ({
  name,
  // Such as `aws://unknown-account/ap-southeast-3`.
  region: environment.split('/').at(-1) ?? UNKNOWN_REGION,
  resources: Object.entries(members(template['Resources'])).map(([logicalId, resource]) => {
    const { Type, Properties, Condition, Metadata } = members(resource);
    return {
      stack: name,
      logicalId,
      type: textOf(Type),
      path: textOf(members(Metadata)['aws:cdk:path'] ?? ''),
      condition: typeof Condition === 'string' ? Condition : undefined,
      properties: members(Properties),
    };
  }),
  parameters: members(template['Parameters']),
  conditions: members(template['Conditions']),
  mappings: members(template['Mappings']),
  outputs: members(template['Outputs']),
});

const assetsOf = (folder: string, manifest: JsonObject): [key: string, path: string][] =>
  Object.values(members(manifest['files'])).flatMap((file) => {
    const path = members(members(file)['source'])['path'];
    if (typeof path !== 'string') return [];
    return Object.values(members(members(file)['destinations'])).map((destination): [string, string] => [
      textOf(members(destination)['objectKey']),
      join(folder, path),
    ]);
  });

/** The members of what ought to be an object; none for anything else. */
export const members = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

const readJson = (file: string): JsonObject => members(JSON.parse(readFileSync(file, 'utf8')) as Json);
