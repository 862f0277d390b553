import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { correlated } from '../platform/correlation.ts';
import { log } from '../platform/log.ts';

/** Answers in the name of the gateway's own number of the request, which all goes under that comes of it, and says how it went. */
export const correlatedAnswer =
  <Event extends APIGatewayProxyEventV2>(answer: (event: Event) => Promise<APIGatewayProxyStructuredResultV2>) =>
  (event: Event): Promise<APIGatewayProxyStructuredResultV2> =>
    correlated(event.requestContext.requestId, async () => {
      const began = performance.now();
      const given = await answer(event);
      log.info('Request answered.', {
        route: event.routeKey,
        status: given.statusCode,
        milliseconds: Math.round(performance.now() - began),
      });
      return given;
    });
