import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRunbook } from '../../../console/build/runbook-tree.ts';
import type { RunbookNode } from '../../../console/source/operations/runbook.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'runbooks');
const names = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));

const addressesIn = (nodes: readonly RunbookNode[]): string[] =>
  nodes.flatMap((node) =>
    typeof node === 'string' ? [] : [...(node.href === undefined ? [] : [node.href]), ...addressesIn(node.children)],
  );

test('every runbook is a page with its title, and its links lead to pages that there are', () => {
  for (const name of names) {
    const { listed, body } = readRunbook(name, readFileSync(join(folder, `${name}.md`), 'utf8'));

    expect(listed.title, name).toMatch(/^[A-Z]/);
    expect(body.length, name).toBeGreaterThan(5);
    for (const address of addressesIn(body)) {
      const [, linked] = /^\/operations\/runbooks\/(.+)$/.exec(address) ?? [];
      if (linked !== undefined) expect(names, `${name} leads to ${address}`).toContain(linked);
    }
  }
});

test('text, code, lists and links become elements; other documents are told by their name', () => {
  const { listed, body } = readRunbook(
    'bank-unavailable',
    [
      '# The bank is silent',
      'Alarm: `BankUnavailable`, it *rings*.',
      '1. See [dead letters](payouts-dead-letters.md).\n2. See [deploy](../deploy.md#keys).',
      '```sh\nls <file>\n```',
    ].join('\n\n'),
  );

  expect(listed).toEqual({ name: 'bank-unavailable', title: 'The bank is silent', alarms: ['BankUnavailable'] });
  expect(body).toEqual([
    {
      tag: 'p',
      children: [
        'Alarm: ',
        { tag: 'code', children: ['BankUnavailable'] },
        ', it ',
        { tag: 'em', children: ['rings'] },
        '.',
      ],
    },
    {
      tag: 'ol',
      children: [
        {
          tag: 'li',
          children: [
            'See ',
            { tag: 'a', href: '/operations/runbooks/payouts-dead-letters', children: ['dead letters'] },
            '.',
          ],
        },
        { tag: 'li', children: ['See ', 'deploy', ' (docs/deploy.md#keys)', '.'] },
      ],
    },
    { tag: 'pre', children: [{ tag: 'code', children: ['ls <file>'] }] },
  ]);
});

test('what the console cannot show is refused when it is built', () => {
  expect(() => readRunbook('x', 'No title.')).toThrow('no title');
  expect(() => readRunbook('x', '# Title\n\n<script>alert(1)</script>')).toThrow('does not show');
});
