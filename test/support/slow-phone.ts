import type { Page } from 'playwright-core';

/** What a page took to be there. */
interface Taken {
  readonly milliseconds: number;
  /** As they came over the line. */
  readonly bytes: number;
}

/**
 * Opens an address as on a phone that never saw it: 400 kbit/s, each answer after 400 ms, a quarter of this machine's
 * speed. Tells what it took until something is there.
 */
export const openedSlowly = async (page: Page, address: string, isThere: () => Promise<unknown>): Promise<Taken> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await isThere();
  const taken = { milliseconds: Math.round(performance.now() - began), bytes };
  await session.detach();
  return taken;
};
