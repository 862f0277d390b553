import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { hyphenatingCode } from '../../infra/constructs/hyphenated-headers.ts';
import { checked, type StageSettings } from '../../infra/stages.ts';
import { textOf as words, type JsonObject } from '../../local/emulators/json.ts';
import { members } from '../../local/stack/assembly.ts';
import { securityHeaders } from '../../shared/http/security-headers.ts';
import { property, stageWithEverything, synthesised, textOf, type Synthesised } from '../support/assembly.ts';

/** What leaves the function for the origin, of a request with these headers. */
const headersAfter = (headers: Readonly<Record<string, string>>): Record<string, string> => {
  const valued = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }]));
  const event = { version: '1.0', request: { method: 'POST', uri: '/api/v1/integration/x', headers: valued } };
  // As the edge runs it: a script of its own, which knows nothing but its event.
  const left: unknown = runInContext(
    `${hyphenatingCode}; JSON.stringify(handler(${JSON.stringify(event)}))`,
    createContext({}),
  );
  const request = JSON.parse(String(left)) as { headers: Record<string, { value: string }> };
  return Object.fromEntries(Object.entries(request.headers).map(([name, { value }]) => [name, value]));
};

/** Everything optional, and the issuer of citizens with names of its own for who somebody is and what opens the API. */
const stage: StageSettings = {
  ...stageWithEverything(),
  identity: {
    citizens: {
      kind: 'oidc',
      issuer: 'https://sign-in.example',
      audience: ['prakerja'],
      subjectClaim: 'prakerja_subject',
      scope: 'openid',
    },
  },
};
let templates: Promise<Synthesised> | undefined;

const edge = async () => {
  templates ??= synthesised(stage);
  const { ofType } = await templates;
  const [distribution] = ofType('AWS::CloudFront::Distribution');
  const config = members(distribution?.properties['DistributionConfig']);
  const behaviors = [config['DefaultCacheBehavior'], ...[config['CacheBehaviors']].flat()].map((one) => members(one));
  const origins = [config['Origins']].flat().map((one) => members(one));
  // The first is the default one, of all that is not the API's: the console.
  const [pages = {}, ...api] = behaviors;
  return { ofType, pages, api, origins };
};

test('the edge tells searches apart by their query, keeps no signed call, and passes all headers on', async () => {
  const { api } = await edge();

  // The two managed policies that follow the origin's headers, without the query and with it, and that of no cache.
  expect(api.map(({ PathPattern = '', CachePolicyId }) => [PathPattern, CachePolicyId])).toEqual([
    ['/v1/courses', '4cc15a8a-d715-48a4-82b8-cc0b614638fe'],
    // What is one person's own, challenges among it, is not kept.
    ['/v1/registrations*', '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'],
    ['/v1/me*', '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'],
    ['/api/v1/integration/*', '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'],
    ['/v1/*', '83da9c7e-98b4-4e11-a168-04f0df8e2c65'],
    ['/api/*', '83da9c7e-98b4-4e11-a168-04f0df8e2c65'],
  ]);
  // All headers of the viewer, but for Host.
  expect(new Set(api.map(({ OriginRequestPolicyId }) => OriginRequestPolicyId))).toEqual(
    new Set(['b689b0a8-53d0-40ab-baf2-68738e2966ac']),
  );
});

test('signed calls of institutions, and no others, pass the function that hyphenates their header', async () => {
  const { ofType, api } = await edge();

  const hyphenating = ofType('AWS::CloudFront::Function').find(
    (one) => textOf(one, 'FunctionCode') === hyphenatingCode,
  );

  expect(hyphenating?.properties).toMatchObject({
    AutoPublish: true,
    FunctionCode: hyphenatingCode,
    FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
  });
  expect(api.map(({ FunctionAssociations }) => FunctionAssociations)).toEqual([
    undefined,
    undefined,
    undefined,
    [
      {
        EventType: 'viewer-request',
        FunctionARN: { 'Fn::GetAtt': [hyphenating?.logicalId, 'FunctionARN'] },
      },
    ],
    undefined,
    undefined,
  ]);
});

test('a header with an underscore reaches the origin under both names', () => {
  const headers = { client_code: 'LP-1', timestamp: '1516239022', signature: 'ab', 'content-type': 'application/json' };

  const after = headersAfter(headers);

  expect(after).toEqual({ ...headers, 'client-code': 'LP-1' });
});

test('what a client signs with is what counts, not the other name beside it', () => {
  expect(headersAfter({ client_code: 'LP-1', 'client-code': 'LP-2' })).toEqual({
    client_code: 'LP-1',
    'client-code': 'LP-1',
  });
});

test('a request that has the header with the hyphen already, or neither, is left as it is', () => {
  expect(headersAfter({ 'client-code': 'LP-1' })).toEqual({ 'client-code': 'LP-1' });
  expect(headersAfter({ signature: 'ab' })).toEqual({ signature: 'ab' });
});

