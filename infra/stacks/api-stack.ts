import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { addRoutes, type Authorizers } from '../constructs/api-route.ts';
import type { Surroundings } from '../constructs/defined-function.ts';
import { GradualRelease, releaseAlarms } from '../constructs/gradual-release.ts';
import { SavedQueries } from '../constructs/saved-queries.ts';
import { ServiceLog } from '../constructs/service-log.ts';
import { routesOf } from '../functions.ts';

/** What is there before the API is: neither its address, nor the alarms of releases, nor the queues. */
type Before = Omit<Surroundings, 'queues' | 'publicUrl' | 'release'>;

/** The HTTP API, whose tokens it takes, and the functions that answer about people and waves. Other stacks add routes. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly authorizers: Authorizers;
  /** Where people and partners reach the API, without a slash at its end. */
  readonly publicUrl: string;
  /** How new versions of functions take over, in all stacks; undefined where they do so at once. */
  readonly release: GradualRelease | undefined;
  /** What puts a release back. */
  readonly releaseAlarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { surroundings, ...props }: StackProps & { surroundings: Before }) {
    super(scope, id, props);
    const { stage, data } = surroundings;
    this.api = new HttpApi(this, 'Api', {
      apiName: `prakerja-${stage.name}`,
      createDefaultStage: false,
      // With a domain the edge's rules hold only if the API has no second address.
      disableExecuteApiEndpoint: stage.domain !== undefined,
      corsPreflight: {
        allowOrigins: [...stage.api.allowedOrigins],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE],
        allowHeaders: ['authorization', 'content-type', 'if-none-match', 'prakerja-proof', 'prakerja-device'],
        exposeHeaders: ['etag', 'location', 'retry-after'],
        maxAge: Duration.hours(1),
      },
    });
    this.#serve(surroundings);

    const authorizerOf = (name: string, { issuer, audience }: (typeof data.issuers)['citizens']) =>
      new HttpAuthorizer(this, `${name}Authorizer`, {
        httpApi: this.api,
        authorizerName: name.toLowerCase(),
        type: HttpAuthorizerType.JWT,
        identitySource: ['$request.header.Authorization'],
        jwtIssuer: issuer,
        jwtAudience: [...audience],
      });
    const { citizens } = stage.identity;
    const citizenScope = citizens.kind === 'oidc' ? citizens.scope : undefined;
    this.authorizers = {
      citizens: {
        authorizer: authorizerOf('Citizens', data.issuers.citizens),
        ...(citizenScope === undefined ? {} : { scope: citizenScope }),
      },
      staff: { authorizer: authorizerOf('Staff', data.issuers.staff) },
      partners: { authorizer: authorizerOf('Partners', data.issuers.partners) },
    };
    this.publicUrl = stage.domain ? `https://${stage.domain.name}` : this.api.apiEndpoint;
    this.releaseAlarms = releaseAlarms(this, this.api);
    this.release =
      stage.release === 'gradual'
        ? new GradualRelease(this, 'Release', { stage, alarms: this.releaseAlarms })
        : undefined;
    const { publicUrl, release } = this;
    addRoutes(this, routesOf.Api, this, { ...surroundings, publicUrl, release });
    new SavedQueries(this, 'Queries', stage);
  }

  /** The default stage: how much it lets through, what it writes down of each request, and under which name it answers. */
  #serve({ stage }: Before): void {
    const accessLog = new ServiceLog(this, 'AccessLog', stage);
    const httpStage = new HttpStage(this, 'DefaultStage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.api.rateLimit, burstLimit: stage.api.burstLimit },
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: impersonal },
    });
    if (!stage.domain) return;
    const { name, certificateArn } = stage.domain.origin;
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new ApiMapping(this, 'Mapping', { api: this.api, stage: httpStage, domainName });
  }
}

/** The route and not the path, which holds tickets; no address, no claim, no query: none of them is needed to find a fault. */
const impersonal = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    requestTime: AccessLogField.contextRequestTimeEpoch(),
    route: '$context.routeKey',
    status: AccessLogField.contextStatus(),
    responseLength: AccessLogField.contextResponseLength(),
    responseLatencyMilliseconds: AccessLogField.contextResponseLatency(),
    integrationLatencyMilliseconds: AccessLogField.contextIntegrationLatency(),
    integrationStatus: AccessLogField.contextIntegrationStatus(),
    error: AccessLogField.contextErrorResponseType(),
  }),
);
