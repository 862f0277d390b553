import * as z from 'zod';
import { arnOf, fixedId, TAGS, type LeftOut, type Place, type ResourceType } from './resource-type.ts';
import type { Resource } from '../assembly.ts';

const SIGN_IN = 'Sign-up and sign-in are Cognito’s own; the local issuer signs tokens for whoever is named.';

const leftOut = (...names: string[]): LeftOut => Object.fromEntries(names.map((name) => [name, SIGN_IN]));

const PoolProperties = z.strictObject({ UserPoolName: z.string().optional() });
type PoolProperties = z.infer<typeof PoolProperties>;

const poolId = (resource: Resource, place: Place) => `${place.region}_${fixedId(resource, 9)}`;

export const userPool: ResourceType<PoolProperties> = {
  type: 'AWS::Cognito::UserPool',
  schema: PoolProperties,
  leftOut: {
    ...leftOut(
      'AccountRecoverySetting',
      'AdminCreateUserConfig',
      'AliasAttributes',
      'AutoVerifiedAttributes',
      'DeviceConfiguration',
      'EmailAuthenticationMessage',
      'EmailAuthenticationSubject',
      'EmailConfiguration',
      'EmailVerificationMessage',
      'EmailVerificationSubject',
      'EnabledMfas',
      'MfaConfiguration',
      'Policies',
      'Schema',
      'SmsConfiguration',
      'SmsVerificationMessage',
      'UserAttributeUpdateSettings',
      'UserPoolAddOns',
      'UserPoolTier',
      'UsernameAttributes',
      'UsernameConfiguration',
      'VerificationMessageTemplate',
    ),
    DeletionProtection: 'A local pool ends with the stack.',
    UserPoolTags: TAGS,
  },
  values: (resource, place) => {
    const id = poolId(resource, place);
    return {
      ref: id,
      attributes: {
        Arn: arnOf('cognito-idp', place, `userpool/${id}`),
        ProviderName: `cognito-idp.${place.region}.amazonaws.com/${id}`,
        ProviderURL: `https://cognito-idp.${place.region}.amazonaws.com/${id}`,
        UserPoolId: id,
      },
    };
  },
};

const ClientProperties = z.strictObject({
  UserPoolId: z.string(),
  AllowedOAuthScopes: z.array(z.string()).optional(),
  CallbackURLs: z.array(z.string()).optional(),
  LogoutURLs: z.array(z.string()).optional(),
});
type ClientProperties = z.infer<typeof ClientProperties>;

export const userPoolClient: ResourceType<ClientProperties> = {
  type: 'AWS::Cognito::UserPoolClient',
  schema: ClientProperties,
  leftOut: leftOut(
    'AccessTokenValidity',
    'AllowedOAuthFlows',
    'AllowedOAuthFlowsUserPoolClient',
    'AuthSessionValidity',
    'ClientName',
    'DefaultRedirectURI',
    'EnablePropagateAdditionalUserContextData',
    'EnableTokenRevocation',
    'ExplicitAuthFlows',
    'GenerateSecret',
    'IdTokenValidity',
    'PreventUserExistenceErrors',
    'ReadAttributes',
    'RefreshTokenRotation',
    'RefreshTokenValidity',
    'SupportedIdentityProviders',
    'TokenValidityUnits',
    'WriteAttributes',
  ),
  values: (resource) => {
    const id = fixedId(resource, 26);
    return { ref: id, attributes: { ClientId: id } };
  },
};

const ResourceServerProperties = z.strictObject({
  UserPoolId: z.string(),
  Identifier: z.string(),
  Scopes: z.array(z.strictObject({ ScopeName: z.string(), ScopeDescription: z.string() })).optional(),
});
type ResourceServerProperties = z.infer<typeof ResourceServerProperties>;

export const resourceServer: ResourceType<ResourceServerProperties> = {
  type: 'AWS::Cognito::UserPoolResourceServer',
  schema: ResourceServerProperties,
  leftOut: { Name: 'It is shown to people only.' },
  values: (resource, place) => ({ ref: place.text(resource, resource.properties['Identifier'] ?? ''), attributes: {} }),
};

const GroupProperties = z.strictObject({ UserPoolId: z.string(), GroupName: z.string() });
type GroupProperties = z.infer<typeof GroupProperties>;

export const group: ResourceType<GroupProperties> = {
  type: 'AWS::Cognito::UserPoolGroup',
  schema: GroupProperties,
  leftOut: {
    Description: 'A description has no effect.',
    Precedence: 'It chooses an IAM role, and there is none.',
    RoleArn: 'No rights are checked locally.',
  },
  values: (resource, place) => ({ ref: place.text(resource, resource.properties['GroupName'] ?? ''), attributes: {} }),
};
