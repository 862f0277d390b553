import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

export interface RequestParts {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly claims?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly at?: Date;
}

/** What an HTTP API (payload format 2.0) hands to a function. */
export const gatewayEvent = ({
  method = 'POST',
  path = '/v1/things',
  body,
  headers = {},
  claims,
  pathParameters,
  query,
  at = new Date('2023-02-20T03:00:00Z'),
}: RequestParts = {}): APIGatewayProxyEventV2 & { requestContext: object } => ({
  version: '2.0',
  routeKey: `${method} ${path}`,
  rawPath: path,
  rawQueryString: new URLSearchParams(query).toString(),
  headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  ...(query === undefined ? {} : { queryStringParameters: { ...query } }),
  ...(pathParameters === undefined ? {} : { pathParameters: { ...pathParameters } }),
  requestContext: {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'test',
    domainPrefix: 'test',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: `${method} ${path}`,
    stage: '$default',
    time: at.toUTCString(),
    timeEpoch: at.getTime(),
    ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: [] } } }),
  },
  ...(body === undefined ? {} : { body }),
  isBase64Encoded: false,
});

/** A function's context with ten seconds left. */
export const functionContext = (): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:test',
  memoryLimitInMB: '512',
  awsRequestId: 'invocation-1',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type of the context still requires it
  done: () => undefined,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
  fail: () => undefined,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
  succeed: () => undefined,
});
