import { build } from 'esbuild';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { findWork, hardest, isWork, textLength } from '../../shared/domain/proof-of-work.ts';
import { hasBrowser, startBrowser } from '../../test/support/browser.ts';

/**
 * What the work before a registration costs: numbers tried a second by the module in Node and in Chromium, also with its
 * processor slowed down as Chromium's own tools slow it for cheap phones; by Node's own SHA-256, which is what a farm of
 * bots would use at the least; and checks a second, which is what each registration costs the server.
 */

const usage = 'Usage: node bench/proof/bench-proof.ts [--tries N] [--rounds R]';
const text = 'a'.repeat(textLength);

const print = (line: string) => process.stdout.write(`${line}\n`);

const whole = (name: string, value: string): number => {
  if (!/^\d{1,9}$/.test(value)) throw new TypeError(`--${name} takes a whole number.\n${usage}`);
  return Number(value);
};

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/** How often in a second of processor time something is done that is done so many times at once. */
const perSecond = (times: number, rounds: number, act: (round: number) => unknown): number => {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    act(round);
    const { user, system } = process.cpuUsage(before);
    rates.push((1_000_000 * times) / (user + system));
  }
  return median(rates);
};

/** The module as a page takes it in. */
const script = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '..', '..', 'shared', 'domain', 'proof-of-work.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'proofOfWork',
  });
  return outputFiles[0]?.text ?? '';
};

/** The rate in a page, by the processor time of its process: what else runs on the machine does not count. */
const rateIn = async (page: Page, system: CDPSession, tries: number, rounds: number): Promise<number> => {
  const processorTime = async (): Promise<number> => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime : 0), 0);
  };
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await processorTime();
    const stretch = `{ from: ${String(round * tries)}, tries: ${String(tries)} }`;
    await page.evaluate(`proofOfWork.findWork(${JSON.stringify(text)}, ${String(hardest)}, ${stretch})`);
    rates.push(tries / ((await processorTime()) - before));
  }
  return median(rates);
};

const inChromium = async (tries: number, rounds: number): Promise<[string, number][]> => {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await script() });
    const rates: [string, number][] = [];
    const session = await page.context().newCDPSession(page);
    const system = await browser.newBrowserCDPSession();
    for (const slower of [1, 4, 6, 20]) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      const name = slower === 1 ? 'Chromium' : `Chromium, ${String(slower)} times slower`;
      rates.push([name, await rateIn(page, system, Math.ceil(tries / slower), rounds)]);
    }
    return rates;
  } finally {
    await browser.close();
  }
};

const { values } = parseArgs({
  options: { tries: { type: 'string', default: '500000' }, rounds: { type: 'string', default: '7' } },
});
const tries = whole('tries', values.tries);
const rounds = whole('rounds', values.rounds);

const rates: [string, number][] = [
  ['the module in Node', perSecond(tries, rounds, (round) => findWork(text, hardest, { from: round * tries, tries }))],
  [
    'Node’s own SHA-256',
    perSecond(tries, rounds, () => {
      for (let number = 0; number < tries; number += 1) hash('sha256', `${text}${String(number)}`, 'buffer');
    }),
  ],
  ...(hasBrowser ? await inChromium(tries, rounds) : []),
];
for (const [name, rate] of rates) {
  const seconds = [16, 18, 20, 22].map((bits) => `${String(bits)} bits ${(2 ** bits / rate).toFixed(2)} s`);
  print(`${name.padEnd(28)} ${Math.round(rate).toLocaleString('en').padStart(12)} a second: ${seconds.join(', ')}`);
}
const checks = perSecond(tries, rounds, () => {
  for (let number = 0; number < tries; number += 1) isWork(text, number, 18);
});
print(`${'checks by the server'.padEnd(28)} ${Math.round(checks).toLocaleString('en').padStart(12)} a second`);
