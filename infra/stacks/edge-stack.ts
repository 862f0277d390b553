import { Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  FunctionEventType,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledgeRule } from '../acknowledgements.ts';
import { HyphenatedHeaders } from '../constructs/hyphenated-headers.ts';
import type { Domain } from '../stages.ts';

/** The API's public name: CloudFront with a firewall, which lives in us-east-1. It knows the API by its name alone. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { domain, ...props }: StackProps & { readonly domain: Domain }) {
    super(scope, id, props);
    const firewall = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('prakerja'),
      rules: [
        // 2,000 requests in five minutes from one address: a school or an office behind one address still gets in.
        {
          name: 'rate',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: 2_000, aggregateKeyType: 'IP', evaluationWindowSec: 300 } },
          visibilityConfig: visible('rate'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
      ],
    });
    const behavior = {
      origin: new HttpOrigin(domain.origin.name),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const distribution = new Distribution(this, 'Distribution', {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      webAclId: firewall.attrArn,
      defaultBehavior: {
        ...behavior,
        // What the API says may be cached is, for each caller apart; published results are read by everyone at once.
        // This policy leaves the query out of what tells answers apart: nobody gets past the cache by making one up.
        cachePolicy: CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS,
      },
      additionalBehaviors: {
        // The search of the catalogue is the one public answer that depends on the query.
        '/v1/courses': { ...behavior, cachePolicy: CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS_QUERY_STRINGS },
        // Calls that training institutions sign, each good once.
        '/api/v1/integration/*': {
          ...behavior,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          functionAssociations: [
            { eventType: FunctionEventType.VIEWER_REQUEST, function: new HyphenatedHeaders(this, 'HyphenatedHeaders') },
          ],
        },
      },
    });
    acknowledgeRule(distribution, 'AwsSolutions-CFR1', 'Indonesians abroad, migrant workers among them, take part.');
    acknowledgeRule(
      distribution,
      'AwsSolutions-CFR3',
      'Its access log would hold the address of everybody; the API writes an access log without.',
    );
  }
}

const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  // Samples hold whole requests, authorization included.
  sampledRequestsEnabled: false,
});

const managed = (name: string, priority: number): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
  visibilityConfig: visible(name),
});
