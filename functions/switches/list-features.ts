import * as z from 'zod';
import { FeatureName, featureView } from '../../shared/domain/features.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { featureTable, type Features } from '../../shared/table/features.ts';

/** GET /v1/switches/features: what can be closed and opened, how each feature stands, and everything it was ever set to. */
export const listFeatures = ({ table }: { readonly table: Pick<Features, 'states' | 'revisions'> }) =>
  endpoint({ route: 'GET /v1/switches/features' }, async ({ at }) => {
    const [states, revisions] = await Promise.all([table.states(), table.revisions()]);
    return {
      status: 200,
      body: {
        at: at.toISOString(),
        features: FeatureName.options.map((feature) => featureView(feature, states[feature], revisions[feature])),
      },
    };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listFeatures({ table: featureTable(table) }));
