import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolEmail,
  type CfnUserPool,
  type CfnUserPoolDomain,
  type UserPoolClientOptions,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeRule } from '../acknowledgements.ts';
import { returnAddresses } from '../console.ts';
import type { CitizenIdentity, Issuer, StageSettings } from '../stages.ts';
import { managed, rate, tooOften, visible } from './firewall.ts';

/** Who works with the programme. The token's group is the role. */
const staffRoles = ['operator', 'approver', 'auditor', 'local-government', 'help-desk', 'assessor'] as const;

export interface RealmProps {
  readonly stage: StageSettings;
  /** Takes the place of the user pool. */
  readonly issuer: Issuer | undefined;
  /** The first part of scopes, and the names of the second, such as `citizen/self`. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
  readonly pool: Pick<
    UserPoolProps,
    | 'selfSignUpEnabled'
    | 'mfa'
    | 'passwordPolicy'
    | 'accountRecovery'
    | 'signInAliases'
    | 'autoVerify'
    | 'featurePlan'
    | 'signInPolicy'
    | 'keepOriginal'
    | 'userVerification'
  >;
  readonly client: Pick<
    UserPoolClientOptions,
    'generateSecret' | 'accessTokenValidity' | 'refreshTokenValidity' | 'authFlows' | 'authSessionValidity'
  > & {
    /** The addresses that sign-in and sign-out send back to. Without them the client is a machine. */
    readonly returns?: ReturnType<typeof returnAddresses>;
    /** Further clients beside the first, each with its own secret. */
    readonly others?: readonly string[];
  };
  readonly groups: readonly string[];
  /** Requests of one address in five minutes that a firewall before the pool lets through; without it there is none. */
  readonly requestsPerAddress?: number;
}

/** The first part of the address of a pool's pages. It is one name space of a region for all of AWS, so it holds the account. */
const domainPrefixOf = ({ name }: StageSettings, realm: string): string =>
  `prakerja-${name}-${realm.toLowerCase()}-${Aws.ACCOUNT_ID}`;

/** The origins that a browser calls to sign in at a realm: what the issuer says of itself, and where it gives tokens. */
const originsOf = (stage: StageSettings, realm: string, issuer: Issuer | undefined): string[] =>
  issuer
    ? [new URL(issuer.issuer).origin, ...(issuer.origins ?? [])]
    : [
        `https://cognito-idp.${stage.region}.amazonaws.com`,
        `https://${domainPrefixOf(stage, realm)}.auth.${stage.region}.amazoncognito.com`,
      ];

/** The origins that a browser calls to sign citizens and staff of a stage in. */
export const signInOrigins = (stage: StageSettings): string[] => {
  const { citizens, staff } = stage.identity;
  return [
    ...originsOf(stage, 'Citizens', citizens.kind === 'oidc' ? citizens : undefined),
    ...originsOf(stage, 'Staff', staff),
  ];
};

