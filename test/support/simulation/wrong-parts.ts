import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { OutsideUnavailable } from '../../../shared/outside/unavailable.ts';
import type { Table } from '../../../shared/table/client.ts';
import type { PayoutWorkerParts } from '../payout-worker.ts';
import type { Variant } from './selection.ts';

/**
 * Parts of the pipelines as somebody might get them wrong, put in the place of the right ones: each has to be found by the
 * simulation.
 */

/** Whoever settles a fact goes on with their own value, and not with the one that stands. */
export const overwritesFacts: Variant = (dependencies) => {
  const { selections } = dependencies;
  return {
    ...dependencies,
    selections: {
      ...selections,
      settleFact: async (run, name, schema, value) => {
        await selections.settleFact(run, name, schema, value);
        return schema.parse(value);
      },
    },
  };
};

/** Whether a file was written is not looked at. */
export const swallowsFaults: Variant = (dependencies) => {
  const { store } = dependencies;
  return { ...dependencies, store: { ...store, putOnce: (...file) => store.putOnce(...file).catch(() => 'already') } };
};

type Input = TransactWriteCommand['input'];

/** A table whose writes of payouts do not look whether the payout was changed meanwhile. */
export const withoutRevision = (table: Table): Table => {
  const { client } = table;
  const loosened = (input: Input): Input => ({
    ...input,
    TransactItems: (input.TransactItems ?? []).map((item) => {
      const { Put } = item;
      if (Put?.ConditionExpression !== 'revision = :seen') return item;
      const { TableName, Item } = Put;
      return { Put: { TableName, Item } };
    }),
  });
  return {
    ...table,
    client: new Proxy(client, {
      get(target, property): unknown {
        if (property !== 'send') return Reflect.get(target, property);
        return (command: TransactWriteCommand) =>
          target.send('TransactItems' in command.input ? new TransactWriteCommand(loosened(command.input)) : command);
      },
    }),
  };
};

/** A bank whose silence is taken for a sign that it never got the payment. */
export const silenceAsRefusal = (bank: PayoutWorkerParts['bank']): PayoutWorkerParts['bank'] => ({
  ...bank,
  pay: async (instruction) => {
    try {
      return await bank.pay(instruction);
    } catch (fault) {
      if (!(fault instanceof OutsideUnavailable)) throw fault;
      throw new OutsideUnavailable('bank', 'circuit-open', fault.retryAfterSeconds);
    }
  },
});
