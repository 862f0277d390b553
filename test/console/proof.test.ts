import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { browserCounterparts } from '../../console/browser-counterparts.ts';
import { credentials } from '../../local/emulators/aws-json.ts';
import { listen } from '../../local/emulators/http.ts';
import { startMessaging } from '../../local/emulators/messaging.ts';
import { startS3Gate } from '../../local/emulators/s3-gate.ts';
import { hasBrowser, startBrowser } from '../support/browser.ts';
import { realRounds, vectors } from '../unit/domain/draw/builders.ts';
import { publishedKey, publishedWave, rewritten, signedReceipt, type Files } from '../unit/evidence/wave-evidence.ts';
import type { asked as Asked } from './proof-page.ts';

/** The code of the draw as a browser has it: built, and under the policy of the pages. */

declare const asked: typeof Asked;
declare const tellViolation: (directive: string) => void;
declare const addEventListener: (
  type: 'securitypolicyviolation',
  listener: (violation: { readonly effectiveDirective: string }) => void,
) => void;

const origin = 'https://pages.example';
const policyWith = (evidence = '') =>
  `default-src 'none'; script-src 'self'; connect-src 'self' ${evidence}; require-trusted-types-for 'script'`;

const builtPage = async (): Promise<string> => {
  const input = fileURLToPath(new URL('./proof-page.ts', import.meta.url));
  const outDir = `${tmpdir()}/never-written`;
  const made = await build({
    ...browserCounterparts,
    configFile: false,
    logLevel: 'error',
    build: { write: false, outDir, rolldownOptions: { ...browserCounterparts.build.rolldownOptions, input } },
  });
  const [chunk, ...more] = 'output' in made ? made.output : [];
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('The page is not built into one file.');
  return chunk.code;
};

describe.skipIf(!hasBrowser)('the code of the draw in a browser', () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  let files: Files;
  const violations: string[] = [];

  beforeAll(async () => {
    script = await builtPage();
    browser = await startBrowser();
    page = await browser.newPage();
    page.on('pageerror', (fault) => violations.push(fault.message));
    await page.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        tellViolation(effectiveDirective);
      });
    });
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const [, path] = /^\/v1\/waves\/[^/]+\/evidence\/(.+)$/.exec(pathname) ?? [];
      if (path !== undefined) {
        const body = files.get(path);
        await route.fulfill(body === undefined ? { status: 404 } : { body });
      } else if (pathname === '/script.js') {
        await route.fulfill({ body: script, contentType: 'text/javascript' });
      } else {
        const body = '<!doctype html><title>-</title><script type="module" src="/script.js"></script>';
        await route.fulfill({ body, contentType: 'text/html', headers: { 'content-security-policy': policyWith() } });
      }
    });
    await page.goto(origin);
    await page.waitForFunction(() => 'asked' in globalThis);
  });
  afterAll(async () => {
    await browser.close();
  });

  test('it gives the known answers', async () => {
    const answers = await page.evaluate((given) => given.map((vector) => asked.answersOf(vector)), vectors);

    expect(answers).toEqual(vectors.map(({ expected }) => expected));
  });

  test('it knows real rounds of the beacon from forged ones', async () => {
    const [first, second] = realRounds.rounds;
    if (first === undefined || second === undefined) throw new Error('There are too few known rounds.');
    const rounds = [...realRounds.rounds, { ...second, round: first.round }, { ...first, randomness: '00'.repeat(32) }];

    const faults = await page.evaluate((all) => all.map((round) => asked.roundFault(asked.quicknet, round)), rounds);

    expect(faults.slice(0, -2).filter((fault) => fault !== undefined)).toEqual([]);
    expect(faults.slice(-2)).toEqual([
      expect.stringMatching(/^The signature of round/),
      expect.stringMatching(/^The randomness is not/),
    ]);
  });

  const [wave] = vectors;
  const [regency = '', lines = []] = Object.entries(wave?.applicants ?? {}).find(([, all]) => all.length > 0) ?? [];
  const question = { waveId: wave?.waveId ?? '', regency, ticket: lines[0]?.ticket ?? '' };
  const checked = () =>
    page.evaluate(({ keys, ...place }) => asked.checkPlace(asked.evidenceOfWave(place.waveId), { ...place, keys }), {
      ...question,
      keys: { keys: [publishedKey] },
    });

  test('it checks a place, under real randomness and a real signature', async () => {
    files = publishedWave();

    const report = await checked();

    expect(report).toMatchObject({ verdict: 'held', isDevelopment: false, finding: { list: 'applicants', regency } });
    expect(new Set(report.steps.map(({ outcome }) => outcome))).toEqual(new Set(['held']));
  });

  test('it finds one changed byte', async () => {
    files = rewritten(publishedWave(), `winners/${regency}.csv`, (text) => text.replace(/1(?=\n|,)/, '2'));

    const { verdict, finding } = await checked();

    expect([verdict, finding]).toEqual(['failed', undefined]);
  });

  test('it knows a receipt of the programme from one of somebody else', async () => {
    const { ticket } = question;
    const receipt = signedReceipt({ kind: 'joined', ticket });
    const changed = receipt.replace(/.(?=.{20}$)/, (letter) => (letter === 'A' ? 'B' : 'A'));

    const [genuine, forged] = await page.evaluate(
      ({ receipts, keys }) => receipts.map((text) => asked.checkReceipt(text, keys, new Date())),
      { receipts: [receipt, changed], keys: { keys: [publishedKey] } },
    );

    expect(genuine).toMatchObject({ isGenuine: true, statement: { ticket, kind: 'joined' } });
    expect(forged).toMatchObject({ isGenuine: false });
  });

  test('it reads evidence from the bucket that the route leads to, which is another origin', async () => {
    const region = 'ap-southeast-3';
    const engine = await startMessaging(region);
    const buckets = [{ name: 'evidence', isReadByPages: true }, { name: 'uploads' }];
    for (const { name } of buckets) engine.createBucket(name);
    const gate = await startS3Gate(`http://127.0.0.1:${engine.port}`, buckets);
    const s3 = new S3Client({ region, credentials, endpoint: gate.url });
    const site = await listen(async ({ url = '/' }, response) => {
      const [, Bucket] = /^\/v1\/waves\/([a-z]+)\/evidence\/result\.json$/.exec(url) ?? [];
      if (Bucket !== undefined) {
        const location = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'result.json' }));
        response.writeHead(302, { location }).end();
      } else if (url === '/script.js') {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      } else {
        const body = '<!doctype html><title>-</title><script type="module" src="/script.js"></script>';
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policyWith(gate.url) })
          .end(body);
      }
    });
    const visitor = await browser.newPage();
    try {
      for (const { name: Bucket } of buckets) {
        await s3.send(new PutObjectCommand({ Bucket, Key: 'result.json', Body: '{"seed":1}' }));
      }
      await visitor.goto(site.url);
      await visitor.waitForFunction(() => 'asked' in globalThis);
      const read = (bucket: string) =>
        visitor.evaluate(
          (name) =>
            asked
              .evidenceOfWave(name)
              .read('result.json')
              .then(
                (bytes) => bytes?.toString(),
                (fault: unknown) => String(fault),
              ),
          bucket,
        );

      expect(await read('evidence')).toBe('{"seed":1}');
      expect(await read('uploads')).toBe('EvidenceUnreadable: result.json could not be read.');
    } finally {
      await visitor.close();
      await site.stop();
      s3.destroy();
      await gate.stop();
      await engine.stop();
    }
  });

  test('the policy of the pages was never violated', () => {
    expect(violations).toEqual([]);
  });
});