/** A kind of callers with their own issuer of tokens: a user pool of Cognito, or any OpenID Connect issuer in its place. */
export class Realm extends Construct {
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, props: RealmProps) {
    super(scope, id);
    this.issuer = props.issuer ?? this.#cognito(id, props);
  }

  #cognito(id: string, { stage, scopes, pool, client, groups, requestsPerAddress }: RealmProps): Issuer {
    const userPool = new UserPool(this, 'Pool', {
      // The plan with most users for the money; the custom scopes are part of every plan.
      featurePlan: FeaturePlan.LITE,
      ...pool,
      mfaSecondFactor: { sms: false, otp: true },
      ...(stage.mailIdentity
        ? {
            email: UserPoolEmail.withSES({
              fromEmail: stage.mailIdentity.from,
              sesRegion: stage.region,
              sesVerifiedDomain: stage.mailIdentity.domain,
            }),
          }
        : {}),
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledgeRule(
      userPool,
      'AwsSolutions-COG8',
      'The Plus plan costs US$0.02 a user and month: a third more than Essentials, for signals that we have of our own.',
    );
    if (pool.signInAliases?.phone === true) {
      acknowledge(userPool, 'Resource::*', 'A phone is no resource that a right to send messages could name.');
    }
    if (pool.signInPolicy !== undefined && stage.mailIdentity !== undefined) sayCode(userPool);
    if (requestsPerAddress !== undefined) this.#defend(userPool, requestsPerAddress);

    const oAuthScopes = Object.entries(scopes).flatMap(([identifier, names]) => {
      const own = names.map(
        (scopeName) => new ResourceServerScope({ scopeName, scopeDescription: `May ${scopeName}.` }),
      );
      const server = userPool.addResourceServer(`${identifier}Scopes`, { identifier, scopes: own });
      return own.map((one) => OAuthScope.resourceServer(server, one));
    });
    const { returns, others = [], ...clientOptions } = client;
    const options: UserPoolClientOptions = {
      ...clientOptions,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      oAuth: {
        scopes: returns ? [OAuthScope.OPENID, ...oAuthScopes] : oAuthScopes,
        // Code with PKCE for people at a browser, credentials for machines; a password never passes through a client of ours.
        flows: returns ? { authorizationCodeGrant: true } : { clientCredentials: true },
        ...(returns ? { callbackUrls: [...returns.signedIn], logoutUrls: [...returns.signedOut] } : {}),
      },
    };
    const apps = ['Client', ...others.map((name) => `${name}Client`)].map((id) => userPool.addClient(id, options));
    for (const group of groups) userPool.addGroup(group, { groupName: group });

    const domain = userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: domainPrefixOf(stage, id) },
      // The older pages of Cognito know passwords only.
      ...(pool.signInPolicy === undefined ? {} : { managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN }),
    });
    if (pool.signInPolicy !== undefined) {
      for (const { userPoolClientId } of apps) {
        // Without a style, be it Cognito's own, these pages are not shown.
        new CfnManagedLoginBranding(this, 'Style', {
          userPoolId: userPool.userPoolId,
          clientId: userPoolClientId,
          useCognitoProvidedValues: true,
        });
      }
    }
    const resource = domain.node.defaultChild as CfnUserPoolDomain;
    resource.applyRemovalPolicy(RemovalPolicy.DESTROY);

    return {
      issuer: `https://cognito-idp.${stage.region}.amazonaws.com/${userPool.userPoolId}`,
      audience: apps.map(({ userPoolClientId }) => userPoolClientId),
    };
  }

  /** A firewall of the pool's own region before its pages and its API, which the edge of ours is not in front of. */
  #defend(userPool: UserPool, requestsPerAddress: number): void {
    const firewall = new CfnWebACL(this, 'Firewall', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visible('sign-in'),
      customResponseBodies: {
        [tooOften.key]: { content: tooOften.content, contentType: 'APPLICATION_JSON' },
      },
      rules: [
        rate('sign-in-rate', 0, { limit: requestsPerAddress, of: 'address' }),
        managed('AWSManagedRulesAmazonIpReputationList', 1),
      ],
    });
    new CfnWebACLAssociation(this, 'FirewallAssociation', {
      resourceArn: Stack.of(this).formatArn({
        service: 'cognito-idp',
        resource: 'userpool',
        resourceName: userPool.userPoolId,
      }),
      webAclArn: firewall.attrArn,
    });
  }
}

/** The mail with a code to sign in with; Cognito's own is in English. It takes one from whoever sends mails of their own. */
const sayCode = (userPool: UserPool): void => {
  const resource = userPool.node.defaultChild as CfnUserPool;
  resource.emailAuthenticationSubject = 'Kode masuk Prakerja Anda';
  resource.emailAuthenticationMessage = [
    'Kode masuk Anda: {####}. Kode berlaku 15 menit. Jangan berikan kepada siapa pun, termasuk petugas.',
    'Your code to sign in: {####}. It is good for 15 minutes. Give it to nobody, not to officials either.',
  ].join('<br><br>');
};

const plans = { lite: FeaturePlan.LITE, essentials: FeaturePlan.ESSENTIALS, plus: FeaturePlan.PLUS } as const;

/** How a pool of citizens lets people in. A password stays possible: Cognito's pools cannot do without. */
const lettingIn = (identity: CitizenIdentity): Pick<RealmProps['pool'], 'featurePlan' | 'signInPolicy'> => {
  if (identity.kind === 'oidc') return {};
  const { plan, factors } = identity;
  return {
    featurePlan: plans[plan],
    ...(factors.length === 0
      ? {}
      : {
          signInPolicy: {
            allowedFirstAuthFactors: {
              password: true,
              emailOtp: factors.includes('email-code'),
              smsOtp: factors.includes('sms-code'),
            },
          },
        }),
  };
};

