import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CertificateId } from '../../events/training.ts';
import { StatementFault, type NamedKey } from '../../shared/domain/statement.ts';
import { verifyCertificate } from '../../shared/domain/training/certificate.ts';
import { verifyReceipt } from '../../shared/domain/receipt.ts';
import { rootSigner } from '../../shared/keys/signing.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { queryAll } from '../../shared/table/read.ts';
import { completionWorld, noticeDay, noticeOf, type CompletionWorld } from '../support/completions.ts';
import { staff } from '../support/courses.ts';
import { signingKeys, type SigningKeys } from '../support/signing-key.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let engine: SigningKeys;
let world: CompletionWorld;
let root: NamedKey;
let otherRoot: NamedKey;
beforeAll(async () => {
  [local, engine] = await Promise.all([localTable(), signingKeys()]);
  world = await completionWorld(local.table, engine);
  root = await rootSigner({ kms: engine.kms, keyArn: engine.keyArn }).publicJwk();
  otherRoot = await rootSigner({ kms: engine.kms, keyArn: engine.otherKeyArn }).publicJwk();
});
afterAll(async () => {
  await world.stop();
  await Promise.all([local.stop(), engine.stop()]);
});

/** The certificate of a training that was just completed. */
const issued = async (name: string): Promise<CertificateId> => {
  const order = await world.training(name);
  await world.tell([noticeOf(order, { preTest: 40, postTest: 85, score: 90 })]);
  await world.drain();
  return CertificateId.parse((await orderTable(local.table).get(order.orderId))?.certificateId);
};

const later = new Date('2033-01-01T00:00:00.000Z');
const revocation = { kind: 'evidence-false', reason: 'Peserta mengaku tidak pernah hadir.' };

describe('a certificate', () => {
  test('states the training, masks the name, and is shown to whoever has its number, in small letters too', async () => {
    const certificateId = await issued('shown');

    const answer = await world.certificate(certificateId);
    const typed = await world.certificate(certificateId.toLowerCase());

    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        certificateId,
        status: 'valid',
        holder: 'S*** A***',
        title: 'Dasar Pemasaran Digital',
        hours: 16,
        completedAt: '2023-03-06T03:00:00.000Z',
        scores: { preTest: 40, postTest: 85, final: 90 },
      },
    });
    expect(typed.body).toEqual(answer.body);
    const stored = JSON.stringify([answer.body, await queryAll(local.table, { pk: `CERTIFICATE#${certificateId}` })]);
    expect(stored).not.toMatch(/Siti|Aminah/);
  });

  test('is checked without asking anybody, by who has the programme’s public key', async () => {
    const { signed } = (await world.certificates.get(await issued('offline'))) ?? { signed: '' };

    const statement = verifyCertificate(signed, [otherRoot, root], later);

    expect(statement).toMatchObject({ holder: 'S*** A***', hours: 16, institution: { id: 'lp-cendekia' } });
    expect(() => verifyCertificate(signed, otherRoot, later)).toThrow('not by a key of the programme');
    expect(() => verifyCertificate(signed, root, new Date(noticeDay.getTime() - 1))).toThrow('from the future');
    expect(() => verifyReceipt(signed, root, later)).toThrow(StatementFault);
    const [header = '', , signature = ''] = signed.split('.');
    const forged = Buffer.from(JSON.stringify({ ...statement, hours: 40 })).toString('base64url');
    expect(() => verifyCertificate(`${header}.${forged}.${signature}`, root, later)).toThrow('key of its certificate');
  });

  test('has a page in plain words that loads nothing and runs nothing', async () => {
    const certificateId = await issued('page');

    const { statusCode, headers, body } = await world.page(certificateId);

    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'content-language': 'id' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(body).toContain('Sertifikat ini SAH');
    expect(body).toContain('S*** A***');
    expect(body).toContain('6 Maret 2023');
    expect(body).not.toMatch(/<script|https?:/);
  });

  test('that does not exist is told so, on the page too', async () => {
    const unknown = 'Z'.repeat(24);

    const answers = [await world.certificate(unknown), await world.certificate('x')];
    const page = await world.page(unknown);

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [404, 'certificate-not-found'],
      [404, 'certificate-not-found'],
    ]);
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('TIDAK ADA');
  });
});

describe('revoking a certificate', () => {
  test('is for good, once; the page says when and why, without what an operator wrote', async () => {
    const certificateId = await issued('revoked');

    const atOnce = await Promise.all([
      world.revoke(certificateId, revocation),
      world.revoke(certificateId, { ...revocation, kind: 'issued-in-error' }),
    ]);
    const again = await world.revoke(certificateId, { ...revocation, kind: 'holder-not-participant' });

    const { body } = await world.page(certificateId);
    const events = await queryAll(local.table, { pk: keys.certificate(certificateId).pk, prefix: 'EVENT#' });
    expect([...atOnce, again].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set([...atOnce, again].map(({ body: told }) => told['revokedBecause'])).size).toBe(1);
    expect(again.body).toMatchObject({ status: 'revoked', revokedAt: noticeDay.toISOString() });
    expect(body).toContain('Sertifikat ini DICABUT');
    expect(body).toContain('11 Maret 2023');
    expect(body).not.toContain('mengaku');
    expect(events.map(({ event }) => event)).toEqual(['certificate.revoked.v1']);
    expect(JSON.stringify(await world.certificates.get(certificateId))).not.toContain('mengaku');
  });

  test('takes an operator, a kind and a reason', async () => {
    const certificateId = await issued('not revoked');

    const answers = [
      await world.revoke(certificateId, revocation, staff.approver),
      await world.revoke(certificateId, { ...revocation, kind: 'mood' }),
      await world.revoke(certificateId, { ...revocation, reason: 'ya' }),
      await world.revoke('Z'.repeat(24), revocation),
    ];

    expect(answers.map(({ body }) => body['code'])).toEqual([
      'role-missing',
      'field-malformed',
      'field-too-short',
      'certificate-not-found',
    ]);
    expect((await world.certificate(certificateId)).body).toMatchObject({ status: 'valid' });
  });
});
