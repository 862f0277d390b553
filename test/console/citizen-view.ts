import type { Page } from 'playwright-core';
import type { Person } from '../../local/sandboxes/people.ts';
import { looksRight } from '../support/looks-right.ts';

/** Keeps a picture of a citizens' page, and holds that it looks right. */
export const right = (page: Page, name: string): Promise<void> => looksRight(page, 'citizen', name);

/** Follows a link by its whole text. */
export const to = (page: Page, link: string): Promise<void> =>
  page.getByRole('link', { name: link, exact: true }).first().click();

/** Waits until a text is there to be read. */
export const shown = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

/** Fills the form of a registration in. */
export const fillIn = async (page: Page, { application }: Person): Promise<void> => {
  for (const name of ['nik', 'kk', 'name', 'birthDate', 'phone', 'email'] as const) {
    await page.locator(`#${name}`).fill(application[name]);
  }
  for (const name of ['education', 'occupation', 'employment'] as const) {
    await page.locator(`#${name}`).selectOption(application[name]);
  }
  await page.getByLabel('Saya setuju').check();
};
