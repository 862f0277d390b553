import { textOf } from '../../emulators/json.ts';
import * as z from 'zod';
import { fixedId, TAGS, type ResourceType } from './resource-type.ts';

const DESCRIPTION = 'A description has no effect.';

const ApiProperties = z.strictObject({
  Name: z.string().optional(),
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: z
    .strictObject({
      AllowOrigins: z.array(z.string()).optional(),
      AllowMethods: z.array(z.string()).optional(),
      AllowHeaders: z.array(z.string()).optional(),
      ExposeHeaders: z.array(z.string()).optional(),
      MaxAge: z.number().optional(),
    })
    .optional(),
});
type ApiProperties = z.infer<typeof ApiProperties>;

export const httpApi: ResourceType<ApiProperties> = {
  type: 'AWS::ApiGatewayV2::Api',
  schema: ApiProperties,
  leftOut: {
    Description: DESCRIPTION,
    DisableExecuteApiEndpoint: 'There is no other name by which to reach the local API.',
    Tags: TAGS,
  },
  values: (resource, { addresses }) => {
    const id = fixedId(resource, 10);
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: addresses.api } };
  },
};

const Throttling = z.strictObject({
  ThrottlingBurstLimit: z.number().optional(),
  ThrottlingRateLimit: z.number().optional(),
});

const StageProperties = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  DefaultRouteSettings: Throttling.optional(),
  RouteSettings: z.record(z.string(), Throttling).optional(),
});
type StageProperties = z.infer<typeof StageProperties>;

export const stage: ResourceType<StageProperties> = {
  type: 'AWS::ApiGatewayV2::Stage',
  schema: StageProperties,
  leftOut: {
    AutoDeploy: 'The local API is always the template’s.',
    AccessLogSettings: 'The local API keeps no access log: each function logs to a file.',
    'DefaultRouteSettings.DetailedMetricsEnabled': 'No metrics are collected locally.',
    Description: DESCRIPTION,
    Tags: TAGS,
  },
  values: (resource) => ({ ref: textOf(resource.properties['StageName']), attributes: {} }),
};

const RouteProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().regex(/^integrations\//),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
type RouteProperties = z.infer<typeof RouteProperties>;

export const route: ResourceType<RouteProperties> = {
  type: 'AWS::ApiGatewayV2::Route',
  schema: RouteProperties,
  leftOut: { OperationName: 'An operation’s name has no effect.' },
  values: (resource) => ({ ref: fixedId(resource, 7), attributes: { RouteId: fixedId(resource, 7) } }),
};

const IntegrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string().regex(/^arn:aws:lambda:/, 'only the ARN of a function is imitated'),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().default(30_000),
});
type IntegrationProperties = z.infer<typeof IntegrationProperties>;

export const integration: ResourceType<IntegrationProperties> = {
  type: 'AWS::ApiGatewayV2::Integration',
  schema: IntegrationProperties,
  leftOut: {
    IntegrationMethod: 'A function is always invoked with POST.',
    Description: DESCRIPTION,
    ConnectionType: 'Functions are reached over the internet only.',
  },
  values: (resource) => ({ ref: fixedId(resource, 7), attributes: { IntegrationId: fixedId(resource, 7) } }),
};

const AuthorizerProperties = z.strictObject({
  ApiId: z.string(),
  Name: z.string(),
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Audience: z.array(z.string()), Issuer: z.string() }),
});
type AuthorizerProperties = z.infer<typeof AuthorizerProperties>;

export const authorizer: ResourceType<AuthorizerProperties> = {
  type: 'AWS::ApiGatewayV2::Authorizer',
  schema: AuthorizerProperties,
  leftOut: {},
  values: (resource) => ({ ref: fixedId(resource, 6), attributes: { AuthorizerId: fixedId(resource, 6) } }),
};
