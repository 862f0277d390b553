import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** More than any page has places to stop at. */
const mostPresses = 120;

/** Whether who sees the page sees where the keyboard is. */
const isSeen = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
})()`;

/** Waits until the keyboard was led to a place of a page, and holds that this is seen. */
export const ledTo = async (page: Page, place: Locator): Promise<void> => {
  await place.and(page.locator(':focus')).waitFor();
  expect(await page.evaluate(isSeen)).toBe(true);
};

/** Tabs to a place of a page, and holds that it is seen there. @throws Error where the keyboard never comes there. */
export const reach = async (page: Page, place: Locator): Promise<void> => {
  await place.waitFor();
  const reached = place.and(page.locator(':focus'));
  for (let presses = 0; (await reached.count()) === 0; presses += 1) {
    if (presses === mostPresses) throw new Error(`The keyboard does not come to ${String(place)}.`);
    await page.keyboard.press('Tab');
  }
  expect(await page.evaluate(isSeen)).toBe(true);
};

/** Tabs to a place of a page and presses Enter there. */
export const enter = async (page: Page, place: Locator): Promise<void> => {
  await reach(page, place);
  await page.keyboard.press('Enter');
};

/** Tabs to a field of a page and types into it. */
export const typeInto = async (page: Page, field: Locator, text: string): Promise<void> => {
  await reach(page, field);
  await page.keyboard.type(text);
};
