import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import settingsOfCdk from '../cdk.json' with { type: 'json' };
import type { Bundles } from './bundle.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { routesOf } from './functions.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { RoutesStack } from './stacks/routes-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';
import { WorkersStack } from './stacks/workers-stack.ts';
import type { StageSettings } from './stages.ts';

export interface StageAppProps {
  readonly stage: StageSettings;
  readonly bundles: Bundles;
  /** The folder of the console as it is built; a stage without a domain does without. */
  readonly consoleFolder?: string;
  /** Where the cloud assembly goes; without it, where the CDK's command says. */
  readonly outdir?: string;
}

/**
 * The CDK app of one stage. The same whether CDK's command runs it, the local stack or a test.
 * @throws Error for a stage with a domain when the console is not built.
 */
export const stageApp = ({ stage, bundles, consoleFolder, outdir }: StageAppProps): App => {
  const app = new App({
    // Paths of resources in the templates, as CDK's command asks for too: they say what is what.
    context: { ...settingsOfCdk.context, 'aws:cdk:enable-path-metadata': true },
    analyticsReporting: false,
    treeMetadata: false,
    ...(outdir === undefined ? {} : { outdir }),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  Tags.of(app).add('service', 'prakerja');
  Tags.of(app).add('stage', stage.name);

  const named = (part: string) => ({
    stackName: `prakerja-${stage.name}-${part}`,
    env: { region: stage.region, ...(stage.account === undefined ? {} : { account: stage.account }) },
    terminationProtection: stage.keepsData,
  });
  const data = new DataStack(app, 'Data', { ...named('data'), stage });
  const surroundings = { stage, bundles, data };
  const api = new ApiStack(app, 'Api', { ...named('api'), surroundings });
  const { publicUrl, release } = api;
  const workers = new WorkersStack(app, 'Workers', {
    ...named('workers'),
    surroundings: { ...surroundings, publicUrl, release },
  });
  for (const area of ['Catalogue', 'Training', 'Money', 'Trust', 'Staff'] as const) {
    // CloudFormation refuses a stack of nothing.
    if (!hasRoutes(routesOf[area])) continue;
    new RoutesStack(app, area, { ...named(area.toLowerCase()), area, surroundings, api, workers });
  }
  new WatchStack(app, 'Watch', { ...named('watch'), stage, data, api, workers });
  if (stage.domain) {
    const { domain } = stage;
    if (consoleFolder === undefined) throw new Error('A stage with a domain serves the console, which is not built.');
    new ConsoleStack(app, 'Console', { ...named('console'), stage, data, folder: consoleFolder });
    const env = { ...named('edge').env, region: 'us-east-1' };
    new EdgeStack(app, 'Edge', { ...named('edge'), env, stage, domain });
  }
  return app;
};

const hasRoutes = (definitions: readonly FunctionDefinition[]): boolean =>
  definitions.some(({ trigger }) => 'route' in trigger);
