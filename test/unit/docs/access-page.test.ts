import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { accessPage } from '../../support/access-page.ts';

test('the page of who may do what says what the table says', async () => {
  const config = await resolveConfig(import.meta.filename);
  const page = await format(accessPage(), { ...config, parser: 'markdown' });

  await expect(page).toMatchFileSnapshot('../../../docs/access.md');
});
