import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, mayBreak } from './openapi/breaking.ts';
import type { ApiDocument } from './openapi/document.ts';
import { lastRelease } from './openapi/releases.ts';

const root = join(import.meta.dirname, '..');
const document = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')) as ApiDocument;
const released = lastRelease(root);
const changes = changesBetween(released, document);
const failing = changes.filter(({ level }) => level === 'breaking');

for (const { level, where, what } of changes)
  console.log(`${level === 'breaking' ? 'BREAKS' : 'told  '}  ${where} ${what}`);
console.log(`${failing.length} changes since ${String(released.info['version'])} break callers, of ${changes.length}.`);
if (failing.length > 0 && !mayBreak(released, document)) process.exitCode = 1;
