import type { Stack } from 'aws-cdk-lib';
import {
  HttpAuthorizer,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  PayloadFormatVersion,
  type HttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledgeRule } from '../acknowledgements.ts';
import { doorOf, type Door, type RouteKey } from '../../shared/domain/access/index.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { logicalName } from '../functions.ts';
import { DefinedFunction, type Surroundings } from './defined-function.ts';
import type { ServiceFunction } from './service-function.ts';

/** The issuers that the API's authorizers trust, and the scope of an issuer that names it otherwise than we do. */
export type Authorizers = Readonly<
  Record<'citizens' | 'staff' | 'partners', { readonly authorizer: HttpAuthorizer; readonly scope?: string }>
>;

/** Whose tokens a kind of access takes, and the scope that they must carry. */
const doors = {
  citizen: { issuer: 'citizens', scope: 'citizen/self' },
  'staff-read': { issuer: 'staff', scope: 'staff/read' },
  'staff-write': { issuer: 'staff', scope: 'staff/write' },
  partner: { issuer: 'partners', scope: 'partner/integration' },
} as const satisfies Record<Exclude<Door, 'anyone'>, { issuer: keyof Authorizers; scope: string }>;

interface ApiRouteProps {
  readonly api: HttpApi;
  /** Method and path, such as `GET /v1/waves/{waveId}`. */
  readonly route: RouteKey;
  readonly authorizers: Authorizers;
  readonly target: ServiceFunction;
}

/** One method and path of the API, who may call it, and the function that answers. */
class ApiRoute extends Construct {
  constructor(scope: Construct, id: string, { api, route, authorizers, target }: ApiRouteProps) {
    super(scope, id);
    const [method, path = ''] = route.split(' ');
    const known = Object.values(HttpMethod).find((one) => one === method);
    if (known === undefined) throw new Error(`The route ${route} has no method of HTTP.`);
    const needed = doorOf(route);
    const door = needed === 'anyone' ? undefined : doors[needed];
    const httpRoute = new HttpRoute(this, 'Route', {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, known),
      integration: new HttpLambdaIntegration('Integration', target.live, {
        payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      }),
      authorizer: door ? guardedBy(this, authorizers[door.issuer].authorizer) : new HttpNoneAuthorizer(),
      ...(door ? { authorizationScopes: [authorizers[door.issuer].scope ?? door.scope] } : {}),
    });
    if (!door) {
      acknowledgeRule(
        httpRoute,
        'AwsSolutions-APIG4',
        path.startsWith('/api/v1/integration/')
          ? 'The function checks the signature that training institutions already sign their requests with.'
          : 'Waves, results by ticket, evidence, courses and public keys are public on purpose; a page of presence is opened by its address.',
      );
    }
  }
}

/** An API that routes can be added to, and the issuers of the tokens that it takes. */
interface ApiDoors {
  readonly api: HttpApi;
  readonly authorizers: Authorizers;
}

/** Makes the functions of a list that answer requests, each with its route, in one stack. The others are made elsewhere. */
export const addRoutes = (
  stack: Stack,
  definitions: readonly FunctionDefinition[],
  { api, authorizers }: ApiDoors,
  surroundings: Surroundings,
): void => {
  for (const definition of definitions) {
    const { file, trigger } = definition;
    if (!('route' in trigger)) continue;
    const target = new DefinedFunction(stack, definition, surroundings);
    const { route } = trigger;
    new ApiRoute(stack, `${logicalName(file)}Route`, { api, route, authorizers, target });
  }
};

const guardedBy = (scope: Construct, { authorizerId }: HttpAuthorizer): IHttpRouteAuthorizer =>
  HttpAuthorizer.fromHttpAuthorizerAttributes(scope, 'Authorizer', { authorizerId, authorizerType: 'JWT' });
