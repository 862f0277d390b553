import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolEmail,
  type CfnUserPoolDomain,
  type UserPoolClientOptions,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledgeRule } from '../acknowledgements.ts';
import type { Issuer, StageSettings } from '../stages.ts';

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
    'selfSignUpEnabled' | 'mfa' | 'passwordPolicy' | 'accountRecovery' | 'signInAliases' | 'autoVerify'
  >;
  readonly client: Pick<UserPoolClientOptions, 'generateSecret' | 'accessTokenValidity' | 'refreshTokenValidity'> & {
    /** The pages that sign-in sends back to. Without them the client is a machine. */
    readonly pages?: readonly string[];
    /** Further clients beside the first, each with its own secret. */
    readonly others?: readonly string[];
  };
  readonly groups: readonly string[];
}

/** A kind of callers with their own issuer of tokens: a user pool of Cognito, or any OpenID Connect issuer in its place. */
export class Realm extends Construct {
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, props: RealmProps) {
    super(scope, id);
    this.issuer = props.issuer ?? this.#cognito(id, props);
  }

  #cognito(id: string, { stage, scopes, pool, client, groups }: RealmProps): Issuer {
    const userPool = new UserPool(this, 'Pool', {
      ...pool,
      mfaSecondFactor: { sms: false, otp: true },
      // The plan with most users for the money; the custom scopes are part of every plan.
      featurePlan: FeaturePlan.LITE,
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
      'The Plus plan costs US$0.02 a user and month: US$800,000 for the 40 million who registered in 2020.',
    );

    const oAuthScopes = Object.entries(scopes).flatMap(([identifier, names]) => {
      const own = names.map(
        (scopeName) => new ResourceServerScope({ scopeName, scopeDescription: `May ${scopeName}.` }),
      );
      const server = userPool.addResourceServer(`${identifier}Scopes`, { identifier, scopes: own });
      return own.map((one) => OAuthScope.resourceServer(server, one));
    });
    const { pages, others = [], ...clientOptions } = client;
    const options: UserPoolClientOptions = {
      ...clientOptions,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      oAuth: {
        scopes: pages ? [OAuthScope.OPENID, ...oAuthScopes] : oAuthScopes,
        // Code with PKCE for people at a browser, credentials for machines; a password never passes through a client of ours.
        flows: pages ? { authorizationCodeGrant: true } : { clientCredentials: true },
        ...(pages ? { callbackUrls: [...pages], logoutUrls: [...pages] } : {}),
      },
    };
    const apps = ['Client', ...others.map((name) => `${name}Client`)].map((id) => userPool.addClient(id, options));
    for (const group of groups) userPool.addGroup(group, { groupName: group });

    // The prefix is one name space of a region for all of AWS, so it holds the account.
    const domain = userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `prakerja-${stage.name}-${id.toLowerCase()}-${Aws.ACCOUNT_ID}` },
    });
    const resource = domain.node.defaultChild as CfnUserPoolDomain;
    resource.applyRemovalPolicy(RemovalPolicy.DESTROY);

    return {
      issuer: `https://cognito-idp.${stage.region}.amazonaws.com/${userPool.userPoolId}`,
      audience: apps.map(({ userPoolClientId }) => userPoolClientId),
    };
  }
}

/** Everybody who registers. Sign-up is open; a second factor is each person's choice. */
export const citizenRealm = (scope: Construct, stage: StageSettings): Realm => {
  const realm = new Realm(scope, 'Citizens', {
    stage,
    issuer: stage.identity?.citizens,
    scopes: { citizen: ['self'] },
    pool: {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      autoVerify: { email: true },
      mfa: Mfa.OPTIONAL,
      passwordPolicy: passwordOf(8),
      accountRecovery: AccountRecovery.EMAIL_ONLY,
    },
    client: {
      // Longer than a wave's opening day: who has signed in that day needs nothing of Cognito at the opening minute.
      accessTokenValidity: Duration.hours(12),
      refreshTokenValidity: Duration.days(30),
      pages: stage.signIn.citizenPages,
    },
    groups: [],
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
    issuer: stage.identity?.staff,
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
      pages: stage.signIn.staffPages,
    },
    groups: staffRoles,
  });

/** Machines of training institutions and platforms. They have no users. */
export const partnerRealm = (scope: Construct, stage: StageSettings): Realm =>
  new Realm(scope, 'Partners', {
    stage,
    issuer: stage.identity?.partners,
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
