import { Annotations, Duration, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledgeRule } from '../acknowledgements.ts';
import { apiPaths, consoleHeaders, contentSecurityPolicy } from '../console.ts';
import { allOf, anyOf, managed, methodIs, not, pathMatches, rate, tooOften, visible } from '../constructs/firewall.ts';
import { HyphenatedHeaders } from '../constructs/hyphenated-headers.ts';
import { bucketNameOf } from '../constructs/kept-bucket.ts';
import { PageRouting } from '../constructs/page-routing.ts';
import { signInOrigins } from '../constructs/realm.ts';
import type { Domain, FirewallLimits, StageSettings } from '../stages.ts';
import { pagesBucket } from './console-stack.ts';
import { evidenceBucket } from './data-stack.ts';

interface EdgeStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly domain: Domain;
}

const securityHeaders = {
  strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
};

/** The header with which the edge proves itself, as `shared/http/edge-proof.ts` reads it. */
export const edgeProofHeader = 'prakerja-edge-proof';

/**
 * The public name of API and console: CloudFront with a firewall, which lives in us-east-1. It knows the API and the
 * bucket of the pages by their names alone.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { stage, domain, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const firewall = this.#firewall(stage.firewall);
    const { name: secret, versionId } = domain.proofSecret;
    // What the API says may be cached is; published results are read by everyone at once.
    // This policy leaves the query out of what tells answers apart: nobody gets past the cache by making one up.
    const api = {
      cachePolicy: CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS,
      origin: new HttpOrigin(domain.origin.name, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        // CloudFormation reads the secret when it deploys, and again when the version in the template is another.
        customHeaders: {
          [edgeProofHeader]: SecretValue.secretsManager(secret, { versionId }).unsafeUnwrap(),
        },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: this.#securityHeaders(),
    } satisfies BehaviorOptions;
    const distribution = new Distribution(this, 'Distribution', {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      webAclId: firewall.attrArn,
      defaultBehavior: this.#pages(stage),
      // The first that matches a path counts.
      additionalBehaviors: {
        // The search of the catalogue is the one public answer that depends on the query.
        '/v1/courses': { ...api, cachePolicy: CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS_QUERY_STRINGS },
        // What is one person's own is kept nowhere on the way, whatever a function says: challenges among it.
        '/v1/registrations*': { ...api, cachePolicy: CachePolicy.CACHING_DISABLED },
        '/v1/me*': { ...api, cachePolicy: CachePolicy.CACHING_DISABLED },
        // Calls that training institutions sign, each good once.
        '/api/v1/integration/*': {
          ...api,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          functionAssociations: [
            { eventType: FunctionEventType.VIEWER_REQUEST, function: new HyphenatedHeaders(this, 'HyphenatedHeaders') },
          ],
        },
        ...Object.fromEntries(apiPaths.map((path) => [`${path}*`, api])),
      },
    });
    acknowledgeRule(distribution, 'AwsSolutions-CFR1', 'Indonesians abroad, migrant workers among them, take part.');
    acknowledgeRule(
      distribution,
      'AwsSolutions-CFR3',
      'Its access log would hold the address of everybody; the API writes an access log without.',
    );
  }

  /** The console: files of a bucket in the stage's own region, whose policy lets the edge in. */
  #pages(stage: StageSettings): BehaviorOptions {
    const bucket = Bucket.fromBucketAttributes(this, 'Pages', {
      bucketName: bucketNameOf(stage, pagesBucket),
      region: stage.region,
    });
    Annotations.of(this).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      'The bucket’s own stack has the policy.',
    );
    const evidence = `https://${bucketNameOf(stage, evidenceBucket)}.s3.${stage.region}.amazonaws.com`;
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      functionAssociations: [
        { eventType: FunctionEventType.VIEWER_REQUEST, function: new PageRouting(this, 'PageRouting') },
      ],
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'PageHeaders', {
        securityHeadersBehavior: {
          ...securityHeaders,
          frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
          contentSecurityPolicy: {
            contentSecurityPolicy: contentSecurityPolicy([...signInOrigins(stage), evidence]),
            override: true,
          },
        },
        customHeadersBehavior: {
          customHeaders: Object.entries(consoleHeaders).map(([header, value]) => ({ header, value, override: true })),
        },
      }),
    };
  }

  /** Which requests never reach the API. Why each rule is there, and what it costs, is in docs/decisions/0032-edge.md. */
  #firewall(limits: FirewallLimits): CfnWebACL {
    const writes = anyOf([methodIs('POST'), methodIs('PUT')]);
    return new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('prakerja'),
      customResponseBodies: {
        [tooOften.key]: { content: tooOften.content, contentType: 'APPLICATION_JSON' },
      },
      // So far into a body the firewall looks: as far as the API reads one.
      associationConfig: { requestBody: { CLOUDFRONT: { defaultSizeInspectionLimit: 'KB_64' } } },
      rules: [
        // Files of the console come from the edge's own memory, and are not counted against anybody.
        rate('rate', 0, {
          limit: limits.requestsPerAddress,
          of: 'address',
          within: pathMatches(...apiPaths.map((path) => `^${path}`)),
        }),
        rate('rate-registration', 1, {
          limit: limits.registrationsPerAddress,
          of: 'address',
          within: allOf(writes, pathMatches('^/v1/registrations(/me|/waiting-place)?/?$')),
        }),
        rate('rate-codes', 2, {
          limit: limits.codesPerAddress,
          of: 'address',
          within: allOf(
            writes,
            pathMatches('^/v1/purchase-codes/?$', '^/v1/me/contacts(/|$)', '^/v1/help-desk/visits(/|$)'),
          ),
        }),
        rate('rate-token', 3, { limit: limits.requestsPerToken, of: 'token' }),
        {
          name: 'body',
          priority: 4,
          action: { block: { customResponse: { responseCode: 413 } } },
          statement: allOf(
            {
              sizeConstraintStatement: {
                size: 65_536,
                comparisonOperator: 'GT',
                // More than the firewall sees of a body is more than the API takes.
                fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
                textTransformations: [{ priority: 0, type: 'NONE' }],
              },
            },
            // These take more: pictures of faces, and a thousand completions at once.
            not(pathMatches('^/v1/presence/', '^/v1/training-completions/?$')),
          ),
          visibilityConfig: visible('body'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 5),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 6),
        // Counted, and not blocked: longer bodies than 8 KB, which tables of places are; a body that looks like a script,
        // which a course's description or a person's statement may; clients without a name, which partners' machines are.
        managed('AWSManagedRulesCommonRuleSet', 7, [
          'SizeRestrictions_BODY',
          'CrossSiteScripting_BODY',
          'NoUserAgent_HEADER',
        ]),
      ],
    });
  }

  /** What the API says of itself in each answer, said again by the edge, for answers that are the edge's own. */
  #securityHeaders(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'SecurityHeaders', { securityHeadersBehavior: securityHeaders });
  }
}
