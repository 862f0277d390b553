import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

/** The system's Chromium. CI installs it; elsewhere what needs a browser is left out where there is none. */
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

export const hasBrowser = executablePath !== undefined;

/** Far beyond what any page takes: no test asks for speed by it. */
const patienceMilliseconds = 240_000;

/** A small phone. */
export const phone = { width: 360, height: 740 };

/** Starts it, with a camera that shows a moving pattern and needs nobody's leave. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--no-sandbox'],
  });

/** A new visitor's browser, which waits as long as a slow and busy machine may need. */
export const newVisitor = async (browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> => {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(patienceMilliseconds);
  return context;
};
