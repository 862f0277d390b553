import * as z from 'zod';
import { FeatureName, FeatureWish } from '../../shared/domain/features.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { settingFeatures } from '../../shared/operations/setting-features.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { featureTable, type Features } from '../../shared/table/features.ts';

/**
 * PUT /v1/switches/features/{feature}: an operator closes a feature, opens it, or sets for how many people in a hundred it
 * is on. It holds everywhere after half a minute. The same again changes nothing.
 */
export const setFeature = ({ table }: { readonly table: Pick<Features, 'states' | 'set'> }) => {
  const set = settingFeatures(table);
  return endpoint(
    { route: 'PUT /v1/switches/features/{feature}', path: z.object({ feature: FeatureName }), body: FeatureWish },
    async ({ path: { feature }, body: wish, caller, at }) => ({
      status: 200,
      body: { feature, ...(await set(feature, { wish, setBy: staffMember(caller), at })) },
    }),
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, setFeature({ table: featureTable(table) }));
