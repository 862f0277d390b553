import type { Cors, RouteTarget } from './api-gateway.ts';
import { functionMeant } from './function-meant.ts';
import type { Plan } from './plan.ts';
import type { Route } from './routes.ts';
import { throttleOf, type Throttle } from './throttle.ts';

/**
 * The plan's routes with their targets, authorizers and throttles.
 * @param issuerOf the local issuer of the user pool whose address a template states.
 * @param patience how many times longer than stated an integration may take.
 * @throws Error naming a route whose target, function or authorizer is not in the template.
 */
export const gatewayRoutes = (
  plan: Plan,
  issuerOf: (stated: string) => string,
  patience: number,
): Route<RouteTarget>[] => {
  const meant = functionMeant(plan);
  const shared = new Map<string, Throttle>();
  const throttleFor = (apiId: string, routeKey: string): Throttle => {
    const settings = plan.stages.find(({ properties }) => properties.ApiId === apiId)?.properties;
    const own = settings?.RouteSettings?.[routeKey];
    const limits = own ?? settings?.DefaultRouteSettings;
    // A route's own limits are its own; the stage's default limits bound all other routes together.
    const key = own ? `${apiId} ${routeKey}` : apiId;
    const throttle = shared.get(key) ?? throttleOf(limits?.ThrottlingRateLimit, limits?.ThrottlingBurstLimit);
    shared.set(key, throttle);
    return throttle;
  };

  return plan.routes.map(
    ({ resource, properties: { ApiId, RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } }) => {
      const integration = plan.integrations.find(({ ref }) => Target === `integrations/${ref}`)?.properties;
      if (!integration) throw new Error(`The route ${resource.logicalId} leads nowhere.`);
      const functionArn = meant(integration.IntegrationUri)?.attributes['Arn'];
      if (functionArn === undefined)
        throw new Error(`The function of the route ${resource.logicalId} is not in the template.`);
      const authorizer = plan.authorizers.find(({ ref }) => ref === AuthorizerId)?.properties.JwtConfiguration;
      if (AuthorizationType === 'JWT' && !authorizer)
        throw new Error(`The route ${resource.logicalId} has no authorizer.`);
      return {
        key: RouteKey,
        target: {
          functionArn,
          timeoutMilliseconds: integration.TimeoutInMillis * patience,
          authorizer: authorizer && {
            issuer: issuerOf(authorizer.Issuer),
            audience: authorizer.Audience,
            scopes: AuthorizationScopes,
          },
          throttle: throttleFor(ApiId, RouteKey),
        },
      };
    },
  );
};

/** The cross-origin settings of the plan's API. */
export const gatewayCors = ({ apis }: Plan): Cors | undefined => {
  const stated = apis[0]?.properties.CorsConfiguration;
  return (
    stated && {
      origins: stated.AllowOrigins ?? [],
      methods: stated.AllowMethods ?? [],
      headers: stated.AllowHeaders ?? [],
      exposed: stated.ExposeHeaders ?? [],
      maxAgeSeconds: stated.MaxAge,
    }
  );
};
