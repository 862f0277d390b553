import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { build } from 'vite';
import { referencePages } from '../../console/build/reference-pages.ts';

const root = join(import.meta.dirname, '..', '..');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Nothing from elsewhere, and nothing that stands in the page itself. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The pages of the reference, built, and served under the strictest policy. */
export const startReference = async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'prakerja-reference-'));
  await build({
    configFile: false,
    root: join(root, 'console'),
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [referencePages(join(root, 'docs', 'openapi.json'))],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, 'console', 'reference.html') } },
  });
  const loaded: string[] = [];
  let isDown = false;
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = /^\/reference(\/|$)/.test(pathname) ? '/reference.html' : pathname;
    loaded.push(file);
    try {
      if (isDown) throw new Error('Nobody answers.');
      const content = readFileSync(join(outDir, file));
      response.writeHead(200, { 'content-type': types[extname(file)] ?? '', 'content-security-policy': policy });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    outDir,
    /** The files that were asked for. */
    loaded,
    /** Whether every request fails from now on. */
    setDown: (down: boolean) => {
      isDown = down;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
};
