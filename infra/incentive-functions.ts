import type { FunctionDefinition } from './function-definition.ts';

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
      within: ['incentives', 'deadlines', 'people', 'orders', 'certificates', 'lists', 'payouts', 'keys'],
      unwraps: ['person'],
      sendsTo: ['Notices', 'Incentives'],
    },
    timeoutSeconds: () => 30,
    sendsToItself: true,
  },
] as const satisfies readonly FunctionDefinition[];
