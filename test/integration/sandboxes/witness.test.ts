import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { sha256Hex } from '../../../shared/domain/draw/hash.ts';
import type { TimeStamp } from '../../../shared/domain/draw/witness.ts';
import { readTimeStamp, signedBy, trustedCertificates } from '../../../shared/evidence/time-stamp.ts';
import { witnessPort } from '../../../shared/outside/witness.ts';

const bytes = Buffer.from('{"waveId":"2023-48"}\n');
const isOfToday = ({ sha256, at }: TimeStamp) =>
  sha256 === sha256Hex(bytes) && Math.abs(Date.parse(at) - Date.now()) < 60_000;
let authorities: readonly [Sandboxes, Sandboxes];

const adminOf = (one: Sandboxes) => sandboxAdmin(one.witness.url);
const witness = () => witnessPort({ urls: authorities.map((one) => one.witness.url), timeoutMilliseconds: 1_000 });

beforeAll(async () => {
  authorities = [await startSandboxes({ seed: 5 }), await startSandboxes({ seed: 6 })];
});
beforeEach(async () => {
  for (const one of authorities) {
    await adminOf(one).behave();
    await adminOf(one).resetStatistics();
  }
});
afterAll(() => Promise.all(authorities.map((one) => one.stop())));

test('a witness stamps bytes at their time, and its root vouches for it', async () => {
  const reply = readTimeStamp(await witness().stamp(bytes, isOfToday));

  const [{ witness: first }, { witness: second }] = authorities;
  expect(await signedBy(reply, bytes, trustedCertificates(first.certificate))).toMatch('vouches for nothing');
  await expect(signedBy(reply, bytes, trustedCertificates(second.certificate))).rejects.toThrow('does not vouch');
});

test('the same bytes are stamped another way at each asking', async () => {
  const port = witness();

  const [one, other] = [await port.stamp(bytes, isOfToday), await port.stamp(bytes, isOfToday)];

  expect(one.equals(other)).toBe(false);
});

test.each([
  { down: true },
  { hang: true },
  { delayMilliseconds: 1_500 },
  { faultRate: 1 },
  { wrongRate: 1 },
  { wrongRate: 1, wrongKind: 'untrue' as const },
  { stale: true },
  { forged: true },
])('a witness with %o is passed over for the next one', async (trouble) => {
  await adminOf(authorities[0]).behave(trouble);

  const reply = readTimeStamp(await witness().stamp(bytes, isOfToday));

  expect(reply.sha256).toBe(sha256Hex(bytes));
  expect(await adminOf(authorities[0]).statistics()).toMatchObject({ calls: 1 });
  expect(await adminOf(authorities[1]).statistics()).toMatchObject({ calls: 1 });
});

test('an old reply, however good, is no answer to a new question', async () => {
  const old = await witness().stamp(bytes, isOfToday);
  const replaying = createServer((_, response) => response.end(old)).listen(0, '127.0.0.1');
  await once(replaying, 'listening');
  const address = replaying.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on a port.');
  const replayed = witnessPort({ urls: [`http://127.0.0.1:${address.port}`] });

  await expect(replayed.stamp(bytes, isOfToday)).rejects.toMatchObject({ reason: 'no-relay' });

  replaying.closeAllConnections();
  replaying.close();
});

test('when no witness has a good answer, nothing is stamped', async () => {
  await adminOf(authorities[0]).behave({ stale: true });
  await adminOf(authorities[1]).behave({ down: true });

  await expect(witness().stamp(bytes, isOfToday)).rejects.toMatchObject({ service: 'witness', reason: 'no-relay' });
});

test('a witness that fails time after time is left alone for a while', async () => {
  await adminOf(authorities[0]).behave({ down: true });
  const port = witness();
  for (let time = 1; time <= 6; time += 1) await port.stamp(bytes, isOfToday);

  expect(await adminOf(authorities[0]).statistics()).toMatchObject({ calls: 3 });
  expect(await adminOf(authorities[1]).statistics()).toMatchObject({ calls: 6 });
});
