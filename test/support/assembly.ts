import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions, type Bundles } from '../../infra/bundle.ts';
import { functions } from '../../infra/functions.ts';
import { stageNamed, type StageSettings } from '../../infra/stages.ts';
import type { JsonObject } from '../../local/emulators/json.ts';
import { loadAssembly, members, type Resource } from '../../local/stack/assembly.ts';
import { assemblyOf, stageAssembly } from './kept-assemblies.ts';

/** The path of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** A new empty folder outside the repository. */
export const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `prakerja-${name}-`));

/** Bundles of all functions in a folder of their own. */
export const bundlesIn = (folder: string): Promise<Bundles> =>
  bundleFunctions(
    functions.map(({ file }) => file),
    { from: join(root, 'functions'), to: folder },
  );

/** The synthesised templates of one stage. */
export interface Synthesised {
  readonly stage: StageSettings;
  readonly folder: string;
  readonly stacks: ReturnType<typeof loadAssembly>['stacks'];
  /** All resources of a type, in all stacks. */
  readonly ofType: (type: string) => readonly Resource[];
}

const loaded = (stage: StageSettings, folder: string): Synthesised => {
  const { stacks } = loadAssembly(folder);
  const resources = stacks.flatMap((stack) => stack.resources);
  return { stage, folder, stacks, ofType: (type) => resources.filter((resource) => resource.type === type) };
};

/** Synthesises a stage, as CDK's command would, into a folder of its own. @throws when cdk-nag or CDK finds a fault. */
export const synthesised = async (stage: StageSettings): Promise<Synthesised> => loaded(stage, await assemblyOf(stage));

const once = new Map<string, Promise<Synthesised>>();

/** The templates of a stage as `infra/stages.ts` has it, synthesised once for all test files. */
export const stageTemplates = (name: string): Promise<Synthesised> => {
  const known = once.get(name) ?? stageAssembly(name).then((folder) => loaded(stageNamed(name), folder));
  once.set(name, known);
  return known;
};

/** The production stage with everything optional: domain and edge, mail identity, foreign issuer. */
export const stageWithEverything = (): StageSettings => ({
  ...stageNamed('production'),
  domain: {
    name: 'api.prakerja.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
    origin: {
      name: 'origin.prakerja.example',
      certificateArn: 'arn:aws:acm:ap-southeast-3:111122223333:certificate/11111111-2222-3333-4444-555555555555',
    },
    proofSecret: { name: 'prakerja-edge-proof', versionId: '11111111-2222-3333-4444-555555555555' },
  },
  edgeProof: { hashes: ['a'.repeat(64)] },
  mailIdentity: { domain: 'prakerja.example', from: 'no-reply@prakerja.example' },
  identity: { citizens: { kind: 'oidc', issuer: 'https://sign-in.example', audience: ['prakerja'] } },
  alarmEmails: ['duty@prakerja.example'],
});

/** A property by its path, such as `Code.S3Key`; undefined where it is not there. */
export const property = (resource: Resource, path: string) =>
  path.split('.').reduce<JsonObject[string] | undefined>((value, name) => members(value)[name], resource.properties);

/** A property that is a text; empty where it is not there, or refers to another resource. */
export const textOf = (resource: Resource, path: string): string => {
  const value = property(resource, path);
  return typeof value === 'string' ? value : '';
};
