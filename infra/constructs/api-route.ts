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
import type { Access } from '../functions.ts';
import type { ServiceFunction } from './service-function.ts';

/** The issuers that the API's authorizers trust. */
export type Authorizers = Readonly<Record<'citizens' | 'staff' | 'partners', HttpAuthorizer>>;

/** Whose tokens a kind of access takes, and the scope that they must carry. */
const doors = {
  citizen: { issuer: 'citizens', scope: 'citizen/self' },
  'staff-read': { issuer: 'staff', scope: 'staff/read' },
  'staff-write': { issuer: 'staff', scope: 'staff/write' },
  partner: { issuer: 'partners', scope: 'partner/integration' },
} as const satisfies Record<Exclude<Access, 'anyone'>, { issuer: keyof Authorizers; scope: string }>;

export interface ApiRouteProps {
  readonly api: HttpApi;
  /** Method and path, such as `GET /v1/waves/{waveId}`. */
  readonly route: string;
  readonly access: Access;
  readonly authorizers: Authorizers;
  readonly target: ServiceFunction;
}

/** One method and path of the API, who may call it, and the function that answers. */
export class ApiRoute extends Construct {
  constructor(scope: Construct, id: string, { api, route, access, authorizers, target }: ApiRouteProps) {
    super(scope, id);
    const [method, path = ''] = route.split(' ');
    const known = Object.values(HttpMethod).find((one) => one === method);
    if (known === undefined) throw new Error(`The route ${route} has no method of HTTP.`);
    const door = access === 'anyone' ? undefined : doors[access];
    const httpRoute = new HttpRoute(this, 'Route', {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, known),
      integration: new HttpLambdaIntegration('Integration', target, {
        payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      }),
      authorizer: door ? guardedBy(this, authorizers[door.issuer]) : new HttpNoneAuthorizer(),
      ...(door ? { authorizationScopes: [door.scope] } : {}),
    });
    if (!door) {
      acknowledgeRule(
        httpRoute,
        'AwsSolutions-APIG4',
        'Waves, results by ticket, evidence, the catalogue of courses and public keys are public on purpose.',
      );
    }
  }
}

const guardedBy = (scope: Construct, { authorizerId }: HttpAuthorizer): IHttpRouteAuthorizer =>
  HttpAuthorizer.fromHttpAuthorizerAttributes(scope, 'Authorizer', { authorizerId, authorizerType: 'JWT' });