/**
 * Everybody who registers. Sign-up is open; who signs in has a code sent to their address, or a password if they chose
 * one, with a second factor as they like.
 */
export const citizenRealm = (scope: Construct, stage: StageSettings): Realm => {
  const identity = stage.identity.citizens;
  const isByPhone = identity.kind === 'cognito' && identity.factors.includes('sms-code');
  const realm = new Realm(scope, 'Citizens', {
    stage,
    issuer: identity.kind === 'oidc' ? identity : undefined,
    scopes: { citizen: ['self'] },
    pool: {
      ...lettingIn(identity),
      selfSignUpEnabled: true,
      userVerification: {
        emailSubject: 'Kode pendaftaran akun Prakerja Anda',
        emailBody:
          'Kode Anda: {####}. Masukkan kode ini untuk membuktikan bahwa alamat ini milik Anda.<br><br>Your code: {####}. Type it in to show that this address is yours.',
        smsMessage: 'Kode Prakerja Anda: {####}. Jangan berikan kepada siapa pun.',
      },
      signInAliases: { email: true, ...(isByPhone ? { phone: true } : {}) },
      autoVerify: { email: true, ...(isByPhone ? { phone: true } : {}) },
      // A new address counts only once a code that was sent to it has come back; until then codes go to the old one.
      keepOriginal: { email: true, ...(isByPhone ? { phone: true } : {}) },
      mfa: Mfa.OPTIONAL,
      passwordPolicy: passwordOf(8),
      accountRecovery: AccountRecovery.EMAIL_ONLY,
    },
    client: {
      // Longer than a wave's opening day: who has signed in that day needs nothing of Cognito at the opening minute.
      accessTokenValidity: Duration.hours(12),
      refreshTokenValidity: Duration.days(30),
      returns: returnAddresses(stage, 'citizens'),
      ...(identity.kind === 'cognito' && identity.factors.length > 0
        ? {
            authFlows: { user: true },
            // How long a code may be typed in: the longest that there is, for who reads it with a screen reader.
            authSessionValidity: Duration.minutes(15),
          }
        : {}),
    },
    groups: [],
    ...(stage.domain === undefined ? {} : { requestsPerAddress: stage.firewall.signInsPerAddress }),
  });
  acknowledgeRule(
    realm,
    'AwsSolutions-COG2',
    'Not every applicant has a second device; a token reaches its own registration only, and identity is proven by the population registry.',
  );
  return realm;
};

/** The programme's staff: made by an administrator, always with a second factor. */
export const staffRealm = (scope: Construct, stage: StageSettings): Realm =>
  new Realm(scope, 'Staff', {
    stage,
    issuer: stage.identity.staff,
    scopes: { staff: ['read', 'write'] },
    pool: {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      mfa: Mfa.REQUIRED,
      passwordPolicy: passwordOf(14),
      // A staff account is recovered by an administrator.
      accountRecovery: AccountRecovery.NONE,
    },
    client: {
      accessTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.hours(12),
      returns: returnAddresses(stage, 'staff'),
    },
    groups: staffRoles,
  });

/** Machines of training institutions and platforms. They have no users. */
export const partnerRealm = (scope: Construct, stage: StageSettings): Realm =>
  new Realm(scope, 'Partners', {
    stage,
    issuer: stage.identity.partners,
    scopes: { partner: ['integration'] },
    pool: {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      mfa: Mfa.REQUIRED,
      passwordPolicy: passwordOf(14),
      accountRecovery: AccountRecovery.NONE,
    },
    client: {
      generateSecret: true,
      accessTokenValidity: Duration.minutes(60),
      others: stage.partnerClients ?? [],
    },
    groups: [],
  });

const passwordOf = (minLength: number) => ({
  minLength,
  requireDigits: true,
  requireLowercase: true,
  requireUppercase: true,
  requireSymbols: true,
  tempPasswordValidity: Duration.days(3),
});
