import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOfTrail, outsideTrail } from '../../../events/trail.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'events');
const contracts = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'trail.ts')
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

test('what the trail leaves out are events that there are, each with its reason', () => {
  for (const [type, reason] of Object.entries(outsideTrail)) {
    expect(contracts, type).toContain(`'${type}'`);
    expect(reason).toMatch(/^A .+\.$/);
  }
});

test('decisions and what staff did are in the trail, and so is every event that nobody has thought of yet', () => {
  for (const type of [
    'decision.made.v1',
    'staff.acted.v1',
    'staff.answered.v1',
    'person.accessed.v1',
    'new.thing.v1',
  ]) {
    expect(isOfTrail(type)).toBe(true);
  }
});
