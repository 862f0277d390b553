import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, stageTemplates } from '../support/assembly.ts';
import { rightsPage } from './rights-page.ts';

test('the page of rights says what the templates give', async () => {
  const { ofType } = await stageTemplates('production');

  const page = await rightsPage(ofType('AWS::IAM::Policy'));

  await expect(page).toMatchFileSnapshot(join(root, 'docs', 'rights.md'));
});
