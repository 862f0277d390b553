import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { signatureOf } from '../../shared/domain/training/signature.ts';

/** One call of a training institution's client. */
export interface ClientCall {
  /** Of the API, without a path. */
  readonly url: string;
  readonly path: string;
  readonly clientCode: string;
  readonly signKey: string;
  readonly redeemCode: string;
}

/** What a client was answered. */
export interface ClientAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Signed {
  readonly host: string;
  readonly path: string;
  readonly clientCode: string;
  readonly timestamp: string;
  readonly signature: string;
  /** Compact JSON: what every one of the clients signs. */
  readonly compact: string;
  /** With a space after each colon, as Python writes it. */
  readonly spaced: string;
}

const lines = (...texts: readonly string[]): string => texts.join('\r\n');

/**
 * What the HTTP libraries of the seven languages put on the wire for the official examples: the names of headers as each
 * writes them, in its order, with its own headers around them.
 */
export const wireFormats: Readonly<Record<string, (signed: Signed) => string>> = {
  'Node.js (axios)': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      'Accept: application/json, text/plain, */*',
      'Content-Type: application/json',
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      'User-Agent: axios/1.7.2',
      `Content-Length: ${Buffer.byteLength(compact)}`,
      'Accept-Encoding: gzip, compress, deflate, br',
      `Host: ${host}`,
      'Connection: close',
      '',
      compact,
    ),
  'Python (requests)': ({ host, path, clientCode, timestamp, signature, spaced }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      'User-Agent: python-requests/2.31.0',
      'Accept-Encoding: gzip, deflate',
      'Accept: */*',
      'Connection: keep-alive',
      'Content-Type: application/json',
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      `Content-Length: ${Buffer.byteLength(spaced)}`,
      '',
      spaced,
    ),
  'PHP (curl)': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      'Accept: */*',
      'Content-Type: application/json',
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      `Content-Length: ${Buffer.byteLength(compact)}`,
      '',
      compact,
    ),
  'Ruby (Net::HTTP)': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      'Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
      'Accept: */*',
      'User-Agent: Ruby',
      `Host: ${host}`,
      'Content-Type: application/json',
      `Client_code: ${clientCode}`,
      `Signature: ${signature}`,
      `Timestamp: ${timestamp}`,
      'Connection: close',
      `Content-Length: ${Buffer.byteLength(compact)}`,
      '',
      compact,
    ),
  'Java (HttpURLConnection)': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      'Content-Type: application/json',
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      'User-Agent: Java/11.0.20',
      `Host: ${host}`,
      'Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2',
      'Connection: keep-alive',
      `Content-Length: ${Buffer.byteLength(compact)}`,
      '',
      compact,
    ),
  'Go (net/http)': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      'User-Agent: Go-http-client/1.1',
      `Content-Length: ${Buffer.byteLength(compact)}`,
      `Client_code: ${clientCode}`,
      'Content-Type: application/json',
      `Signature: ${signature}`,
      `Timestamp: ${timestamp}`,
      'Accept-Encoding: gzip',
      '',
      compact,
    ),
  '.NET (HttpClient)': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(compact)}`,
      '',
      compact,
    ),
  '.NET with a character set, in chunks': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      'Content-Type: application/json; charset=utf-8',
      'Transfer-Encoding: chunked',
      '',
      compact.slice(0, 7).length.toString(16),
      compact.slice(0, 7),
      compact.slice(7).length.toString(16),
      compact.slice(7),
      '0',
      '',
      '',
    ),
  'PHP (curl) without a media type of JSON': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      'Accept: */*',
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      `Content-Length: ${Buffer.byteLength(compact)}`,
      'Content-Type: application/x-www-form-urlencoded',
      '',
      compact,
    ),
  'PHP (curl) that asks before it sends the body': ({ host, path, clientCode, timestamp, signature, compact }) =>
    lines(
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      'Accept: */*',
      'Content-Type: application/json',
      `client_code: ${clientCode}`,
      `signature: ${signature}`,
      `timestamp: ${timestamp}`,
      `Content-Length: ${Buffer.byteLength(compact)}`,
      'Expect: 100-continue',
      '',
      compact,
    ),
};

/** The bytes after the head of an answer, of which its head says how many there are; undefined while some are missing. */
const answerIn = (received: string): ClientAnswer | undefined => {
  // An interim answer says that the body may come, and has none of its own (RFC 9110, section 15.2).
  const text = received.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(text) ?? [];
  const [, length] = /\r\ncontent-length: (\d+)\r\n/i.exec(text) ?? [];
  if (end < 0 || status === undefined || length === undefined) return undefined;
  const body = Buffer.from(text.slice(end + 4));
  return body.length < Number(length) ? undefined : { status: Number(status), body: JSON.parse(body.toString()) };
};

/** Sends what a client of one of the languages puts on the wire over a socket, byte for byte, and gives the answer. */
export const overTheWire = async (
  format: (signed: Signed) => string,
  { url, path, clientCode, signKey, redeemCode }: ClientCall,
): Promise<ClientAnswer> => {
  const { host, hostname, port } = new URL(url);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const compact = JSON.stringify({ redeem_code: redeemCode });
  const spaced = compact.replace(':', ': ');
  const signature = signatureOf('sha1', signKey, { clientCode, timestamp, method: 'POST', path, body: compact });
  const request = format({ host, path, clientCode, timestamp, signature, compact, spaced });

  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  try {
    const [head = '', body = ''] = request.split(/(?<=\r\n\r\n)/, 2);
    const asksFirst = head.includes('Expect: 100-continue');
    socket.write(asksFirst ? head : request);
    let received = '';
    for await (const chunk of socket) {
      if (received === '' && asksFirst) socket.write(body);
      received += String(chunk);
      const answer = answerIn(received);
      if (answer !== undefined) return answer;
    }
    throw new Error(`The connection ended after: ${received}`);
  } finally {
    socket.destroy();
  }
};

const clients = join(import.meta.dirname, 'clients');
const run = promisify(execFile);

const isThere = (command: string, ...parameters: readonly string[]): boolean =>
  spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;

/** Small clients in real languages, of those that are on this machine: how each is started. */
export const realClients: readonly { readonly language: string; readonly command: readonly string[] }[] = [
  { language: 'Node.js', command: [process.execPath, fileURLToPath(import.meta.resolve('./clients/redeem.ts'))] },
  ...(isThere('python3', '--version')
    ? [{ language: 'Python', command: ['python3', join(clients, 'redeem.py')] }]
    : []),
  // A single file of source is compiled as it is started, for which there must be a compiler.
  ...(isThere('javac', '-version') ? [{ language: 'Java', command: ['java', join(clients, 'Redeem.java')] }] : []),
];

/** Runs a real client, and gives what it was answered. */
export const runClient = async (
  [command = '', ...parameters]: readonly string[],
  { url, path, clientCode, signKey, redeemCode }: ClientCall,
): Promise<unknown> => {
  const { stdout } = await run(command, [...parameters, url, path, clientCode, signKey, redeemCode]);
  return JSON.parse(stdout) as unknown;
};
