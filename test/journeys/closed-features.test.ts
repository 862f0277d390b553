import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { doorOf, rolesAllowed, type RouteKey } from '../../shared/domain/access/index.ts';
import { FeatureName, features } from '../../shared/domain/features.ts';
import { featureTable } from '../../shared/table/features.ts';
import { send } from '../support/api.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { exampleRoutes, pathOf } from './routes.ts';

/** Whose place decides is known there only once the visit is: its own test has it. */
const decidesWithin: RouteKey = 'POST /v1/help-desk/visits/{visitId}/enrollments';

const closed = FeatureName.options.flatMap((feature) =>
  features[feature].routes
    .filter((route) => route !== decidesWithin)
    .map((route) => ({ route, told: features[feature].en })),
);

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0, maxEnvironments: 1 });
  const table = tableOf(stack);
  const reason = 'Semua ditutup untuk diuji.';
  const setAt = new Date().toISOString();
  // Before any function has read them.
  for (const feature of FeatureName.options)
    await featureTable(table).set(feature, { share: 0, revision: 1, reason, setBy: 'operator-1', setAt });
  table.client.destroy();
});
afterAll(() => stack.stop());

const tokenFor = (route: RouteKey): Promise<string> => {
  switch (doorOf(route)) {
    case 'citizen':
      return stack.tokenFor({ pool: 'Citizens', sub: 'somebody' });
    case 'partner':
      return stack.tokenFor({ pool: 'Partners', client: 'Platform', sub: 'machine' });
    default:
      return stack.tokenFor({ pool: 'Staff', sub: 'staff', groups: rolesAllowed(route).slice(0, 1) });
  }
};

test.each(closed)(
  '$route, as it is deployed and with the rights that it has, is refused while its feature is off',
  async ({ route, told }) => {
    const example = exampleRoutes().find(({ key }) => key === route);
    if (example === undefined) throw new Error(`There is no example of ${route}.`);

    const answer = await send(stack, {
      method: example.method,
      path: pathOf(example),
      token: await tokenFor(route),
      headers: { 'accept-language': 'en' },
      body: example.body,
    });

    expect(answer).toMatchObject({ status: 503, body: { code: 'feature-off' } });
    expect(answer.text).toContain(`${told}: closed at the moment`);
    expect(answer.headers.get('retry-after')).toBe('60');
  },
);