test('the edge adds a secret that no template holds, and every route’s function knows its hash', async () => {
  const { ofType, api, pages, origins } = await edge();
  const [first] = api;
  const ofApi = origins.find(({ Id }) => Id === first?.['TargetOriginId']);

  expect(origins).toHaveLength(2);
  expect(ofApi?.['OriginCustomHeaders']).toEqual([
    {
      HeaderName: 'prakerja-edge-proof',
      HeaderValue: '{{resolve:secretsmanager:prakerja-edge-proof:SecretString:::11111111-2222-3333-4444-555555555555}}',
    },
  ]);
  expect(new Set(api.map(({ TargetOriginId }) => TargetOriginId)).size).toBe(1);
  expect(pages['TargetOriginId']).not.toBe(first?.['TargetOriginId']);
  const knowing = ofType('AWS::Lambda::Function').filter(
    (one) => textOf(one, 'Environment.Variables.EDGE_PROOF_HASHES') === 'a'.repeat(64),
  );
  expect(knowing).toHaveLength(ofType('AWS::ApiGatewayV2::Route').length);
});

test('a domain without a proof is no stage, nor is a proof that is no hash', () => {
  const { edgeProof, ...without } = stage;

  expect(edgeProof?.hashes).toHaveLength(1);
  expect(() => checked(without)).toThrow('gone past');
  expect(() => checked({ ...stage, edgeProof: { hashes: [] } })).toThrow('gone past');
  expect(() => checked({ ...stage, edgeProof: { hashes: ['the secret itself'] } })).toThrow('SHA-256');
  expect(checked(stage)).toBe(stage);
});

test('the way is encrypted on both sides of the edge, by TLS 1.2 or better', async () => {
  const { ofType, api, pages, origins } = await edge();
  const [distribution] = ofType('AWS::CloudFront::Distribution');
  const config = members(distribution?.properties['DistributionConfig']);

  expect(members(config['ViewerCertificate'])['MinimumProtocolVersion']).toBe('TLSv1.2_2021');
  expect(new Set(api.map(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy))).toEqual(new Set(['https-only']));
  // Who types the address of a page without a scheme is led to the page.
  expect(pages['ViewerProtocolPolicy']).toBe('redirect-to-https');
  const ofApi = origins.find(({ Id }) => Id === api[0]?.['TargetOriginId']);
  expect(ofApi?.['CustomOriginConfig']).toMatchObject({
    OriginProtocolPolicy: 'https-only',
    OriginSSLProtocols: ['TLSv1.2'],
  });
  const [name] = ofType('AWS::ApiGatewayV2::DomainName');
  const [{ SecurityPolicy = 'TLS_1_2' } = {}] = [name?.properties['DomainNameConfigurations']]
    .flat()
    .map((one) => members(one));
  expect(SecurityPolicy).toBe('TLS_1_2');
});

test('the edge says of its own answers what the API says of each of its', async () => {
  const { ofType, api } = await edge();
  const policy = ofType('AWS::CloudFront::ResponseHeadersPolicy').find(
    (one) => property(one, 'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy') === undefined,
  );
  const said = members(policy && property(policy, 'ResponseHeadersPolicyConfig.SecurityHeadersConfig'));

  expect(api.map(({ ResponseHeadersPolicyId }) => ResponseHeadersPolicyId)).toEqual(
    api.map(() => ({ Ref: policy?.logicalId })),
  );
  const { AccessControlMaxAgeSec, IncludeSubdomains } = members(said['StrictTransportSecurity']);
  expect(securityHeaders['strict-transport-security']).toBe(
    `max-age=${JSON.stringify(AccessControlMaxAgeSec)}${IncludeSubdomains === true ? '; includeSubDomains' : ''}`,
  );
  expect(members(said['ReferrerPolicy'])['ReferrerPolicy']).toBe(securityHeaders['referrer-policy']);
  expect(said).toHaveProperty('ContentTypeOptions');
});

test('a page loads and calls nothing but its own origin, the issuers and the evidence', async () => {
  const { ofType, pages } = await edge();
  const policy = ofType('AWS::CloudFront::ResponseHeadersPolicy').find(
    ({ logicalId }) => logicalId === members(pages['ResponseHeadersPolicyId'])['Ref'],
  );
  const stated = policy && property(policy, 'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy');
  // The account is a reference in the template.
  const content = JSON.stringify(members(stated)['ContentSecurityPolicy']);

  expect(content).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(content).toContain("connect-src 'self' https://sign-in.example ");
  expect(content).toContain('https://prakerja-production-evidence-');
  expect(content).not.toContain('unsafe');
  expect(content).toContain("frame-ancestors 'none'");
});

