import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { hyphenatingCode } from '../../infra/constructs/hyphenated-headers.ts';
import { members } from '../../local/stack/assembly.ts';
import { stageWithEverything, synthesised } from '../support/assembly.ts';

/** Every function is bundled and synthesised: a busy machine needs minutes. */
const manyFunctions = { timeout: 180_000 };

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

const edge = async () => {
  const { ofType } = await synthesised(stageWithEverything());
  const [distribution] = ofType('AWS::CloudFront::Distribution');
  const config = members(distribution?.properties['DistributionConfig']);
  const behaviors = [config['DefaultCacheBehavior'], ...[config['CacheBehaviors']].flat()].map((one) => members(one));
  return { ofType, behaviors };
};

test(
  'the edge tells searches apart by their query, keeps no signed call, and passes all headers on',
  manyFunctions,
  async () => {
    const { behaviors } = await edge();

    // The two managed policies that follow the origin's headers, without the query and with it, and that of no cache.
    expect(behaviors.map(({ PathPattern = '*', CachePolicyId }) => [PathPattern, CachePolicyId])).toEqual([
      ['*', '83da9c7e-98b4-4e11-a168-04f0df8e2c65'],
      ['/v1/courses', '4cc15a8a-d715-48a4-82b8-cc0b614638fe'],
      ['/api/v1/integration/*', '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'],
    ]);
    // All headers of the viewer, but for Host.
    expect(new Set(behaviors.map(({ OriginRequestPolicyId }) => OriginRequestPolicyId))).toEqual(
      new Set(['b689b0a8-53d0-40ab-baf2-68738e2966ac']),
    );
  },
);

test(
  'signed calls of institutions, and no others, pass the function that hyphenates their header',
  manyFunctions,
  async () => {
    const { ofType, behaviors } = await edge();

    const [hyphenating] = ofType('AWS::CloudFront::Function');

    expect(hyphenating?.properties).toMatchObject({
      AutoPublish: true,
      FunctionCode: hyphenatingCode,
      FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    });
    expect(behaviors.map(({ FunctionAssociations }) => FunctionAssociations)).toEqual([
      undefined,
      undefined,
      [
        {
          EventType: 'viewer-request',
          FunctionARN: { 'Fn::GetAtt': [hyphenating?.logicalId, 'FunctionARN'] },
        },
      ],
    ]);
  },
);

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
