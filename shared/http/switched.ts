import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { doorOf, type RouteKey } from '../domain/access/index.ts';
import { featureOf, features, isOnFor, type FeatureName } from '../domain/features.ts';
import { Refusal } from '../errors.ts';
import { correlated } from '../platform/correlation.ts';
import { log } from '../platform/log.ts';
import { count, publishCounts } from '../platform/metrics.ts';
import type { Table } from '../table/client.ts';
import { featuresInForce, featureTable } from '../table/features.ts';
import { applicantOf, type Claims } from './caller.ts';
import { cameThroughEdge } from './edge-proof.ts';
import { refusedAnswer, type Endpoint, type GatewayEvent } from './endpoint.ts';
import { languageOf, type Language } from './problem.ts';

/** After how many seconds somebody who met a closed feature may try again. */
const retryAfterSeconds = 60;

/** Whom a feature is on or off for, where that is not the caller. */
interface Whose {
  readonly who: string;
  readonly language: Language;
}

/**
 * What refuses whoever a feature is off for. Needs dynamodb:Query on the partitions of switches.
 * @throws Refusal feature-off
 */
export const featureGate = (table: Table) => {
  const inForce = featuresInForce(featureTable(table));
  return async (feature: FeatureName, { who, language }: Whose): Promise<void> => {
    const states = await inForce();
    if (isOnFor(feature, states[feature], who)) return;
    count('FeatureRefusals');
    throw new Refusal('feature-off', { values: { feature: features[feature][language] }, retryAfterSeconds });
  };
};
export type FeatureGate = ReturnType<typeof featureGate>;

/** Whose place in a share decides: a citizen's, a partner's by the number of its client, or that of a member of staff. */
const whoCalls = (route: RouteKey, claims: Claims): string => {
  const door = doorOf(route);
  if (door === 'citizen') return applicantOf(claims) ?? '';
  return (door === 'partner' ? claims['client_id'] : claims['sub']) ?? '';
};

/**
 * A route of a feature that operators close and open: who meets it closed is told so, and nothing of the request is
 * looked at. Of which feature it is, the list of features says. Needs dynamodb:Query on the partitions of switches.
 */
export const switched = <Answered>(table: Table, serve: Endpoint<Answered>) => {
  const { route, schemas, answers } = serve;
  const feature = featureOf(route);
  const mustBeOn = featureGate(table);

  const serveWhereOn = async (event: GatewayEvent, context: Context): Promise<APIGatewayProxyStructuredResultV2> => {
    // It is refused there.
    if (!cameThroughEdge(event.headers)) return serve(event, context);
    const { requestId, authorizer } = event.requestContext;
    const language = languageOf(event.headers['accept-language']);
    try {
      await mustBeOn(feature, { who: whoCalls(route, authorizer?.jwt?.claims ?? {}), language });
    } catch (error) {
      // Lines of the log say whose they are, and counts go out: where nothing is refused the endpoint sees to both.
      log.addContext(context);
      const answer = refusedAnswer(error, language, requestId);
      publishCounts.after();
      return answer;
    }
    return serve(event, context);
  };
  const serveSwitched = (event: GatewayEvent, context: Context): Promise<APIGatewayProxyStructuredResultV2> =>
    correlated(event.requestContext.requestId, () => serveWhereOn(event, context));
  return Object.assign(serveSwitched, { route, schemas, answers });
};
