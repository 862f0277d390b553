import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Route } from 'playwright-core';
import { build } from 'vite';
import { ApplicantHead, locateBlock, readResult } from '../../shared/domain/draw/result-index.ts';
import { Commitment } from '../../shared/domain/draw/commitment.ts';
import { evidencePaths } from '../../shared/domain/evidence/layout.ts';
import { regencyName } from '../../shared/domain/regions.ts';
import { resultView } from '../../shared/domain/result-view.ts';
import {
  keyCertificateType,
  signedText,
  signingInput,
  statementType,
  thumbprintOf,
} from '../../shared/domain/statement.ts';
import type { PageName } from '../../shared/domain/console.ts';
import { Certificate, certificateView, type CertificateStatement } from '../../shared/domain/training/certificate.ts';
import { Wave, waveView } from '../../shared/domain/wave.ts';
import { Ticket, WaveId } from '../../events/event.ts';
import { vectors } from '../unit/domain/draw/builders.ts';
import { publishedKey, type Files } from '../unit/evidence/wave-evidence.ts';

/** The public pages as they are built, with an API behind them that answers from known evidence, in the views of the API itself. */

export const origin = 'https://prakerja.test';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** The built files of one page by their paths; the page itself is `/public.html`, say. */
export const builtPages = async (page: PageName = 'public'): Promise<Map<string, string>> => {
  const made = await build({
    configFile: fileURLToPath(new URL('../../console/vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: { input: fileURLToPath(new URL(`../../console/${page}.html`, import.meta.url)) },
    },
  });
  if (!('output' in made)) throw new Error('The pages are not built.');
  return new Map(
    made.output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk' ? file.code : Buffer.from(file.source).toString(),
    ]),
  );
};

const [vector] = vectors;
export const waveId = vector?.waveId ?? '';

/** The wave of the known answers, as it would be on record. */
export const waveOnRecord = (changes: Partial<Wave> = {}): Wave =>
  Wave.parse({
    waveId,
    version: 1,
    scheme: 'normal',
    ruleVersion: 'normal-1',
    opensAt: '2023-08-17T12:00:00.000Z',
    closesAt: '2023-08-22T12:00:00.000Z',
    cutoffAt: '2023-08-23T12:00:00.000Z',
    drawAt: '2023-08-23T16:00:00.000Z',
    objectionWindowSeconds: 60,
    reservePercent: vector?.reservePercent,
    reservedGroups: ['disability', 'migrant-workers'],
    quotaTotal: Object.values(vector?.quota ?? {}).reduce((sum, quota) => sum + quota, 0),
    waitingListDays: 30,
    createdAt: '2023-08-01T00:00:00.000Z',
    createdBy: 'olga',
    progress: 'published',
    announcedAt: '2023-08-23T16:30:00.000Z',
    publishedRun: 1,
    ...changes,
  });

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const dayKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rootKey = publicKey.export({ format: 'jwk' });
const keys = [publishedKey, rootKey].map((jwk) => ({ ...jwk, kid: thumbprintOf(jwk) }));

const compact = (header: object, payload: object, key: KeyObject): string => {
  const input = signingInput(header, payload);
  return signedText(input, sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }));
};

const statement = {
  certificateId: 'TBW1F25P6HGK255YVCR91GB3',
  holder: 'S*** A***',
  courseId: 'c0'.repeat(12),
  courseVersion: 1,
  title: 'Dasar-Dasar Pemasaran Digital untuk Usaha Mikro, Kecil, dan Menengah',
  mode: 'webinar',
  hours: 16,
  institution: { id: 'lp-cendekia', name: 'LP Cendekia' },
  completedAt: '2023-03-04T03:00:00.000Z',
  scores: { preTest: 40, postTest: 85 },
  issuedAt: '2023-03-05T03:00:00.000Z',
};

/** A signed certificate as the API shows it, or with other words beside the same signature. */
export const certificate = (changes: Partial<Certificate> = {}, shown: Partial<CertificateStatement> = {}) => {
  const { kty, crv, x, y } = dayKey.publicKey.export({ format: 'jwk' });
  const day = { notBefore: '2023-03-05T00:00:00.000Z', notAfter: '2023-03-06T00:00:00.000Z' };
  const keyCertificate = compact(
    { alg: 'ES256', typ: keyCertificateType('certificate'), kid: thumbprintOf(rootKey) },
    { use: 'certificate', jwk: { kty, crv, x, y }, ...day },
    privateKey,
  );
  const header = { alg: 'ES256', typ: statementType('certificate'), certificate: keyCertificate };
  const order = { orderId: 'e'.repeat(24), applicantId: 'a1'.repeat(16), waveId, courseId: statement.courseId };
  return certificateView(
    Certificate.parse({
      ...statement,
      ...shown,
      order: { ...order, institutionId: 'lp-cendekia', platformId: 'pasar-ilmu' },
      signed: compact(header, statement, dayKey.privateKey),
      status: 'valid',
      ...changes,
    }),
  );
};

