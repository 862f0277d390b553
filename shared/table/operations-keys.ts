/** Every key of what operators look at, as `keys` has those of the rest. */
export const operationsKeys = {
  /** Why a message was given up: a partition each, since a bad release gives up thousands a minute. */
  failure: (queueName: string, messageId: string) => ({ pk: `FAILURE#${queueName}#${messageId}`, sk: 'FAILURE' }),
};