test('the edge alone reads the pages’ bucket, whose name it knows', async () => {
  const { ofType, pages, origins } = await edge();
  const origin = origins.find(({ Id }) => Id === pages['TargetOriginId']);
  const bucket = ofType('AWS::S3::Bucket').find(({ path }) => path === 'Console/Pages/Resource');
  const [policy] = ofType('AWS::S3::BucketPolicy').filter(({ path }) => path.startsWith('Console/'));
  const allowed = [members(policy?.properties['PolicyDocument'])['Statement']]
    .flat()
    .map((one) => members(one))
    .filter(({ Effect }) => Effect === 'Allow');

  const name = JSON.stringify(bucket?.properties['BucketName']);
  expect(name).toContain('prakerja-production-console-');
  expect(JSON.stringify(origin?.['DomainName'])).toContain('prakerja-production-console-');
  expect(origin).toHaveProperty('OriginAccessControlId');
  expect(allowed.map(({ Principal, Action }) => ({ Principal, Action }))).toEqual([
    { Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' },
  ]);
});

/** What one rule of the firewall before the API does. */
const firewallRules = async (): Promise<ReadonlyMap<string, JsonObject>> => {
  const { ofType } = await edge();
  const firewall = ofType('AWS::WAFv2::WebACL').find(({ properties }) => properties['Scope'] === 'CLOUDFRONT');
  const rules = [firewall?.properties['Rules']].flat().map((one) => members(one));
  return new Map(rules.map((rule) => [words(rule['Name']), rule]));
};

test('the firewall has these rules, in this order, and samples no request', async () => {
  const rules = await firewallRules();

  expect([...rules.keys()]).toEqual([
    'rate',
    'rate-registration',
    'rate-codes',
    'rate-token',
    'body',
    'AWSManagedRulesAmazonIpReputationList',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesCommonRuleSet',
  ]);
  for (const rule of rules.values()) {
    expect(members(rule['VisibilityConfig'])['SampledRequestsEnabled']).toBe(false);
  }
});

test('who comes too often is told so in the form of the API, and when to come back', async () => {
  const { ofType } = await edge();
  const [firewall] = ofType('AWS::WAFv2::WebACL');
  const bodies = Object.values(members(firewall?.properties['CustomResponseBodies'])).map((one) => members(one));

  for (const [name, rule] of await firewallRules()) {
    if (!name.startsWith('rate')) continue;
    expect(rule['Action']).toMatchObject({
      Block: {
        CustomResponse: { ResponseCode: 429, ResponseHeaders: [{ Name: 'retry-after', Value: '300' }] },
      },
    });
  }
  expect(bodies.map(({ Content }) => JSON.parse(words(Content)) as unknown)).toEqual([
    expect.objectContaining({ status: 429, code: 'rate-exceeded' }),
  ]);
});

/** The expressions of a rule that look at the path. */
const expressionsOf = (rule: JsonObject | undefined): RegExp[] =>
  [...JSON.stringify(rule ?? {}).matchAll(/"RegexString":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, found = '']) => new RegExp(JSON.parse(`"${found}"`) as string),
  );

test.each([
  ['rate', '/v1/registrations', true],
  ['rate', '/api/v1/integration/x', true],
  ['rate', '/assets/index-0.js', false],
  ['rate-registration', '/v1/registrations', true],
  ['rate-registration', '/v1/registrations/me', true],
  ['rate-registration', '/v1/registrations/waiting-place', true],
  ['rate-registration', '/v1/registrations/me/incentives', false],
  ['rate-registration', '/v1/waves/2023-48/enrollments', false],
  ['rate-codes', '/v1/purchase-codes', true],
  ['rate-codes', '/v1/me/contacts', true],
  ['rate-codes', '/v1/help-desk/visits/abc/code', true],
  ['rate-codes', '/v1/orders', false],
  ['body', '/v1/presence/abc', true],
  ['body', '/v1/training-completions', true],
  ['body', '/v1/registrations', false],
])('the rule %s names the path %s: %s', async (name, path, isNamed) => {
  const rules = await firewallRules();

  expect(expressionsOf(rules.get(name)).some((expression) => expression.test(path))).toBe(isNamed);
});

test('the rules of AWS block, but for three that would turn good requests away and are counted', async () => {
  const rules = await firewallRules();

  const counted = [...rules].flatMap(([name, rule]) => {
    if (!name.startsWith('AWS')) return [];
    expect(rule['OverrideAction']).toEqual({ None: {} });
    const { RuleActionOverrides = [] } = members(members(rule['Statement'])['ManagedRuleGroupStatement']);
    return [RuleActionOverrides].flat().map((one) => [members(one)['Name'], members(one)['ActionToUse']]);
  });
  expect(counted).toEqual([
    ['SizeRestrictions_BODY', { Count: {} }],
    ['CrossSiteScripting_BODY', { Count: {} }],
    ['NoUserAgent_HEADER', { Count: {} }],
  ]);
});

test('an issuer of citizens brings its own scope, and the claim that holds the subjects of before', async () => {
  const { ofType } = await edge();
  const routes = ofType('AWS::ApiGatewayV2::Route');
  const scopesOf = (key: string) =>
    routes.find(({ properties }) => properties['RouteKey'] === key)?.properties['AuthorizationScopes'];

  expect(scopesOf('POST /v1/waves/{waveId}/enrollments')).toEqual(['openid']);
  expect(scopesOf('POST /v1/waves')).toEqual(['staff/write']);
  const knowing = ofType('AWS::Lambda::Function').filter(
    (one) => textOf(one, 'Environment.Variables.SUBJECT_CLAIM') === 'prakerja_subject',
  );
  expect(knowing).toHaveLength(routes.length);
});
