import type { FunctionDefinition } from './function-definition.ts';

const readsIncentives = { table: 'read', within: ['people', 'orders', 'certificates', 'payouts'] } as const;

/** Who is paid an incentive, and why not. */
export const incentiveFunctions = [
  {
    file: 'incentives/tick-incentives',
    trigger: { schedule: 'tickExpression' },
    environment: ['INCENTIVES_QUEUE_URL', 'SETTLING_SECONDS'],
    rights: { table: 'write', within: ['deadlines'], sendsTo: ['Incentives'] },
  },
  {
    file: 'incentives/run-incentive-step',
    trigger: { queue: 'Incentives' },
    environment: ['DATA_KEY_ARN', 'NOTICES_QUEUE_URL', 'INCENTIVES_QUEUE_URL'],
    rights: {
      table: 'write',
      within: ['incentives', 'deadlines', 'people', 'orders', 'certificates', 'lists', 'payouts', 'risks', 'keys'],
      unwraps: ['person'],
      sendsTo: ['Notices', 'Incentives'],
    },
    timeoutSeconds: () => 60,
    sendsToItself: true,
  },
  {
    file: 'incentives/list-own-incentives',
    trigger: { route: 'GET /v1/registrations/me/incentives' },
    environment: [],
    rights: { ...readsIncentives, within: [...readsIncentives.within, 'risks'] },
  },
  {
    file: 'incentives/get-incentives',
    trigger: { route: 'GET /v1/registrations/{applicantId}/incentives' },
    environment: [],
    rights: readsIncentives,
  },
] as const satisfies readonly FunctionDefinition[];
