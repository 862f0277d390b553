import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addRoutes } from '../constructs/api-route.ts';
import type { Surroundings } from '../constructs/defined-function.ts';
import { SavedQueries } from '../constructs/saved-queries.ts';
import { routesOf } from '../functions.ts';
import type { ApiStack } from './api-stack.ts';
import type { WorkersStack } from './workers-stack.ts';

export interface RoutesStackProps extends StackProps {
  /** Whose functions of `routesOf` the stack makes. */
  readonly area: Exclude<keyof typeof routesOf, 'Api'>;
  readonly surroundings: Omit<Surroundings, 'queues' | 'publicUrl' | 'release'>;
  readonly api: ApiStack;
  readonly workers: WorkersStack;
}

/** Further routes of the HTTP API with the functions that answer. They may send to queues, whose stack is made before. */
export class RoutesStack extends Stack {
  constructor(scope: Construct, id: string, { area, surroundings, api, workers, ...props }: RoutesStackProps) {
    super(scope, id, props);
    const { publicUrl, release } = api;
    addRoutes(this, routesOf[area], api, { ...surroundings, publicUrl, release, queues: workers.sendable });
    new SavedQueries(this, 'Queries', surroundings.stage);
  }
}
