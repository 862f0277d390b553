import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = CfnWebACL.RuleProperty;
type Statement = CfnWebACL.StatementProperty;

/** How a firewall and its rules are counted. Samples would hold whole requests, authorization included. */
export const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/** How long a rate is counted over, in seconds: the longest of four that WAF has but for ten minutes. */
const windowSeconds = 300;

/** What whoever came too often is told: the same form as the API's own refusals. */
export const tooOften = {
  key: 'too-often',
  content: JSON.stringify({
    type: 'urn:prakerja:problem:rate-exceeded',
    title: 'Terlalu banyak permintaan dari jaringan ini. Silakan coba lagi dalam lima menit.',
    status: 429,
    detail: 'Too many requests came from this network. Please try again in five minutes.',
    code: 'rate-exceeded',
  }),
} as const;

/** A rule that turns away with 429 what comes more often than so many times in five minutes from one sender. */
export const rate = (
  name: string,
  priority: number,
  { limit, of, within }: { readonly limit: number; readonly of: 'address' | 'token'; readonly within?: Statement },
): Rule => ({
  name,
  priority,
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: tooOften.key,
        responseHeaders: [{ name: 'retry-after', value: String(windowSeconds) }],
      },
    },
  },
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: windowSeconds,
      ...(of === 'address'
        ? { aggregateKeyType: 'IP' }
        : {
            aggregateKeyType: 'CUSTOM_KEYS',
            customKeys: [{ header: { name: 'authorization', textTransformations: asItIs } }],
          }),
      ...(within === undefined ? {} : { scopeDownStatement: within }),
    },
  },
  visibilityConfig: visible(name),
});

const asItIs = [{ priority: 0, type: 'NONE' }];

/** Requests whose path matches one of some regular expressions, however it is encoded or capitalised. */
export const pathMatches = (...expressions: readonly string[]): Statement =>
  anyOf(
    expressions.map((regexString) => ({
      regexMatchStatement: {
        regexString,
        fieldToMatch: { uriPath: {} },
        textTransformations: [
          { priority: 0, type: 'URL_DECODE' },
          { priority: 1, type: 'NORMALIZE_PATH' },
          { priority: 2, type: 'LOWERCASE' },
        ],
      },
    })),
  );

/** Requests of one method. */
export const methodIs = (method: string): Statement => ({
  byteMatchStatement: {
    searchString: method,
    positionalConstraint: 'EXACTLY',
    fieldToMatch: { method: {} },
    textTransformations: asItIs,
  },
});

/** Both at once. */
export const allOf = (...statements: readonly Statement[]): Statement => ({
  andStatement: { statements: [...statements] },
});

/** Any of them; WAF takes an "or" of two at least. */
export const anyOf = (statements: readonly Statement[]): Statement => {
  const [first, ...others] = statements;
  if (first === undefined) throw new Error('A statement of none matches nothing.');
  return others.length === 0 ? first : { orStatement: { statements: [...statements] } };
};

/** The opposite. */
export const not = (statement: Statement): Statement => ({ notStatement: { statement } });

/** A group of rules that AWS keeps. Those that are `counted` are seen in the metrics and turn nobody away. */
export const managed = (name: string, priority: number, counted: readonly string[] = []): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ...(counted.length === 0
        ? {}
        : { ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })) }),
    },
  },
  visibilityConfig: visible(name),
});
