import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { nightQueries } from '../../infra/watch/night-queries.ts';
import { root, stageTemplates, textOf } from '../support/assembly.ts';

const Groups = z
  .array(z.object({ Ref: z.string() }))
  .min(1)
  .max(50);

test('every question of the night is saved, over logs of its own stack that there are', async () => {
  const { stacks } = await stageTemplates('production');
  const saved: string[] = [];

  for (const { resources } of stacks) {
    const logs = new Set(
      resources.filter(({ type }) => type === 'AWS::Logs::LogGroup').map(({ logicalId }) => logicalId),
    );
    for (const query of resources.filter(({ type }) => type === 'AWS::Logs::QueryDefinition')) {
      for (const { Ref } of Groups.parse(query.properties['LogGroupNames'])) expect(logs).toContain(Ref);
      expect(textOf(query, 'QueryString')).not.toBe('');
      saved.push(textOf(query, 'Name').split('/')[2] ?? '');
    }
  }

  expect([...new Set(saved)].sort()).toEqual(nightQueries.map(({ name }) => name).sort());
});

test('no log of a function is left out of the questions about all functions', async () => {
  const { ofType } = await stageTemplates('production');

  const read = ofType('AWS::Logs::QueryDefinition')
    .filter((query) => textOf(query, 'Name').includes('/what-failed/'))
    .flatMap(({ properties }) => Groups.parse(properties['LogGroupNames']).map(({ Ref }) => Ref));
  const functions = ofType('AWS::Lambda::Function').map(
    ({ properties }) =>
      z.object({ LogGroup: z.object({ Ref: z.string() }) }).parse(properties['LoggingConfig']).LogGroup.Ref,
  );

  expect(read.sort()).toEqual(functions.sort());
});

test('every sentence that a query looks for is one that the code logs', () => {
  const code = globSync(['shared/**/*.ts', 'functions/**/*.ts'], { cwd: root }).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  );
  const sentences = nightQueries.flatMap(({ commands }) =>
    commands.flatMap((command) => [...command.matchAll(/message = "([^"]+)"/g)].map(([, sentence]) => sentence ?? '')),
  );

  expect(sentences.length).toBeGreaterThan(3);
  for (const sentence of sentences)
    expect(
      code.some((text) => text.includes(`'${sentence}'`)),
      sentence,
    ).toBe(true);
});

test('every question of the night is explained', () => {
  const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

  for (const { name } of nightQueries) expect(page).toContain(`\`${name}\``);
});
