import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { functions } from '../../infra/functions.ts';
import type { FunctionDefinition } from '../../infra/function-definition.ts';
import { FeatureName, features } from '../../shared/domain/features.ts';
import { QueueId, queues, runbooksOf } from '../../shared/domain/operations/queues.ts';

const runbooks = join(import.meta.dirname, '..', '..', 'docs', 'runbooks');

const queueOf = (variable: string): string | undefined => /^([A-Z]+)_QUEUE_URL$/.exec(variable)?.[1];

test('a function may send to, or operate, just those queues of which it is told the address', () => {
  const unlike = (functions as readonly FunctionDefinition[]).filter(({ environment, rights }) => {
    const told = environment.flatMap((variable) => queueOf(variable) ?? []).toSorted();
    const reached =
      rights.operates === undefined ? (rights.sendsTo ?? []) : Object.values(queues).map(({ name }) => name);
    const allowed = reached.map((name) => name.toUpperCase()).toSorted();
    return JSON.stringify(told) !== JSON.stringify(allowed);
  });

  expect(unlike.map(({ file }) => file)).toEqual([]);
});

test('every queue is emptied by the function that operators are told of', () => {
  const emptied = (functions as readonly FunctionDefinition[]).flatMap(({ file, trigger }) =>
    'queue' in trigger ? [{ name: trigger.queue, consumer: file }] : [],
  );
  const told = QueueId.options.map((queue) => queues[queue]).map(({ name, consumer }) => ({ name, consumer }));

  expect(told.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual(
    emptied.toSorted((one, other) => one.name.localeCompare(other.name)),
  );
  expect(QueueId.options).toEqual(QueueId.options.map((queue) => queues[queue].name.toLowerCase()));
});

test('each queue has the runbooks that operators are led to', () => {
  const missing = QueueId.options.flatMap(runbooksOf).filter((page) => !existsSync(join(runbooks, `${page}.md`)));

  expect(missing).toEqual([]);
});

test('the function of every route that operators can close may read how the switches stand', () => {
  const routes = FeatureName.options.flatMap((feature) => features[feature].routes);
  const mayRead = (functions as readonly FunctionDefinition[]).flatMap(({ trigger, rights }) => {
    const { within, alsoReads = [] } = rights;
    const reads = within === undefined || within.includes('switches') || alsoReads.includes('switches');
    return 'route' in trigger && rights.table !== undefined && reads ? [trigger.route] : [];
  });

  expect(routes.filter((route) => !mayRead.includes(route))).toEqual([]);
});
