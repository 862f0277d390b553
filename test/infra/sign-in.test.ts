import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import settingsOfCdk from '../../cdk.json' with { type: 'json' };
import { DataStack } from '../../infra/stacks/data-stack.ts';
import { checked, stageNamed, type CitizenIdentity, type StageSettings } from '../../infra/stages.ts';
import type { JsonObject } from '../../local/emulators/json.ts';
import { members } from '../../local/stack/assembly.ts';
import { stageWithEverything } from '../support/assembly.ts';

/** The stack with the accounts of a stage, checked as the whole app is. */
const accountsOf = (stage: StageSettings) => {
  const app = new App({ context: settingsOfCdk.context, analyticsReporting: false, treeMetadata: false });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = new DataStack(app, 'Data', { stage, env: { region: stage.region } });
  app.synth();
  const template = Template.fromStack(stack);
  const all = (type: string, of = ''): [string, JsonObject][] =>
    Object.entries(template.findResources(type))
      .filter(([id]) => id.startsWith(of))
      .map(([id, resource]) => [id, members((resource as { Properties?: JsonObject }).Properties)]);
  return {
    all,
    one: (type: string, of = ''): JsonObject => {
      const [found, ...others] = all(type, of);
      if (found === undefined || others.length > 0) throw new Error(`There is not one ${type} of ${of}.`);
      return found[1];
    },
  };
};

const withCitizens = (citizens: CitizenIdentity, stage: StageSettings = stageNamed('production')): StageSettings => ({
  ...stage,
  identity: { citizens },
});

const policiesOf = (pool: JsonObject): JsonObject => members(pool['Policies']);
const byCode: CitizenIdentity = { kind: 'cognito', plan: 'essentials', factors: ['email-code'] };

describe('citizens, unless a stage says otherwise', () => {
  test('sign in by a code to their address, on pages that can do so', () => {
    const { one } = accountsOf(stageNamed('production'));
    const pool = one('AWS::Cognito::UserPool', 'Citizens');

    expect(pool['UserPoolTier']).toBe('ESSENTIALS');
    expect(policiesOf(pool)['SignInPolicy']).toEqual({ AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] });
    // Cognito's older pages know passwords only, and the newer ones are not shown without a style.
    expect(one('AWS::Cognito::UserPoolDomain', 'Citizens')['ManagedLoginVersion']).toBe(2);
    expect(one('AWS::Cognito::ManagedLoginBranding')['UseCognitoProvidedValues']).toBe(true);
    expect(one('AWS::Cognito::UserPoolClient', 'Citizens')).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      AllowedOAuthFlows: ['code'],
      AuthSessionValidity: 15,
    });
  });

  test('are written to in Indonesian, with English below, where mails go out from an address of ours', () => {
    const pool = accountsOf(withCitizens(byCode, stageWithEverything())).one('AWS::Cognito::UserPool', 'Citizens');

    for (const mail of [pool['EmailAuthenticationMessage'], pool['EmailVerificationMessage']]) {
      expect(mail).toMatch(/^Kode .*\{####\}.*<br><br>Your code.*\{####\}/);
    }
    expect(pool['EmailConfiguration']).toMatchObject({ EmailSendingAccount: 'DEVELOPER' });
  });

  test('keep their old address until a code that was sent to the new one has come back', () => {
    const pool = accountsOf(stageNamed('production')).one('AWS::Cognito::UserPool', 'Citizens');

    expect(pool['UserAttributeUpdateSettings']).toEqual({ AttributesRequireVerificationBeforeUpdate: ['email'] });
  });

  test('leave staff and machines on the cheapest plan, without sign-up, and with a second factor always', () => {
    const { one } = accountsOf(stageNamed('production'));

    for (const realm of ['Staff', 'Partners']) {
      const pool = one('AWS::Cognito::UserPool', realm);
      expect(pool).toMatchObject({
        UserPoolTier: 'LITE',
        MfaConfiguration: 'ON',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      });
      expect(policiesOf(pool)).not.toHaveProperty('SignInPolicy');
    }
    for (const [, client] of accountsOf(stageNamed('local')).all('AWS::Cognito::UserPoolClient', 'Partners')) {
      expect(client).toMatchObject({ AllowedOAuthFlows: ['client_credentials'], GenerateSecret: true });
    }
  });
});

describe('a stage may choose', () => {
  test('codes by SMS, with a number as a name to sign in with', () => {
    const stage = withCitizens({ kind: 'cognito', plan: 'plus', factors: ['email-code', 'sms-code'] });
    const pool = accountsOf(stage).one('AWS::Cognito::UserPool', 'Citizens');

    expect(pool).toMatchObject({ UserPoolTier: 'PLUS', UsernameAttributes: ['email', 'phone_number'] });
    expect(policiesOf(pool)['SignInPolicy']).toEqual({
      AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
    });
    expect(pool).toHaveProperty('SmsConfiguration');
  });

  test('passwords on the cheapest plan, and nothing there that it does not have', () => {
    const stage = withCitizens({ kind: 'cognito', plan: 'lite', factors: [] });
    const { one, all } = accountsOf(stage);

    expect(one('AWS::Cognito::UserPool', 'Citizens')['UserPoolTier']).toBe('LITE');
    expect(all('AWS::Cognito::ManagedLoginBranding')).toEqual([]);
    expect(() => checked(withCitizens({ kind: 'cognito', plan: 'lite', factors: ['email-code'] }))).toThrow(
      'passwords only',
    );
  });

  test('another issuer, which leaves no pool of citizens behind', () => {
    const stage = withCitizens({ kind: 'oidc', issuer: 'https://sign-in.example', audience: ['prakerja'] });

    expect(accountsOf(stage).all('AWS::Cognito::UserPool', 'Citizens')).toEqual([]);
  });

  test('a domain, which brings a firewall before the pool too: its pages are not behind the edge', () => {
    const { one, all } = accountsOf(withCitizens(byCode, stageWithEverything()));
    const [[id, firewall] = ['', {}], ...others] = all('AWS::WAFv2::WebACL');

    expect(others).toEqual([]);
    expect(firewall).toMatchObject({ Scope: 'REGIONAL', VisibilityConfig: { SampledRequestsEnabled: false } });
    expect(JSON.stringify(firewall['Rules'])).toContain('"Limit":1000');
    const association = one('AWS::WAFv2::WebACLAssociation');
    expect(association['WebACLArn']).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
    expect(JSON.stringify(association['ResourceArn'])).toContain(':userpool/');
    expect(accountsOf(stageNamed('development')).all('AWS::WAFv2::WebACL')).toEqual([]);
  });
});
