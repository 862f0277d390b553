import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { AddressUnreadable, evidenceAddress } from '../../../shared/evidence/address.ts';
import { verifyEvidence } from '../../../shared/evidence/verify.ts';
import { publishedKey, publishedWave } from './wave-evidence.ts';

const files = publishedWave();
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const served = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/evidence/2023-48`;
};

const file: RequestListener = ({ url = '' }, response) => {
  const bytes = files.get(url.replace('/evidence/2023-48/', ''));
  response.statusCode = bytes === undefined ? 404 : 200;
  response.end(bytes);
};

describe('evidence at an address', () => {
  test('is verified like a folder, though it cannot be listed', async () => {
    const source = evidenceAddress(await served(file));

    expect(await verifyEvidence(source, { publicKey: publishedKey })).toMatchObject({
      ok: true,
      summary: { applicants: 35 },
    });
  });

  test('that lacks a file of its manifest is a difference', async () => {
    const address = await served((request, response) => {
      if (request.url?.endsWith('winners/32.01.csv') === true) request.url = '/nothing';
      file(request, response);
    });

    expect(await verifyEvidence(evidenceAddress(address))).toMatchObject({
      difference: 'winners/32.01.csv is in the manifest and missing.',
    });
  });

  test.each([403, 404, 410])('answers %d where there is no such file', async (status) => {
    const source = evidenceAddress(
      await served((_, response) => {
        response.statusCode = status;
        response.end('no');
      }),
    );

    expect(await source.read('strikes.json')).toBeUndefined();
  });

  test('is asked again when the server stumbles', async () => {
    let requests = 0;
    const source = evidenceAddress(
      await served((request, response) => {
        requests += 1;
        if (requests < 3) response.statusCode = 503;
        if (requests < 3) response.end();
        else file(request, response);
      }),
    );

    expect(await source.read('result.json')).toEqual(files.get('result.json'));
  });

  test('whose server keeps failing is unreadable, which is no difference', async () => {
    const source = evidenceAddress(
      await served((_, response) => {
        response.statusCode = 500;
        response.end();
      }),
    );

    await expect(verifyEvidence(source)).rejects.toThrow(AddressUnreadable);
    await expect(verifyEvidence(source)).rejects.toThrow('manifest.json could not be read: the server answered 500.');
  });

  test('whose server falls silent in the middle of a file is given up', async () => {
    const address = await served((_, response) => {
      response.write('{');
    });
    const source = evidenceAddress(address, { attempts: 2, silenceMilliseconds: 100 });

    await expect(source.read('manifest.json')).rejects.toThrow('nothing came for 0.1 seconds');
  });

  test('must be of http or https', () => {
    expect(() => evidenceAddress('ftp://example.org/')).toThrow(TypeError);
  });
});