/** What the API behind the pages has. */
export interface World {
  files: Files;
  waves: readonly Wave[];
  certificates: readonly ReturnType<typeof certificate>[];
  /** Answers instead of the API, where it returns true. */
  instead?: ((route: Route, pathname: string) => Promise<boolean>) | undefined;
}

const refusal = (status: number, code: string, detail: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `urn:prakerja:problem:${code}`, title: detail, status, detail, code }),
});

const json = (value: object) => ({ status: 200, contentType: 'application/json', body: JSON.stringify(value) });

/** The published result of a ticket, from the index of its regency. */
const resultOf = ({ files }: World, text: string) => {
  const bytes = files.get(evidencePaths.commitment);
  const ticket = Ticket.safeParse(text);
  if (bytes === undefined || !ticket.success) return undefined;
  const { regencies } = Commitment.parse(JSON.parse(bytes.toString()));
  for (const { code } of regencies) {
    const head = ApplicantHead.parse(JSON.parse(files.get(evidencePaths.applicantHead(code))?.toString() ?? ''));
    const place = locateBlock(head, text);
    if (place === undefined) continue;
    const { offset, length } = place;
    const block = files.get(evidencePaths.applicantBlocks(code))?.subarray(offset, offset + length);
    const found = readResult(head, block ?? Buffer.alloc(0), text);
    if (found === undefined) continue;
    const { rank, outcome } = found;
    return resultView({
      waveId: WaveId.parse(waveId),
      run: 1,
      ticket: ticket.data,
      head,
      found,
      drawn: { rank, outcome },
    });
  }
  return undefined;
};

const answer = async (world: World, route: Route, pathname: string) => {
  const [, , area = '', name = '', part = '', ...rest] = pathname.split('/').map(decodeURIComponent);
  const wave = world.waves.find((one) => one.waveId === name);
  const now = new Date();
  if (area === 'keys') return route.fulfill(json({ keys }));
  if (area === 'certificates') {
    const found = world.certificates.find(({ certificateId }) => certificateId === name);
    return route.fulfill(
      found ? json(found) : refusal(404, 'certificate-not-found', 'Tidak ada sertifikat dengan nomor ini.'),
    );
  }
  if (name === '') return route.fulfill(json({ waves: world.waves.map((one) => waveView(one, now)) }));
  if (wave === undefined) return route.fulfill(refusal(404, 'wave-not-found', 'Gelombang ini tidak ada.'));
  if (part === 'evidence') {
    const body = world.files.get(rest.join('/'));
    return route.fulfill(body === undefined ? refusal(404, 'evidence-not-found', 'Berkas ini tidak ada.') : { body });
  }
  if (part === 'tickets') {
    const result = resultOf(world, rest[0] ?? '');
    return route.fulfill(result ? json(result) : refusal(404, 'ticket-not-found', 'Tiket ini tidak dikenal.'));
  }
  const quota = Object.entries(vector?.quota ?? {}).map(([code, places]) => ({
    code,
    name: regencyName(code) ?? code,
    quota: places,
  }));
  return route.fulfill(json({ ...waveView(wave, now), quota }));
};

const typeOf: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

/** Answers with a built file, or with the page for every other path, under the policy that forbids scripts of others. */
export const fulfilFile = (route: Route, pages: ReadonlyMap<string, string>, page: PageName): Promise<void> => {
  const { pathname } = new URL(route.request().url());
  const path = pathname.startsWith('/assets/') ? pathname : `/${page}.html`;
  return route.fulfill({
    body: pages.get(path) ?? '',
    contentType: typeOf[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    headers: { 'content-security-policy': policy },
  });
};

/** Serves the pages and the API to all pages of a context. Whatever else is asked for is refused, and told. */
export const serve = async (
  context: BrowserContext,
  { pages, world, onStray }: { pages: ReadonlyMap<string, string>; world: World; onStray: (url: string) => void },
): Promise<void> => {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== origin) {
      onStray(url.href);
      return route.abort();
    }
    if ((await world.instead?.(route, url.pathname)) === true) return;
    if (url.pathname.startsWith('/v1/')) return answer(world, route, url.pathname);
    return fulfilFile(route, pages, 'public');
  });
};
