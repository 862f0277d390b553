import type { FunctionDefinition } from './function-definition.ts';

/** The exchange of the keys of personal data. */
export const rekeyingFunctions = [
  {
    file: 'rekeying/run-rekeying-step',
    trigger: { queue: 'Rekeying' },
    environment: ['DATA_KEY_ARN', 'REKEYING_QUEUE_URL'],
    // It goes through everybody: what is sealed or hashed of a person lies in all of these. It takes the hashes of
    // retired keys away.
    rights: {
      table: 'delete',
      // The cases about what people share, by their status.
      index: true,
      within: [
        'people',
        'partners',
        'orders',
        'certificates',
        'presence',
        'accounts',
        'accesses',
        'visits',
        'risks',
        'lists',
        'keys',
        'rekeying',
      ],
      unwraps: ['person'],
      makes: ['person'],
      sendsTo: ['Rekeying'],
    },
    timeoutSeconds: () => 120,
    sendsToItself: true,
  },
] as const satisfies readonly FunctionDefinition[];
