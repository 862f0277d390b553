import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { timeStampingAuthority, type Authority } from '../../../local/sandboxes/time-stamping.ts';
import { sha256Hex } from '../../../shared/domain/draw/hash.ts';
import { readTimeStamp, signedBy, timeStampQuery, trustedCertificates } from '../../../shared/evidence/time-stamp.ts';

const bytes = Buffer.from('{"waveId":"2023-48"}\n');
const at = new Date('2023-02-20T17:31:07.250Z');
const nonce = 0xdeca_fbad_c0ff_ee00n;
const query = timeStampQuery(bytes, nonce);
const certificateOf = (pem: string) => trustedCertificates(pem);
let authority: Authority;

beforeAll(async () => {
  authority = await timeStampingAuthority();
});

describe('the reply of an authority', () => {
  test('tells what existed, when at the latest, and which question it answers', async () => {
    const stamp = readTimeStamp(await authority.reply(query, { at, accuracySeconds: 2 }));

    expect(stamp).toMatchObject({
      sha256: sha256Hex(bytes),
      at: '2023-02-20T17:31:07.250Z',
      atLatest: '2023-02-20T17:31:09.250Z',
      nonce,
    });
  });

  test('is signed by an authority that the certificate of its root vouches for, or is itself the one given', async () => {
    const stamp = readTimeStamp(await authority.reply(query, { at }));

    for (const pem of [authority.rootPem, authority.signerPem]) {
      expect(await signedBy(stamp, bytes, certificateOf(pem))).toBe('Sandbox Time Stamping, vouches for nothing');
    }
  });

  test('is not believed over other bytes, or where its signature does not hold or names no certificate', async () => {
    const plain = readTimeStamp(await authority.reply(query, { at }));
    const forged = readTimeStamp(await authority.reply(query, { at, isForged: true }));
    const unbound = readTimeStamp(await authority.reply(query, { at, isUnbound: true }));

    await expect(signedBy(plain, Buffer.from('other'))).rejects.toThrow('has a signature that does not hold.');
    await expect(signedBy(forged, bytes)).rejects.toThrow('has a signature that does not hold.');
    await expect(signedBy(unbound, bytes)).rejects.toThrow('does not name the certificate');
  });

  test('is not believed from anybody else than the authority whose certificate was given', async () => {
    // Of the same name: it is the key that counts.
    const other = await timeStampingAuthority();
    const stamp = readTimeStamp(await other.reply(query, { at }));

    expect(await signedBy(stamp, bytes)).toBe('Sandbox Time Stamping, vouches for nothing');
    await expect(signedBy(stamp, bytes, certificateOf(authority.rootPem))).rejects.toThrow('does not vouch for');
    await expect(signedBy(stamp, bytes, certificateOf(authority.signerPem))).rejects.toThrow('does not vouch for');
  });

  test('is not believed from a certificate that is for something else', async () => {
    const server = await timeStampingAuthority({ purpose: '1.3.6.1.5.5.7.3.1' });
    const stamp = readTimeStamp(await server.reply(query, { at }));

    await expect(signedBy(stamp, bytes)).rejects.toThrow('not for time stamping');
  });

  test('is not believed from a certificate that was not valid at the time that it states', async () => {
    const valid = { from: new Date('2023-02-21T00:00:00Z'), until: new Date('2024-02-21T00:00:00Z') };
    const early = await timeStampingAuthority({ valid });
    const stamp = readTimeStamp(await early.reply(query, { at }));
    const later = readTimeStamp(await early.reply(query, { at: valid.until }));

    await expect(signedBy(stamp, bytes)).rejects.toThrow('was not valid then');
    await expect(signedBy(stamp, bytes, certificateOf(early.signerPem))).rejects.toThrow('was not valid then');
    // Whether it has expired since is of no account.
    expect(await signedBy(later, bytes, certificateOf(early.rootPem))).toBeDefined();
  });

  test('says the same or is refused, whichever of its bytes is changed', async () => {
    const reply = await authority.reply(query, { at, accuracySeconds: 1 });
    const { sha256, atLatest } = readTimeStamp(reply);
    const trusted = certificateOf(authority.rootPem);
    const others: unknown[] = [];

    for (let place = 0; place < reply.length; place += 1) {
      const changed = Buffer.from(reply);
      changed.writeUInt8(changed.readUInt8(place) ^ (1 << (place % 8)), place);
      try {
        const stamp = readTimeStamp(changed);
        await signedBy(stamp, bytes, trusted);
        if (stamp.sha256 !== sha256 || stamp.atLatest !== atLatest) others.push(place);
      } catch (fault) {
        if (!(fault instanceof Error) || fault.name !== 'DrawFault') others.push([place, fault]);
      }
    }

    expect(others).toEqual([]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html>')],
    ['a question', query],
    // PKIStatus 2, rejection, and no token.
    ['a refusal', Buffer.from('30053003020102', 'hex')],
  ])('is none where %s came', (_, given) => {
    expect(() => readTimeStamp(given)).toThrow(/^is (no reply|a refusal)/);
  });
});

describe('replies of another implementation', () => {
  const known = z
    .object({
      stampedText: z.string(),
      at: z.string(),
      by: z.string(),
      certificates: z.record(z.string(), z.string()),
      replies: z.record(z.string(), z.base64()),
    })
    .parse(JSON.parse(readFileSync(new URL('../../known-answers/time-stamps.json', import.meta.url), 'utf8')));
  const text = Buffer.from(known.stampedText);

  test.each(Object.entries(known.replies))('are understood, with the certificate named by %s', async (_, reply) => {
    const stamp = readTimeStamp(Buffer.from(reply, 'base64'));

    expect(stamp).toMatchObject({ sha256: sha256Hex(text), at: known.at });
    expect(Date.parse(stamp.atLatest) - Date.parse(stamp.at)).toBe(1_000);
    for (const pem of Object.values(known.certificates)) {
      expect(await signedBy(stamp, text, trustedCertificates(pem))).toBe(known.by);
    }
    await expect(signedBy(stamp, text, trustedCertificates(authority.rootPem))).rejects.toThrow('does not vouch for');
  });
});

test('a file without a certificate is refused as one', () => {
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

  for (const text of ['', 'not PEM', broken]) expect(() => trustedCertificates(text)).toThrow('no certificate in PEM');
});
