import { App } from 'aws-cdk-lib';
import { join } from 'node:path';
import { bundleFunctions } from './bundle.ts';
import { builtConsole, writeConsole } from './console-files.ts';
import { functions } from './functions.ts';
import { stageApp } from './stage-app.ts';
import { stageNamed } from './stages.ts';

const root = join(import.meta.dirname, '..');

// `-c stage=NAME` of CDK's command, else the variable STAGE. This app is made to read the context and for nothing else.
const chosen: unknown =
  new App({ autoSynth: false }).node.tryGetContext('stage') ?? process.env['STAGE'] ?? 'development';

const bundles = await bundleFunctions(
  functions.map(({ file }) => file),
  { from: join(root, 'functions'), to: join(root, '.build', 'functions') },
);
const stage = stageNamed(String(chosen));
const consoleFolder = join(root, '.build', 'console');
if (stage.domain) writeConsole(await builtConsole(), consoleFolder);
stageApp({ stage, bundles, consoleFolder }).synth();
