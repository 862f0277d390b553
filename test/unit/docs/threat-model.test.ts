import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8');

interface Line {
  readonly flow: string;
  readonly kind: string;
  readonly threat: string;
  readonly heldBy: string;
}

/** Every line of every flow's table. */
const lines: Line[] = page.split(/^## /m).flatMap((section) => {
  const [flow = ''] = section.split('\n');
  return [...section.matchAll(/^\| ([STRIDE]) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
    ([, kind = '', threat = '', , heldBy = '']) => ({ flow, kind, threat, heldBy }),
  );
});

const flows = [...page.matchAll(/^## (\d+\. .+)$/gm)].map(([, flow = '']) => flow);

describe.each(flows)('flow %s', (flow) => {
  test('has a line for each kind of STRIDE', () => {
    const kinds = new Set(lines.filter((line) => line.flow === flow).map(({ kind }) => kind));

    expect(['S', 'T', 'R', 'I', 'D', 'E'].filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

test('each line names a test that is there, or says why the threat is accepted', () => {
  const untrue = lines.filter(({ heldBy }) => {
    if (heldBy.startsWith('accepted: ')) return false;
    const [, file = '', title = ''] = /^`([^`]+)` “([^”]+)”$/.exec(heldBy) ?? [];
    const path = join(root, 'test', file);
    return title === '' || !existsSync(path) || !readFileSync(path, 'utf8').includes(`'${title}'`);
  });

  expect(flows.length).toBeGreaterThan(10);
  expect(lines.length).toBeGreaterThan(90);
  expect(untrue.map(({ threat, heldBy }) => `${threat}: ${heldBy}`)).toEqual([]);
});
