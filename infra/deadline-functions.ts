import type { FunctionDefinition } from './function-definition.ts';

/** The deadline of the first purchase: reminders, and the end of what was not used. */
export const deadlineFunctions = [
  {
    file: 'deadlines/tick-deadlines',
    trigger: { schedule: 'tickExpression' },
    environment: ['DEADLINES_QUEUE_URL', 'SETTLING_SECONDS'],
    rights: { table: 'write', within: ['deadlines'], sendsTo: ['Deadlines'] },
  },
  {
    file: 'deadlines/run-deadline-step',
    trigger: { queue: 'Deadlines' },
    environment: ['NOTICES_QUEUE_URL', 'DEADLINES_QUEUE_URL'],
    // Whose card is revoked is taken out of the recipients of the family card.
    rights: {
      table: 'delete',
      within: ['deadlines', 'people', 'waves', 'moves'],
      sendsTo: ['Notices', 'Deadlines'],
    },
    timeoutSeconds: () => 60,
    sendsToItself: true,
  },
] as const satisfies readonly FunctionDefinition[];
